"""The order of letters on a line: in go words, out come runs from left to right.

This is the Unicode Bidirectional Algorithm (UAX #9) for one line that holds no
explicit embeddings: weak types (W1 to W7), neutrals (N1, N2), implicit levels
(I1, I2) and reordering (L2).  Brackets are not paired (N0), and HarfBuzz mirrors
what is to be mirrored (L4).  Libraries for it give the letters in the order in which they
are shown, which no shaper takes; HarfBuzz wants runs as they are read, and their direction.

Floor 3: imports the standard library only.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import groupby

__all__ = ["visual_runs"]

_LETTERS = frozenset(("L", "R", "AL"))
_NUMBERS = frozenset(("EN", "AN"))


def visual_runs(words: str, *, leftward: bool) -> list[tuple[str, bool]]:
    """Return the runs of one direction as they stand from left to right.

    With each goes whether it is read leftward, as Hebrew and Arabic are; ``leftward``
    tells it of the line as a whole.
    """
    levels = _levels(words, 1 if leftward else 0)
    runs = []
    start = 0
    for level, group in groupby(levels):
        end = start + len(list(group))
        runs.append((words[start:end], level))
        start = end
    return [(text, level % 2 == 1) for text, level in _reordered(runs)]


def _levels(words: str, base: int) -> list[int]:
    """Return the level of each character."""
    types = _weak([unicodedata.bidirectional(c) or "L" for c in words], base)
    return [_level(kind, base) for kind in _neutral(types, base)]


def _level(kind: str, base: int) -> int:
    if base == 0:
        return {"L": 0, "R": 1}.get(kind, 2)
    return 1 if kind == "R" else 2


def _weak(types: list[str], base: int) -> list[str]:
    """Resolve marks, numbers and what stands in and about them (W1 to W7)."""
    edge = "R" if base else "L"
    strong, before = edge, edge
    for place, kind in enumerate(types):
        here = before if kind in ("NSM", "BN") else kind  # W1
        if here == "EN" and strong == "AL":  # W2
            here = "AN"
        if here in _LETTERS:
            strong = here
        types[place] = before = here
    types = ["R" if kind == "AL" else kind for kind in types]  # W3
    for place in range(1, len(types) - 1):  # W4
        one, kind, two = types[place - 1 : place + 2]
        if one == two and ((kind == "CS" and one in _NUMBERS) or (kind == "ES" and one == "EN")):
            types[place] = one
    types = _joined(types)
    strong = edge
    for place, kind in enumerate(types):  # W7
        if kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            types[place] = "L"
    return types


def _joined(types: Sequence[str]) -> list[str]:
    """Give the signs next to a European number to it (W5)."""
    result: list[str] = []
    for kind, group in groupby(types):
        run = list(group)
        place = len(result)
        after = types[place + len(run)] if place + len(run) < len(types) else ""
        joins = kind == "ET" and ("EN" in (after, result[-1] if result else ""))
        result += ["EN"] * len(run) if joins else run
    return result


def _neutral(types: Sequence[str], base: int) -> list[str]:
    """Give what has no direction that of both its sides, else that of the line (N1, N2)."""
    edge = "R" if base else "L"
    result: list[str] = []
    for strong, group in groupby(types, lambda kind: kind in ("L", "R", "EN", "AN")):
        run = list(group)
        if strong:
            result += run
            continue
        place = len(result)
        after = types[place + len(run)] if place + len(run) < len(types) else edge
        sides = {_side(result[-1] if result else edge), _side(after)}
        result += [sides.pop() if len(sides) == 1 else edge] * len(run)
    return result


def _side(kind: str) -> str:
    return "L" if kind == "L" else "R"


def _reordered(runs: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Turn round every stretch of runs of a level or more, from the highest level on (L2)."""
    for least in range(max((level for _, level in runs), default=0), 0, -1):
        result: list[tuple[str, int]] = []
        for high, group in groupby(runs, lambda run: run[1] >= least):  # noqa: B023 - used at once
            stretch = list(group)
            result += reversed(stretch) if high else stretch
        runs = result
    return runs
