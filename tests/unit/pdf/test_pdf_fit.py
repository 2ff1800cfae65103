"""Lines are fitted together: every line fits, and no better way exists."""

from __future__ import annotations

from itertools import combinations, pairwise
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.pdf import fit as module
from publisher.pdf.fit import Piece, Room, fit

ROOM = Room(width=20, indent=2, natural=1.2, least=0.8, plain=1.0, em=4, hyphen=1, ending=5)

pieces = st.lists(
    st.builds(
        Piece,
        width=st.integers(1, 9).map(float),
        spaced=st.booleans(),
        after=st.sampled_from(("space", "space", "divide", "hyphen", "")),
        letters=st.integers(0, 9),
    ),
    min_size=1,
    max_size=9,
)


def widths(line: list[Piece], last: bool) -> tuple[float, int]:
    """Return the width of a line without its spaces, and how many those are."""
    hyphen = ROOM.hyphen if line[-1].after == "divide" and not last else 0
    return sum(p.width for p in line) + hyphen, sum(p.spaced for p in line[1:])


def lines_of(found: list[Piece], ends: list[int]) -> list[list[Piece]]:
    """Cut the pieces at the ends."""
    return [found[a:b] for a, b in pairwise([0, *ends])]


@given(pieces)
def test_every_line_fits_and_ends_where_it_may(found: list[Piece]) -> None:
    """No line is wider than its room with the least spaces, none ends where it must not."""
    ends = fit(found, ROOM)
    if not ends:
        return
    assert ends[-1] == len(found)
    assert all(a < b for a, b in pairwise([0, *ends]))
    assert all(found[end - 1].after for end in ends[:-1])
    lines = lines_of(found, ends)
    for number, line in enumerate(lines):
        used, gaps = widths(line, number == len(lines) - 1)
        room = ROOM.width - (0 if number else ROOM.indent)
        space = ROOM.plain if number == len(lines) - 1 else ROOM.least
        assert used + gaps * space <= room + 1e-9


def plain(*sizes: float) -> list[Piece]:
    """Return words of these widths."""
    return [Piece(size, True, "space", letters=5) for size in sizes]


def demerits(lines: list[list[Piece]]) -> float:
    """Return what a way of breaking costs; infinite if a line does not fit."""
    total, divided = 0.0, False
    for number, line in enumerate(lines):
        last = number == len(lines) - 1
        used, gaps = widths(line, last)
        free = ROOM.width - (0 if number else ROOM.indent) - used
        if free < gaps * (ROOM.plain if last else ROOM.least):
            return inf
        letters = sum(piece.letters for piece in line)
        total += module._last(letters, ROOM) if last else module._looseness(free, gaps, 0, ROOM)
        total += module._division(line[-1].after, divided, last)
        divided = line[-1].after == "divide"
    return total


@given(pieces)
def test_no_better_way_exists(found: list[Piece]) -> None:
    """Of all ways to break the paragraph the cheapest is taken, not the greediest."""
    ends = fit(found, ROOM)
    places = [n for n in range(1, len(found)) if found[n - 1].after]
    ways = (c for count in range(len(places) + 1) for c in combinations(places, count))
    best = min(demerits(lines_of(found, [*cuts, len(found)])) for cuts in ways)
    assert (demerits(lines_of(found, ends)) if ends else inf) == pytest.approx(best)


def test_no_runt_if_it_can_be_helped() -> None:
    """A last line of few letters is worth a looser paragraph."""
    words = plain(5, 5, 5, 5, 5, 5)
    words[-1] = Piece(1.5, True, "space", letters=1)
    assert fit(words, ROOM)[-2] < len(words) - 1


def test_a_word_wider_than_the_line_fits_nowhere() -> None:
    """What cannot be set is left to the engine."""
    assert fit(plain(5, 25, 5), ROOM) == []


@pytest.mark.parametrize("count", [2000])
def test_long_paragraphs_take_no_time(count: int) -> None:
    """The work grows with the length of the paragraph, not with its square."""
    assert len(fit(plain(*[3.0, 4.0] * count), ROOM)) > count / 4
