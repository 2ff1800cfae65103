"""What pieces of a text read as: the text, cut where they are, whatever they look like."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.pdf.reading import parts

_WORDS = st.lists(
    st.text(st.sampled_from("abcÉéàœ,.’—-"), min_size=1, max_size=6), min_size=1, max_size=12
)


@st.composite
def lines(draw: st.DrawFn) -> tuple[str, list[str]]:
    """Make a text, and what lines show of it: no space at their ends, or a hyphen."""
    said = " ".join(draw(_WORDS))
    cuts = sorted(draw(st.sets(st.integers(1, len(said)), max_size=4)))
    shown = []
    for start, stop in zip([0, *cuts], [*cuts, len(said)], strict=True):
        piece = said[start:stop]
        divides = piece[-1:].isalpha() and said[stop : stop + 1].isalpha()
        piece = piece.strip(" ") + ("\N{HYPHEN}" if divides else "")
        if piece.strip():
            shown.append(draw(st.sampled_from([piece, piece.upper()])))
    return said, shown


@given(lines())
def test_the_parts_are_the_text(lines: tuple[str, list[str]]) -> None:
    """No letter is lost, none added, and every space is there."""
    said, shown = lines
    found = parts(said, shown)
    assert len(found) == len(shown)
    assert "".join(found) == said


@pytest.mark.parametrize(
    ("said", "shown", "wanted"),
    [
        ("one two", ["ONE", "TWO"], ["one ", "two"]),
        ("sup\u00adper", ["sup\u2010", "per"], ["sup", "per"]),
        ("well-known", ["well-", "known"], ["well-", "known"]),
        ("pre- and", ["pre-", "and"], ["pre- ", "and"]),
        ("here. There", ["here.", " There"], ["here. ", "There"]),
        ("one", ["two"], []),
        ("one", ["one", "more"], []),
        ("", [], []),
    ],
)
def test_examples(said: str, shown: list[str], wanted: list[str]) -> None:
    """Capitals, soft hyphens, hard ones, spaces on either side, and what does not fit."""
    assert parts(said, shown) == wanted
