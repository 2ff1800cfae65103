"""The bytes of a picture without what it tells of its taker: in goes a file, out comes a bare one.

Where and when, with which camera and by whom it was taken, previews, comments and whatever
hangs behind the end are left out.  What is seen stays as it is, bit by bit: the
coded image and what says how its colours are meant.  A picture that a note turns is
turned here, for the note goes, too.

Floor 1: imports floor 0 only.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator

from PIL import Image as Pillow
from PIL import ImageOps

__all__ = ["bare"]

_PNG = b"\x89PNG\r\n\x1a\n"
_CHUNKS = frozenset(b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT cICP bKGD pHYs".split())
"""Chunks of a still PNG that say how it looks (PNG, Third Edition, 11.2 and 11.3)."""

_START_OF_SCAN, _END = 0xDA, 0xD9
_ALONE = frozenset((0x01, *range(0xD0, 0xD8)))
"""Markers without a length (ITU-T T.81, table B.1)."""

_NOTES = frozenset((*range(0xE0, 0xF0), 0xFE))
"""Application data and comments (ITU-T T.81, B.2.4.5 and B.2.4.6)."""

_JFIF = 0xE0
_KEPT = ((0xE2, b"ICC_PROFILE\0"), (0xEE, b"Adobe"))
"""Application data that say how colours are meant."""

_ORIENTATION = 0x0112
_QUALITY = 95


def bare(data: bytes) -> bytes:
    """Return a PNG or JPEG that was examined, without what is not seen.

    Raises what Pillow raises, or ValueError, if it is broken.
    """
    if data.startswith(_PNG):
        return _PNG + b"".join(_chunks(data))
    upright = _upright(data)
    return b"\xff\xd8" + b"".join(_segments(upright))


def _upright(data: bytes) -> bytes:
    """Return a JPEG that looks the same without a note of how it is to be turned."""
    with Pillow.open(io.BytesIO(data)) as opened:
        if opened.getexif().get(_ORIENTATION, 1) == 1:
            return data
        profile = opened.info.get("icc_profile")
        turned = ImageOps.exif_transpose(opened)
        stream = io.BytesIO()
        turned.save(stream, "JPEG", quality=_QUALITY, icc_profile=profile, dpi=(72, 72))
    return stream.getvalue()


def _chunks(data: bytes) -> Iterator[bytes]:
    """Yield the chunks of a PNG that are kept (PNG, Third Edition, 5.3)."""
    at = len(_PNG)
    while True:
        size, kind = int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8]
        end = at + size + 12
        if end > len(data):
            raise ValueError("it ends too early")
        if kind in _CHUNKS:
            body = data[at + 4 : end - 4]
            yield data[at : at + 4] + body + zlib.crc32(body).to_bytes(4)
        if kind == b"IEND":
            return
        at = end


def _segments(data: bytes) -> Iterator[bytes]:
    """Yield the segments of a JPEG that are kept, with what is coded behind them."""
    at = 2
    while True:
        at = data.find(b"\xff", at)
        kind = data[at + 1] if 0 <= at < len(data) - 1 else _END
        if at < 0 or kind == _END:
            break
        if kind in (0x00, 0xFF):  # filling
            at += 1
            continue
        size = 2 if kind in _ALONE else 2 + int.from_bytes(data[at + 2 : at + 4])
        end = _end_of_scan(data, at + size) if kind == _START_OF_SCAN else at + size
        if kind == _JFIF and data.startswith(b"JFIF\0", at + 4):
            yield b"\xff\xe0\0\x10" + data[at + 4 : at + 16] + b"\0\0"  # without a preview
        elif kind not in _NOTES or _is_meant(data, at):
            yield data[at:end]
        at = end
    yield b"\xff\xd9"


def _is_meant(data: bytes, at: int) -> bool:
    """Tell whether application data say how colours are meant."""
    return any(data[at + 1] == kind and data.startswith(name, at + 4) for kind, name in _KEPT)


def _end_of_scan(data: bytes, at: int) -> int:
    """Return where coded data end: at a marker that does not belong to them."""
    while 0 <= (at := data.find(b"\xff", at)) < len(data) - 1:
        if data[at + 1] != 0 and data[at + 1] not in _ALONE:
            return at
        at += 2
    return len(data)
