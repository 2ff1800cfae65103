"""What a PDF says: in go its bytes, out come the words of each page, as PDFium reads them.

Hyphens at line ends are PDFium's guess: it gives U+0002 for one that seems to divide a word.
Whether the word has a hyphen of its own, only those know who know the text; so the word is
put together, and the place is remembered.  Words that leave no mark on the page are told apart
(``verify.seen``); what was pinned on a page afterwards is told, too.
"""

from __future__ import annotations

import ctypes
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from publisher.checks.verify.seen import pinned, unseen
from publisher.checks.verify.stream import words
from publisher.errors import InputError, Problem
from publisher.source import Location

__all__ = ["Page", "outline_of", "pages_of"]

_DIVIDED = "\x02"
_GUESSES = ("\ufffe", "\u00ad")


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its folio, and its words in the order of content.

    ``marks`` are the places before which a hyphen of a line end stands.  ``unseen`` are
    words that are in the file and not to be seen, ``pinned`` those of annotations.
    """

    folio: str
    words: tuple[str, ...] = ()
    marks: frozenset[int] = frozenset()
    unseen: tuple[str, ...] = ()
    pinned: tuple[str, ...] = ()


def _page(folio: str, text: str, hidden: str, noted: str) -> Page:
    for guess in _GUESSES:
        text = text.replace(guess, _DIVIDED)
    found: list[str] = []
    marks = set()
    for number, piece in enumerate(text.split(_DIVIDED)):
        if number:
            marks.add(len(found))
        found += words(piece)
    kept = tuple(words(hidden)), tuple(words(noted))
    return Page(folio, tuple(found), frozenset(marks), *kept)


def pages_of(data: bytes, name: str) -> Iterator[Page]:
    """Yield the pages of a PDF; raise InputError if it is none."""
    with _opened(data, name) as document:
        for index in range(len(document)):
            side = document[index]
            folio = document.get_page_label(index) or str(index + 1)
            hidden, noted = unseen(side), pinned(side)
            text = side.get_textpage()
            yield _page(folio, text.get_text_range(), hidden, noted)
            text.close()
            side.close()


def outline_of(data: bytes, name: str) -> list[str]:
    """Return the labels of the bookmarks of a PDF, as they are listed."""
    with _opened(data, name) as document:
        return [mark.get_title() for mark in document.get_toc()]


@contextmanager
def _opened(data: bytes, name: str) -> Iterator[pypdfium2.PdfDocument]:
    """Open a PDF; raise InputError if it is none."""
    try:
        document = pypdfium2.PdfDocument(data)
        if _turned_leftward(document):
            document.close()
            document = pypdfium2.PdfDocument(_unturned(data))
    except (pypdfium2.PdfiumError, pikepdf.PdfError) as error:
        problem = Problem(f"PDFium cannot read it: {error}", Location(name))
        raise InputError(problem) from error
    try:
        yield document
    finally:
        document.close()


def _turned_leftward(document: pypdfium2.PdfDocument) -> bool:
    """Tell whether a book says that its pages are turned leftward (ISO 32000-1, table 150)."""
    way = ctypes.create_string_buffer(8)
    size = pdfium.FPDF_VIEWERREF_GetName(document, b"Direction", way, len(way))
    return size > 0 and way.value == b"R2L"


def _unturned(data: bytes) -> bytes:
    """Return a PDF that does not say which way its pages are turned.

    Of a book that says leftward, PDFium reads every line so, those of Latin letters too;
    of any other, each by its own letters.
    """
    plain = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        del document.Root.ViewerPreferences.Direction
        document.save(plain)
    return plain.getvalue()
