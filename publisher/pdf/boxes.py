"""Page boxes: in goes how a product is trimmed, out come the boxes of a left or right page.

The trim begins at the origin, so that no content moves: bleed lies outside of it, and
crop marks outside of the bleed (ISO 32000-1, 14.11.2).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pydyf

__all__ = ["Sheet", "crop_marks"]

_SLUG = 27.0
"""Room round the bleed for crop marks, in points: their distance, their length, air."""

_DISTANCE, _LENGTH, _THICKNESS = 6.0, 15.0, 0.25


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page before it is trimmed; lengths in points.

    With ``outer``, the edge at the fold has no bleed, since no knife goes there.  The
    rectos of a ``leftward`` book, which is read from right to left, lie on the left.
    """

    width: float
    height: float
    bleed: float = 0.0
    outer: bool = False
    marks: bool = False
    leftward: bool = False

    def boxes(self, *, recto: bool) -> dict[str, Any]:
        """Return the boxes of a page; the fold of a recto is on the side where reading begins."""
        bleed = self.bled(recto=recto)
        slug = _SLUG if self.marks else 0.0
        left, bottom, right, top = bleed
        media = (left - slug, bottom - slug, right + slug, top + slug)
        trim = (0.0, 0.0, self.width, self.height)
        named = {"MediaBox": media, "BleedBox": bleed, "TrimBox": trim}
        return {name: _array(box) for name, box in named.items()}

    def bled(self, *, recto: bool) -> tuple[float, float, float, float]:
        """Return the trim with its bleed: left, bottom, right, top."""
        inside = 0.0 if self.outer else self.bleed
        at_left = recto != self.leftward
        left, right = (inside, self.bleed) if at_left else (self.bleed, inside)
        return -left, -self.bleed, self.width + right, self.height + self.bleed


def crop_marks(sheet: Sheet, *, recto: bool) -> bytes:
    """Return the content that marks the corners of the trim, outside of the bleed.

    In black alone: marks in all inks are for presses that print separations, and put
    ink on a page that has none (total ink would be 400 %).
    """
    left, bottom, right, top = sheet.bled(recto=recto)
    lines = []
    for x in (0.0, sheet.width):
        lines += [
            (x, end + way * _DISTANCE, x, end + way * (_DISTANCE + _LENGTH))
            for end, way in ((bottom, -1), (top, 1))
        ]
    for y in (0.0, sheet.height):
        lines += [
            (end + way * _DISTANCE, y, end + way * (_DISTANCE + _LENGTH), y)
            for end, way in ((left, -1), (right, 1))
        ]
    drawn = b"\n".join(b"%b %b m %b %b l S" % tuple(map(_number, line)) for line in lines)
    return b"q 0 0 0 1 K %b w\n%b\nQ" % (_number(_THICKNESS), drawn)


def _array(box: tuple[float, ...]) -> Any:
    return pydyf.Array(_number(value) for value in box)


def _number(value: float) -> bytes:
    return f"{value:.4f}".rstrip("0").rstrip(".").encode() if value else b"0"
