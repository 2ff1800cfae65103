"""The galley: in go pages as they were laid out, out come their rows in one long column.

A row is what no page divides: a line, a picture, the space that an opener ends with.
Of each is told what ``copyfit`` needs to divide the column anew: its height, the space
above it, the height of the notes it calls for, and whether it may begin a page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from weasyprint.formatting_structure.boxes import BlockBox, FootnoteAreaBox, LineBox, MarginBox

from publisher.pdf.lines import NUMBER, room_of

__all__ = ["Galley", "Row", "galley"]

_PAGES_APART = ("page", "left", "right", "recto", "verso")


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its height and the space ``above`` it, unless it begins a page, in CSS pixels.

    ``notes`` is the height of the notes it calls for; ``joined`` tells that it must not
    begin a page; ``paragraph`` is the number of that of which it is a line.
    """

    height: float
    above: float = 0.0
    notes: float = 0.0
    joined: bool = False
    paragraph: int | None = None


@dataclass(frozen=True, slots=True)
class Galley:
    """The rows of a section, the depth of its pages, and what notes take beside themselves."""

    rows: tuple[Row, ...]
    depth: float
    over_notes: float = 0.0


@dataclass(frozen=True, slots=True)
class _Piece:
    """A row as it stands on its page, and the boxes that hold it, from the outermost on."""

    box: Any
    holders: tuple[Any, ...]
    opens: bool

    @property
    def top(self) -> float:
        return float(self.box.position_y)

    @property
    def bottom(self) -> float:
        is_line = isinstance(self.box, LineBox)
        return self.top + float(self.box.height if is_line else self.box.margin_height())


def galley(pages: Sequence[Any]) -> Galley | None:
    """Return the column that laid-out pages were cut from; None if they have several."""
    boxes = [page._page_box for page in pages]
    pieces = [piece for box in boxes for piece in _pieces_of_page(box)]
    if any(_has_columns(box) for piece in pieces for box in (*piece.holders, piece.box)):
        return None
    notes, over_notes = _notes(boxes)
    rows: list[Row] = []
    sunk = pieces[0].top - boxes[0].content_box_y() if pieces else 0.0
    for number, piece in enumerate(pieces):
        before = pieces[number - 1] if number else None
        if before is not None and _is_apart(before, piece):
            return None
        rows.append(_row(before, piece, notes, sunk))
    _keep_lines(rows, pieces)
    rows = [one for row, piece in zip(rows, pieces, strict=True) for one in _parted(row, piece)]
    return Galley(tuple(rows), float(boxes[0].height), over_notes)


def _parted(row: Row, piece: _Piece) -> Iterator[Row]:
    """Yield the lines for which a row has room; no page parts them."""
    *_, count = room_of(piece.box.element)
    height = row.height - piece.box.height + piece.box.height / count if count else row.height
    yield replace(row, height=height)
    for _ in range(1, count):
        yield Row(piece.box.height / count, joined=True, paragraph=row.paragraph)


def _pieces_of_page(page: Any) -> Iterator[_Piece]:
    opens = True
    for child in page.children:
        if not isinstance(child, FootnoteAreaBox | MarginBox):
            for box, holders in _rows_in(child, ()):
                yield _Piece(box, holders, opens)
                opens = False


def _rows_in(box: Any, holders: tuple[Any, ...]) -> Iterator[tuple[Any, tuple[Any, ...]]]:
    if not box.is_in_normal_flow():
        return
    flows = isinstance(box, BlockBox) and bool(box.children) and not _has_columns(box)
    if not flows:
        if box.height or isinstance(box, LineBox):
            yield box, holders
        return
    for child in box.children:
        yield from _rows_in(child, (*holders, box))


def _has_columns(box: Any) -> bool:
    return isinstance(box, BlockBox) and (
        box.style["column_count"] != "auto" or box.style["column_width"] != "auto"
    )


