"""Measuring text: in goes a text and a font file, out comes its width in ems."""

from __future__ import annotations

from functools import lru_cache

import uharfbuzz

__all__ = ["Features", "ligates", "width_of"]

Features = tuple[tuple[str, int], ...]
"""OpenType features and their values."""


@lru_cache(maxsize=65536)
def width_of(data: bytes, text: str, features: Features = ()) -> float:
    """Return the width of a text in ems, kerning and features included."""
    buffer = _shaped(data, text, features)
    advances = sum(p.x_advance for p in buffer.glyph_positions or ())
    return float(advances / _font(data).face.upem)


@lru_cache(maxsize=65536)
def ligates(data: bytes, text: str, features: Features = ()) -> bool:
    """Tell whether letters of a text join in one glyph."""
    return len(_shaped(data, text, features).glyph_infos or ()) < len(text)


def _shaped(data: bytes, text: str, features: Features) -> uharfbuzz.Buffer:
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(_font(data), buffer, dict(features))
    return buffer


@lru_cache(maxsize=8)
def _font(data: bytes) -> uharfbuzz.Font:
    return uharfbuzz.Font(uharfbuzz.Face(data))
