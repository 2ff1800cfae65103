"""Look at a picture file without trusting it: bytes in, type and size out."""

from __future__ import annotations

import io

from PIL import Image as Pillow
from PIL import UnidentifiedImageError

from publisher.errors import InputError, Problem
from publisher.model.edition import Image
from publisher.source import Location

__all__ = ["MAX_PICTURE_BYTES", "MAX_PIXELS", "examine"]

MAX_PICTURE_BYTES = 10 * 1024 * 1024
MAX_PIXELS = 25_000_000

_MEDIA_TYPES = {"JPEG": "image/jpeg", "PNG": "image/png"}


def examine(path: str, data: bytes, where: Location) -> Image:
    """Return the picture; only its header is read here, nothing is decoded.

    Raises InputError for anything but PNG and JPEG of at most ``MAX_PIXELS``.
    """
    try:
        with Pillow.open(io.BytesIO(data), formats=list(_MEDIA_TYPES)) as opened:
            kind, (width, height) = str(opened.format), opened.size
    except (UnidentifiedImageError, OSError, ValueError, Pillow.DecompressionBombError) as error:
        hint = "save the picture as PNG or JPEG"
        raise InputError(Problem(f"{path} is not a PNG or JPEG picture", where, hint)) from error
    if width * height > MAX_PIXELS:
        message = f"{path} has {width} × {height} pixels; at most {MAX_PIXELS:,} are read"
        raise InputError(Problem(message, where, "make it smaller"))
    return Image(path, _MEDIA_TYPES[kind], data, width, height)
