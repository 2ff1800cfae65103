"""Inline content: what stands inside a paragraph.

A closed union; consume it with ``match`` … ``assert_never``.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = [
    "Aside",
    "Emphasis",
    "Foreign",
    "Inline",
    "Insertion",
    "LineBreak",
    "Link",
    "Note",
    "Pulled",
    "SmallCaps",
    "SoftBreak",
    "Strong",
    "Text",
]


@dataclass(frozen=True, slots=True)
class Text:
    """A run of characters, never empty, without line ends."""

    text: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Stressed or titled words: ``*words*``."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Strong:
    """Strongly stressed words: ``**words**``."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class SmallCaps:
    """Words in small capitals: ``[words]{.smallcaps}``."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Foreign:
    """Words in another language than those around them: ``[words]{lang=fr}``.

    ``language`` is a BCP 47 tag.
    """

    children: tuple[Inline, ...]
    language: str


@dataclass(frozen=True, slots=True)
class Pulled:
    """Words that the editor chose for a pull quote, where they are said: ``[words]{pull}``.

    A style may show them again, out of the text; the text itself holds them once.
    They stand in a paragraph that is in no quotation or list, and not in each other.
    """

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A link to ``href`` (http, https, mailto or ``#id``): ``[words](href)``."""

    children: tuple[Inline, ...]
    href: str


@dataclass(frozen=True, slots=True)
class Note:
    """A note and the place it hangs on: ``[^label]`` with its definition.

    ``paragraphs`` holds one tuple of inlines a paragraph; notes do not nest.
    """

    label: str
    paragraphs: tuple[tuple[Inline, ...], ...]


@dataclass(frozen=True, slots=True)
class Aside:
    """A sound or gesture told by the transcriber: ``*[laughs]*``."""

    text: str


@dataclass(frozen=True, slots=True)
class Insertion:
    """The editor's own words within speech, in brackets: ``[David]``."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class SoftBreak:
    """A line end in the manuscript that reads as a space."""


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A line end that the reader sees."""


Inline = (
    Text
    | Emphasis
    | Strong
    | SmallCaps
    | Foreign
    | Pulled
    | Link
    | Note
    | Aside
    | Insertion
    | SoftBreak
    | LineBreak
)
