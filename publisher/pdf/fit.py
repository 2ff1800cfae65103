"""Total fit: in go the pieces of a paragraph, out come the best places to end its lines.

All ways to break the paragraph are weighed together (D. E. Knuth and M. F. Plass,
"Breaking Paragraphs into Lines", Software: Practice and Experience 11, 1981), so
that no line is loose because the one before it was greedy.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf

__all__ = ["Piece", "Room", "fit", "spacing"]

_DIVIDED = 60.0
_DIVIDED_TWICE = 2500.0
_DIVIDED_LAST = 6_000.0
_HYPHENATED = 20.0
_RUNT = 100_000.0
_STRETCH = 0.12  # ems that a space grows before it looks loose
_SHRINK = 0.06
_WORST = 6.0
_LOOSEST = (10 + 100 * _WORST**3) ** 2 / 100  # demerits of a line as loose as can be
_TRACKED = (1, 1, 2)  # times ``Room.tracking`` that letters are spaced by beyond each width
_ROUNDING = 1e-6


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


@dataclass(frozen=True, slots=True)
class _Way:
    """A way to set all pieces up to a place: its demerits and where its last line began."""

    cost: float
    before: int
    divided: bool


_Ways = list[dict[int, _Way]]
"""The best way to each place, by the number of its lines, or all under 0 if any will do."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that can be set: after which piece it ends, its demerits, what stands there.

    ``after`` is that of its last piece, and empty at the end of the paragraph.
    """

    end: int
    cost: float
    after: str


def fit(
    pieces: Sequence[Piece], room: Room, lines: int | None = None, *, loosest: bool = True
) -> list[int]:
    """Return after which pieces lines end, the last included; empty if nothing fits.

    ``lines`` asks for that many, however well they fill.  Without ``loosest`` no line is
    set whose spaces are so wide that wider ones would be as bad.
    """
    count = lines or 0
    ways = _ways(pieces, room, lines, loosest=False)
    if loosest and (count not in ways[-1] or ways[-1][count].cost >= _LOOSEST):
        ways = _ways(pieces, room, lines, loosest=True)  # a way with such a line costs as much
    if count not in ways[-1]:
        return []
    ends = [len(pieces)]
    while before := ways[ends[-1]][count].before:
        ends.append(before)
        count -= 0 if lines is None else 1
    return ends[::-1]


def _ways(pieces: Sequence[Piece], room: Room, lines: int | None, *, loosest: bool) -> _Ways:
    """Return the best ways to all places; each line is weighed once, however it is reached."""
    ways: _Ways = [{} for _ in range(len(pieces) + 1)]
    ways[0][0] = _Way(0.0, 0, divided=False)
    step = 0 if lines is None else 1
    for start in range(len(pieces)):
        if not ways[start]:
            continue
        able = list(_lines(pieces, room, start, loosest=loosest))
        for count, way in ways[start].items():
            if lines is None or count < lines:
                _extend(able, ways, start, way, count + step)
    return ways


def _extend(able: Sequence[_Line], ways: _Ways, start: int, way: _Way, count: int) -> None:
    """Go on by every line that begins at a piece, after one way to get there."""
    for line in able:
        last = line.end == len(ways) - 1
        cost = line.cost + (way.cost + _division(line.after, way.divided, last))
        known = ways[line.end].get(count)
        if known is None or cost < known.cost:
            ways[line.end][count] = _Way(cost, start, line.after == "divide")


def _lines(pieces: Sequence[Piece], room: Room, start: int, *, loosest: bool) -> Iterator[_Line]:
    """Yield the lines that begin at a piece, the shortest first."""
    width = room.width + pieces[start].hang_left - (0 if start else room.indent)
    loosest_space = room.natural + _WORST * _STRETCH * room.em + _ROUNDING
    tracking = sum(_TRACKED) * room.tracking
    least, tightening = room.least, room.tightening
    used, gaps, letters, loose = 0.0, 0, 0, 0
    for end in range(start + 1, len(pieces) + 1):
        piece = pieces[end - 1]
        gaps += piece.gaps + (piece.spaced and end - 1 > start)
        used += piece.width - piece.gaps * least
        letters += piece.letters
        loose += piece.loose
        closer = loose * tightening
        if used + gaps * least - closer > width + room.em:  # more than ever hangs
            return
        last = end == len(pieces)
        if not (piece.after or last):
            continue
        free = width - used + _at_end(piece, room, last)
        if free < (gaps * room.plain if last else gaps * least - closer):
            continue
        if last:
            yield _Line(end, _last(letters, room), "")
        elif free - tracking * loose < gaps * loosest_space:
            yield _Line(end, _looseness(free, gaps, loose, room), piece.after)
        elif loosest:
            yield _Line(end, _LOOSEST, piece.after)


def _at_end(piece: Piece, room: Room, last: bool) -> float:
    """Return by how much the end of a line adds to its room or takes from it."""
    if last:
        return -room.clear
    return room.hyphen_hang - room.hyphen if piece.after == "divide" else piece.hang_right


def _last(letters: int, room: Room) -> float:
    return 0.0 if letters >= room.ending else _RUNT


def spacing(pieces: Sequence[Piece], room: Room, start: int, end: int) -> tuple[float, float]:
    """Return the width of a space in a full line, and by how much its letters are spaced."""
    line = pieces[start:end]
    gaps = sum(p.gaps for p in line) + sum(p.spaced for p in line[1:])
    used = sum(p.width - p.gaps * room.least for p in line)
    width = room.width + line[0].hang_left - (0 if start else room.indent)
    free = width - used + _at_end(line[-1], room, last=False)
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
        tracked += min(max(beyond, 0.0) / loose, share * room.tracking)
    return (free - tracked * loose) / gaps, tracked


def _looseness(free: float, gaps: int, loose: int, room: Room) -> float:
    """Return the demerits of a line whose ``gaps`` share the free width."""
    if not gaps:
        return _LOOSEST
    space, _ = _shared(free, gaps, loose, room)
    over = (space - room.natural) / room.em
    ratio = min(abs(over) / (_STRETCH if over > 0 else _SHRINK), _WORST)
    return (10 + 100 * ratio**3) ** 2 / 100


def _division(after: str, divided: bool, last: bool) -> float:
    """Return the demerits of ending a line within a word, or the last but one."""
    if last:
        return _DIVIDED_LAST if divided else 0.0
    if after == "divide":
        return _DIVIDED + (_DIVIDED_TWICE if divided else 0.0)
    return _HYPHENATED if after == "hyphen" else 0.0
