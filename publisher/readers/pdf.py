"""PDF: the text layer of a document that somebody printed or published.

In: the bytes of a PDF; out: a transcript of its text layer.  A PDF has no bytes in
which a sentence stands in order (ISO 32000-2, 9.4: glyphs are shown at places), so
the ledger counts in the text layer, page after page, as PDFium reads it: a part a
page.  ``pages`` decides from the places of the lines what is a paragraph.

PDFium is the only engine here, and is imported when a PDF is read.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from typing import Any

from publisher import limits
from publisher.errors import Problem, RawError
from publisher.model.transcript import Offsets, Part, Transcript
from publisher.readers.document_title import shown_title
from publisher.readers.pages import Line, Page, Run, flowing
from publisher.readers.reader import Reader
from publisher.source import Location

__all__ = ["READER"]

_BOLD = re.compile(r"bold|black|heavy|semibd|demi", re.IGNORECASE)
_SLANTED = re.compile(r"ital|obli|slant", re.IGNORECASE)
_ITALIC_FLAG = 64  # ISO 32000-2, table 121, bit 7
_UNFIT = re.compile(r"[\x00-\x1f\x7f-\x9f\ufffe\uffff\ufeff\u200b\u2060]")
_HYPHENS = ("\x02", "\ufffe")
"""What PDFium gives for a hyphen at the end of a line, and the line end after it."""


def _read(path: str, data: bytes) -> Transcript:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise RawError(_unreadable(path, str(error))) from error
    try:
        pages = list(_pages(path, document))
        title = str(document.get_metadata_value("Title")).strip()
    finally:
        document.close()
    if not any(page.lines for page in pages):
        hint = "it holds pictures of pages: run text recognition (OCR) over it first"
        raise RawError(Problem("a PDF without text", Location(path), hint))
    text, spans, events, omissions = flowing(pages)
    encoded = text.encode()
    offsets = Offsets(text, "utf-8", *_stations(text))
    ends = [(offsets.byte(start), offsets.byte(end)) for start, end in spans]
    return Transcript(
        path,
        "pdf",
        encoded,
        text,
        offsets,
        events,
        tuple(shown_title(title, events)),
        omissions,
        packed=data,
        parts=tuple(Part(f"page {n}", *span) for n, span in enumerate(ends, 1)),
    )


def _unreadable(path: str, reason: str) -> Problem:
    if "password" in reason.lower():
        return Problem("a PDF locked by a password", Location(path), "save it without one")
    hint = "open it in a reader and save or print it as a new PDF"
    return Problem("a broken PDF", Location(path), hint)


def _stations(text: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return every thousandth character and the byte at which it begins."""
    characters = tuple(range(0, len(text), 1024)) or (0,)
    places, byte = [], 0
    for first in characters:
        places.append(byte)
        byte += len(text[first : first + 1024].encode())
    return characters, tuple(places)


# --- lines -------------------------------------------------------------------------------------


def _pages(path: str, document: Any) -> Iterator[Page]:
    """Yield the pages with their lines in the order of reading."""
    bounds = limits.current()
    if len(document) > bounds.pages:
        hint = f"{_SPLIT}, or raise the limit with --limit pages=NUMBER"
        raise RawError(Problem(f"more than {bounds.pages} pages", Location(path), hint))
    letters = 0
    for number in range(len(document)):
        page, textpage = _opened(path, document, number)
        try:
            found = _Glyphs(textpage).lines()
            height = float(page.get_height())
        finally:
            textpage.close()
            page.close()
        letters += sum(len(line.text) for line in found)
        if letters > bounds.file_bytes:
            raise RawError(Problem("holds more text than a book", Location(path), _SPLIT))
        yield Page(tuple(found), height)


def _opened(path: str, document: Any, number: int) -> tuple[Any, Any]:
    """Return a page and its text; raise RawError for a broken one, whose words would be lost."""
    import pypdfium2

    try:
        page = document[number]
        return page, page.get_textpage()
    except pypdfium2.PdfiumError as error:
        problem = _unreadable(path, str(error))
        message = f"{problem.message}: page {number + 1} cannot be read"
        raise RawError(Problem(message, problem.where, problem.hint)) from error


_SPLIT = "split it into several files"


