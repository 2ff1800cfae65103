"""The ground round a picture: in goes a cover, out come the colours of spine and back.

The picture ends at the fold, and no cover is folded quite where it should be.  So the
ground goes on where the picture ends, row by row in the colours of its edge, as far as
words stay readable on it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PIL import Image as Pictures
from PIL import ImageFilter

from publisher.model.edition import Image
from publisher.pdf.cover.geometry import Field
from publisher.pdf.images import upright

__all__ = ["Ground", "ground_of"]

_STRIP = 0.02  # of the width of a picture: what counts as its edge
_SOFT = 0.012  # of its height: over so much the colours of rows are mixed
_DARK = 140  # the luma below which words are white
_CLEAR = 18  # how far rows may go beyond it
_BANDS = 400

_Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Ground:
    """The colours from head to foot, one or many; whether they are dark."""

    colours: tuple[_Colour, ...]
    dark: bool


def ground_of(picture: Image, field: Field, *, leftward: bool) -> Ground:
    """Return the ground beside a picture that fills a field; ``leftward`` has its fold right."""
    image = _seen(upright(picture.data).convert("RGB"), field)
    width = max(1, round(image.width * _STRIP))
    left = image.width - width if leftward else 0
    strip = image.crop((left, 0, left + width, image.height))
    column = strip.resize((1, _BANDS), Pictures.Resampling.BOX)
    column = column.filter(ImageFilter.GaussianBlur(_BANDS * _SOFT))
    colours = tuple(_colours(column))
    mean = _mean(colours)
    dark = _luma(mean) < _DARK
    clear = all(_luma(c) < _DARK + _CLEAR if dark else _luma(c) > _DARK - _CLEAR for c in colours)
    return Ground(colours if clear and len(set(colours)) > 1 else (mean,), dark)


def _seen(image: Pictures.Image, field: Field) -> Pictures.Image:
    """Return what is seen of a picture that fills a field, at its own size."""
    scale = max(field.width / image.width, field.height / image.height)
    width, height = field.width / scale, field.height / scale
    left, top = (image.width - width) / 2, (image.height - height) / 2
    return image.crop((round(left), round(top), round(left + width), round(top + height)))


def _colours(column: Pictures.Image) -> Iterator[_Colour]:
    data = column.tobytes()
    yield from zip(data[::3], data[1::3], data[2::3], strict=True)


def _mean(colours: Sequence[_Colour]) -> _Colour:
    red, green, blue = (round(sum(band) / len(band)) for band in zip(*colours, strict=True))
    return red, green, blue


def _luma(colour: _Colour) -> float:
    red, green, blue = colour
    return 0.299 * red + 0.587 * green + 0.114 * blue
