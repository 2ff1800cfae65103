"""Rivers are found, and lines end elsewhere where that ends them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from publisher.pdf.fit import Piece, Room, fit
from publisher.pdf.rivers import calm, rivers

ROOM = Room(width=100, indent=0, natural=2.6, least=2, plain=2, em=10, hyphen=3, ending=5)

pieces = st.lists(st.integers(4, 30), min_size=20, max_size=80).map(
    lambda sizes: [Piece(float(size), True, "space", letters=5) for size in sizes]
)


def stacked(*sizes: float) -> list[Piece]:
    """Return the pieces of lines of two words each, of these first widths."""
    words = [width for size in sizes for width in (size, 90 - size)]
    return [Piece(width, n > 0, "space", letters=5) for n, width in enumerate(words)]


def test_spaces_below_one_another_are_a_river() -> None:
    """Four wide ones that overlap are one; three are not, nor four that lie apart."""
    ends = [2, 4, 6, 8, 10]
    assert rivers(stacked(40, 42, 44, 46, 40), ROOM, ends) == [3]
    assert rivers(stacked(40, 42, 44, 80, 40), ROOM, ends) == []
    assert rivers(stacked(40, 42, 44), ROOM, ends[:3]) == []


def test_the_last_line_is_not_stretched() -> None:
    """Its spaces are those of the face, and end a river."""
    assert rivers(stacked(40, 42, 44, 46), ROOM, [2, 4, 6, 8]) == []


@given(pieces)
def test_calmer_lines_are_as_many_and_no_worse(found: list[Piece]) -> None:
    """What ends elsewhere ends where it may, in as many lines, with no more rivers."""
    ends = fit(found, ROOM)
    if not ends:
        return
    calmer = calm(found, ROOM, ends)
    assert len(calmer) == len(ends)
    assert calmer[-1] == len(found)
    assert len(rivers(found, ROOM, calmer)) <= len(rivers(found, ROOM, ends))
