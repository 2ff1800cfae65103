"""Pages as they were laid out: in go WeasyPrint's pages, out comes how they are filled.

Read are the boxes themselves, so that what is found can be told of a paragraph and
not of a place on the paper.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from weasyprint.formatting_structure.boxes import FootnoteAreaBox, LineBox, MarginBox

from publisher.pdf.lines import NUMBER, room_of

__all__ = ["LaidPage", "Portion", "laid_pages", "sticks_out"]

_SLACK = 0.1  # of a line, lost in rounding
_OFF = 0.8  # pixels that a line may stand off the grid
_WIDE = 2.67  # pixels that it may stand out, hanging signs included


_POINTS = 0.75  # of a CSS pixel

Box = tuple[float, float, float, float]
"""Left, top, right and bottom in points, from the upper left corner of the trimmed page."""


@dataclass(frozen=True, slots=True)
class Portion:
    """What a page holds of a paragraph: its number, the lines on the page, the turn's id.

    ``at`` is where each of the lines stands.
    """

    paragraph: int
    lines: int
    turn: str
    at: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class LaidPage:
    """A page: its paragraphs in order, its lines in all, and the lines its foot lacks.

    ``off`` counts the lines of paragraphs that stand off the grid of facing pages,
    ``overfull`` are the turns of lines that are wider than their measure, ``wide`` is where
    these stand; ``foot`` is the room between the last line and the end of the page.
    """

    portions: tuple[Portion, ...]
    lines: int
    short: int
    off: int = 0
    overfull: tuple[str, ...] = ()
    wide: tuple[Box, ...] = ()
    foot: Box | None = None

    @property
    def turn(self) -> str:
        """The id of the first turn on the page, if it has any."""
        return next((p.turn for p in self.portions if p.turn), "")


def laid_pages(pages: Sequence[Any], leading: float) -> list[LaidPage]:
    """Return how the pages are filled; ``leading`` is the height of a line in CSS pixels."""
    return [_laid(page._page_box, leading) for page in pages]


def sticks_out(pages: Sequence[Any]) -> bool:
    """Tell whether a section that is placed on its page is longer than that has room.

    Such a section cannot go on on the next page: WeasyPrint leaves out what is too much.
    """
    return any(_sticks_out(page._page_box) for page in pages)


def _sticks_out(page: Any) -> bool:
    top = page.content_box_y() - _OFF
    bottom = page.content_box_y() + page.height + _OFF
    roots = (box for box in page.children if box.element_tag == "html")
    sections = (section for root in roots for body in root.children for section in body.children)
    return any(
        not box.is_in_normal_flow()
        and (box.position_y < top or box.position_y + box.margin_height() > bottom)
        for box in sections
    )


def _laid(page: Any, leading: float) -> LaidPage:
    top = page.content_box_y()
    limit = top + page.height
    portions: list[Portion] = []
    overfull: list[tuple[str, Box]] = []
    lines, foot, off = 0, top, 0
    for box in page.children:
        if isinstance(box, MarginBox):
            continue
        overfull += _overfull(box, "")
        if isinstance(box, FootnoteAreaBox):
            limit = min(limit, box.position_y) if box.children else limit
            continue
        portions += _portions(box, "")
        off += sum(_is_off(*line, top, leading) for line in _fitted_lines(box))
        for line_top, height in _lines(box):
            lines += 1
            foot = max(foot, line_top + height)
    short = int((limit - foot) / leading + _SLACK)
    turns, wide = zip(*overfull, strict=True) if overfull else ((), ())
    left = page.content_box_x()
    room = _box(left, foot, left + page.width, limit)
    return LaidPage(tuple(portions), lines, short, off, turns, wide, room)


def _box(*pixels: float) -> Box:
    left, top, right, bottom = (round(length * _POINTS, 2) for length in pixels)
    return left, top, right, bottom


def _is_off(line_top: float, height: float, top: float, leading: float) -> bool:
    """Tell whether a line of the text's own leading stands between the lines of the grid."""
    past = (line_top - top) % leading
    return abs(height - leading) < _SLACK and min(past, leading - past) > _OFF


def _fitted_lines(box: Any) -> Iterator[tuple[float, float]]:
    element = box.element
    if element is not None and element.get(NUMBER):
        yield from _lines(box)
        return
    for child in getattr(box, "children", ()):
        yield from _fitted_lines(child)


def _overfull(box: Any, turn: str) -> Iterator[tuple[str, Box]]:
    """Yield the turn of each line that ends outside the block it stands in, and where it is."""
    turn = _turn(box) or turn
    for child in getattr(box, "children", ()):
        if not isinstance(child, LineBox):
            yield from _overfull(child, turn)
        elif inside := [part for part in child.children if part.is_in_normal_flow()]:
            end = inside[-1].position_x + inside[-1].margin_width()
            if end > box.content_box_x() + box.width + _WIDE:
                left, top = box.content_box_x(), child.position_y
                yield turn, _box(left, top, end, top + child.height)


def _turn(box: Any) -> str:
    """Return the id of the turn that an element is, or nothing."""
    element = box.element
    if element is None or "turn" not in element.get("class", "").split():
        return ""
    return str(element.get("id", ""))


def _portions(box: Any, turn: str) -> Iterator[Portion]:
    """Yield the paragraphs set in lines."""
    element, turn = box.element, _turn(box) or turn
    if element is not None and element.get(NUMBER) and not isinstance(box, LineBox):
        left = box.content_box_x()
        at = tuple(_box(left, top, left + box.width, top + high) for top, high in _lines(box))
        yield Portion(int(element.get(NUMBER)), len(at), turn, at)
        return
    for child in getattr(box, "children", ()):
        yield from _portions(child, turn)


def _lines(box: Any) -> Iterator[tuple[float, float]]:
    """Yield top and height of the lines in a box, and of those that it has room for."""
    if isinstance(box, LineBox):
        yield box.position_y, box.height
        return
    *_, count = room_of(box.element)
    for number in range(count):
        height = box.height / count
        yield box.content_box_y() + number * height, height
    for child in () if count else getattr(box, "children", ()):
        yield from _lines(child)
