"""Bare pictures: in goes a picture, out comes the same without what was written into it.

Cameras and programs write names, places and comments beside the pixels.  Here the file is
copied segment by segment, and what is no part of the picture is left out: nothing is decoded
and packed again, so the pixels are the very same.  Kept are colours (ICC, Adobe's marker),
resolution, and how the picture is to be turned.

JPEG: ITU-T T.81, Annex B; Exif 3.0, 4.7.2.  PNG: PNG Specification, Third Edition, 5 and 11.

Floor 2: imports lower floors only.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator
from dataclasses import replace

from PIL import Image as Pillow

from publisher.model.edition import Image

__all__ = ["bare"]

_START, _END, _SCAN = 0xD8, 0xD9, 0xDA
_APP0, _APP2, _APP14, _LAST_APP, _COMMENT = 0xE0, 0xE2, 0xEE, 0xEF, 0xFE
_ALONE = frozenset((0x01, *range(0xD0, 0xD8)))
"""Markers without a length: TEM, and RST within a scan."""

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_CHUNKS = frozenset(
    (b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB")
) | frozenset((b"cICP", b"bKGD", b"hIST", b"pHYs"))
"""Chunks that tell how a picture looks; all text, times and private chunks are others."""

_ORIENTATION = 0x0112


def bare(image: Image) -> Image:
    """Return a picture without metadata."""
    png = image.data.startswith(_SIGNATURE)
    data = b"".join((_png if png else _jpeg)(image.data, _turned(image.data)))
    return image if data == image.data else replace(image, data=data)


def _turned(data: bytes) -> bytes:
    """Return Exif data that says nothing but how the picture is turned; nothing if it is not."""
    with Pillow.open(io.BytesIO(data)) as opened:
        turn = opened.getexif().get(_ORIENTATION, 1)
    if turn not in range(2, 9):
        return b""
    return struct.pack(">2sHIHHHIHHI", b"MM", 42, 8, 1, _ORIENTATION, 3, 1, turn, 0, 0)


def _jpeg(data: bytes, turned: bytes) -> Iterator[bytes]:
    """Yield the segments of a JPEG that are kept; what follows its end is not."""
    yield data[:2]
    if turned:
        body = b"Exif\0\0" + turned
        yield b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body
    at = 2
    while (at := data.find(b"\xff", at)) >= 0 and at + 1 < len(data):
        marker = data[at + 1]
        if marker == 0xFF:  # a fill byte (B.1.1.2)
            at += 1
            continue
        if marker == _END:
            yield b"\xff\xd9"
            return
        size = 0 if marker in _ALONE else int.from_bytes(data[at + 2 : at + 4], "big")
        stop = at + 2 + size
        if marker == _SCAN:
            stop = _scanned(data, stop)
        if _wanted(marker, data[at + 4 : stop]):
            yield data[at:stop]
        at = stop


def _wanted(marker: int, body: bytes) -> bool:
    if marker == _APP2:
        return body.startswith(b"ICC_PROFILE\0")
    if marker == _APP14:
        return body.startswith(b"Adobe")
    if marker == _APP0:
        return body.startswith(b"JFIF\0")
    return not (_APP0 < marker <= _LAST_APP or marker == _COMMENT)


def _scanned(data: bytes, at: int) -> int:
    """Return where the coded data of a scan ends: at the next marker that is none of its own."""
    while (at := data.find(b"\xff", at)) >= 0 and at + 1 < len(data):
        if data[at + 1] not in (0, *range(0xD0, 0xD8)):
            return at
        at += 2
    return len(data)


def _png(data: bytes, turned: bytes) -> Iterator[bytes]:
    """Yield the chunks of a PNG that are kept."""
    yield _SIGNATURE
    at = len(_SIGNATURE)
    while at + 8 <= len(data):
        size, kind = struct.unpack_from(">I4s", data, at)
        stop = at + 12 + size
        if kind == b"IDAT" and turned:
            yield _chunk(b"eXIf", turned)
            turned = b""
        if kind in _CHUNKS:
            yield data[at:stop]
        if kind == b"IEND":
            return
        at = stop


def _chunk(kind: bytes, body: bytes) -> bytes:
    check = zlib.crc32(kind + body)
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", check)
