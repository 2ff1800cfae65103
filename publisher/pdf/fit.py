"""Total fit: in go the pieces of a paragraph, out come the best places to end its lines.

All ways to break the paragraph are weighed together (D. E. Knuth and M. F. Plass,
"Breaking Paragraphs into Lines", Software: Practice and Experience 11, 1981), so
that no line is loose because the one before it was greedy.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import inf
from typing import NamedTuple, TypeVar

__all__ = ["Piece", "Room", "can_be_reset", "fit", "spacing"]

_MOST = 200
"""Lines of a paragraph that may be set in another number of lines: five pages of a book."""
_DIVIDED = 60.0
_DIVIDED_TWICE = 2500.0
_DIVIDED_LAST = 6_000.0
_HYPHENATED = 20.0
_RUNT = 100_000.0
_STRETCH = 0.12  # ems that a space grows before it looks loose
_SHRINK = 0.06
_GOOD = 1.5
_WORST = 6.0  # times, from which on a line is as loose as can be
_TRACKED = (1, 1, 2)  # times ``Room.tracking`` that letters are spaced by beyond each width
_ROUNDING = 1e-6
_DIVISIONS = (
    {"space": 0.0, "hyphen": _HYPHENATED, "divide": _DIVIDED, "": 0.0},
    {"space": 0.0, "hyphen": _HYPHENATED, "divide": _DIVIDED + _DIVIDED_TWICE, "": _DIVIDED_LAST},
)
"""The demerits of ending a line after a piece; and after a line that ended within a word.

The line that ends after nothing is the last.
"""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words or parts of words between which no line may end.

    ``width`` is without the space before it, ``gaps`` counts the spaces inside,
    whose least width ``width`` contains; ``spaced`` tells whether a space comes
    before.  A line may end after it if ``after`` is ``space``, ``hyphen`` (one
    stands there) or ``divide`` (one is added), not if it is empty.  ``loose`` counts
    the letters that may be spaced; ``hang_left`` and ``hang_right`` are what may
    stand outside the measure where a line begins or ends with the piece.
    """

    width: float
    spaced: bool
    after: str
    gaps: int = 0
    letters: int = 0
    loose: int = 0
    hang_left: float = 0.0
    hang_right: float = 0.0


@dataclass(frozen=True, slots=True)
class Room:
    """The lines to fill: their width, the indent of the first, and widths of signs.

    ``natural`` and ``least`` are widths of a space, wanted and allowed, ``plain`` that
    of the face, which a last line has; ``em`` is the type size, ``hyphen`` the width
    of a hyphen, ``ending`` how many letters a last line needs.  A letter may be spaced
    by up to ``tracking`` once the spaces of its line are wider than ``wide``, by twice that
    once they are still wider than ``worst``, and by four times that if they would be
    ``unbearable``; letters come closer by up to
    ``tightening`` once the spaces are at their least.  ``hyphen_hang`` is what of a hyphen
    may stand outside, ``clear`` what a last line leaves free.
    """

    width: float
    indent: float
    natural: float
    least: float
    plain: float
    em: float
    hyphen: float
    ending: int
    tracking: float = 0.0
    wide: float = inf
    worst: float = inf
    unbearable: float = inf
    tightening: float = 0.0
    hyphen_hang: float = 0.0
    clear: float = 0.0


class _Way(NamedTuple):
    """A way to set all pieces up to a place: its demerits and where its last line began."""

    cost: float
    before: int
    divided: bool


_Ways = list[dict[int, _Way]]
"""The best way to each place, by the number of its lines, or all under 0 if any will do."""


_Line = tuple[int, float, str]
"""A line that can be set: after which piece it ends, its demerits, and what stands there.

That is ``after`` of its last piece, and empty at the end of the paragraph.
"""


def fit(
    pieces: Sequence[Piece], room: Room, lines: int | None = None, *, loosest: bool = True
) -> list[int]:
    """Return after which pieces lines end, the last included; empty if nothing fits.

    ``lines`` asks for that many, however well they fill.  Without ``loosest`` no line is
    set whose spaces are so wide that wider ones would be as bad.
    """
    count = lines or 0
    measured = _Measured(pieces, room)
    for ratio in (_GOOD, _WORST, inf) if loosest else (_GOOD, _WORST):
        ways = _ways(measured, lines, ratio)
        if count in ways[-1] and ways[-1][count].cost < _demerits(ratio):
            break  # a way with a looser line costs as much
    if count not in ways[-1]:
        return []
    ends = [len(pieces)]
    while before := ways[ends[-1]][count].before:
        ends.append(before)
        count -= 0 if lines is None else 1
    return ends[::-1]


def can_be_reset(lines: int) -> bool:
    """Tell whether a paragraph of so many lines may be set in a number of lines that is given.

    That takes time with the square of their number, for a place is reached by many numbers.
    """
    return lines <= _MOST


def _ways(measured: _Measured, lines: int | None, ratio: float) -> _Ways:
    """Return the best ways to all places, with no line that is looser than a ratio.

    Each line is weighed once, however it is reached.  What already costs as much as a looser
    line is not followed, so long as there are looser lines to try.
    """
    count = len(measured.pieces)
    limit = _demerits(ratio) if ratio < _WORST else inf
    ways: _Ways = [{} for _ in range(count + 1)]
    ways[0][0] = _Way(0.0, 0, divided=False)
    step = 0 if lines is None else 1
    able = _Lines(measured, ratio)
    for start in range(count):
        if not ways[start]:
            continue
        begun = able.begun(start)
        for number, way in ways[start].items():
            if lines is None or number < lines:
                _extend(begun, ways, start, way, number + step, limit)
    return ways


