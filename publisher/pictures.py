"""Look at a picture file without trusting it: bytes in, type, size and traits out."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PIL import Image as Pillow
from PIL import ImageCms, ImageFile, UnidentifiedImageError

from publisher.errors import InputError, Problem
from publisher.limits import PIXELS
from publisher.model.edition import Image
from publisher.picturedata import bare
from publisher.source import Location

__all__ = ["Traits", "bared", "examine", "prove", "traits"]


_MEDIA_TYPES = {"JPEG": "image/jpeg", "PNG": "image/png"}
_DAMAGE = (UnidentifiedImageError, OSError, ValueError, SyntaxError, Pillow.DecompressionBombError)
"""What Pillow raises for bytes that are no whole picture."""

_OPAQUE = 255
_PNG_DEPTH = 24
"""Where a PNG says how many bits a sample has (PNG, Third Edition, 11.2.1)."""


@dataclass(frozen=True, slots=True)
class Traits:
    """How a picture is coded: ``colours`` as Pillow names modes (``RGB``, ``CMYK``, ``L``).

    ``profile`` is the name of its ICC profile, empty if it has none; ``stepwise`` tells
    of a progressive JPEG or an interlaced PNG.
    """

    colours: str
    bits: int
    transparent: bool
    stepwise: bool
    profile: str


def examine(path: str, data: bytes, where: Location) -> Image:
    """Return the picture; only its header is read here, nothing is decoded.

    Raises InputError for anything but PNG and JPEG of at most ``limits.PIXELS``.
    """
    try:
        with (
            warnings.catch_warnings(action="ignore", category=Pillow.DecompressionBombWarning),
            Pillow.open(io.BytesIO(data), formats=list(_MEDIA_TYPES)) as opened,
        ):
            kind, (width, height) = str(opened.format), opened.size
    except Pillow.DecompressionBombError as error:
        message = f"{path} has far more than the {PIXELS:,} pixels that are read"
        raise InputError(Problem(message, where, "make it smaller")) from error
    except _DAMAGE as error:
        hint = "save the picture as PNG or JPEG"
        raise InputError(Problem(f"{path} is not a PNG or JPEG picture", where, hint)) from error
    if width * height > PIXELS:
        message = f"{path} has {width} × {height} pixels; at most {PIXELS:,} are read"
        raise InputError(Problem(message, where, "make it smaller"))
    return Image(path, _MEDIA_TYPES[kind], data, width, height)


def prove(image: Image, where: Location) -> None:
    """Read an examined picture to its end; raise InputError if it is broken within.

    A JPEG is decoded at an eighth of its size, which reads every code of it; of a PNG
    the checksums are compared.
    """
    try:
        with _strictly(), Pillow.open(io.BytesIO(image.data)) as opened:
            if opened.format == "JPEG":
                opened.draft(None, (opened.width // 8, opened.height // 8))
                opened.load()
            else:
                opened.verify()
    except _DAMAGE as error:
        hint = "save or copy the picture anew"
        raise InputError(Problem(f"{image.path} is broken: {error}", where, hint)) from error


def bared(image: Image, where: Location) -> Image:
    """Return a proved picture without what it tells of its taker; see ``picturedata``.

    Raises InputError if it cannot be taken apart.
    """
    try:
        with _strictly():
            data = bare(image.data)
    except _DAMAGE as error:
        hint = "save or copy the picture anew"
        raise InputError(Problem(f"{image.path} is broken: {error}", where, hint)) from error
    return image if data == image.data else examine(image.path, data, where)


@contextmanager
def _strictly() -> Iterator[None]:
    """Have Pillow refuse what ends too early; WeasyPrint tells it not to, once it is loaded."""
    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def traits(image: Image) -> Traits:
    """Return how a sound picture is coded."""
    with Pillow.open(io.BytesIO(image.data)) as opened:
        info = opened.info
        alpha = "A" in opened.getbands() or "transparency" in info
        least = opened.convert("RGBA").getchannel("A").getextrema()[0] if alpha else _OPAQUE
        return Traits(
            colours=opened.mode,
            bits=image.data[_PNG_DEPTH] if opened.format == "PNG" else 8,
            transparent=least != _OPAQUE,
            stepwise=bool(info.get("progressive") or info.get("interlace")),
            profile=_profile(info.get("icc_profile")),
        )


def _profile(data: bytes | None) -> str:
    if not data:
        return ""
    try:
        profile = ImageCms.ImageCmsProfile(io.BytesIO(data))
        return ImageCms.getProfileDescription(profile).strip() or "without a name"
    except (ImageCms.PyCMSError, OSError):
        return "that cannot be read"
