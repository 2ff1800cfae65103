"""The front of the book as pictures: one as it is, and a small one for shelves."""

from __future__ import annotations

import io
from pathlib import PurePosixPath

from PIL import Image

from publisher.model.publication import Artifact, Resource

__all__ = ["THUMBNAIL", "pictures"]

THUMBNAIL = "thumbnail.jpg"
_SIZE = (320, 480)
"""Pixels that the small picture has at most."""

_QUALITY = 85


def pictures(front: Resource) -> tuple[Artifact, ...]:
    """Return both pictures of a cover."""
    ending = PurePosixPath(front.path).suffix
    with Image.open(io.BytesIO(front.data), formats=["JPEG", "PNG"]) as opened:
        small = opened.convert("RGB")
    small.thumbnail(_SIZE, Image.Resampling.LANCZOS)
    stream = io.BytesIO()
    small.save(stream, "JPEG", quality=_QUALITY, optimize=True)
    return (
        Artifact("picture", f"cover{ending}", front.data),
        Artifact("picture", THUMBNAIL, stream.getvalue()),
    )
