"""Alignment: in go two runs of words, out come the stretches in which they differ.

Two texts of a book are alike but for a few places, and have half a million words.  So words
are matched as patience diff matches lines: what begins and ends alike is laid aside,
sequences of words that stand once in both are anchors, and only what lies between two
anchors is compared word by word.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

__all__ = ["Gap", "gaps"]

_TOGETHER = (6, 3, 1)
"""How many words make an anchor: first such as hardly ever stand twice."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Words ``start`` to ``end`` of the one text, in whose place the other has its own."""

    start: int
    end: int
    other_start: int
    other_end: int


def gaps(one: Sequence[str], other: Sequence[str]) -> list[Gap]:
    """Return where the texts differ, in order; an empty list if they do not."""
    return list(_gaps(one, other, Gap(0, len(one), 0, len(other)), 0))


def _gaps(one: Sequence[str], other: Sequence[str], gap: Gap, level: int) -> Iterator[Gap]:
    """Yield the differences within a gap, by anchors of ever fewer words."""
    gap = _trimmed(one, other, gap)
    if gap.start == gap.end or gap.other_start == gap.other_end:
        if gap.start < gap.end or gap.other_start < gap.other_end:
            yield gap
        return
    if level == len(_TOGETHER):
        yield from _by_word(one, other, gap)
        return
    at, there = gap.start, gap.other_start
    for place, other_place in _anchors(one, other, gap, _TOGETHER[level]):
        if place >= at and other_place >= there:
            yield from _gaps(one, other, Gap(at, place, there, other_place), level + 1)
            at, there = place, other_place
    yield from _gaps(one, other, Gap(at, gap.end, there, gap.other_end), level + 1)


def _trimmed(one: Sequence[str], other: Sequence[str], gap: Gap) -> Gap:
    """Return the gap without what begins and ends alike."""
    start, end, there, other_end = gap.start, gap.end, gap.other_start, gap.other_end
    while start < end and there < other_end and one[start] == other[there]:
        start, there = start + 1, there + 1
    while start < end and there < other_end and one[end - 1] == other[other_end - 1]:
        end, other_end = end - 1, other_end - 1
    return Gap(start, end, there, other_end)


def _anchors(
    one: Sequence[str], other: Sequence[str], gap: Gap, count: int
) -> list[tuple[int, int]]:
    """Return the places of so many words that stand once in both, in the order of both."""
    here = _single(one, gap.start, gap.end, count)
    there = _single(other, gap.other_start, gap.other_end, count)
    pairs = [(place, there[words]) for words, place in here.items() if words in there]
    return _rising(pairs)


def _single(text: Sequence[str], start: int, end: int, count: int) -> dict[tuple[str, ...], int]:
    """Return the places of the sequences of words that stand once, in their order."""
    found: dict[tuple[str, ...], int] = {}
    twice = set()
    for place in range(start, end - count + 1):
        words = tuple(text[place : place + count])
        if words in found:
            twice.add(words)
        else:
            found[words] = place
    for words in twice:
        del found[words]
    return found


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest choice of pairs that rise in both; they rise in the first already."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for index, (_, there) in enumerate(pairs):
        rank = bisect_left(ends, there)
        before.append(last[rank - 1] if rank else -1)
        if rank == len(ends):
            ends.append(there)
            last.append(index)
        else:
            ends[rank], last[rank] = there, index
    chosen: list[tuple[int, int]] = []
    at = last[-1] if last else -1
    while at >= 0:
        chosen.append(pairs[at])
        at = before[at]
    return chosen[::-1]


def _by_word(one: Sequence[str], other: Sequence[str], gap: Gap) -> Iterator[Gap]:
    matcher = SequenceMatcher(
        None,
        one[gap.start : gap.end],
        other[gap.other_start : gap.other_end],
        autojunk=False,
    )
    for kind, start, end, there, other_end in matcher.get_opcodes():
        if kind != "equal":
            yield Gap(
                gap.start + start,
                gap.start + end,
                gap.other_start + there,
                gap.other_start + other_end,
            )
