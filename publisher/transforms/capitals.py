"""The capital letters of every script that has them, for patterns.

Source: Unicode 16, general categories Lu and Lt.  ``re`` knows no properties, so
the letters are listed once, when this module is loaded.
"""

from __future__ import annotations

import unicodedata

__all__ = ["CAPITAL"]

_LAST = 0x2DFF
"""Behind it stand capitals of no living alphabet, but for Latin ones for linguists."""


def _ranges() -> str:
    """Return the capitals as the inside of a character class."""
    found: list[list[int]] = []
    for point in range(_LAST + 1):
        if unicodedata.category(chr(point)) in ("Lu", "Lt"):
            if found and found[-1][1] == point - 1:
                found[-1][1] = point
            else:
                found.append([point, point])
    return "".join(chr(a) if a == b else f"{chr(a)}-{chr(b)}" for a, b in found)


CAPITAL = _ranges()
"""What stands between the brackets of a class: ``[{CAPITAL}]``."""
