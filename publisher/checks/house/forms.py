"""Words that have two good forms, of which a book keeps one.

*The Chicago Manual of Style* (18th ed., “Spelling”), *New Hart's Rules* (2nd ed., “Spelling
and hyphenation”); Duden, *Die deutsche Rechtschreibung* (29th ed.); *Journal
officiel*, 6 December 1990.

Floor 4: imports the standard library only.
"""

from __future__ import annotations

import re

__all__ = ["FORMS", "LISTED", "Choice"]

_LISTED = {
    "en": """
        email, emails, emailed / e-mail, e-mails, e-mailed
        percent / per cent
        okay, Okay / OK, O.K.
        website, websites / web site, web sites
        online / on-line
        adviser, advisers / advisor, advisors
        grey, greyer, greyish / gray, grayer, grayish
        colour, colours, coloured / color, colors, colored
        favourite, favourites / favorite, favorites
        neighbour, neighbours, neighbourhood / neighbor, neighbors, neighborhood
        honour, honours, honoured / honor, honors, honored
        labour / labor
        centre, centres / center, centers
        theatre, theatres / theater, theaters
        towards / toward
        among / amongst
        while / whilst
        judgement, judgements / judgment, judgments
        focused, focusing / focussed, focussing
        traveller, travellers, travelled, travelling / traveler, travelers, traveled, traveling
        realise, realised, realises, realising / realize, realized, realizes, realizing
        recognise, recognised, recognising / recognize, recognized, recognizing
        organise, organised, organising / organize, organized, organizing
        organisation, organisations / organization, organizations
        jewellery / jewelry
        pyjamas / pajamas
        plough, ploughs, ploughed / plow, plows, plowed
        ageing / aging
        artefact, artefacts / artifact, artifacts
        medieval / mediaeval
        yoghurt / yogurt
        acknowledgement, acknowledgements / acknowledgment, acknowledgments
        all right / alright
        no one / no-one
    """,
    "de": """
        E-Mail, E-Mails / Email, Emails / e-mail / email
        dass / daß
        muss / muß
        aufwendig, aufwendige, aufwendigen / aufwändig, aufwändige, aufwändigen
        selbständig, selbständige, selbständigen / selbstständig, selbstständige, selbstständigen
        Fotografie, Fotografien / Photographie, Photographien
        Telefon / Telephon
        Potenzial, Potenziale / Potential, Potentiale
    """,
    "fr": """
        clé, clés / clef, clefs
        événement, événements / évènement, évènements
        mail, mails / e-mail, e-mails / email, emails
        week-end, week-ends / weekend, weekends
        août / aout
    """,
    "es": """
        email, emails / e-mail, e-mails
        periodo, periodos / período, períodos
    """,
    "nl": """
        e-mail, e-mails / email, emails
    """,
}
"""A line a word: its forms parted by strokes, each with its inflections.

As they are written here: what begins with a capital may be a name (*Gray*, *Organise Ltd*).
"""

Choice = tuple[re.Pattern[str], tuple[str, ...]]
"""A pattern with a group for each form, and the forms by which they are called."""


def _choice(line: str) -> Choice:
    forms = [[word.strip() for word in form.split(",")] for form in line.split("/")]
    groups = "|".join(f"({'|'.join(map(re.escape, words))})" for words in forms)
    return re.compile(rf"(?<![\w-])(?:{groups})(?![\w-])"), tuple(words[0] for words in forms)


FORMS: dict[str, tuple[Choice, ...]] = {
    language: tuple(_choice(line) for line in lines.strip().splitlines())
    for language, lines in _LISTED.items()
}
"""Choices by language."""

LISTED = frozenset(re.findall(r"[^\s,/]+", "".join(_LISTED.values())))
"""All forms of all choices."""
