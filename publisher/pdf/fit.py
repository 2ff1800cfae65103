"""Total fit: in go the pieces of a paragraph, out come the best places to end its lines.

All ways to break the paragraph are weighed together (D. E. Knuth and M. F. Plass,
"Breaking Paragraphs into Lines", Software: Practice and Experience 11, 1981), so
that no line is loose because the one before it was greedy.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

__all__ = ["Piece", "Room", "fit"]

_DIVIDED = 60.0
_DIVIDED_TWICE = 2500.0
_DIVIDED_LAST = 15_000.0
_HYPHENATED = 20.0
_RUNT = 100_000.0
_STRETCH = 0.12  # ems that a space grows before it looks loose
_SHRINK = 0.06
_WORST = 6.0


@dataclass(frozen=True, slots=True)
class Piece:
    """Words or parts of words between which no line may end.

    ``width`` is without the space before it, ``gaps`` counts the spaces inside,
    whose least width ``width`` contains; ``spaced`` tells whether a space comes
    before.  A line may end after it if ``after`` is ``space``, ``hyphen`` (one
    stands there) or ``divide`` (one is added), not if it is empty.
    """

    width: float
    spaced: bool
    after: str
    gaps: int = 0
    letters: int = 0


@dataclass(frozen=True, slots=True)
class Room:
    """The lines to fill: their width, the indent of the first, and widths of signs.

    ``natural`` and ``least`` are widths of a space, wanted and allowed, ``plain`` that
    of the face, which a last line has; ``em`` is the type size, ``hyphen`` the width
    of a hyphen, ``ending`` how many letters a last line needs.
    """

    width: float
    indent: float
    natural: float
    least: float
    plain: float
    em: float
    hyphen: float
    ending: int


@dataclass(slots=True)
class _State:
    cost: float = inf
    before: int = 0
    divided: bool = False


def fit(pieces: Sequence[Piece], room: Room) -> list[int]:
    """Return after which pieces lines end, the last included; empty if nothing fits."""
    states = [_State() for _ in range(len(pieces) + 1)]
    states[0].cost = 0
    for start in range(len(pieces)):
        if states[start].cost < inf:
            _extend(pieces, room, states, start)
    if states[-1].cost == inf:
        return []
    ends = [len(pieces)]
    while states[ends[-1]].before:
        ends.append(states[ends[-1]].before)
    return ends[::-1]


def _extend(pieces: Sequence[Piece], room: Room, states: list[_State], start: int) -> None:
    """Try every line that begins at a piece."""
    width = room.width - (0 if start else room.indent)
    used, gaps, letters = 0.0, 0, 0
    for end in range(start + 1, len(pieces) + 1):
        piece = pieces[end - 1]
        gaps += piece.gaps + (piece.spaced and end - 1 > start)
        used += piece.width - piece.gaps * room.least
        letters += piece.letters
        if used + gaps * room.least > width:
            return
        last = end == len(pieces)
        if not (piece.after or last):
            continue
        free = width - used - (room.hyphen if piece.after == "divide" and not last else 0)
        if free < gaps * (room.plain if last else room.least):
            continue
        cost = _last(letters, room) if last else _looseness(free, gaps, room)
        cost += states[start].cost + _division(piece.after, states[start].divided, last)
        if cost < states[end].cost:
            states[end] = _State(cost, start, piece.after == "divide" and not last)


def _last(letters: int, room: Room) -> float:
    return 0.0 if letters >= room.ending else _RUNT


def _looseness(free: float, gaps: int, room: Room) -> float:
    """Return the demerits of a line whose ``gaps`` share the free width."""
    if not gaps:
        return (10 + 100 * _WORST**3) ** 2 / 100
    over = (free / gaps - room.natural) / room.em
    ratio = min(abs(over) / (_STRETCH if over > 0 else _SHRINK), _WORST)
    return (10 + 100 * ratio**3) ** 2 / 100


def _division(after: str, divided: bool, last: bool) -> float:
    """Return the demerits of ending a line within a word, or the last but one."""
    if last:
        return _DIVIDED_LAST if divided else 0.0
    if after == "divide":
        return _DIVIDED + (_DIVIDED_TWICE if divided else 0.0)
    return _HYPHENATED if after == "hyphen" else 0.0
