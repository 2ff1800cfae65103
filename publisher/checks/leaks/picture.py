"""Pictures: in go the bytes of a PNG or JPEG, out come the strings that were written into it.

Floor 4: imports lower floors and its own modules only.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from publisher.checks.leaks.needles import Text
from publisher.checks.leaks.raw import strings

__all__ = ["is_picture", "of_picture"]

_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
_PIXELS = frozenset((b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS"))
_LARGEST = 16 << 20
_SCAN, _END = 0xDA, 0xD9


def is_picture(data: bytes) -> bool:
    """Tell whether bytes are a picture that is read here."""
    return data.startswith((_PNG, _JPEG))


def of_picture(data: bytes, where: str) -> Iterator[Text]:
    """Yield what is written beside the pixels, packed or not, and behind the end."""
    yield from (_of_png if data.startswith(_PNG) else _of_jpeg)(data, where)


def _of_png(data: bytes, where: str) -> Iterator[Text]:
    at = len(_PNG)
    while at + 8 <= len(data):
        size, kind = struct.unpack_from(">I4s", data, at)
        body = data[at + 8 : at + 8 + size]
        at += 12 + size
        if kind not in _PIXELS:
            place = f"{where} ({kind.decode('latin-1')})"
            yield from strings(body, place)
            yield from strings(_unpacked(body), place)
        if kind == b"IEND":
            break
    yield from strings(data[at:], where)


def _unpacked(body: bytes) -> bytes:
    """Return what a chunk holds packed behind a keyword (zTXt, iTXt, iCCP), if it does."""
    for at in range(min(len(body), 200)):
        if body[at : at + 1] == b"\x78":
            try:
                return zlib.decompressobj().decompress(body[at:], _LARGEST)
            except zlib.error:
                continue
    return b""


def _of_jpeg(data: bytes, where: str) -> Iterator[Text]:
    at = 2
    while 0 <= at < len(data) - 3 and data[at] == 0xFF:
        marker = data[at + 1]
        if marker in (_SCAN, _END):
            break
        size = int.from_bytes(data[at + 2 : at + 4], "big")
        if 0xE0 <= marker <= 0xEF or marker == 0xFE:
            yield from strings(data[at + 4 : at + 2 + size], f"{where} (metadata)")
        at += 2 + max(size, 2)
    end = data.rfind(b"\xff\xd9")
    yield from strings(data[end + 2 :] if end >= 0 else b"", where)
