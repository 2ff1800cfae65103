"""Lettering: in go words and a typeface, out comes a mask of ink.

Words are shaped by HarfBuzz, with the kerning and the small capitals of the
typeface, and their outlines filled here.  What is installed on a machine takes
no part, so the same words give the same pixels.

Floor 3: imports its own modules only.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import uharfbuzz
from PIL import Image, ImageChops, ImageDraw

from publisher.xhtml.cover.bidi import visual_runs

__all__ = ["Line", "Typeface", "fill"]

_OVERSAMPLING = 4
"""Outlines are filled at this many times the size, then averaged."""

_OUTSIDE = 128
_INKED = [0 if level == _OUTSIDE else 255 for level in range(256)]
"""Whether there is ink, by how often outlines wind around a place."""

_Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of words ready to draw.

    ``glyphs`` holds a glyph's number and its place from the line's start, in units
    of the typeface; ``width`` is the advance in pixels at ``size``.
    """

    typeface: Typeface
    size: float
    glyphs: tuple[tuple[int, float, float], ...] = field(repr=False)
    width: float
    words: str = ""

    @property
    def depth(self) -> float:
        """How far ink reaches below the baseline, in pixels."""
        points = (
            dy + y
            for glyph, _, dy in self.glyphs
            for contour in self.typeface.outline(glyph)
            for _, y in contour
        )
        return max(0.0, -min(points, default=0.0)) * self.size / self.typeface.units

    def draw(self, image: Image.Image, x: float, baseline: float, colour: str) -> None:
        """Draw the line from ``x`` on its baseline, in pixels."""
        scale = self.size / self.typeface.units
        for glyph, dx, dy in self.glyphs:
            contours = self.typeface.outline(glyph)
            placed = [
                [(x + (dx + px) * scale, baseline - (dy + py) * scale) for px, py in contour]
                for contour in contours
            ]
            if placed:
                fill(image, placed, colour)


class Typeface:
    """A static font, able to set words in a language (BCP 47), leftward in some scripts.

    A line of the book's own direction begins at the side where the book's do.
    """

    def __init__(self, data: bytes, language: str = "", *, leftward: bool = False) -> None:
        face = uharfbuzz.Face(data)
        self.units = float(face.upem)
        self.leftward = leftward
        self._language = language
        self._font = uharfbuzz.Font(face)

    def line(
        self,
        words: str,
        size: float,
        *,
        tracking: float = 0.0,
        features: tuple[str, ...] = (),
    ) -> Line:
        """Return the words as one line of ``size`` pixels to the em.

        ``tracking`` is put after every glyph but the last, in ems, unless letters are
        joined there; ``features`` are OpenType tags to switch on.
        """
        glyphs: list[tuple[int, float, float]] = []
        x = space = 0.0
        for text, leftward in visual_runs(words, leftward=self.leftward):
            space = 0.0 if leftward else tracking * self.units
            buffer = self._shaped(text, features, leftward=leftward)
            positions = zip(buffer.glyph_infos, buffer.glyph_positions or (), strict=True)
            for info, place in positions:
                glyphs.append((int(info.codepoint), x + place.x_offset, float(place.y_offset)))
                x += place.x_advance + space
        width = max(0.0, x - space) * size / self.units if glyphs else 0.0
        return Line(self, size, tuple(glyphs), width, words)

    def _shaped(self, text: str, features: tuple[str, ...], *, leftward: bool) -> uharfbuzz.Buffer:
        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.direction = "rtl" if leftward else "ltr"
        if self._language:
            buffer.language = self._language
        buffer.guess_segment_properties()
        uharfbuzz.shape(self._font, buffer, dict.fromkeys(features, True))
        return buffer

    def outline(self, glyph: int) -> list[list[_Point]]:
        """Return the contours of a glyph as polygons, in units of the typeface."""
        pen = _Pen()
        self._font.draw_glyph_with_pen(glyph, pen)
        return [contour for contour in pen.contours if len(contour) > 2]


class _Pen:
    """Takes an outline down as polygons; curves become eight chords."""

    _CHORDS = 8

    def __init__(self) -> None:
        self.contours: list[list[_Point]] = []

    def moveTo(self, point: _Point) -> None:  # noqa: N802 - the protocol of fontTools pens
        self.contours.append([point])

    def lineTo(self, point: _Point) -> None:  # noqa: N802
        self.contours[-1].append(point)

    def qCurveTo(self, control: _Point, end: _Point) -> None:  # noqa: N802
        start = self.contours[-1][-1]
        for step in range(1, self._CHORDS + 1):
            t = step / self._CHORDS
            weights = ((1 - t) ** 2, 2 * t * (1 - t), t * t)
            self.contours[-1].append(_mean((start, control, end), weights))

    def curveTo(self, one: _Point, two: _Point, end: _Point) -> None:  # noqa: N802
        start = self.contours[-1][-1]
        for step in range(1, self._CHORDS + 1):
            t = step / self._CHORDS
            weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
            self.contours[-1].append(_mean((start, one, two, end), weights))

    def closePath(self) -> None:  # noqa: N802
        """Nothing is left to do: a polygon is closed."""


def _mean(points: tuple[_Point, ...], weights: tuple[float, ...]) -> _Point:
    return (
        sum(w * p[0] for w, p in zip(weights, points, strict=True)),
        sum(w * p[1] for w, p in zip(weights, points, strict=True)),
    )


def fill(image: Image.Image, contours: list[list[_Point]], colour: str) -> None:
    """Fill contours by the non-zero winding rule, as TrueType asks."""
    left = math.floor(min(x for contour in contours for x, _ in contour)) - 1
    top = math.floor(min(y for contour in contours for _, y in contour)) - 1
    right = math.ceil(max(x for contour in contours for x, _ in contour)) + 1
    bottom = math.ceil(max(y for contour in contours for _, y in contour)) + 1
    small = (right - left, bottom - top)
    large = (small[0] * _OVERSAMPLING, small[1] * _OVERSAMPLING)
    winding = Image.new("L", large, _OUTSIDE)
    for contour in contours:
        points = [((x - left) * _OVERSAMPLING, (y - top) * _OVERSAMPLING) for x, y in contour]
        turn = Image.new("L", large, 0)
        ImageDraw.Draw(turn).polygon(points, fill=1)
        add = ImageChops.add if _area(points) > 0 else ImageChops.subtract
        winding = add(winding, turn)
    mask = winding.point(_INKED).resize(small, Image.Resampling.BOX)
    image.paste(colour, (left, top, right, bottom), mask)


def _area(points: list[_Point]) -> float:
    """Return twice the signed area of a polygon."""
    following = points[1:] + points[:1]
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, following, strict=True))
