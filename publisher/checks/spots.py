"""Places on pages as pictures: in goes a finished PDF, out come PNGs with the place marked.

PDFium draws the page as it is cut, so that a printer's marks and bleed are left out.

Floor 4: imports lower floors only.
"""

from __future__ import annotations

import ctypes
import io
from dataclasses import dataclass
from typing import Any

import pypdfium2
from PIL import Image, ImageDraw
from pypdfium2 import raw

from publisher.model.finding import Finding, Spot

__all__ = ["Pages", "Picture"]

_SCALE = 2.0
"""Pixels a point, so that a page of 5.5 inches fills 792."""

_AROUND = 54.0
"""Points of a page that are shown above and below a spot."""

_BEFORE = 9.0
"""Points before the first line of a turn at which it is marked."""

_LINE = 14.0
"""Points of that mark: the height of a line, or nearly."""

_COLOURS = 32
"""Of a picture; type is grey, and the mark is red."""

_MARK = (178, 34, 24)


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG, its size in pixels, and what it shows; ``whole`` if that is all of the page."""

    data: bytes
    width: int
    height: int
    whole: bool


class Pages:
    """The pages of one PDF; closed, it can draw no more."""

    def __init__(self, data: bytes) -> None:
        """Read the labels of the pages; raise ``pypdfium2.PdfiumError`` if it is no PDF."""
        self._document = pypdfium2.PdfDocument(data)
        count = len(self._document)
        self._labels = {
            self._document.get_page_label(n) or str(n + 1): n for n in reversed(range(count))
        }

    def close(self) -> None:
        """Let the file go."""
        self._document.close()

    def picture(self, one: Finding) -> Picture | None:
        """Return the place of a finding, or None if it is on no page.

        That is the lines of its spot; without one, those with which its turn begins, or,
        if only a folio is known, the page.
        """
        spot = one.spot or (self._turn(one.turn) if one.turn and not one.folio else None)
        number = spot.page if spot else self._labels.get(one.folio)
        if number is None or number >= len(self._document):
            return None
        side = self._document[number]
        try:
            drawn = _cut(side, side.render(scale=_SCALE).to_pil().convert("RGB"))
        finally:
            side.close()
        return _shown(drawn, spot)

    def _turn(self, turn: str) -> Spot | None:
        """Return a mark before the first line of a turn, if the file says where that is."""
        document = self._document.raw
        found = raw.FPDF_GetNamedDestByName(document, turn.encode("ascii", "replace"))
        number = raw.FPDFDest_GetDestPageIndex(document, found) if found else -1
        if not 0 <= number < len(self._document):
            return None
        known = [ctypes.c_int() for _ in "xyz"]
        across, upwards, zoom = (ctypes.c_float() for _ in "xyz")
        raw.FPDFDest_GetLocationInPage(found, *known, across, upwards, zoom)
        if not (known[0].value and known[1].value):
            return None
        side = self._document[number]
        left, _, _, top = side.get_trimbox(fallback_ok=True)
        side.close()
        x, y = across.value - left, top - upwards.value
        return Spot(number, x - _BEFORE, y, x - _BEFORE, y + _LINE)


def _cut(side: Any, drawn: Image.Image) -> Image.Image:
    """Return what is left of a drawn page once its sheet is cut to the trim."""
    left, _, _, top = side.get_mediabox()
    cut = side.get_trimbox(fallback_ok=True)
    box = (cut[0] - left, top - cut[3], cut[2] - left, top - cut[1])
    across, along, to_right, down = (round(length * _SCALE) for length in box)
    return drawn.crop((across, along, to_right, down))


def _shown(drawn: Image.Image, spot: Spot | None) -> Picture:
    """Return a page, or the part of it around a spot, as a PNG.

    The mark has a colour of the palette to itself, for it is too small to be given one.
    """
    few = drawn.quantize(_COLOURS - 1, dither=Image.Dither.NONE)
    if spot is not None:
        left, right = (round(length * _SCALE) for length in (spot.left - 3, spot.right + 3))
        top, bottom = (round(length * _SCALE) for length in (spot.top - 2, spot.bottom + 2))
        room = round(_AROUND * _SCALE)
        colours = (few.getpalette() or [])[: 3 * (_COLOURS - 1)]
        few.putpalette([*colours, *(0,) * (3 * (_COLOURS - 1) - len(colours)), *_MARK])
        fill = _COLOURS - 1 if spot.left == spot.right else None
        frame = ImageDraw.Draw(few).rounded_rectangle
        frame((left, top, right, bottom), radius=6, fill=fill, outline=_COLOURS - 1, width=3)
        few = few.crop((0, max(0, top - room), few.width, min(few.height, bottom + room)))
    stream = io.BytesIO()
    few.save(stream, "PNG", optimize=True)
    return Picture(stream.getvalue(), few.width, few.height, spot is None)