def _notes(pages: Sequence[Any]) -> tuple[dict[Any, float], float]:
    """Return the height of each note, and what their area takes beside them."""
    heights: dict[Any, float] = {}
    beside = 0.0
    for page in pages:
        for area in page.children:
            if isinstance(area, FootnoteAreaBox) and area.children:
                own = {note.element: float(note.margin_height()) for note in area.children}
                heights |= own
                beside = float(area.margin_height()) - sum(own.values())
    return heights, beside


def _row(before: _Piece | None, piece: _Piece, notes: Mapping[Any, float], sunk: float) -> Row:
    height = piece.bottom - piece.top
    called = sum(notes.get(note, 0.0) for note in _called(piece.box))
    numbers = (box.element.get(NUMBER) for box in piece.holders if box.element is not None)
    number = next((int(n) for n in numbers if n), None)
    if before is None:
        return Row(height + sunk, 0.0, called, paragraph=number)
    ended, begun, common = _meeting(before, piece)
    if piece.opens:
        above = max([0.0, *(_edge(box, "margin_bottom") for box in ended),
                     *(_edge(box, "margin_top") for box in begun)])  # fmt: skip
        above += sum(_edge(box, "padding_bottom") for box in ended)
        above += sum(_edge(box, "padding_top") for box in begun)
    else:
        above = piece.top - before.bottom
    joined = (
        any(_avoids(box, "break_after") for box in ended)
        or any(_avoids(box, "break_before") for box in begun)
        or any(_avoids(box, "break_inside") for box in common)
    )
    return Row(height, above, called, joined, number)


def _meeting(one: _Piece, two: _Piece) -> tuple[list[Any], list[Any], list[Any]]:
    """Return the boxes that end between two rows, those that begin, and those that go on."""
    left, right = (*one.holders, one.box), (*two.holders, two.box)
    shared = 0
    while shared < min(len(left), len(right)) and _is_same(left[shared], right[shared]):
        shared += 1
    return list(left[shared:]), list(right[shared:]), list(right[:shared])


def _is_same(one: Any, two: Any) -> bool:
    """Tell whether two boxes are parts of one, which pages may divide."""
    if isinstance(one, LineBox):
        return one is two
    return one.element is two.element and one.element_tag == two.element_tag


def _edge(box: Any, name: str) -> float:
    value = box.style[name]
    return float(value.value) if getattr(value, "unit", None) == "px" else 0.0


def _avoids(box: Any, name: str) -> bool:
    return str(box.style[name]) in ("avoid", "avoid-page")


def _is_apart(before: _Piece, piece: _Piece) -> bool:
    """Tell whether the style wants a page between two rows."""
    ended, begun, _ = _meeting(before, piece)
    return any(box.style["break_after"] in _PAGES_APART for box in ended) or any(
        box.style["break_before"] in _PAGES_APART for box in begun
    )


def _called(box: Any) -> Iterator[Any]:
    """Yield the elements of the notes that a row calls for."""
    note = getattr(box, "footnote", None)
    if note is not None:
        yield note.element
    for child in getattr(box, "children", ()):
        yield from _called(child)


def _keep_lines(rows: list[Row], pieces: Sequence[_Piece]) -> None:
    """Join the first and the last lines of blocks that the engine broke into lines."""
    start = 0
    while start < len(rows):
        stop = start + 1
        if isinstance(pieces[start].box, LineBox) and pieces[start].holders:
            block = pieces[start].holders[-1]
            while stop < len(rows) and _is_line_of(pieces[stop], block):
                stop += 1
            for number in range(start + 1, stop):
                first, last = number - start, stop - number
                if first < block.style["orphans"] or last < block.style["widows"]:
                    row = rows[number]
                    rows[number] = Row(row.height, row.above, row.notes, True, row.paragraph)
        start = stop


def _is_line_of(piece: _Piece, block: Any) -> bool:
    return (
        isinstance(piece.box, LineBox)
        and bool(piece.holders)
        and _is_same(piece.holders[-1], block)
    )
