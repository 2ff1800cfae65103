"""Comparison: in go what a book must say and what a file says, out come the differences.

Forgiven is only what belongs to the setting: brackets and points round the numbers of
notes, ornaments, the hyphen of a word that two lines share, and, where blanks are known
from distances alone, whether two words are parted.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import groupby

from publisher.checks.verify.stream import Place, Stream
from publisher.scripts import direction
from publisher.transforms.alignment import Change, align, changes

__all__ = ["Difference", "Kind", "differences", "strayed"]

Words = Sequence[str]

_LINE = 60
"""Words and marks that a line of print has at most."""
_STRETCH = "\N{ARABIC TATWEEL}"
"""What makes a letter longer; faces have it as a glyph of their own."""

_OPENED = str.maketrans(")]}>»›", "([{<«‹")

_ORNAMENTS = frozenset("•·*⁂–—◦▪")
"""What stands before items and between sections, besides symbols (category So)."""


class Kind(Enum):
    """What became of words."""

    LOST = "lost"
    ADDED = "added"
    CHANGED = "changed"
    MOVED = "moved"
    DOUBLED = "doubled"
    ASTRAY = "astray"


@dataclass(frozen=True, slots=True)
class Difference:
    """Words that differ: what they must be and what they are, and where.

    ``place`` is that in the edition, ``page`` the folio on which they are or should be.
    Of words that are astray, ``found`` is the folio on which they are printed.
    """

    kind: Kind
    expected: tuple[str, ...]
    found: tuple[str, ...]
    place: Place
    page: str

    def __str__(self) -> str:
        """Return what became of which words."""
        expected, found = _quoted(self.expected), _quoted(self.found)
        return _TOLD[self.kind].format(expected=expected, found=found)


_TOLD = {
    Kind.LOST: "lost: {expected}",
    Kind.ADDED: "is in no manuscript: {found}",
    Kind.CHANGED: "{found} stands for {expected}",
    Kind.MOVED: "moved: {expected}",
    Kind.DOUBLED: "twice: {found}",
    Kind.ASTRAY: "{expected} is printed on page {found}",
}
_SHOWN = 12
"""Words of a difference that are shown."""


def _quoted(words: Words) -> str:
    more = " …" if len(words) > _SHOWN else ""
    return f"“{' '.join(words[:_SHOWN])}{more}”"


def differences(expected: Stream, found: Stream) -> list[Difference]:
    """Return what a file says otherwise, in the order of the book."""
    firm = [index for index in range(len(expected.words)) if index not in expected.loose]
    wanted = [expected.words[index] for index in firm]
    alike = align(wanted, found.words)
    between = list(changes(alike, len(wanted), len(found.words)))
    if found.blind:
        between = _without_turned(between, wanted, found.words)
    told = [
        _difference(one, firm, expected, found)
        for one in between
        if not _forgiven(one, wanted, found) and not _loosened(one, firm, expected, found)
    ]
    floating = _floats(expected)
    return [one for one in _with_moves(told) if not _afloat(one, floating)]


def strayed(text: Stream, printed: Stream) -> list[Difference]:
    """Return where words of an EPUB say that they are on another page than they are printed on.

    A word that two pages share is on either.
    """
    told = []
    for stretch in align(text.words, printed.words):
        pairs = [
            (stretch.a + i, printed.places[stretch.b + i].page)
            for i in range(stretch.size)
            if stretch.a + i not in text.floating
        ]
        astray = [(at, page) for at, page in pairs if page != text.places[at].page]
        runs = groupby(enumerate(astray), key=lambda one: (one[1][0] - one[0], one[1][1]))
        for (_, page), run in runs:
            places = [at for _, (at, _) in run]
            if len(places) > 1:
                told.append(
                    Difference(
                        Kind.ASTRAY,
                        tuple(text.words[at] for at in places),
                        (page,),
                        text.places[places[0]],
                        text.places[places[0]].page,
                    )
                )
    return told


# --- what is forgiven --------------------------------------------------------------------------


def _without_turned(between: Sequence[Change], wanted: Words, given: Words) -> list[Change]:
    """Leave out what holds the same letters in another order, where text is read leftward.

    In which order a line of two directions is read, a PDF does not say, nor to which
    letter a mark over it belongs: each reader of PDFs guesses otherwise.
    """
    kept: list[Change] = []
    at = 0
    while at < len(between):
        end = _turned(between, at, wanted, given)
        if end == at:
            kept.append(between[at])
        at = max(end, at + 1)
    return kept


def _turned(between: Sequence[Change], at: int, wanted: Words, given: Words) -> int:
    """Return the end of the changes from ``at`` on that are one line turned; ``at`` if none is."""
    first = between[at]
    for end in range(at, len(between)):
        last = between[end]
        if max(last.a1 - first.a0, last.b1 - first.b0) > _LINE:
            break
        ours, theirs = wanted[first.a0 : last.a1], given[first.b0 : last.b1]
        around = given[max(0, first.b0 - 1) : last.b1 + 1]
        if any(map(_leftward, around)) and _letters(ours) == _letters(theirs):
            return end + 1
    return at


def _leftward(word: str) -> bool:
    return any(direction(character) == "rtl" for character in word)


def _letters(text: Words) -> Counter[str]:
    """Return the characters of words, but for what only stretches a letter.

    Of a pair of brackets either is the other's glyph, where a line is read leftward.
    """
    return Counter("".join(text).replace(_STRETCH, "").translate(_OPENED))


def _forgiven(gap: Change, wanted: Words, found: Stream) -> bool:
    ours, given = wanted[gap.a0 : gap.a1], found.words[gap.b0 : gap.b1]
    if not ours:
        return all(map(_ornament, given))
    if found.blind and "".join(ours) == "".join(given):
        return True
    divided = any(i in found.divided for i in range(gap.b0, gap.b1))
    return divided and _solid(ours) == _solid(given)


def _loosened(gap: Change, firm: Sequence[int], expected: Stream, found: Stream) -> bool:
    """Tell whether words are there, or not, because they may be."""
    for one in _placings(gap, found.words):
        start = firm[one.a0 - 1] + 1 if one.a0 else 0
        stop = firm[one.a1] if one.a1 < len(firm) else len(expected.words)
        if _may_say(expected, range(start, stop), found.words[one.b0 : one.b1]):
            return True
    return False


def _placings(gap: Change, given: Words) -> Iterator[Change]:
    """Yield a change, and where else it may be said to be: “1.” added to “. So” is also “.1”."""
    yield gap
    if gap.a0 < gap.a1:
        return
    at, b0, b1 = gap.a0, gap.b0, gap.b1
    while at and b0 and given[b0 - 1] == given[b1 - 1]:
        at, b0, b1 = at - 1, b0 - 1, b1 - 1
        yield Change(at, at, b0, b1)
    at, b0, b1 = gap.a0, gap.b0, gap.b1
    while b1 < len(given) and given[b0] == given[b1]:
        at, b0, b1 = at + 1, b0 + 1, b1 + 1
        yield Change(at, at, b0, b1)


def _may_say(expected: Stream, places: Iterable[int], given: Words) -> bool:
    """Tell whether words are those of some places, without some of the loose ones."""
    at = 0
    for place in places:
        if at < len(given) and given[at] == expected.words[place]:
            at += 1
        elif place not in expected.loose:
            return False
    return all(map(_ornament, given[at:]))


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


def _ornament(word: str) -> bool:
    return word in _ORNAMENTS or unicodedata.category(word[0]) == "So"


def _solid(words: Words) -> str:
    return "".join(words).replace("-", "")


def _difference(gap: Change, firm: Sequence[int], expected: Stream, found: Stream) -> Difference:
    wanted = tuple(expected.words[index] for index in firm[gap.a0 : gap.a1])
    given = tuple(found.words[gap.b0 : gap.b1])
    at = firm[min(gap.a0, len(firm) - 1)] if firm else 0
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
