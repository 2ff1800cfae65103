"""Rivers: in go the pieces of a paragraph and where its lines end, out come calmer ends.

Where wide spaces of many lines stand one below the other, the eye sees a white streak
down the page.  Whether they do depends on lines far apart, so total fit cannot weigh it;
but if a line that a river runs through ends elsewhere, those after it move too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from publisher.pdf.fit import Piece, Room, can_be_reset, fit, spacing

__all__ = ["calm", "rivers"]

_LINES = 4  # lines that make a river
_WIDE = 1.3  # spaces of the face, from which on a space is part of one
_OVERLAP = 0.3  # of a space of the face
_WIDEST = 0.38  # ems of a space, beyond which a river is better
_ROUNDS = 2


def calm(pieces: Sequence[Piece], room: Room, ends: Sequence[int]) -> list[int]:
    """Return ends for as many lines with fewer rivers, if there are any.

    One that is too long to be set in a given number of lines stays as it is.
    """
    best = list(ends)
    for _ in range(_ROUNDS if len(ends) > _LINES and can_be_reset(len(ends)) else 0):
        through = rivers(pieces, room, best)
        if not through:
            break
        limit = max(_WIDEST * room.em, _widest(pieces, room, best))
        others = (
            o for o in _others(pieces, room, best, through) if _widest(pieces, room, o) <= limit
        )
        best = min(others, key=lambda o: (len(rivers(pieces, room, o)), _widest(pieces, room, o)))
    return best


def _others(
    pieces: Sequence[Piece], room: Room, ends: list[int], through: Sequence[int]
) -> Iterator[list[int]]:
    """Yield the ends themselves and others, none of which has the same end within a river."""
    yield ends
    tried = {number - back for number in through for back in range(_LINES) if number >= back}
    for number in sorted(tried):
        kept = list(pieces)
        kept[ends[number] - 1] = replace(pieces[ends[number] - 1], after="")
        if other := fit(kept, room, len(ends)):
            yield other


def _widest(pieces: Sequence[Piece], room: Room, ends: Sequence[int]) -> float:
    edges = pairwise([0, *ends][:-1])
    return max((spacing(pieces, room, a, b)[0] for a, b in edges), default=0.0)


def rivers(pieces: Sequence[Piece], room: Room, ends: Sequence[int]) -> list[int]:
    """Return the lines, from 0, in which a space is the fourth wide one of a river."""
    found = []
    streams: list[tuple[float, float, int]] = []
    for number, (start, end) in enumerate(pairwise([0, *ends][:-1])):
        below = []
        for left, right in _spaces(pieces, room, start, end):
            above = (
                n for a, b, n in streams if min(b, right) - max(a, left) > _OVERLAP * room.plain
            )
            length = 1 + max(above, default=0)
            below.append((left, right, length))
            if length == _LINES:
                found.append(number)
        streams = below
    return found


def _spaces(
    pieces: Sequence[Piece], room: Room, start: int, end: int
) -> Iterator[tuple[float, float]]:
    """Yield where the wide spaces of a line begin and end."""
    space, tracked = spacing(pieces, room, start, end)
    if space < _WIDE * room.plain:
        return
    place = (0.0 if start else room.indent) - pieces[start].hang_left
    for number in range(start, end):
        piece = pieces[number]
        if piece.spaced and number > start:
            yield place, place + space
            place += space
        place += piece.width + piece.gaps * (space - room.least) + piece.loose * tracked
