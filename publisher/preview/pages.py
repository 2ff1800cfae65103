"""Pages of a PDF as pictures: in go its bytes, out come folios, sizes and PNGs.

A browser's own viewer does not tell at which page it is, and goes back to the first when its
file changes; pictures drawn as one scrolls to them keep their place.
"""

from __future__ import annotations

import io
from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock

import pypdfium2

__all__ = ["Leaf", "Pages"]

_KEPT = 48
"""How many pictures are kept, at some 0.5 MB each."""

_DRAWING = Lock()
"""PDFium is not made for several threads, not even with a document each."""

MOST = 3000
"""Pixels of the width of a picture."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A side of the book: its folio, width and height in points."""

    folio: str
    width: float
    height: float


class Pages:
    """The pages of one PDF."""

    def __init__(self, data: bytes) -> None:
        """Read folios and sizes; the pages are drawn when somebody looks at them."""
        self._pictures: OrderedDict[tuple[int, int], bytes] = OrderedDict()
        with _DRAWING:
            self._document = pypdfium2.PdfDocument(data)
            document = self._document
            self.leaves = tuple(
                Leaf(document.get_page_label(i) or str(i + 1), *document.get_page_size(i))
                for i in range(len(document))
            )

    def picture(self, index: int, width: int) -> bytes:
        """Return a page as a PNG of so many pixels across; IndexError if there is none."""
        if not 0 <= index < len(self.leaves) or not 1 <= width <= MOST:
            raise IndexError(index, width)
        with _DRAWING:
            if (index, width) in self._pictures:
                self._pictures.move_to_end((index, width))
                return self._pictures[index, width]
            page = self._document[index]
            drawn = page.render(scale=width / page.get_width()).to_pil()
            page.close()
            stream = io.BytesIO()
            drawn.save(stream, "PNG", compress_level=1)
            self._pictures[index, width] = stream.getvalue()
            if len(self._pictures) > _KEPT:
                self._pictures.popitem(last=False)
            return stream.getvalue()

    def close(self) -> None:
        """Give the memory of the document back."""
        with _DRAWING:
            self._document.close()
