"""Alignment: which items of one sequence are which of another, in the same order.

In: two sequences of words, or of lines; out: pairs of stretches that are equal.
It anchors on runs that both sequences have once (the *patience* of Bram Cohen's
diff, with runs of words in place of lines), then on those that both have as often, first
with first and last with last, and goes by ``difflib`` only in small gaps, so that its time
grows with the length of the texts and not with its square.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

__all__ = ["Change", "Stretch", "align", "changes"]

_SMALL = 60
"""Items of each sequence up to which a gap is small."""


_Items = Sequence[int]
"""A sequence whose items are numbers: the same item, the same number."""

_Pair = tuple[int, int]
"""A place of one sequence, and one of the other."""


class Stretch(NamedTuple):
    """``size`` items that are equal: from ``a`` on in one sequence, ``b`` in the other."""

    a: int
    b: int
    size: int


class Change(NamedTuple):
    """The items ``a0`` to ``a1`` of one sequence stand as ``b0`` to ``b1`` in the other."""

    a0: int
    a1: int
    b0: int
    b1: int


def align(a: Sequence[Hashable], b: Sequence[Hashable]) -> list[Stretch]:
    """Return the equal stretches in rising order; they touch only where one ends."""
    numbers: dict[Hashable, int] = {}
    ours, theirs = ([numbers.setdefault(item, len(numbers)) for item in side] for side in (a, b))
    gaps = [Change(0, len(a), 0, len(b))]
    found: list[Stretch] = []
    for pairs, run in _ROUNDS:
        left: list[Change] = []
        for gap in gaps:
            rest = _trimmed(ours, theirs, gap, found)
            left += _anchored(rest, pairs(ours, theirs, rest, run), run, found) if rest else ()
        gaps = left
    for gap in gaps:
        rest = _trimmed(ours, theirs, gap, found)
        if rest and max(rest.a1 - rest.a0, rest.b1 - rest.b0) <= _SMALL:
            found += _by_hand(ours, theirs, rest)
    return list(_joined(sorted(found)))


def changes(stretches: Iterable[Stretch], a: int, b: int) -> Iterator[Change]:
    """Yield what lies between equal stretches of sequences of ``a`` and ``b`` items."""
    at, bt = 0, 0
    for stretch in (*stretches, Stretch(a, b, 0)):
        if stretch.a > at or stretch.b > bt:
            yield Change(at, stretch.a, bt, stretch.b)
        at, bt = stretch.a + stretch.size, stretch.b + stretch.size


def _trimmed(a: _Items, b: _Items, gap: Change, found: list[Stretch]) -> Change | None:
    """Take equal ends off a gap; return what is left of it if both sides have items."""
    a0, a1, b0, b1 = gap
    while a0 < a1 and b0 < b1 and a[a0] == b[b0]:
        a0, b0 = a0 + 1, b0 + 1
    while a0 < a1 and b0 < b1 and a[a1 - 1] == b[b1 - 1]:
        a1, b1 = a1 - 1, b1 - 1
    ends = (Stretch(gap.a0, gap.b0, a0 - gap.a0), Stretch(a1, b1, gap.a1 - a1))
    found += [stretch for stretch in ends if stretch.size]
    return Change(a0, a1, b0, b1) if a0 < a1 and b0 < b1 else None


def _anchored(
    gap: Change, pairs: Iterable[_Pair], run: int, found: list[Stretch]
) -> Iterator[Change]:
    """Take what stands in both sides of a gap, if in the same order; yield the gaps between."""
    at, bt = gap.a0, gap.b0
    for place, other in _rising(sorted(pairs)):
        if place < at or other < bt:  # runs overlap
            continue
        yield Change(at, place, bt, other)
        found.append(Stretch(place, other, run))
        at, bt = place + run, other + run
    yield Change(at, gap.a1, bt, gap.b1)


def _once(a: _Items, b: _Items, gap: Change, run: int) -> list[_Pair]:
    """Return the places of the runs that stand once in each side of a gap."""
    sides = []
    for items, start, end in ((a, gap.a0, gap.a1), (b, gap.b0, gap.b1)):
        places: dict[int, int] = {}
        for place, key in _keys(items, start, end, run):
            places[key] = -1 if key in places else place
        sides.append(places)
    ours, theirs = sides
    pairs = ((place, theirs.get(key, -1)) for key, place in ours.items())
    return [pair for pair in pairs if min(pair) >= 0]


def _often(a: _Items, b: _Items, gap: Change, run: int) -> list[_Pair]:
    """Return the places of the runs that stand as often in one side of a gap as in the other."""
    sides = []
    for items, start, end in ((a, gap.a0, gap.a1), (b, gap.b0, gap.b1)):
        places: dict[int, list[int]] = {}
        for place, key in _keys(items, start, end, run):
            places.setdefault(key, []).append(place)
        sides.append(places)
    ours, theirs = sides
    alike = (key for key in ours if len(ours[key]) == len(theirs.get(key, ())))
    return [pair for key in alike for pair in zip(ours[key], theirs[key], strict=True)]


_ROUNDS: tuple[tuple[Callable[[_Items, _Items, Change, int], list[_Pair]], int], ...] = (
    *((_once, run) for run in (8, 4, 2, 1, 1, 1)),
    *((_often, run) for run in (8, 4, 2)),
)
"""How anchors are found, and how many items make one: the surest are dropped first."""

_BITS = 32


def _keys(items: _Items, start: int, end: int, run: int) -> Iterator[tuple[int, int]]:
    """Yield the place of each run of items, and a number that no other run has."""
    key = 0
    for place in range(start, end):
        key = key >> _BITS | items[place] << _BITS * (run - 1)
        if place >= start + run - 1:
            yield place - run + 1, key


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest row of pairs whose second numbers rise as their first do."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, (_, other) in enumerate(pairs):
        pile = bisect_left(tails, other)
        before.append(ends[pile - 1] if pile else -1)
        if pile == len(tails):
            tails.append(other)
            ends.append(index)
        else:
            tails[pile], ends[pile] = other, index
    row: list[tuple[int, int]] = []
    index = ends[-1] if ends else -1
    while index >= 0:
        row.append(pairs[index])
        index = before[index]
    return row[::-1]


def _by_hand(a: _Items, b: _Items, gap: Change) -> Iterator[Stretch]:
    matcher = SequenceMatcher(None, a[gap.a0 : gap.a1], b[gap.b0 : gap.b1], autojunk=False)
    for first, second, size in matcher.get_matching_blocks():
        if size:
            yield Stretch(gap.a0 + first, gap.b0 + second, size)


def _joined(stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    """Yield the stretches, those that go on from one another made one."""
    last: Stretch | None = None
    for one in stretches:
        if last and last.a + last.size == one.a and last.b + last.size == one.b:
            last = Stretch(last.a, last.b, last.size + one.size)
            continue
        if last:
            yield last
        last = one
    if last:
        yield last
