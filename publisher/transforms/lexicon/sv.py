"""Swedish."""

from __future__ import annotations

from publisher.transforms.lexicon.entry import Lexicon, header, months, phrases, words

__all__ = ["LEXICON"]

LEXICON = Lexicon(
    tag="sv",
    common=words(
        "och i att det som en på är av för med den till inte om ett han hon men var jag sig från "
        "vi så kan man när år hade eller vad mycket du här de har där skulle bara då ut alla upp "
        "också efter kom min mig oss vid någon något hur sedan bli blev fick ju inget göra"
    ),
    asks=phrases("f|fråga|intervjuare|intervjuaren|reporter"),
    answers=phrases("s|svar|intervjuperson|informant|gäst"),
    moderators=phrases("moderator|samtalsledare|programledare|ordförande"),
    audience=phrases("publik|publiken|ur publiken|åhörare"),
    narrators=phrases("berättare|berättarröst"),
    header=header(
        interviewee="intervjuperson|intervjuad|informant|gäst|gäster|meddelare",
        interviewer="intervjuare|intervjuad av|intervju av|intervju",
        author="av|text|författare|text av",
        date="datum|intervjudatum|inspelad|inspelat|inspelningsdatum",
        posted="publicerad|publicerat|publicerades",
        place="plats|ort",
        title="titel|rubrik",
        transcriber="transkribering|transkriberad av|utskrift|utskrift av",
        translator="översättning|översatt av",
        length="längd|speltid",
        credit="foto|bild",
        language="språk",
        source="källa",
        participants="deltagare|närvarande",
    ),
    months=months(
        "januari jan|februari feb febr|mars|april apr|maj|juni|juli|augusti aug|"
        "september sept sep|oktober okt|november nov|december dec"
    ),
    weekdays=words("måndag måndagen tisdag onsdag torsdag fredag lördag söndag"),
    sounds=words(
        "skratt skrattar skrattande tystnad paus ohörbart applåder suckar suck musik hostar gråter "
        "viskar nickar pekar tyst ljud"
    ),
    gaps=words("ohörbart otydligt"),
    hesitations=(r"ö+h+m*", r"ä+h+m*", r"e+h+m*", r"h+m+"),
    pronouns=words("alla båda"),
    said=words(
        "jag det detta sade sa säger frågade frågar svarade svarar anm not bild foto källa se "
        "exempel innehåll ja nej men alltså därför"
    ),
    captions=words("foto bild bildtext"),
    particles=words("af av von de"),
    titles=phrases("intervju med|samtal med|ett samtal med|möte med|en intervju med|i samtal med"),
    genres=phrases("intervju|intervjun|samtal|transkribering"),
    bylines=phrases("av|text|text av|intervju av"),
    recorded=phrases("inspelad|inspelat"),
    posted=phrases("publicerad|publicerat|uppdaterad"),
    myself=phrases("jag heter|mitt namn är|jag är"),
    honorifics=words("herr fru fröken"),
    interviewer="Intervjuare",
    interviewee="Intervjuperson",
)
