"""Phrases in German.

Floor 3: imports the form of the table only.
"""

from __future__ import annotations

from publisher.xhtml.phrases.table import AccessibilityPhrases, Phrases

__all__ = ["GERMAN"]

GERMAN = Phrases(
    language="de",
    titles={
        "cover": "Umschlag",
        "half-title": "Schmutztitel",
        "title-page": "Titelseite",
        "copyright": "Impressum",
        "dedication": "Widmung",
        "epigraph": "Motto",
        "contents": "Inhalt",
        "foreword": "Geleitwort",
        "preface": "Vorwort",
        "introduction": "Einleitung",
        "prologue": "Prolog",
        "part": "Teil",
        "interview": "Gespräch",
        "epilogue": "Epilog",
        "conclusion": "Schluss",
        "afterword": "Nachwort",
        "appendix": "Anhang",
        "chronology": "Zeittafel",
        "glossary": "Glossar",
        "bibliography": "Literatur",
        "contributors": "Die Beteiligten",
        "permissions": "Nachweise",
        "acknowledgments": "Dank",
        "series-page": "In dieser Reihe",
        "illustrations": "Abbildungen",
        "index": "Register",
        "errata": "Berichtigungen",
        "colophon": "Kolophon",
    },
    start="Beginn des Textes",
    landmarks="Wegweiser",
    pages="Seiten des gedruckten Buchs",
    notes="Anmerkungen",
    back="Zurück zum Text von Anmerkung {number}",
    parts=tuple(
        f"{number} Teil"
        for number in (
            *("Erster", "Zweiter", "Dritter", "Vierter", "Fünfter", "Sechster"),
            *("Siebter", "Achter", "Neunter", "Zehnter", "Elfter", "Zwölfter"),
        )
    ),
    part="Teil {number}",
    instalment="{title} ({part})",
    conversation="Ein Gespräch mit {people}",
    various="Verschiedene",
    byline="Von {people}",
    interviewed="Interview: {people}",
    moderated="Moderation: {people}",
    relators={
        "aft": "Mit einem Nachwort von {people}",
        "aui": "Mit einer Einleitung von {people}",
        "aut": "Von {people}",
        "bkd": "Gestaltet von {people}",
        "com": "Zusammengestellt von {people}",
        "cov": "Umschlag von {people}",
        "edt": "Herausgegeben von {people}",
        "ill": "Illustriert von {people}",
        "ive": "Im Gespräch mit {people}",
        "ivr": "Interviews von {people}",
        "pbl": "Verlegt von {people}",
        "pht": "Fotografien von {people}",
        "trc": "Transkribiert von {people}",
        "trl": "Übersetzt von {people}",
        "wpr": "Mit einem Vorwort von {people}",
    },
    forms={
        "epub": "EPUB",
        "pdf": "PDF",
        "paperback": "Broschur",
        "hardcover": "gebunden",
        "print": "gedruckt",
        "web": "Web",
    },
    isbn="ISBN {isbn} ({form})",
    voices={
        "interviewer": "Frage",
        "interviewee": "Antwort",
        "moderator": "Moderation",
        "audience": "Publikum",
        "narrator": "Erzählung",
        "unknown": "Stimme",
    },
    label="{name}:",
    comma=", ",
    last_comma="",
    conjunction=" und ",
    months=(
        *("Januar", "Februar", "März", "April", "Mai", "Juni"),
        *("Juli", "August", "September", "Oktober", "November", "Dezember"),
    ),
    day="{day}.\N{NO-BREAK SPACE}{month} {year}",
    month="{month} {year}",
    cover="Umschlag von {title}",
    rhythm="feine Linien, eine für jeden Redebeitrag, lang oder kurz wie er",
    index_note="Fette Zahlen verweisen auf ganze Gespräche.",
    see="Siehe {name}",
    copyright="Copyright © {holder}",
    copyright_of="{of} © {holder}",
    sources="Die Quellen der Gespräche nennt der Abschnitt „{title}“ am Ende des Buchs.",
    published="Zuerst veröffentlicht in {title}",
    recorded="Aufgezeichnet {occasion}",
    catalogue={
        "heading": "Bibliografische Angaben",
        "names": "Namen: {data}",
        "title": "Titel: {data}",
        "description": "Beschreibung: {data}",
        "series": "Reihe: {data}",
        "identifiers": "Identifikatoren: {data}",
        "subjects": "Schlagwörter: {data}",
    },
    typefaces="Gesetzt aus der {families}.",
    fallbacks="Andere Schriftsysteme und Zeichen aus der {families}.",
    offprint="Sonderdruck aus {book}",
    folio="Seite {first}",
    folios="Seiten {first}–{last}",
    license="{notice}, unter der {license}.",
    colophon=(
        "Dieses Buch wurde mit publisher aus den redigierten Manuskripten gemacht.",
        (
            "Unterwegs wurde kein Wort davon verändert: Hinzugekommen sind die Namen der "
            "Sprechenden, die Nummern, das Inhaltsverzeichnis und die Seiten über das Buch, so wie "
            "diese."
        ),
    ),
    accessibility=AccessibilityPhrases(
        structure="Inhaltsverzeichnis und Überschriften erschließen das Buch, die Lesereihenfolge "
        "ist die des Textes, und der Text lässt sich vergrößern, umfärben und vorlesen.",
        unpictured="Außer dem Umschlag hat das Buch keine Bilder.",
        described="Jedes Bild hat einen Alternativtext.",
        undescribed="Es gibt Bilder ohne Alternativtext.",
        pages="Die Seitenzahlen sind die des gedruckten Buches.",
        undetermined="Die Sprache mancher Texte ist nicht angegeben, und sie werden vielleicht "
        "wie in einer anderen vorgelesen.",
    ),
)
