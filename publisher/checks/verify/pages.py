"""What a PDF says: in go its bytes, out come the words of each page, as PDFium reads them.

Hyphens at line ends are PDFium's guess: it gives U+0002 for one that seems to divide a word.
Whether the word has a hyphen of its own, only those know who know the text; so the word is
put together, and the place is remembered.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2

from publisher.checks.verify.stream import words
from publisher.errors import InputError, Problem
from publisher.source import Location

__all__ = ["Page", "pages_of"]

_DIVIDED = "\x02"
_GUESSES = ("\ufffe", "\u00ad")


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its folio, and its words in the order of content.

    ``marks`` are the places before which a hyphen of a line end stands.
    """

    folio: str
    words: tuple[str, ...] = ()
    marks: frozenset[int] = frozenset()


def _page(folio: str, text: str) -> Page:
    for guess in _GUESSES:
        text = text.replace(guess, _DIVIDED)
    found: list[str] = []
    marks = set()
    for number, piece in enumerate(text.split(_DIVIDED)):
        if number:
            marks.add(len(found))
        found += words(piece)
    return Page(folio, tuple(found), frozenset(marks))


def pages_of(data: bytes, name: str) -> Iterator[Page]:
    """Yield the pages of a PDF; raise InputError if it is none."""
    try:
        document = pypdfium2.PdfDocument(data)
        plain = _plain(document)
    except pypdfium2.PdfiumError as error:
        problem = Problem(f"PDFium cannot read it: {error}", Location(name))
        raise InputError(problem) from error
    try:
        for index in range(len(document)):
            side = plain[index]
            text = side.get_textpage()
            yield _page(document.get_page_label(index) or str(index + 1), text.get_text_range())
            text.close()
            side.close()
    finally:
        plain.close()
        document.close()


def _plain(document: pypdfium2.PdfDocument) -> pypdfium2.PdfDocument:
    """Return the pages of a document in one that does not say which way they are turned.

    Of a book that is turned leftward, PDFium reads every line so, those of Latin letters too;
    of any other, each by its own letters.
    """
    plain = pypdfium2.PdfDocument.new()
    plain.import_pages(document)
    return plain
