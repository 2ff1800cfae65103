"""Measuring text: in goes a text and font files, out comes its width in ems."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby

import uharfbuzz

__all__ = [
    "REMEMBERED",
    "Features",
    "font_of",
    "has_all",
    "ligates",
    "shaped",
    "width_in",
    "width_of",
]

Features = tuple[tuple[str, int], ...]
"""OpenType features and their values."""

REMEMBERED = 16384
"""How many words are remembered with what was found out about them.

Nearly all that a book says again is among them, and a process that sets thousands of pages
needs no more memory than one that sets some hundred.
"""


def width_of(data: bytes, text: str, features: Features = ()) -> float:
    """Return the width of a text in ems, kerning and features included."""
    return _extent(data, text, features)[0]


def ligates(data: bytes, text: str, features: Features = ()) -> bool:
    """Tell whether letters of a text join in one glyph."""
    return _extent(data, text, features)[1] < len(text)


@lru_cache(maxsize=REMEMBERED)
def _extent(data: bytes, text: str, features: Features) -> tuple[float, int]:
    """Return the width of a text in ems, and its glyphs."""
    positions = shaped(data, text, features).glyph_positions or ()
    advances = sum([p.x_advance for p in positions])
    return float(advances / font_of(data).face.upem), len(positions)


def shaped(data: bytes, text: str, features: Features, language: str = "") -> uharfbuzz.Buffer:
    """Return the glyphs of a text in a font."""
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    if language:
        buffer.language = language
    uharfbuzz.shape(font_of(data), buffer, dict(features))
    return buffer


def has_all(data: bytes, text: str) -> bool:
    """Tell whether a font has every character of a text."""
    return _characters(data).issuperset(map(ord, text))


def width_in(fonts: Sequence[bytes], text: str, features: Features = ()) -> float:
    """Return the width of a text of which each character is in the first font that has it.

    What none has, and a blank, stays with the character before.
    """
    first, *others = fonts
    if not others or has_all(first, text):
        return width_of(first, text, features)
    chosen, last = [], first
    for character in text:
        if not character.isspace():
            able = (font for font in fonts if ord(character) in _characters(font))
            last = next(able, last)
        chosen.append(last)
    runs = groupby(zip(text, chosen, strict=True), key=lambda pair: id(pair[1]))
    pieces = (list(run) for _, run in runs)
    return sum(width_of(run[0][1], "".join(c for c, _ in run), features) for run in pieces)


@lru_cache(maxsize=64)
def _characters(data: bytes) -> frozenset[int]:
    return frozenset(font_of(data).face.unicodes)


@lru_cache(maxsize=64)
def font_of(data: bytes) -> uharfbuzz.Font:
    """Return a font file as HarfBuzz knows it."""
    return uharfbuzz.Font(uharfbuzz.Face(data))
