"""Palettes of covers that are drawn: colours of screens, and inks of the press for each.

No place has more ink than 240 % (IngramSpark, "File Creation Guide"), and words on light
grounds are black ink alone, so that small type is sharp.

Floor 3: imports lower floors only.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from publisher.model.edition import Edition

__all__ = ["BLACK", "PALETTES", "PAPER", "Inks", "Palette", "palette_of"]

Inks = tuple[float, float, float, float]
"""Cyan, magenta, yellow and black, each from 0 to 1."""

BLACK: Inks = (0.0, 0.0, 0.0, 1.0)
PAPER: Inks = (0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours that go together, as ``#rrggbb``; ink on ground has a contrast above 7:1.

    ``inks`` are those of ground, ink and accent.
    """

    ground: str
    ink: str
    accent: str
    inks: tuple[Inks, Inks, Inks]


PALETTES = (
    Palette(
        "#f3ede2",
        "#1f1d1b",
        "#23706b",
        ((0.0, 0.02, 0.08, 0.04), BLACK, (0.82, 0.30, 0.52, 0.18)),
    ),
    Palette(
        "#e9ece6",
        "#16242c",
        "#b1501f",
        ((0.06, 0.02, 0.07, 0.04), BLACK, (0.10, 0.76, 0.98, 0.16)),
    ),
    Palette(
        "#172430",
        "#f0e8da",
        "#dd9d4b",
        ((0.90, 0.66, 0.36, 0.46), PAPER, (0.06, 0.38, 0.80, 0.02)),
    ),
    Palette(
        "#f2ebdc",
        "#222326",
        "#38589a",
        ((0.0, 0.03, 0.11, 0.04), BLACK, (0.88, 0.66, 0.06, 0.06)),
    ),
    Palette(
        "#1e2e28",
        "#efe8d8",
        "#cba653",
        ((0.78, 0.46, 0.62, 0.52), PAPER, (0.12, 0.30, 0.78, 0.06)),
    ),
    Palette(
        "#efe6df",
        "#2a1d22",
        "#8e3048",
        ((0.01, 0.06, 0.08, 0.04), BLACK, (0.20, 0.92, 0.48, 0.28)),
    ),
)


def palette_of(edition: Edition) -> Palette:
    """Return the palette of an edition, which its slug chooses."""
    digest = hashlib.sha256(edition.slug.encode()).digest()
    return PALETTES[digest[0] % len(PALETTES)]
