"""Phrases in English, British and American.

Floor 3: imports lower floors and the form of the table.
"""

from __future__ import annotations

from dataclasses import replace

from publisher.vocabulary.relators import RELATORS
from publisher.vocabulary.sections import SECTION_ROLES
from publisher.xhtml.phrases.table import AccessibilityPhrases, Phrases

__all__ = ["AMERICAN", "ENGLISH"]

ENGLISH = Phrases(
    language="en",
    titles={role: row.title for role, row in SECTION_ROLES.items()},
    start="Beginning of the text",
    landmarks="Guide",
    pages="Pages of the printed book",
    notes="Notes",
    back="Back to the text of note {number}",
    parts=tuple(
        f"Part {number}"
        for number in (
            *("One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"),
            *("Eleven", "Twelve"),
        )
    ),
    part="Part {number}",
    instalment="{title} ({part})",
    conversation="A conversation with {people}",
    various="Various",
    byline="By {people}",
    interviewed="Interview by {people}",
    moderated="Moderated by {people}",
    relators={code: f"{words} {{people}}" for code, words in RELATORS.items()}
    | {"ive": "In conversation with {people}"},
    forms={
        "epub": "EPUB",
        "pdf": "PDF",
        "paperback": "paperback",
        "hardcover": "hardback",
        "print": "print",
        "web": "web",
    },
    isbn="ISBN {isbn} ({form})",
    voices={
        "interviewer": "Interviewer",
        "interviewee": "Interviewee",
        "moderator": "Moderator",
        "audience": "Audience",
        "narrator": "Narrator",
        "unknown": "Speaker",
    },
    label="{name}:",
    comma=", ",
    last_comma="",
    conjunction=" and ",
    months=(
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
    day="{day} {month} {year}",
    month="{month} {year}",
    cover="Cover of {title}",
    rhythm="fine lines, one for each turn of the conversations, long or short as the turn is",
    index_note="Figures in bold are those of whole conversations.",
    see="See {name}",
    copyright="Copyright © {holder}",
    copyright_of="{of} © {holder}",
    sources="The sources of the conversations are named in “{title}”, at the end of the book.",
    published="First published in {title}",
    recorded="Recorded {occasion}",
    catalogue={
        "heading": "Cataloguing data",
        "names": "Names: {data}",
        "title": "Title: {data}",
        "description": "Description: {data}",
        "series": "Series: {data}",
        "identifiers": "Identifiers: {data}",
        "subjects": "Subjects: {data}",
    },
    typefaces="Set in {families}.",
    fallbacks="Other scripts and signs are set in {families}.",
    offprint="Offprint from {book}",
    folio="page {first}",
    folios="pages {first}–{last}",
    license="{notice}, under the {license}.",
    colophon=(
        "This book was made with publisher from the edited manuscripts.",
        (
            "Not a word of them was changed on the way: what was added are the speakers’ names, "
            "the numbers, the contents and the pages about the book, such as this one."
        ),
    ),
    accessibility=AccessibilityPhrases(
        structure="The book can be navigated by its table of contents and its headings, its "
        "reading order is that of the text, and its text can be enlarged, recoloured and read "
        "aloud.",
        unpictured="Beside its cover the book has no pictures.",
        described="Every picture has a text alternative.",
        undescribed="There are pictures without a text alternative.",
        pages="The page numbers are those of the printed book.",
        undetermined="The language of some texts is not stated, and they may be read aloud "
        "as if in another.",
    ),
)

AMERICAN = replace(
    ENGLISH,
    day="{month} {day}, {year}",
    last_comma=",",
    catalogue={**ENGLISH.catalogue, "heading": "Cataloging data"},
)
"""English as The Chicago Manual of Style writes dates and lists."""
