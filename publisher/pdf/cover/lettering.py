"""Lettering of covers: in go words and a place, out comes HTML that puts them there.

Words stand on their baselines, wherever the metrics of a face have its lines, and are
measured by HarfBuzz before they are set, so that what does not fit is known in time.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape

import uharfbuzz

from publisher import typefaces
from publisher.cache import Cache
from publisher.model.style import Face, Style
from publisher.xhtml.cover.faces import face_for
from publisher.xhtml.cover.lettering import Typeface
from publisher.xhtml.cover.palette import Inks

__all__ = ["SMALL_CAPS", "Lettering", "Line", "Way", "css_inks"]


@dataclass(frozen=True, slots=True)
class Way:
    """How words are set: slope, space between letters in ems, OpenType features."""

    slope: str = "normal"
    tracking: float = 0.0
    features: tuple[str, ...] = ()


SMALL_CAPS = Way(tracking=0.09, features=("smcp", "c2sc"))


@dataclass(frozen=True, slots=True)
class _Type:
    """A face ready to measure; its ascent, descent and capitals in ems."""

    face: Face
    typeface: Typeface = field(repr=False)
    ascent: float
    descent: float
    capitals: float


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one line.

    ``at`` is where they begin, or where they end (``end``), or their middle
    (``centre``), from the left; ``baseline`` is from the top.
    """

    words: str
    at: float
    baseline: float
    size: float
    inks: Inks
    way: Way = Way()
    side: str = "start"


class Lettering:
    """Sets and measures words in the faces of a style."""

    def __init__(self, style: Style, language: str, store: Cache, *, leftward: bool) -> None:
        self.leftward = leftward
        self._style, self._language, self._store = style, language, store
        self._types: dict[Face, _Type] = {}

    @property
    def faces(self) -> tuple[Face, ...]:
        """The faces of all that was set or measured, in the order of their first use."""
        return tuple(self._types)

    def has(self, words: str, way: Way = Way()) -> bool:
        """Tell whether a face of the style has the letters of the words."""
        return face_for(words, self._style, way.slope) is not None

    def typeface(self, words: str, way: Way = Way()) -> Typeface:
        """Return the typeface of words that the style has letters for."""
        return self._type(words, way).typeface

    def width(self, words: str, size: float, way: Way = Way()) -> float:
        """Return how wide words are that the style has letters for."""
        typeface = self.typeface(words, way)
        line = typeface.line(words, size, tracking=way.tracking, features=way.features)
        return float(line.width)

    def capitals(self, words: str, way: Way = Way()) -> float:
        """Return the height of capitals, in ems."""
        return self._type(words, way).capitals

    def html(self, line: Line, width: float) -> str:
        """Return a line; ``width`` is that of the field whose left edge ``at`` counts from."""
        kind = self._type(line.words, line.way)
        face = kind.face
        top = line.baseline - (kind.ascent - kind.descent) / 2 * line.size
        rules = [
            f"top: {top:.4f}pt",
            self._across(line, width),
            f"font: {face.style} {face.weight} {line.size:.4f}pt/0 '{face.family}'",
            f"color: {css_inks(line.inks)}",
        ]
        if line.way.tracking:
            rules.append(f"letter-spacing: {line.way.tracking:g}em")
        if line.way.features:
            named = ", ".join(f"'{feature}'" for feature in line.way.features)
            rules.append(f"font-feature-settings: {named}")
        return f'<div class="line" style="{"; ".join(rules)}">{escape(line.words)}</div>'

    def _across(self, line: Line, width: float) -> str:
        if line.side == "centre":
            return f"left: {line.at - width:.4f}pt; width: {2 * width:.4f}pt; text-align: center"
        if (line.side == "end") != self.leftward:
            return f"right: {width - line.at:.4f}pt"
        return f"left: {line.at:.4f}pt"

    def _type(self, words: str, way: Way) -> _Type:
        face = face_for(words, self._style, way.slope)
        assert face is not None  # whoever asks has looked
        if face not in self._types:
            cut = typefaces.cut(face, self._store)
            font = uharfbuzz.Font(uharfbuzz.Face(cut))
            em = float(font.face.upem)
            lines = font.get_font_extents("ltr")
            capitals = font.get_metric_position_with_fallback(uharfbuzz.OTMetricsTag.CAP_HEIGHT)
            self._types[face] = _Type(
                face,
                Typeface(cut, self._language, leftward=self.leftward),
                lines.ascender / em,
                -lines.descender / em,
                capitals / em,
            )
        return self._types[face]


def css_inks(inks: Inks) -> str:
    """Return inks as CSS."""
    return f"device-cmyk({' '.join(f'{ink:.4g}' for ink in inks)})"
