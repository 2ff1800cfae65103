"""Block content: paragraphs, turns and what stands between them.

A closed union; consume it with ``match`` … ``assert_never``.  ``where`` tells
where a block stands in its file; it takes no part in equality or hashing.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from publisher.model.inline import Inline
from publisher.source import Location

__all__ = [
    "Block",
    "Figure",
    "Heading",
    "ListBlock",
    "Paragraph",
    "Query",
    "Quotation",
    "SectionBreak",
    "Turn",
    "Verse",
]

_UNKNOWN = Location("")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    inlines: tuple[Inline, ...]
    where: Location = field(default=_UNKNOWN, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside an interview; ``level`` is 2 to 4 (1 is the title)."""

    level: int
    inlines: tuple[Inline, ...]
    where: Location = field(default=_UNKNOWN, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Quotation:
    """A displayed quotation."""

    blocks: tuple[Block, ...]
    where: Location = field(default=_UNKNOWN, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Verse:
    """Lines of verse: stanzas of lines of inlines."""

    stanzas: tuple[tuple[tuple[Inline, ...], ...], ...]
    where: Location = field(default=_UNKNOWN, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list; ``start`` is the first number of an ordered one, else None."""

    items: tuple[tuple[Block, ...], ...]
    start: int | None = None
    where: Location = field(default=_UNKNOWN, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture on its own; ``src`` is relative to the edition's folder.

    ``credit`` says whose picture it is, in the words to be printed, or is empty.
    """

    src: str
    alt: str
    caption: tuple[Inline, ...] = ()
    credit: str = ""
    where: Location = field(default=_UNKNOWN, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class SectionBreak:
    """A break in the text: ``***``."""

    where: Location = field(default=_UNKNOWN, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Query:
    """An editor's remark, never printed: ``<!-- query: … -->``."""

    text: str
    where: Location = field(default=_UNKNOWN, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Turn:
    """All that one speaker says until another speaks.

    ``speaker`` is a label of the manuscript's ``speakers``; ``blocks`` hold no
    Turn, Heading or SectionBreak and begin with a Paragraph; ``at`` is the time
    code ``HH:MM:SS`` at which the turn starts, or empty; ``id`` is an id pinned
    by the editor (``t07``), or empty: ``walk.turn_ids`` then numbers the turn;
    ``language`` is a BCP 47 tag if it is said in another language than the text.
    """

    speaker: str
    blocks: tuple[Block, ...]
    at: str = ""
    id: str = ""
    language: str = ""
    where: Location = field(default=_UNKNOWN, compare=False, repr=False)


Block = Paragraph | Heading | Quotation | Verse | ListBlock | Figure | SectionBreak | Query | Turn
