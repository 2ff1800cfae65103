"""Time codes: what one looks like, and what it says in seconds.

Recognised are ``1:02``, ``01:02:03``, ``01:02:03.456`` and ``0:00:05,1``, bare or in
brackets of any kind, and ranges of them, as transcription services write them;
figures may be those of any script, colons and brackets full-width.
"""

from __future__ import annotations

import re

__all__ = ["BRACKETED", "CLOCK", "ONLY_CLOCKS", "clock", "time_code"]

CLOCK = r"(?:\d{1,3}[:：])?\d{1,2}[:：]\d{2}(?:[.,]\d{1,3})?"
"""Pattern of a time code without brackets."""

_RANGE = rf"{CLOCK}(?:[ \t]{{0,9}}(?:-->|-|–|—|to)[ \t]{{0,9}}{CLOCK})?"

BRACKETED = rf"(?:\\?[\[(<{{（［【][ \t]{{0,9}}{_RANGE}[ \t]{{0,9}}\\?[\])>}}）］】])"
"""Pattern of a time code, or two with a dash, in brackets."""

ONLY_CLOCKS = re.compile(
    rf"(?:[\s\[\](){{}}<>（）［］【】:：;.,–—-]|to\b|{CLOCK})*+", re.IGNORECASE
)
"""Matches the whole of a text that says nothing but times."""

_PARTS = re.compile(CLOCK)


def clock(text: str) -> float | None:
    """Return the seconds of the first time code in a text, or None."""
    match = _PARTS.search(text)
    if match is None:
        return None
    total = 0.0
    for part in match[0].replace(",", ".").replace("：", ":").split(":"):
        total = total * 60 + float(part)
    return total


def time_code(seconds: float) -> str:
    """Return ``HH:MM:SS``, whole seconds, rounded down; at most 99 hours."""
    whole = min(int(seconds), 99 * 3600 + 3599)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}"
