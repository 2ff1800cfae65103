"""A paragraph as it is set: in lines that end where total fit says, or as is wished.

``Fitted`` tells how good its lines are, and whether it could be set in more or fewer, which
``pdf.copyfit`` may wish.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from publisher.pdf.fit import Piece, Room, can_be_reset, fit, spacing

__all__ = ["ENDING", "Fitted", "Wish", "room_for", "wished"]

ENDING = 5
"""The least letters of a last line."""

_WISHED = 0.27  # ems of a space beyond which letters are spaced too, if it is set as wished
_TIGHTENING = 0.008  # ems by which letters come closer in a paragraph that is made shorter
_WIDEST = 0.38  # ems of a space in a paragraph that is made longer or shorter


@dataclass(frozen=True, slots=True)
class Wish:
    """How to set a paragraph.

    It takes so many lines ``more`` than fill it best; the last leaves ``clear`` pixels
    free.  Line number ``apart``, from 0, begins a page.
    """

    more: int = 0
    clear: float = 0.0
    apart: int | None = None


@dataclass(frozen=True, slots=True)
class Fitted:
    """A paragraph set in lines: its pieces, their room, and where the lines end.

    It is ``broken_off`` if it ends with a hyphen: at the end of a page that would look like
    a divided word.
    """

    pieces: tuple[Piece, ...]
    room: Room
    ends: tuple[int, ...]
    leading: float
    broken_off: bool = False

    def spaces(self) -> list[float]:
        """Return the width of a space, in ems, in each line but the last."""
        return _spaces(self.pieces, self.room, self.ends)

    def divided(self) -> list[bool]:
        """Tell of each line but the last whether it ends within a word."""
        return [self.pieces[end - 1].after == "divide" for end in self.ends[:-1]]

    def ending(self) -> int:
        """Return how many letters the last line has."""
        return sum(piece.letters for piece in self.pieces[_last_start(self.ends) :])

    def left_free(self) -> float:
        """Return what the last line leaves free."""
        start = _last_start(self.ends)
        line = self.pieces[start:]
        gaps = sum(p.gaps for p in line) + sum(p.spaced for p in line[1:])
        used = sum(p.width - p.gaps * self.room.least for p in line)
        indent = 0.0 if start else self.room.indent
        return self.room.width - indent - used - gaps * self.room.plain

    def again(self, wish: Wish) -> float | None:
        """Return the widest space, in ems, if it were set as wished.

        None if it cannot, or only with lines that are too loose.
        """
        if not self._may(wish.more):
            return None
        ends = wished(self.pieces, self.room, wish, len(self.ends), loosest=False)
        short = ends and sum(p.letters for p in self.pieces[_last_start(ends) :]) < ENDING
        room = room_for(self.room, wish)
        widest = max(_spaces(self.pieces, room, ends), default=0.0)
        return None if not ends or short or widest > _WIDEST else widest

    def _may(self, more: int) -> bool:
        """Tell whether the words could fill so many lines more, however they are divided."""
        lines, room = len(self.ends) + more, self.room
        if not can_be_reset(lines):
            return False
        gaps = sum(p.gaps + p.spaced for p in self.pieces)
        loose = sum(p.loose for p in self.pieces)
        used = sum(p.width - p.gaps * room.least for p in self.pieces) + room.indent
        widest = gaps * _WIDEST * room.em + 2 * loose * room.tracking
        least = (gaps - lines) * room.least - loose * _TIGHTENING * room.em
        enough = used + widest >= (lines - 1) * room.width
        return lines > 0 and enough and used + least <= lines * (room.width + room.em)


def wished(
    pieces: Sequence[Piece], room: Room, wish: Wish, count: int, *, loosest: bool = True
) -> list[int]:
    """Return where lines end if a paragraph of that many is set as wished; empty if it cannot."""
    return fit(pieces, room_for(room, wish), count + wish.more, loosest=loosest)


def room_for(room: Room, wish: Wish) -> Room:
    """Return the room of a paragraph set as wished: its letters help earlier to fill it."""
    if not (wish.more or wish.clear):
        return room
    tightening = _TIGHTENING * room.em if wish.more < 0 and room.tracking else 0.0
    return replace(room, clear=wish.clear, wide=_WISHED * room.em, tightening=tightening)


def _last_start(ends: Sequence[int]) -> int:
    return ends[-2] if len(ends) > 1 else 0


def _spaces(pieces: Sequence[Piece], room: Room, ends: Sequence[int]) -> list[float]:
    edges = pairwise([0, *ends][:-1])
    return [spacing(pieces, room, a, b)[0] / room.em for a, b in edges]
