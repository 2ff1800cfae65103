"""Phrases in French.

Floor 3: imports the form of the table only.
"""

from __future__ import annotations

from publisher.xhtml.phrases.table import AccessibilityPhrases, Phrases

__all__ = ["FRENCH"]

FRENCH = Phrases(
    language="fr",
    titles={
        "cover": "Couverture",
        "half-title": "Faux-titre",
        "title-page": "Page de titre",
        "copyright": "Mentions légales",
        "dedication": "Dédicace",
        "epigraph": "Épigraphe",
        "contents": "Table des matières",
        "foreword": "Avant-propos",
        "preface": "Préface",
        "introduction": "Introduction",
        "prologue": "Prologue",
        "part": "Partie",
        "interview": "Entretien",
        "epilogue": "Épilogue",
        "conclusion": "Conclusion",
        "afterword": "Postface",
        "appendix": "Annexe",
        "chronology": "Chronologie",
        "glossary": "Glossaire",
        "bibliography": "Bibliographie",
        "contributors": "Les contributeurs",
        "permissions": "Crédits",
        "acknowledgments": "Remerciements",
        "series-page": "Dans la même collection",
        "illustrations": "Table des illustrations",
        "index": "Index",
        "errata": "Errata",
        "colophon": "Colophon",
    },
    start="Début du texte",
    landmarks="Repères",
    pages="Pages du livre imprimé",
    notes="Notes",
    back="Retour au texte de la note {number}",
    parts=tuple(
        f"{number} partie"
        for number in (
            *("Première", "Deuxième", "Troisième", "Quatrième", "Cinquième", "Sixième"),
            *("Septième", "Huitième", "Neuvième", "Dixième", "Onzième", "Douzième"),
        )
    ),
    part="Partie {number}",
    instalment="{title} ({part})",
    conversation="Entretien avec {people}",
    various="Collectif",
    byline="Par {people}",
    interviewed="Propos recueillis par {people}",
    moderated="Débat animé par {people}",
    relators={
        "aft": "Postface de {people}",
        "aui": "Introduction de {people}",
        "aut": "Par {people}",
        "bkd": "Maquette de {people}",
        "com": "Textes réunis par {people}",
        "cov": "Couverture de {people}",
        "edt": "Édition établie par {people}",
        "ill": "Illustrations de {people}",
        "ive": "Entretien avec {people}",
        "ivr": "Entretiens menés par {people}",
        "pbl": "Publié par {people}",
        "pht": "Photographies de {people}",
        "trc": "Transcription de {people}",
        "trl": "Traduction de {people}",
        "wpr": "Préface de {people}",
    },
    forms={
        "epub": "EPUB",
        "pdf": "PDF",
        "paperback": "broché",
        "hardcover": "relié",
        "print": "imprimé",
        "web": "web",
    },
    isbn="ISBN {isbn} ({form})",
    voices={
        "interviewer": "Question",
        "interviewee": "Réponse",
        "moderator": "Modération",
        "audience": "Public",
        "narrator": "Récit",
        "unknown": "Voix",
    },
    label="{name}\N{NO-BREAK SPACE}:",
    comma=", ",
    last_comma="",
    conjunction=" et ",
    months=(
        *("janvier", "février", "mars", "avril", "mai", "juin"),
        *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
    ),
    day="{day} {month} {year}",
    month="{month} {year}",
    cover="Couverture de {title}",
    rhythm="des lignes fines, une par prise de parole, longues ou courtes comme elle",
    index_note="Les chiffres en gras renvoient à des entretiens entiers.",
    see="Voir {name}",
    copyright="Copyright © {holder}",
    copyright_of="{of} © {holder}",
    sources="Les sources des entretiens sont indiquées sous «\N{NARROW NO-BREAK SPACE}{title}"
    "\N{NARROW NO-BREAK SPACE}», à la fin du livre.",
    published="Première publication\N{NO-BREAK SPACE}: {title}",
    recorded="Enregistrement\N{NO-BREAK SPACE}: {occasion}",
    catalogue={
        "heading": "Notice bibliographique",
        "names": "Noms\N{NO-BREAK SPACE}: {data}",
        "title": "Titre\N{NO-BREAK SPACE}: {data}",
        "description": "Description\N{NO-BREAK SPACE}: {data}",
        "series": "Collection\N{NO-BREAK SPACE}: {data}",
        "identifiers": "Identifiants\N{NO-BREAK SPACE}: {data}",
        "subjects": "Sujets\N{NO-BREAK SPACE}: {data}",
    },
    typefaces="Composé en {families}.",
    fallbacks="Autres écritures et signes en {families}.",
    offprint="Tiré à part de {book}",
    folio="page {first}",
    folios="pages {first}–{last}",
    license="{notice}, sous {license}.",
    colophon=(
        "Ce livre a été fait avec publisher à partir des manuscrits édités.",
        (
            "Pas un mot n’en a été changé en chemin\N{NO-BREAK SPACE}: n’ont été ajoutés que "
            "les noms des personnes qui parlent, les numéros, la table et les pages sur le "
            "livre, comme celle-ci."
        ),
    ),
    accessibility=AccessibilityPhrases(
        structure="La table des matières et les titres permettent de naviguer dans le livre, "
        "l’ordre de lecture est celui du texte, et le texte peut être agrandi, recoloré et lu à "
        "voix haute.",
        unpictured="Hormis la couverture, le livre n’a pas d’images.",
        described="Chaque image a un texte de remplacement.",
        undescribed="Il y a des images sans texte de remplacement.",
        pages="Les numéros de page sont ceux du livre imprimé.",
        undetermined="La langue de certains textes n’est pas indiquée, et ils peuvent être "
        "lus à voix haute comme dans une autre.",
    ),
)
