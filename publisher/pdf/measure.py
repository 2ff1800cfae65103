"""Measuring text: in goes a text and a font file, out comes its width in ems."""

from __future__ import annotations

from functools import lru_cache

import uharfbuzz

__all__ = ["Features", "width_of"]

Features = tuple[tuple[str, int], ...]
"""OpenType features and their values."""


@lru_cache(maxsize=65536)
def width_of(data: bytes, text: str, features: Features = ()) -> float:
    """Return the width of a text in ems, kerning and features included."""
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    font = _font(data)
    uharfbuzz.shape(font, buffer, dict(features))
    return float(sum(p.x_advance for p in buffer.glyph_positions or ()) / font.face.upem)


@lru_cache(maxsize=8)
def _font(data: bytes) -> uharfbuzz.Font:
    return uharfbuzz.Font(uharfbuzz.Face(data))
