"""Pages that are short get lines from paragraphs that can spare or take them."""

from __future__ import annotations

from publisher.pdf.copyfit import STUB, badness, proposals
from publisher.pdf.fit import Piece, Room, fit
from publisher.pdf.laid import LaidPage, Portion
from publisher.pdf.lines import Fitted, Wish

ROOM = Room(width=300, indent=0, natural=2.9, least=2, plain=2.5, em=11, hyphen=3, ending=5)


def fitted(words: int) -> Fitted:
    """Return a paragraph of so many words, each of them of five letters."""
    sizes = [9.0] * words
    pieces = tuple(Piece(size, n > 0, "space", letters=5) for n, size in enumerate(sizes))
    return Fitted(pieces, ROOM, tuple(fit(pieces, ROOM)), 14.0)


PLIABLE = fitted(100)  # four full lines: a fifth takes little
STIFF = fitted(2)


def page(*numbers: int, short: int = 0, lines: int = 20) -> LaidPage:
    """Return a page that holds these paragraphs whole."""
    return LaidPage(tuple(Portion(n, 4, "") for n in numbers), lines, short)


def test_a_paragraph_that_takes_another_line_keeps_its_limits() -> None:
    """What is promised of another setting is so: no space is too wide, no line too many."""
    longer = PLIABLE.again(Wish(1))
    assert longer is not None
    assert max(PLIABLE.spaces()) <= longer <= 0.40
    assert PLIABLE.again(Wish(9)) is None
    assert STIFF.again(Wish(1)) is None


def test_a_short_page_is_filled_by_its_own_paragraphs() -> None:
    """The first proposal lengthens what stands whole on the short page."""
    pages = [page(0, 1, short=1), page(2)]
    told = {0: STIFF, 1: PLIABLE, 2: PLIABLE}
    assert next(proposals(pages, told, {})) == {1: Wish(1)}
    assert next(proposals(pages, told, {1: Wish(1)}), {}) != {1: Wish(2)}


def test_full_pages_are_left_alone() -> None:
    """Without a fault nothing is bad and nothing proposed: the section is laid out once."""
    pages = [page(0), page(1)]
    told = {0: fitted(30), 1: fitted(30)}
    assert badness(pages, told) == 0
    assert list(proposals(pages, told, {})) == []


def test_facing_pages_may_both_be_a_line_short() -> None:
    """An uneven foot is worse than two even ones."""
    told = {0: PLIABLE}
    even = [page(), page(short=1), page(short=1), page()]
    uneven = [page(), page(short=1), page(), page()]
    assert badness(even, told) < badness(uneven, told)


def test_a_stub_is_mended_or_counts() -> None:
    """A last page of few lines asks for more of them."""
    pages = [page(0, 1, 2, 3, 4), page(5, lines=STUB - 1)]
    told = dict.fromkeys(range(6), PLIABLE)
    assert badness(pages, told) >= STUB
    wished = next(proposals(pages, told, {}))
    assert sum(wish.more for wish in wished.values()) == 1
