"""Lines are fitted together: every line fits, and no better way exists."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.pdf import fit as module
from publisher.pdf.fit import Piece, Room, fit, spacing

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
        total += module._DIVISIONS[divided]["" if last else line[-1].after]
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


@given(pieces, st.integers(1, 6))
def test_so_many_lines_are_set_as_are_asked_for(found: list[Piece], count: int) -> None:
    """A number of lines is kept or refused, and the one that fits best is never refused."""
    ends = fit(found, ROOM, count)
    assert not ends or (len(ends) == count and ends[-1] == len(found))
    best = fit(found, ROOM)
    assert not best or fit(found, ROOM, len(best))


@given(pieces, st.floats(0, 0.5), st.floats(0.1, 3))
def test_letters_are_spaced_within_their_limit(
    found: list[Piece], tracking: float, wide: float
) -> None:
    """Letters take four times what is stated at most, and spaces and letters fill the line."""
    found = [replace(piece, loose=piece.letters) for piece in found]
    room = replace(ROOM, tracking=tracking, wide=wide, worst=2 * wide, unbearable=3 * wide)
    ends = fit(found, room)
    for start, end in pairwise([0, *ends][:-1]):
        space, tracked = spacing(found, room, start, end)
        assert 0 <= tracked <= (4 if space >= 3 * wide - 1e-9 else 2) * tracking + 1e-9
        used, gaps = widths(found[start:end], last=False)
        loose = sum(piece.loose for piece in found[start:end])
        assert not gaps or used + gaps * space + loose * tracked == pytest.approx(
            room.width - (0 if start else room.indent)
        )


@given(pieces, st.floats(0.01, 0.3))
def test_letters_come_closer_within_their_limit(found: list[Piece], tightening: float) -> None:
    """A line that is too full takes its spaces at their least, and the rest from its letters."""
    found = [replace(piece, loose=piece.letters) for piece in found]
    room = replace(ROOM, tightening=tightening)
    ends = fit(found, room)
    for start, end in pairwise([0, *ends][:-1]):
        space, tracked = spacing(found, room, start, end)
        assert -tightening - 1e-9 <= tracked <= 0
        assert tracked == 0 or space == room.least
    assert not fit(found, ROOM) or ends


def test_what_hangs_outside_makes_room() -> None:
    """A line that ends with a hanging point holds what would else not fit."""
    words = [Piece(9.5, True, "space", letters=5), Piece(9, True, "space", letters=5)]
    words += plain(9, 9)
    assert fit(words, replace(ROOM, indent=0))[0] == 2
    assert fit([words[0], replace(words[1], width=10), *words[2:]], replace(ROOM, indent=0))[0] == 1
    hanging = replace(words[1], width=10, hang_right=0.5)
    assert fit([words[0], hanging, *words[2:]], replace(ROOM, indent=0))[0] == 2


@given(pieces, st.none() | st.integers(1, 6), st.sampled_from((0.0, 0.1)))
def test_looser_lines_are_weighed_only_where_none_else_will_do(
    found: list[Piece], lines: int | None, tracking: float
) -> None:
    """A way without them is the way that weighing all lines together finds."""
    room = replace(ROOM, em=0.5, tracking=tracking, wide=1.3, worst=1.5)
    measured = module._Measured(found, room)
    whole = module._ways(measured, lines, inf)[-1].get(lines or 0)
    for ratio in (module._GOOD, module._WORST):
        way = module._ways(measured, lines, ratio)[-1].get(lines or 0)
        if whole is not None and whole.cost < module._demerits(ratio):
            assert way == whole
        else:
            assert way is None or way.cost >= module._demerits(ratio)
    assert bool(fit(found, room, lines)) == (whole is not None)
    if whole is not None and whole.cost < module._demerits(module._WORST):
        assert fit(found, room, lines, loosest=False) == fit(found, room, lines)


def test_a_line_as_loose_as_can_be_is_set_if_there_is_no_other() -> None:
    """A long word after a short one leaves no choice but to part them."""
    words = [*plain(5), Piece(19.5, True, "space", letters=9), *plain(5)]
    assert fit(words, ROOM, 3) == [1, 2, 3]
    assert fit(words, replace(ROOM, em=0.1), 3, loosest=False) == []
