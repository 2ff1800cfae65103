"""Block content as XHTML: in go blocks and the sheet they are written on.

Floor 3: imports lower floors and its own modules only.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from markupsafe import Markup

from publisher.model.block import (
    Block,
    Figure,
    Heading,
    ListBlock,
    Paragraph,
    Query,
    Quotation,
    SectionBreak,
    Turn,
    Verse,
)
from publisher.model.walk import plain
from publisher.xhtml import book
from publisher.xhtml.book import Sheet
from publisher.xhtml.inlines import inlines
from publisher.xhtml.markup import element, lines
from publisher.xhtml.pulls import pull_quotes

__all__ = ["block", "blocks", "figure_of"]


def blocks(content: Iterable[Block], sheet: Sheet) -> Markup:
    """Return blocks, one a line; a query leaves nothing.

    Raises ``ValueError`` for a turn: only the body of a manuscript holds turns,
    and ``talk`` writes them.
    """
    return lines(block(part, sheet) for part in content)


def block(part: Block, sheet: Sheet) -> Markup:
    """Return one block, with the pull quotes taken from it; see ``blocks``."""
    match part:
        case Paragraph(inlines=run):
            words = element("p", None, inlines(run, sheet))
            return Markup("\n").join([words, *pull_quotes(run, sheet)])
        case Heading():
            return _heading(part, sheet)
        case Quotation(blocks=inner):
            return element("blockquote", None, blocks(inner, sheet))
        case Verse():
            return _verse(part, sheet)
        case ListBlock():
            return _list(part, sheet)
        case Figure():
            return figure_of(part, sheet, inlines(part.caption, sheet))
        case SectionBreak():
            return element("hr", {"class": "break"})
        case Query():
            return Markup()
        case Turn():
            raise ValueError(f"a turn where none can stand: {part.where}")
        case _:
            assert_never(part)


def _heading(heading: Heading, sheet: Sheet) -> Markup:
    """Return a heading at most one level below the one before (WCAG 2.2, H42 and G141)."""
    level = min(heading.level, sheet.level + 1)
    sheet.level = level
    anchor = sheet.heading_id()
    title = " ".join(plain(heading.inlines).split())
    if level == 2 and title:
        sheet.headings.append(book.Heading(anchor, title))
    return element(f"h{level}", {"id": anchor}, inlines(heading.inlines, sheet))


def _verse(verse: Verse, sheet: Sheet) -> Markup:
    """Return verse; every line is an element, so that a style can indent what it turns over.

    The breaks between them are for readers without styles.
    """
    stanzas = []
    for stanza in verse.stanzas:
        spans = (element("span", {"class": "verse-line"}, inlines(line, sheet)) for line in stanza)
        broken = Markup("<br/>\n").join(spans)
        stanzas.append(element("p", {"class": "stanza"}, broken))
    return element("div", {"class": "verse"}, lines(stanzas))


def _list(block: ListBlock, sheet: Sheet) -> Markup:
    items = lines(_item(item, sheet) for item in block.items)
    if block.start is None:
        return element("ul", None, items)
    return element("ol", {"start": str(block.start) if block.start != 1 else None}, items)


def _item(item: tuple[Block, ...], sheet: Sheet) -> Markup:
    """Return an item; that of a single paragraph holds its words directly."""
    match item:
        case (Paragraph(inlines=run),):
            return element("li", None, inlines(run, sheet))
        case _:
            return element("li", None, blocks(item, sheet))


def figure_of(figure: Figure, sheet: Sheet, caption: Markup, kind: str | None = None) -> Markup:
    """Return a picture, what is said of it, and whose it is; ``kind`` is its class, if any."""
    picture = element("img", {"src": sheet.book.pictures[figure.src], "alt": figure.alt})
    credit = element("span", {"class": "picture-credit"}, figure.credit) if figure.credit else ""
    said = Markup(" ").join(part for part in (caption, credit) if part)
    legend = element("figcaption", None, said) if said else ""
    named = {"class": kind, "id": None if kind else sheet.figure_id()}
    return element("figure", named, lines([picture, legend]))
