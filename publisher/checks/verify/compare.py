"""Comparison: in go what a book must say and what a file says, out come the differences.

Forgiven is only what belongs to the setting: brackets and points round the numbers of
notes, ornaments, the hyphen of a word that two lines share, and, where blanks are known
from distances alone, whether two words are parted.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from publisher.checks.verify.stream import Place, Stream
from publisher.transforms.alignment import Change, align, changes

__all__ = ["Difference", "Kind", "differences"]

_ORNAMENTS = frozenset("•·*⁂–—◦▪")
"""What stands before items and between sections, besides symbols (category So)."""


class Kind(Enum):
    """What became of words."""

    LOST = "lost"
    ADDED = "added"
    CHANGED = "changed"
    MOVED = "moved"
    DOUBLED = "doubled"


@dataclass(frozen=True, slots=True)
class Difference:
    """Words that differ: what they must be and what they are, and where.

    ``place`` is that in the edition, ``page`` the folio on which they are or should be.
    """

    kind: Kind
    expected: tuple[str, ...]
    found: tuple[str, ...]
    place: Place
    page: str


def differences(expected: Stream, found: Stream) -> list[Difference]:
    """Return what a file says otherwise, in the order of the book."""
    alike = align(expected.words, found.words)
    between = changes(alike, len(expected.words), len(found.words))
    told = [
        _difference(one, expected, found) for one in between if not _forgiven(one, expected, found)
    ]
    floating = _floats(expected)
    return [one for one in _with_moves(told) if not _afloat(one, floating)]


def _floats(stream: Stream) -> list[Counter[str]]:
    """Return the words of each run that may stand elsewhere."""
    runs: list[Counter[str]] = []
    for index in sorted(stream.floating):
        if index - 1 not in stream.floating:
            runs.append(Counter())
        runs[-1][stream.words[index]] += 1
    return runs


def _afloat(one: Difference, floating: Sequence[Counter[str]]) -> bool:
    """Tell whether words stand elsewhere because they may.

    What floats was said before: which of the two was moved, nobody can tell.
    """
    return one.kind is Kind.MOVED and Counter(one.expected) in floating


def _forgiven(gap: Change, expected: Stream, found: Stream) -> bool:
    wanted = [expected.words[i] for i in range(gap.a0, gap.a1) if i not in expected.loose]
    given = found.words[gap.b0 : gap.b1]
    if not wanted:
        return all(map(_ornament, given))
    if found.blind and "".join(wanted) == "".join(given):
        return True
    divided = any(i in found.divided for i in range(gap.b0, gap.b1))
    return divided and _solid(wanted) == _solid(given)


def _ornament(word: str) -> bool:
    return word in _ORNAMENTS or unicodedata.category(word[0]) == "So"


def _solid(words: list[str]) -> str:
    return "".join(words).replace("-", "")


def _difference(gap: Change, expected: Stream, found: Stream) -> Difference:
    wanted = tuple(expected.words[gap.a0 : gap.a1])
    given = tuple(found.words[gap.b0 : gap.b1])
    at = min(gap.a0, len(expected.places) - 1)
    there = min(gap.b0, len(found.places) - 1)
    kind = Kind.CHANGED if wanted and given else Kind.LOST if wanted else Kind.ADDED
    size = len(given)
    before = tuple(found.words[max(0, gap.b0 - size) : gap.b0])
    after = tuple(found.words[gap.b1 : gap.b1 + size])
    if kind is Kind.ADDED and given in (before, after):
        kind = Kind.DOUBLED
    return Difference(
        kind,
        wanted,
        given,
        expected.places[at] if expected.places else Place(),
        found.places[there].page if found.places else "",
    )


def _with_moves(told: list[Difference]) -> list[Difference]:
    """Join what is lost in one place and added in another."""
    lost = {one.expected: one for one in told if one.kind is Kind.LOST}
    moved = {one.found: one for one in told if one.kind is Kind.ADDED and one.found in lost}
    kept = []
    for one in told:
        if one.kind is Kind.LOST and one.expected in moved:
            there = moved[one.expected]
            one = Difference(Kind.MOVED, one.expected, there.found, one.place, there.page)
        elif one.kind is Kind.ADDED and moved.get(one.found) is one:
            continue
        kept.append(one)
    return kept