def _extend(
    begun: Sequence[_Line], ways: _Ways, start: int, way: _Way, count: int, limit: float
) -> None:
    """Go on by every line that begins at a piece, after one way to get there, below a limit."""
    spent, divisions = way.cost, _DIVISIONS[way.divided]
    for end, weight, after in begun:
        cost = weight + (spent + divisions[after])
        known = ways[end].get(count)
        if cost < (limit if known is None else known.cost):
            ways[end][count] = _Way(cost, start, after == "divide")


class _Measured:
    """The pieces of a paragraph, with sums by which any line of them is measured at once."""

    def __init__(self, pieces: Sequence[Piece], room: Room) -> None:
        self.pieces, self.room = pieces, room
        last = len(pieces)
        self.used = _sums([p.width - p.gaps * room.least for p in pieces])
        self.gaps = _sums([p.gaps + p.spaced for p in pieces])
        self.loose = _sums([p.loose for p in pieces])
        self.letters = _sums([p.letters for p in pieces])
        self.ends = [n for n, p in enumerate(pieces, 1) if p.after or n == last]
        self.stops = [
            (n, self.used[n], self.gaps[n], self.loose[n], _at_end(p, room), p.after)
            for n, p in enumerate(pieces, 1)
            if p.after or n == last
        ]


class _Lines:
    """The lines of a paragraph that are not looser than a ratio."""

    def __init__(self, measured: _Measured, ratio: float) -> None:
        room = measured.room
        space = room.natural + min(ratio, _WORST) * _STRETCH * room.em + _ROUNDING
        tracking = sum(_TRACKED) * room.tracking
        sums = zip(measured.used, measured.gaps, measured.loose, strict=True)
        self.measured, self.space, self.all = measured, space, ratio > _WORST
        self.fullest = [used + gaps * space + loose * tracking for used, gaps, loose in sums]

    def begun(self, start: int) -> list[_Line]:
        """Return the lines that begin at a piece, the shortest first."""
        measured, room, first = self.measured, self.measured.room, self.measured.pieces[start]
        last = len(measured.pieces)
        width = room.width + first.hang_left - (0 if start else room.indent)
        used_before, loose_before = measured.used[start], measured.loose[start]
        gaps_before = measured.gaps[start] + first.spaced
        fullest = self.fullest
        fullest_before = fullest[start] + (self.space if first.spaced else 0.0)
        limit = -inf if self.all else fullest_before + width
        near = bisect_left(fullest, limit - room.em, start + 1, last)
        narrowest, tightening, most = room.least, room.tightening, width + room.em
        found: list[_Line] = []
        for place in range(bisect_left(measured.ends, near), len(measured.ends)):
            end, used, gaps, loose, added, after = measured.stops[place]
            used, gaps, loose = used - used_before, gaps - gaps_before, loose - loose_before
            least = gaps * narrowest - loose * tightening
            if used + least > most:  # more than ever hangs
                break
            if end == last:
                if width - used - room.clear >= gaps * room.plain:
                    letters = measured.letters[end] - measured.letters[start]
                    found.append((end, _last(letters, room), ""))
                break
            free = width - used + added
            if least <= free and fullest[end] > limit + added:
                found.append((end, _looseness(free, gaps, loose, room), after))
        return found


Number = TypeVar("Number", int, float)


def _sums(values: Sequence[Number]) -> list[Number]:
    """Return the sum of no value, of the first, of the first two and so on."""
    return list(accumulate(values, initial=0 * values[0]))


def _at_end(piece: Piece, room: Room) -> float:
    """Return by how much the end of a line but the last adds to its room or takes from it."""
    return room.hyphen_hang - room.hyphen if piece.after == "divide" else piece.hang_right


def _last(letters: int, room: Room) -> float:
    return 0.0 if letters >= room.ending else _RUNT


def spacing(pieces: Sequence[Piece], room: Room, start: int, end: int) -> tuple[float, float]:
    """Return the width of a space in a full line, and by how much its letters are spaced."""
    line = pieces[start:end]
    gaps = sum(p.gaps for p in line) + sum(p.spaced for p in line[1:])
    used = sum(p.width - p.gaps * room.least for p in line)
    width = room.width + line[0].hang_left - (0 if start else room.indent)
    free = width - used + _at_end(line[-1], room)
    return _shared(free, gaps, sum(p.loose for p in line), room)


def _shared(free: float, gaps: int, loose: int, room: Room) -> tuple[float, float]:
    """Share free width between spaces and, where they grow too wide or narrow, letters."""
    if not gaps:
        return free, 0.0
    if loose and free < gaps * room.least:
        return room.least, (free - gaps * room.least) / loose
    tracked = 0.0
    widths = (room.wide, room.worst, room.unbearable)
    for space, share in zip(widths, _TRACKED, strict=True) if loose else ():
        beyond = free - tracked * loose - gaps * space
        if beyond <= 0:
            break
        tracked += min(beyond / loose, share * room.tracking)
    return (free - tracked * loose) / gaps, tracked


def _looseness(free: float, gaps: int, loose: int, room: Room) -> float:
    """Return the demerits of a line whose ``gaps`` share the free width."""
    if not gaps:
        return _demerits(_WORST)
    if loose and not gaps * room.least <= free <= gaps * room.wide:
        space, _ = _shared(free, gaps, loose, room)
    else:  # spaces alone share it, as in most of the lines that are weighed
        space = free / gaps
    over = (space - room.natural) / room.em
    return _demerits(abs(over) / (_STRETCH if over > 0 else _SHRINK))


def _demerits(ratio: float) -> float:
    """Return the demerits of a line whose spaces have so many times their stretch or shrink."""
    return (10 + 100 * min(ratio, _WORST) ** 3) ** 2 / 100
