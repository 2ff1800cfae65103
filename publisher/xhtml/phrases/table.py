"""The form of a table of phrases: what publisher itself says in a book.

Floor 3: imports the standard library only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["AccessibilityPhrases", "Phrases"]


@dataclass(frozen=True, slots=True)
class AccessibilityPhrases:
    """Sentences of the accessibility summary (schema:accessibilitySummary).

    Those that are true of the book are said.
    """

    structure: str
    unpictured: str
    described: str
    undescribed: str
    pages: str
    undetermined: str


@dataclass(frozen=True, slots=True)
class Phrases:
    """What a book says in one language beside the words of its manuscripts.

    ``titles`` maps roles of ``vocabulary.SECTION_ROLES`` to names of sections,
    ``relators`` MARC relator codes to credit lines, ``forms`` forms of products
    to their names, ``voices`` speaker roles to labels.  ``label`` sets a
    speaker's label off from the words.  ``various`` stands for many people on a
    shelf, ``start`` names the beginning of the text, ``landmarks`` and ``pages`` lists
    of the navigation.  ``parts`` holds the first part numbers in words; ``part`` serves
    the others.  ``index_note`` explains the figures of the index, ``see`` refers from
    one heading to another.  ``copyright`` says who holds it in the book, ``copyright_of``
    in a part of it; ``sources`` leads to the section that names the sources, where
    ``published`` and ``recorded`` say when and where.  ``offprint`` says of which book one
    is, ``folio`` and ``folios`` of which page or pages.  ``catalogue`` names the parts of a
    record of the book: ``heading``, ``names``, ``title``, ``description``,
    ``series``, ``identifiers``, ``subjects``.  Fields in braces are filled in.
    """

    language: str
    titles: Mapping[str, str]
    start: str
    landmarks: str
    pages: str
    notes: str
    back: str
    parts: tuple[str, ...]
    part: str
    instalment: str
    conversation: str
    various: str
    byline: str
    interviewed: str
    moderated: str
    relators: Mapping[str, str]
    forms: Mapping[str, str]
    isbn: str
    voices: Mapping[str, str]
    label: str
    comma: str
    last_comma: str
    conjunction: str
    months: tuple[str, ...]
    day: str
    month: str
    cover: str
    rhythm: str
    index_note: str
    see: str
    copyright: str
    copyright_of: str
    sources: str
    published: str
    recorded: str
    catalogue: Mapping[str, str]
    typefaces: str
    fallbacks: str
    offprint: str
    folio: str
    folios: str
    license: str
    colophon: tuple[str, ...]
    accessibility: AccessibilityPhrases
