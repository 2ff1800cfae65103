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

    ``structure`` holds for every book; of the others, those that are true of the
    book are said.
    """

    structure: str
    described: str
    undescribed: str
    pages: str


@dataclass(frozen=True, slots=True)
class Phrases:
    """What a book says in one language beside the words of its manuscripts.

    ``titles`` maps roles of ``vocabulary.SECTION_ROLES`` to names of sections,
    ``relators`` MARC relator codes to credit lines, ``forms`` forms of products
    to their names, ``voices`` speaker roles to labels.  ``label`` sets a
    speaker's label off from the words.  ``various`` stands for many people on a
    shelf, ``start`` names the beginning of the text, ``landmarks`` and ``pages`` lists
    of the navigation.  ``parts`` holds the first part numbers in words; ``part`` serves
    the others.  Fields in braces are filled in.
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
    typefaces: str
    license: str
    colophon: tuple[str, ...]
    accessibility: AccessibilityPhrases