class _Glyphs:
    """The characters of a page, as PDFium tells them one by one."""

    def __init__(self, textpage: Any) -> None:
        from pypdfium2 import raw

        self.raw = raw
        self.page = textpage.raw
        self.count: int = raw.FPDFText_CountChars(self.page)
        self.faces: dict[str, tuple[bool, bool]] = {}
        self.objects: dict[int, tuple[bool, bool]] = {}

    def lines(self) -> list[Line]:
        """Return the lines; a line ends where PDFium puts a line end, or a hyphen for one."""
        lines: list[Line] = []
        first = 0
        for index in range(self.count + 1):
            code = self.raw.FPDFText_GetUnicode(self.page, index) if index < self.count else 10
            hyphen = chr(code) in _HYPHENS
            if code not in (10, 13) and not hyphen:
                continue
            end = index + 1 if hyphen else index
            line = self._line(range(first, end)) if end > first else None
            if line is not None:
                lines.append(line)
            first = index + 1
        return lines

    def _line(self, indices: range) -> Line | None:
        letters = [self._letter(index) for index in indices]
        text = "".join(letters)
        left = len(text) - len(text.lstrip())
        last = len(text.rstrip())
        inked = [i for i, c in zip(indices, letters, strict=True) if c.strip()]
        if not inked:
            return None
        boxes = [self._box(index) for index in (inked[0], inked[-1])]
        size = max(self._size(index) for index in inked[:: max(1, len(inked) // 8)])
        runs = tuple(self._runs(indices, letters, left, last))
        base = self._base(inked[0])
        return Line(text[left:last], boxes[0][0], boxes[1][1], base, size, runs)

    def _letter(self, index: int) -> str:
        code = self.raw.FPDFText_GetUnicode(self.page, index)
        letter = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""
        if letter in _HYPHENS:
            return "-"
        return _UNFIT.sub("", letter) if letter != "\t" else " "

    def _box(self, index: int) -> tuple[float, float]:
        """Return the left and right edge of a character, in points."""
        values = [ctypes.c_double() for _ in range(4)]
        self.raw.FPDFText_GetCharBox(self.page, index, *values)
        return values[0].value, values[1].value

    def _base(self, index: int) -> float:
        """Return the height of a character's baseline above the foot of the page."""
        x, y = ctypes.c_double(), ctypes.c_double()
        self.raw.FPDFText_GetCharOrigin(self.page, index, x, y)
        return y.value

    def _size(self, index: int) -> float:
        """Return the size of a character in points, as it is shown."""
        box = self.raw.FS_RECTF()
        if self.raw.FPDFText_GetLooseCharBox(self.page, index, box) and box.top > box.bottom:
            return float(box.top - box.bottom)
        return float(self.raw.FPDFText_GetFontSize(self.page, index))

    # --- faces ---------------------------------------------------------------------------------

    def _runs(self, indices: range, letters: list[str], left: int, last: int) -> Iterator[Run]:
        """Yield the stretches of a line in bold or italics, in letters of the line."""
        place, start, face = 0, 0, (False, False)
        for index, letter in zip(indices, letters, strict=True):
            here = self._face(index) if letter.strip() else face
            if here != face:
                yield from _run(start - left, place - left, last - left, face)
                start, face = place, here
            place += len(letter)
        yield from _run(start - left, place - left, last - left, face)

    def _face(self, index: int) -> tuple[bool, bool]:
        """Tell whether a character is bold, and whether italic."""
        handle = self.raw.FPDFText_GetTextObject(self.page, index)
        if not handle:
            return False, False
        address = ctypes.addressof(handle.contents)
        if address not in self.objects:
            self.objects[address] = self._named(index)
        return self.objects[address]

    def _named(self, index: int) -> tuple[bool, bool]:
        flags = ctypes.c_int()
        size = self.raw.FPDFText_GetFontInfo(self.page, index, None, 0, flags)
        buffer = ctypes.create_string_buffer(max(1, min(size, 500)))
        self.raw.FPDFText_GetFontInfo(self.page, index, buffer, len(buffer), flags)
        name = buffer.value.decode("utf-8", "replace")
        slanted = bool(_SLANTED.search(name)) or bool(flags.value & _ITALIC_FLAG)
        return bool(_BOLD.search(name)), slanted


def _run(start: int, end: int, last: int, face: tuple[bool, bool]) -> Iterator[Run]:
    first, stop = max(start, 0), min(end, last)
    if stop > first and any(face):
        yield Run(first, stop, bold=face[0], italic=face[1])


def _sniff(data: bytes) -> bool:
    """Tell whether the file begins as a PDF must (ISO 32000-2, 7.5.2)."""
    return b"%PDF-" in data[:1024]


READER = Reader("pdf", (".pdf",), _sniff, _read)
