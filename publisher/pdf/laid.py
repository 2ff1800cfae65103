"""Pages as they were laid out: in go WeasyPrint's pages, out comes how they are filled.

Read are the boxes themselves, so that what is found can be told of a paragraph and
not of a place on the paper.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from weasyprint.formatting_structure.boxes import FootnoteAreaBox, LineBox, MarginBox

from publisher.pdf.lines import NUMBER

__all__ = ["LaidPage", "Portion", "laid_pages"]

_SLACK = 0.1  # of a line, lost in rounding


@dataclass(frozen=True, slots=True)
class Portion:
    """What a page holds of a paragraph: its number, the lines on the page, the turn's id."""

    paragraph: int
    lines: int
    turn: str


@dataclass(frozen=True, slots=True)
class LaidPage:
    """A page: its paragraphs in order, its lines in all, and the lines its foot lacks."""

    portions: tuple[Portion, ...]
    lines: int
    short: int

    @property
    def turn(self) -> str:
        """The id of the first turn on the page, if it has any."""
        return next((p.turn for p in self.portions if p.turn), "")


def laid_pages(pages: Sequence[Any], leading: float) -> list[LaidPage]:
    """Return how the pages are filled; ``leading`` is the height of a line in CSS pixels."""
    return [_laid(page._page_box, leading) for page in pages]


def _laid(page: Any, leading: float) -> LaidPage:
    limit = page.content_box_y() + page.height
    portions: list[Portion] = []
    lines, foot = 0, page.content_box_y()
    for box in page.children:
        if isinstance(box, FootnoteAreaBox) and box.children:
            limit = min(limit, box.position_y)
        elif not isinstance(box, FootnoteAreaBox | MarginBox):
            portions += _portions(box, "")
            for line in _lines(box):
                lines += 1
                foot = max(foot, line.position_y + line.height)
    return LaidPage(tuple(portions), lines, int((limit - foot) / leading + _SLACK))


def _portions(box: Any, turn: str) -> Iterator[Portion]:
    """Yield the paragraphs set in lines."""
    element = box.element
    if element is not None and "turn" in element.get("class", "").split():
        turn = element.get("id", turn)
    if element is not None and element.get(NUMBER) and not isinstance(box, LineBox):
        yield Portion(int(element.get(NUMBER)), sum(1 for _ in _lines(box)), turn)
        return
    for child in getattr(box, "children", ()):
        yield from _portions(child, turn)


def _lines(box: Any) -> Iterator[Any]:
    if isinstance(box, LineBox):
        yield box
        return
    for child in getattr(box, "children", ()):
        yield from _lines(child)
