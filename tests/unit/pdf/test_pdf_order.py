"""Content in the order of reading looks as it did: laws of painting."""

from __future__ import annotations

from itertools import count
from typing import Any

import pydyf
from hypothesis import given
from hypothesis import strategies as st

from publisher.pdf.order import in_order

_COLOURS = st.sampled_from([b"0 0 0 1 scn", b"1 0 0 0 scn", b"0 1 0 0 scn"])


def _text(number: int, colour: bytes | None) -> list[Any]:
    """Return a piece of text, which says its colour only if it is not that before it."""
    own = [b"/Ink cs", colour] if colour else []
    return ["/Span", pydyf.Dictionary({"MCID": number}), b"BDC", *own, b"BT", b"ET", b"EMC"]


def _shape(name: int) -> list[Any]:
    return ["/Artifact", b"BMC", b"q", b"%d w" % name, b"S", b"Q", b"EMC"]


@st.composite
def pages(draw: st.DrawFn) -> list[Any]:
    """Content whose numbers are in any order, some of it in a ``q``."""
    numbers = iter(draw(st.permutations(range(9))))
    names = count()

    def unit() -> list[Any]:
        if draw(st.integers(0, 3)) == 0:
            return _shape(next(names))
        number = next(numbers, None)
        return [] if number is None else _text(number, draw(st.none() | _COLOURS))

    items: list[Any] = [b"1 0 0 -1 0 400 cm", b"/Ink cs", b"0 0 0 1 scn"]
    for _ in range(draw(st.integers(1, 4))):
        inner = [item for _ in range(draw(st.integers(1, 4))) for item in unit()]
        items += [b"q", *inner, b"Q"] if draw(st.booleans()) else inner
    return items


def _painted(items: list[Any]) -> list[tuple[str, int, bytes]]:
    """Return what is painted in which colour: shapes by their name, texts by their number."""
    colour, kept, found, number = b"", list[bytes](), list[tuple[str, int, bytes]](), -1
    for item in items:
        if isinstance(item, dict):
            number = int(item["MCID"])
        elif item == b"q":
            kept.append(colour)
        elif item == b"Q":
            colour = kept.pop()
        elif isinstance(item, bytes) and item.endswith(b"scn"):
            colour = item
        elif item == b"ET":
            found.append(("text", number, colour))
        elif isinstance(item, bytes) and item.endswith(b" w"):
            found.append(("shape", int(item.split()[0]), colour))
    assert not kept
    return found


@given(pages())
def test_order_changes_and_nothing_else(items: list[Any]) -> None:
    """Texts come in order, each in its colour, and no shape over what it lay under."""
    before, after = _painted(items), _painted(in_order(items))
    assert sorted(before) == sorted(after)
    numbers = [number for kind, number, _ in after if kind == "text"]
    assert numbers == sorted(numbers)
    shapes = [thing for thing in before if thing[0] == "shape"]
    assert [thing for thing in after if thing[0] == "shape"] == shapes
    for shape in shapes:
        over = before[before.index(shape) :]
        assert set(over) <= set(after[after.index(shape) :])


def test_what_moves_the_paper_stays_where_it_is() -> None:
    """Nothing passes an operator that is not known to be harmless."""
    moved = [b"2 0 0 2 0 0 cm"]
    items = [*_text(1, None), *moved, *_text(0, None)]
    assert in_order(items) == items
