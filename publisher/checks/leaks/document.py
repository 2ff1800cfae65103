"""PDFs: in go bytes, out come all their strings.

Every object is gone through: strings as text and as bytes, names and keys, and each stream
unpacked; of streams that paint, the strings with which they say what is read (``ActualText``).
So information, XMP, outlines, destinations, tags, annotations and attached files are all read,
wherever they hang.  What pages show is read once more as a reader sees it, by PDFium.

Floor 4: imports lower floors and its own modules only.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf
import pypdfium2

from publisher.checks.leaks.needles import Text
from publisher.checks.leaks.raw import strings
from publisher.checks.pdf.objects import TooMuchError, name, unpacked

__all__ = ["of_pdf"]

_DEEPEST = 64
_HEXADECIMAL = re.compile(rb"<([0-9A-Fa-f\s]{4,})>")
_LITERAL = re.compile(rb"\(((?:[^()\\]|\\.)*)\)", re.DOTALL)
_ESCAPED = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_MEANT = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b""}
_MARK = b"\xfe\xff"


def of_pdf(
    data: bytes, where: str, inner: Callable[[bytes, str], Iterator[Text]]
) -> Iterator[Text]:
    """Yield the strings of a PDF; ``inner`` reads attached files and pictures.

    Raises ``ValueError`` for one that cannot be read whole.
    """
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            yield from _of_value(pdf.trailer, f"{where} (trailer)", 0)
            for number, value in enumerate(pdf.objects, 1):
                place = f"{where} (object {number})"
                yield from _of_value(value, place, 0)
                if isinstance(value, pikepdf.Stream):
                    yield from _of_stream(value, place, inner)
    except (pikepdf.PdfError, pikepdf.DataDecodingError, TooMuchError) as error:
        raise ValueError(str(error)) from error
    yield from _shown(data, where)


def _of_value(value: Any, where: str, depth: int) -> Iterator[Text]:
    """Yield the strings, names and keys of an object that no other object holds."""
    if depth > _DEEPEST:
        raise TooMuchError("objects nest too deep")
    if isinstance(value, pikepdf.String):
        yield from _of_string(bytes(value), where)
    elif isinstance(value, pikepdf.Name):
        yield Text(where, str(value)[1:], running=False)
    elif isinstance(value, pikepdf.Array):
        for child in value.as_list():
            if not _apart(child):
                yield from _of_value(child, where, depth + 1)
    elif isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
        for key in value.keys():  # noqa: SIM118 — a stream is no mapping
            yield Text(where, key[1:], running=False)
            held = value.get(key)
            if not _apart(held):
                yield from _of_value(held, where, depth + 1)


def _apart(value: Any) -> bool:
    return isinstance(value, pikepdf.Object) and value.is_indirect


def _of_string(data: bytes, where: str) -> Iterator[Text]:
    """Yield a string as text (ISO 32000-2, 7.9.2.2); one that is like an id counts as one."""
    said = str(pikepdf.String(data))
    yield Text(where, said, running=not _is_id(said))
    if b"\0" not in data:
        yield from strings(data, where)


def _is_id(said: str) -> bool:
    return " " not in said and bool(re.search(r"[-._/#:@]\w", said))


def _of_stream(
    stream: Any, where: str, inner: Callable[[bytes, str], Iterator[Text]]
) -> Iterator[Text]:
    kind, form = name(stream.get("/Type")), name(stream.get("/Subtype"))
    if form == "Image":
        if name(stream.get("/Filter")) == "DCTDecode":
            yield from inner(stream.read_raw_bytes(), where)
        return
    if "/Length1" in stream or form in ("Type1C", "CIDFontType0C", "OpenType"):
        return  # a typeface: what it holds was not written by anybody of the book
    data = unpacked(stream)
    if kind in ("EmbeddedFile", "Metadata"):
        yield from inner(data, where)
        return
    yield from strings(_HEXADECIMAL.sub(b"<>", data), where)  # BEA may be part of a number
    for found in _HEXADECIMAL.findall(data):
        digits = re.sub(rb"\s", b"", found)
        said = bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())
        if said.startswith(_MARK) or said.isascii():
            yield from _of_string(said, where)
    for found in _LITERAL.findall(data):
        said = _ESCAPED.sub(_unescaped, found)
        if said != found or said.startswith(_MARK):
            yield from _of_string(said, where)


def _unescaped(match: re.Match[bytes]) -> bytes:
    said = match[1]
    return bytes((int(said, 8) & 255,)) if said[:1].isdigit() else _MEANT.get(said, said)


def _shown(data: bytes, where: str) -> Iterator[Text]:
    """Yield what each page shows."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise ValueError(str(error)) from error
    try:
        for index in range(len(document)):
            page = document[index]
            text = page.get_textpage()
            label = document.get_page_label(index) or str(index + 1)
            yield Text(f"{where}: page {label}", text.get_text_range())
            text.close()
            page.close()
    finally:
        document.close()
