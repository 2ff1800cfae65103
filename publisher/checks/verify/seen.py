"""What a reader sees of a page: in goes a page, out come words without ink, and notes pinned on it.

A file may hold words that nobody can read: without ink or in that of the ground, under
something else, cut off, in a layer that is off, or beside the page.  So each page is
painted, and where words are said to be, there must be something.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image

__all__ = ["pinned", "unseen"]

_FAINT = 8
"""Of 255: by how much the lightest and the darkest spot of a word differ at least."""
_LARGEST = 2000
"""Pixels that a page has at most, across or down; a point is one if it is smaller."""


def unseen(page: pypdfium2.PdfPage) -> str:
    """Return the words of a page that cannot be seen, and take them from the page."""
    scale = min(1.0, _LARGEST / max(*page.get_size(), 1.0))
    painted = page.render(scale=scale, grayscale=True).to_pil()
    hidden = [one for one in _texts(page) if not _leaves_ink(page, one, painted)]
    if not hidden:
        return ""
    text = page.get_textpage()
    said = [_said(one, text) for one in hidden]
    text.close()
    for one, words in zip(hidden, said, strict=True):
        if words.strip():
            page.remove_obj(one)
    return " ".join(said)


def pinned(page: pypdfium2.PdfPage) -> str:
    """Return the words of the annotations of a page, but for those of links, which are not seen."""
    found = []
    for index in range(pdfium.FPDFPage_GetAnnotCount(page)):
        note = pdfium.FPDFPage_GetAnnot(page, index)
        if note and pdfium.FPDFAnnot_GetSubtype(note) != pdfium.FPDF_ANNOT_LINK:
            size = pdfium.FPDFAnnot_GetStringValue(note, b"Contents", None, 0)
            buffer = (ctypes.c_ushort * (size // 2 + 1))()
            pdfium.FPDFAnnot_GetStringValue(note, b"Contents", buffer, size)
            found.append(_decoded(buffer))
        if note:
            pdfium.FPDFPage_CloseAnnot(note)
    return " ".join(found)


def _texts(page: pypdfium2.PdfPage) -> Iterator[pypdfium2.PdfObject]:
    """Yield what a page paints of text itself; what stands in forms has coordinates of its own."""
    yield from page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=1)


def _leaves_ink(page: pypdfium2.PdfPage, one: pypdfium2.PdfObject, painted: Image.Image) -> bool:
    """Tell whether there is anything where a text is painted."""
    left, bottom, right, top = one.get_bounds()
    corners = [_pixel(page, painted, *corner) for corner in ((left, bottom), (right, top))]
    (x0, x1), (y0, y1) = (sorted(side) for side in zip(*corners, strict=True))
    box = max(0, x0 - 1), max(0, y0 - 1), min(painted.width, x1 + 1), min(painted.height, y1 + 1)
    if box[0] >= box[2] or box[1] >= box[3]:
        return False
    shades = painted.crop(box).tobytes()
    return max(shades) - min(shades) >= _FAINT


def _pixel(page: pypdfium2.PdfPage, painted: Image.Image, x: float, y: float) -> tuple[int, int]:
    across, down = ctypes.c_int(), ctypes.c_int()
    size = painted.width, painted.height
    pdfium.FPDF_PageToDevice(page, 0, 0, *size, 0, x, y, across, down)
    return across.value, down.value


def _said(one: pypdfium2.PdfObject, text: pypdfium2.PdfTextPage) -> str:
    size = pdfium.FPDFTextObj_GetText(one, text, None, 0)
    buffer = (ctypes.c_ushort * (size // 2 + 1))()
    pdfium.FPDFTextObj_GetText(one, text, buffer, size)
    return _decoded(buffer)


def _decoded(buffer: ctypes.Array[ctypes.c_ushort]) -> str:
    """Return the text of a buffer of PDFium: UTF-16 in the order of this machine, ended by 0."""
    return bytes(buffer).decode("utf-16", "replace").partition("\0")[0]
