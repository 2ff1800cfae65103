"""Dutch."""

from __future__ import annotations

from publisher.transforms.lexicon.entry import Lexicon, header, months, phrases, words

__all__ = ["LEXICON"]

LEXICON = Lexicon(
    tag="nl",
    common=words(
        "de het een en van ik te dat die in je niet zijn is was op aan met als voor had er maar om "
        "hem dan zou of wat mijn men dit zo door over ze zich bij ook tot mij uit der daar naar "
        "heb hoe heeft hebben deze want nog zal toen wij we geen iets werd veel wel hij zij kan "
        "moet nu alles waren weer mensen toch heel"
    ),
    asks=phrases("v|vr|vraag|interviewer|interviewster|verslaggever|redactie"),
    answers=phrases("a|antw|antwoord|geïnterviewde|gast"),
    moderators=phrases("moderator|gespreksleider|presentator|presentatrice|voorzitter"),
    audience=phrases("publiek|uit de zaal|zaal|luisteraar"),
    narrators=phrases("verteller|voice-over"),
    header=header(
        interviewee="geïnterviewde|geïnterviewden|gast|gasten|respondent|verteller",
        interviewer="interviewer|interviewster|interview door|geïnterviewd door|interview",
        author="door|auteur|tekst|tekst door",
        date="datum|datum interview|opgenomen op|opnamedatum|datum van het interview",
        posted="gepubliceerd op|geplaatst op",
        place="plaats|locatie|plaats van het interview",
        title="titel",
        transcriber="transcriptie|getranscribeerd door|transcribent",
        translator="vertaling|vertaald door|vertaler",
        length="duur|lengte",
        credit="foto's|fotografie|beeld",
        language="taal",
        source="bron",
        participants="aanwezig|aanwezigen|deelnemers",
    ),
    months=months(
        "januari jan|februari feb|maart mrt|april apr|mei|juni jun|juli jul|augustus aug|"
        "september sept sep|oktober okt|november nov|december dec"
    ),
    weekdays=words("maandag dinsdag woensdag donderdag vrijdag zaterdag zondag"),
    sounds=words(
        "lacht lachend lachen gelach stilte pauze zucht zuchtend onverstaanbaar applaus muziek "
        "hoest huilt fluistert stil knikt wijst geluid rumoer"
    ),
    gaps=words("onverstaanbaar onduidelijk"),
    hesitations=(r"e+h+m*", r"u+h+m*", r"h+m+"),
    pronouns=words("hij zij ze allen iedereen"),
    said=words(
        "ik jij zij wij jullie dit dat zei zegt vroeg vraagt antwoordde noot foto foto's "
        "afbeelding bron zie voorbeeld inhoud samenvatting ja nee maar dus want toen omdat"
    ),
    captions=phrases("foto|foto's|beeld|afbeelding|bijschrift"),
    particles=words("van de der den het ter ten te 't"),
    titles=phrases(
        "interview met|in gesprek met|gesprek met|een gesprek met|vraaggesprek met|op bezoek bij"
    ),
    genres=phrases("interview|het interview|vraaggesprek|transcriptie"),
    bylines=phrases("door|tekst|tekst door|interview door|geïnterviewd door"),
    recorded=phrases("opgenomen|gehouden"),
    posted=phrases("gepubliceerd|geplaatst|bijgewerkt"),
    myself=phrases("ik ben|ik heet|mijn naam is"),
    honorifics=words("dhr mevr mevrouw meneer drs ir mr"),
    interviewer="Interviewer",
    interviewee="Geïnterviewde",
)
