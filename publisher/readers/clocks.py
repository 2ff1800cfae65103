"""Times as data states them, to seconds.

In: all values of one field, as they are written; out: seconds.  Numbers are seconds
or thousandths, which only all of them together tell; strings are clocks
(``00:01:02.5``), durations of ISO 8601 (``PT1M2.5S``) or numbers with a unit
(``1.300s``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from publisher.readers.fields import folded

__all__ = ["TIME", "is_clock", "is_time", "scale", "seconds"]

_CLOCK = re.compile(r"[\[(]?(?:(\d{1,3}):)?(\d{1,3}):(\d{2})(?:[.,:;](\d{1,3}))?[\])]?")
_DURATION = re.compile(r"P(?:T)(?:(\d{1,4})H)?(?:(\d{1,5})M)?(?:(\d{1,7}(?:[.,]\d{1,9})?)S)?")
_NUMBER = re.compile(r"(\d{1,15}(?:\.\d{1,18})?(?:[eE]-?\d{1,2})?)\s?(ms|s|sec|seconds)?")
TIME = "time"
"""The key of metadata under which times go."""
_LONGEST = 400_000.0
"""Seconds that no recording is longer than; what is more is a date."""


def is_clock(said: str) -> bool:
    """Tell whether a string is a time within a recording and nothing else."""
    text = said.strip()
    return bool(_CLOCK.fullmatch(text)) or bool(text != "PT" and _DURATION.fullmatch(text))


def is_time(said: str) -> bool:
    """Tell whether a value can be a time: a clock, a duration or a number."""
    return is_clock(said) or _NUMBER.fullmatch(said.strip()) is not None


def scale(name: str, values: Sequence[str], ends: Sequence[str] = ()) -> float:
    """Return by what numbers of a field are to be multiplied to be seconds.

    ``ends`` are the values of the field that tells where the same stretches end.
    """
    key = folded(name)
    if "ticks" in key:
        return 1e-7
    if re.search(r"(?:^|_)(?:ms|millis|milliseconds)(?:_|$)|ms$", key):
        return 1e-3
    numbers = [float(value) for value in values if value.isdecimal() and len(value) < 16]
    if len(numbers) < len(values) or not numbers:
        return 1.0
    closing = [float(value) for value in ends if value.isdecimal() and len(value) < 16]
    if len(closing) == len(numbers):
        steps = sorted(b - a for a, b in zip(numbers, closing, strict=True))
        return 1e-3 if steps[len(steps) // 2] >= 60 else 1.0
    steps = sorted(b - a for a, b in pairwise(numbers) if b > a)
    return 1e-3 if steps and steps[len(steps) // 2] >= 900 else 1.0


def seconds(said: str, factor: float = 1.0) -> float | None:
    """Return the seconds that a value states; None if it states none."""
    text = said.strip()
    found: float | None = None
    if match := _CLOCK.fullmatch(text):
        whole = int(match[1] or 0) * 3600 + int(match[2]) * 60 + int(match[3])
        found = whole + (float(f"0.{match[4]}") if match[4] else 0.0)
    elif match := _NUMBER.fullmatch(text):
        unit = {"ms": 1e-3, None: factor}.get(match[2], 1.0)
        found = float(match[1]) * unit
    elif text != "PT" and (match := _DURATION.fullmatch(text)):
        hours, minutes, rest = match[1] or 0, match[2] or 0, (match[3] or "0").replace(",", ".")
        found = int(hours) * 3600 + int(minutes) * 60 + float(rest)
    return found if found is not None and found < _LONGEST else None
