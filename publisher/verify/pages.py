"""What a PDF says: in go its bytes, out come the words of each page, as PDFium reads them.

Hyphens at line ends are PDFium's guess: it gives U+0002 for one that seems to divide a word.
Whether the word has a hyphen of its own, only those know who know the text.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass

import pypdfium2

from publisher.verify.stream import words

__all__ = ["Line", "Page", "pages_of"]

_DIVIDED = "\x02"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text: its words, and its middle in points from the foot of the page."""

    text: str
    middle: float


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its folio (label) and what it says."""

    folio: str
    text: str
    height: float


def pages_of(data: bytes) -> Iterator[Page]:
    """Yield the pages of a PDF."""
    document = pypdfium2.PdfDocument(data)
    try:
        for index in range(len(document)):
            page = document[index]
            text = page.get_textpage()
            yield Page(
                document.get_page_label(index) or str(index + 1),
                text.get_text_range(),
                page.get_height(),
            )
            text.close()
            page.close()
    finally:
        document.close()


def page_words(text: str, known: Container[str]) -> list[str]:
    """Return the words of a page; words that a line divides are whole.

    ``known`` are words of the book: what is none of them keeps its hyphen.
    """
    found: list[str] = []
    pieces = text.replace("\ufffe", _DIVIDED).split(_DIVIDED)
    for piece in pieces:
        part = words(piece.lstrip("\r\n") if found else piece)
        if found and part and _DIVIDED:
            whole = found[-1] + part[0]
            if whole in known:
                found[-1:] = [whole, *part[1:]]
            else:
                found += ["-", *part]
        else:
            found += part
    return found
