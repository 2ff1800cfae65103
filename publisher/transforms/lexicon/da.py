"""Danish."""

from __future__ import annotations

from publisher.transforms.lexicon.entry import Lexicon, header, months, phrases, words

__all__ = ["LEXICON"]

LEXICON = Lexicon(
    tag="da",
    common=words(
        "og i jeg det er på til som en at for af med var de ikke den har om et men så sig han hun "
        "fra vi du man når havde eller hvad mig også efter blev nogle noget nogen meget hvor bare da "
        "kunne skal vil op alle skulle os min mit dette være nu over ud sin hvordan siden kom jer "
        "dig lige ham her der have mod"
    ),
    asks=phrases("s|sp|spm|spørgsmål|interviewer|intervieweren|journalist"),
    answers=phrases("sv|svar|interviewperson|informant|gæst"),
    moderators=phrases("moderator|ordstyrer|mødeleder|vært"),
    audience=phrases("publikum|fra salen|salen"),
    narrators=phrases("fortæller"),
    header=header(
        interviewee="interviewperson|interviewet|informant|gæst|gæster",
        interviewer="interviewer|interviewet af|interview af|interview",
        author="af|tekst|forfatter|tekst af",
        date="dato|interviewdato|optaget",
        posted="udgivet|offentliggjort|publiceret",
        place="sted",
        title="titel",
        transcriber="transskription|transskriberet af|udskrift",
        translator="oversættelse|oversat af",
        length="længde|varighed",
        credit="foto|billede",
        language="sprog",
        source="kilde",
        participants="deltagere|til stede",
    ),
    months=months(
        "januar jan|februar feb|marts|april apr|maj|juni|juli|august aug|"
        "september sept sep|oktober okt|november nov|december dec"
    ),
    weekdays=words("mandag tirsdag onsdag torsdag fredag lørdag søndag"),
    sounds=words(
        "ler griner latter pause stilhed uhørligt bifald sukker suk musik hoster græder hvisker "
        "nikker peger lyd"
    ),
    gaps=words("uhørligt utydeligt"),
    hesitations=(r"ø+h+m*", r"e+h+m*", r"h+m+"),
    pronouns=words("alle begge"),
    said=words(
        "jeg det dette sagde siger spurgte spørger svarede svarer bemærk billede foto kilde se "
        "eksempel indhold ja nej men derfor fordi"
    ),
    captions=words("foto billede billedtekst"),
    particles=words("af von de"),
    titles=phrases("interview med|samtale med|en samtale med|møde med|et interview med"),
    genres=phrases("interview|interviewet|samtale|transskription"),
    bylines=phrases("af|tekst|tekst af|interview af"),
    recorded=phrases("optaget"),
    posted=phrases("udgivet|offentliggjort|opdateret"),
    myself=phrases("jeg hedder|mit navn er|jeg er"),
    honorifics=words("hr herr fru frøken"),
    interviewer="Interviewer",
    interviewee="Interviewperson",
)
