"""Pictures before they are printed: in goes a resource, out comes its shape, or an error."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image, ImageFile

from publisher.errors import InputError, Problem
from publisher.model.publication import Resource

__all__ = ["shape"]


def shape(picture: Resource) -> tuple[int, int]:
    """Return width and height of a picture in pixels.

    The picture is decoded to its end, because WeasyPrint would copy a torn one
    into the book.  Raises ``InputError`` if it cannot be.
    """
    try:
        with _strictly(), Image.open(io.BytesIO(picture.data), formats=("JPEG", "PNG")) as opened:
            opened.load()
            return opened.size
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise InputError(Problem(f"the picture {picture.path} is damaged: {error}")) from error


@contextmanager
def _strictly() -> Iterator[None]:
    """Refuse torn files for a while: WeasyPrint lets Pillow accept them everywhere."""
    lenient = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = lenient
