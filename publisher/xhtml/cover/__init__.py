"""A front cover drawn from the edition itself: in goes an edition, out comes a JPEG.

Words are set in the style's own typeface over the rhythm of the conversations.

Floor 3: imports lower floors and its own modules only.
"""

from __future__ import annotations

import hashlib
import io
import math
from dataclasses import dataclass

from PIL import Image

from publisher import typefaces
from publisher.cache import NO_CACHE, Cache
from publisher.model.edition import Edition
from publisher.model.style import Face, Style
from publisher.xhtml.cover.lettering import Line, Typeface, fill
from publisher.xhtml.cover.rhythm import Stroke, strokes
from publisher.xhtml.cover.setting import title_lines, words_in_lines

__all__ = ["HEIGHT", "WIDTH", "draw_cover"]

WIDTH, HEIGHT = 1600, 2560
"""Pixels; the shape that booksellers ask for (1:1.6)."""

_MARGIN = 150
_FIELD = WIDTH - 2 * _MARGIN
_TITLE_TOP = 215
_TITLE_HEIGHT = 900
_FOOT = HEIGHT - 165
_AIR = 110
_ROUNDNESS = 8
_MOST_CREDITS = 5


@dataclass(frozen=True, slots=True)
class _Palette:
    """Colours that go together, as ``#rrggbb``; ink on ground has a contrast above 7:1."""

    ground: str
    ink: str
    accent: str


_PALETTES = (
    _Palette("#f3ede2", "#1f1d1b", "#23706b"),
    _Palette("#e9ece6", "#16242c", "#b1501f"),
    _Palette("#172430", "#f0e8da", "#dd9d4b"),
    _Palette("#f2ebdc", "#222326", "#38589a"),
    _Palette("#1e2e28", "#efe8d8", "#cba653"),
    _Palette("#efe6df", "#2a1d22", "#8e3048"),
)


def draw_cover(
    edition: Edition, style: Style, credits: tuple[str, ...], cache: Cache = NO_CACHE
) -> bytes:
    """Return the cover as a JPEG of ``WIDTH`` × ``HEIGHT`` pixels; same edition, same bytes.

    ``credits`` are lines such as ``Edited by Anna``.  Lines that the typeface has no
    letters for are left out.  The palette is chosen by the slug.
    """
    digest = hashlib.sha256(edition.slug.encode()).digest()
    palette = _PALETTES[digest[0] % len(_PALETTES)]
    image = Image.new("RGB", (WIDTH, HEIGHT), palette.ground)
    roman, italic = _typeface(style, "normal", cache), _typeface(style, "italic", cache)
    y = _title(image, edition, roman, italic, palette)
    top = _credits(image, edition, credits, roman, palette)
    for stroke in strokes(edition, _MARGIN, y + _AIR, _FIELD, top - y - 2 * _AIR):
        _draw(image, stroke, palette.accent if stroke.asks else palette.ink)
    stream = io.BytesIO()
    image.save(stream, "JPEG", quality=92, subsampling=0, optimize=True, dpi=(300, 300))
    return stream.getvalue()


def _typeface(style: Style, slope: str, cache: Cache) -> Typeface:
    """Return the lightest face of the style's first family, upright or italic."""
    family = style.faces[0].family
    faces = [f for f in style.faces if f.family == family]
    fit = [f for f in faces if f.style == slope] or faces
    lightest: Face = min(fit, key=lambda face: face.weight)
    return Typeface(typefaces.cut(lightest, cache))


def _title(
    image: Image.Image, edition: Edition, roman: Typeface, italic: Typeface, palette: _Palette
) -> float:
    """Draw title and subtitle from the top; return where they end."""
    y = float(_TITLE_TOP)
    lines = title_lines(edition.title, roman, _FIELD, _TITLE_HEIGHT)
    for line in lines:
        y += line.size * (0.78 if line is lines[0] else 1.0)
        line.draw(image, _MARGIN - 0.02 * line.size, y, palette.ink)
    if lines:
        y += 0.20 * lines[-1].size
    for line in words_in_lines(edition.subtitle, italic, 84, _FIELD):
        y += line.size * 1.22
        line.draw(image, _MARGIN, y, palette.ink)
    return y


def _credits(
    image: Image.Image,
    edition: Edition,
    credits: tuple[str, ...],
    roman: Typeface,
    palette: _Palette,
) -> float:
    """Draw people and publisher at the foot; return where they begin."""
    lines: list[tuple[Line, str]] = []
    for credit in credits:
        set_credit = words_in_lines(credit, roman, 66, _FIELD)
        if len(lines) + len(set_credit) <= _MOST_CREDITS:
            lines += [(line, palette.ink) for line in set_credit]
    imprint = edition.publisher
    if imprint and roman.has(imprint):
        line = roman.line(imprint, 46, tracking=0.09, features=("smcp", "c2sc"))
        lines.append((line, palette.accent))
    y = float(_FOOT)
    for line, colour in reversed(lines):
        line.draw(image, _MARGIN, y, colour)
        y -= 1.4 * line.size if colour == palette.ink else 2.3 * line.size
    return y


def _draw(image: Image.Image, stroke: Stroke, colour: str) -> None:
    """Draw a stroke with round ends."""
    radius = stroke.width / 2
    reach = max(stroke.length / 2 - radius, 0.0)
    steps = [math.pi * step / _ROUNDNESS for step in range(_ROUNDNESS + 1)]
    above = [
        (stroke.x + radius * math.cos(a), stroke.y - reach - radius * math.sin(a)) for a in steps
    ]
    below = [
        (stroke.x - radius * math.cos(a), stroke.y + reach + radius * math.sin(a)) for a in steps
    ]
    fill(image, [above + below], colour)
