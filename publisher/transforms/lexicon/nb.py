"""Norwegian, both Bokmål and what Nynorsk shares with it or has of its own."""

from __future__ import annotations

from publisher.transforms.lexicon.entry import Lexicon, header, months, phrases, words

__all__ = ["LEXICON"]

LEXICON = Lexicon(
    tag="nb",
    common=words(
        "og i jeg det er på til som en å for av at med var de ikke den har om et men så seg han hun "
        "fra vi du man når hadde eller hva meg også etter ble noen noe mye hvor bare da kunne skal "
        "vil opp alle skulle oss min mitt dette være nå over ut sin eg ikkje ein eit frå dei kva "
        "nei vart der hvordan siden kom"
    ),
    asks=phrases("s|sp|spm|spørsmål|intervjuer|journalist"),
    answers=phrases("sv|svar|intervjuobjekt|informant|gjest"),
    moderators=phrases("moderator|ordstyrer|møteleder|programleder"),
    audience=phrases("publikum|fra salen|salen"),
    narrators=phrases("forteller|fortellerstemme"),
    header=header(
        interviewee="intervjuobjekt|intervjuet|informant|gjest|gjester",
        interviewer="intervjuer|intervjuet av|intervju av|intervju",
        author="av|tekst|forfatter|tekst av",
        date="dato|intervjudato|tatt opp|innspilt",
        posted="publisert|publisert den",
        place="sted|stad",
        title="tittel",
        transcriber="transkripsjon|transkribert av|utskrift",
        translator="oversettelse|oversatt av|omsetjing",
        length="lengde|varighet",
        credit="foto|bilde",
        language="språk",
        source="kilde",
        participants="deltakere|til stede",
    ),
    months=months(
        "januar jan|februar feb|mars|april apr|mai|juni|juli|august aug|"
        "september sept sep|oktober okt|november nov|desember des"
    ),
    weekdays=words("mandag tirsdag onsdag torsdag fredag lørdag søndag"),
    sounds=words(
        "ler latter pause stillhet uhørlig applaus sukker sukk musikk hoster gråter hvisker nikker "
        "peker lyd"
    ),
    gaps=words("uhørlig utydelig"),
    hesitations=(r"ø+h+m*", r"e+h+m*", r"h+m+"),
    pronouns=words("alle begge"),
    said=words(
        "jeg det dette sa sier spurte spør svarte svarer merk bilde foto kilde se eksempel innhold "
        "ja nei men derfor fordi"
    ),
    captions=words("foto bilde bildetekst"),
    particles=words("av von de"),
    titles=phrases("intervju med|samtale med|en samtale med|møte med|et intervju med"),
    genres=phrases("intervju|intervjuet|samtale|transkripsjon"),
    bylines=phrases("av|tekst|tekst av|intervju av"),
    recorded=phrases("tatt opp|innspilt"),
    posted=phrases("publisert|oppdatert"),
    myself=phrases("jeg heter|mitt navn er|navnet mitt er|eg heiter|jeg er"),
    honorifics=words("herr fru frøken"),
    interviewer="Intervjuer",
    interviewee="Intervjuobjekt",
)
