"""Inline content as XHTML: in go inlines and the sheet they are written on.

Floor 3: imports lower floors and its own modules only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import assert_never

from markupsafe import Markup

from publisher.model.inline import (
    Aside,
    Emphasis,
    Foreign,
    Inline,
    Insertion,
    LineBreak,
    Link,
    Note,
    Pulled,
    SmallCaps,
    SoftBreak,
    Strong,
    Text,
)
from publisher.model.publication import Medium
from publisher.xhtml.book import Sheet
from publisher.xhtml.links import address, linked, target
from publisher.xhtml.markup import element, text
from publisher.xhtml.notes import footnote, reference

__all__ = ["inlines"]


def inlines(run: Iterable[Inline], sheet: Sheet) -> Markup:
    """Return a run of inlines; its notes are numbered on the sheet.

    Raises ``KeyError`` for a link to an id that the book has not.
    """
    return _Writer(sheet).run(run)


class _Writer:
    """Writes inlines; ``late`` holds notes that wait for the end of a link.

    An ``a`` element holds no other (HTML Living Standard, 4.5.1), so a note
    within a link follows it, and a link within a link is its words.
    """

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.late: list[Markup] | None = None

    def run(self, run: Iterable[Inline]) -> Markup:
        return Markup("".join(self.parts(run)))  # noqa: S704 - every part is markup

    def parts(self, run: Iterable[Inline]) -> Iterator[Markup]:
        """Yield the parts of a run; a name may go over the end of a line of the manuscript."""
        for is_text, group in groupby(run, key=lambda one: isinstance(one, Text | SoftBreak)):
            if is_text:
                yield self.words("".join(o.text if isinstance(o, Text) else "\n" for o in group))
            else:
                yield from map(self.inline, group)

    def words(self, words: str) -> Markup:
        """Return a text with its addresses linked; who is in the index gets an id."""
        plain = text if self.late is not None else linked
        written, done = Markup(), 0
        for mention in self.sheet.mentions(words):
            anchor = {"id": self.sheet.mention_id(mention.number)}
            written += plain(words[done : mention.start])
            written += element("span", anchor, words[mention.start : mention.stop])
            done = mention.stop
        return written + plain(words[done:])

    def inline(self, inline: Inline) -> Markup:
        match inline:
            case Text() | SoftBreak():
                return self.run((inline,))
            case Pulled(children=inner):
                return self.run(inner)
            case Emphasis(children=inner):
                return element("em", None, self.run(inner))
            case Strong(children=inner):
                return element("strong", None, self.run(inner))
            case SmallCaps(children=inner):
                return element("span", {"class": "smallcaps"}, self.run(inner))
            case Foreign(children=inner, language=language):
                with self.sheet.speaking(language) as spoken:
                    words = self.run(inner)
                return element("span", spoken, words) if any(spoken.values()) else words
            case Insertion(children=inner):
                return element("span", {"class": "insertion"}, "[", self.run(inner), "]")
            case Aside(text=words):
                return element("span", {"class": "aside"}, f"[{words}]")
            case Link(children=inner, href=href):
                return self.link(inner, href)
            case Note():
                return self.note(inline)
            case LineBreak():
                return element("br")
            case _:
                assert_never(inline)

    def link(self, inner: tuple[Inline, ...], href: str) -> Markup:
        if self.late is not None:
            return self.run(inner)
        self.late = []
        words = self.run(inner)
        notes, self.late = self.late, None
        link = element("a", {"href": self.address(href)}, words or href)
        return link + Markup().join(notes) if notes else link

    def address(self, href: str) -> str:
        if not href.startswith("#"):
            return address(href)
        anchor = target(href, self.sheet.section.id, self.sheet.book.anchors)
        if anchor is None:
            raise KeyError(href)
        return self.sheet.address(anchor)

    def note(self, note: Note) -> Markup:
        if self.sheet.book.medium is Medium.PRINT:
            section = self.sheet.section
            with self.sheet.speaking(section.language) as spoken, self.sheet.in_note():
                paragraphs = [inlines(paragraph, self.sheet) for paragraph in note.paragraphs]
            written = footnote(paragraphs, spoken)
        else:
            written = reference(note, self.sheet)
        if self.late is None:
            return written
        self.late.append(written)
        return Markup()
