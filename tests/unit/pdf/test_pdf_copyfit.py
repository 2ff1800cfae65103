"""Pages that are short get lines from paragraphs that can spare or take them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from publisher.pdf.copyfit import STUB, badness, wishes
from publisher.pdf.fit import Piece, Room, fit
from publisher.pdf.fitted import Fitted, Wish
from publisher.pdf.galley import Galley, Row
from publisher.pdf.laid import LaidPage, Portion

LEADING = 10.0
ROOM = Room(width=300, indent=9, natural=2.9, least=2, plain=2.5, em=11, hyphen=3, ending=5)


def fitted(words: int, *, indent: float = 9.0, width: float = 9.0) -> Fitted:
    """Return a paragraph of so many words, each of them of five letters."""
    room = replace(ROOM, indent=indent)
    pieces = tuple(Piece(width, n > 0, "space", letters=5) for n in range(words))
    return Fitted(pieces, room, tuple(fit(pieces, room)), LEADING)


PLIABLE = fitted(100)  # four full lines: a fifth takes little
STIFF = fitted(30)  # two lines


def rows(paragraphs: Mapping[int, Fitted]) -> tuple[Row, ...]:
    """Return the lines of paragraphs, of which no page parts a single one."""
    found: list[Row] = []
    for number, one in paragraphs.items():
        count = len(one.ends)
        found += (Row(LEADING, 0, 0, n in (1, count - 1) and n > 0, number) for n in range(count))
    return tuple(found)


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
    """Two lines that keep together do not fit: what can take the line left over, does."""
    told = {0: PLIABLE, **dict.fromkeys(range(1, 5), STIFF)}
    depth = LEADING * (len(PLIABLE.ends) + len(STIFF.ends) + 1)
    assert wishes(Galley(rows(told), depth), told) == {0: Wish(1)}


def test_a_page_gives_up_a_line_if_that_fills_it() -> None:
    """One line less makes room for two."""
    longer = fitted(127)
    assert (len(longer.ends), longer.again(Wish(-1)) is not None) == (6, True)
    told = {0: longer, **dict.fromkeys(range(1, 5), STIFF)}
    depth = LEADING * (len(longer.ends) + 1)
    assert wishes(Galley(rows(told), depth), told) == {0: Wish(-1)}


def test_full_pages_are_left_alone() -> None:
    """Without a fault nothing is bad and nothing wished: the section is laid out once."""
    told = dict.fromkeys(range(6), STIFF)
    assert wishes(Galley(rows(told), 4 * LEADING), told) == {}
    assert badness([page(0), page(1)], told) == 0


def test_a_stub_is_mended_or_counts() -> None:
    """A last page of few lines takes lines from the page before, which ends early."""
    told = dict.fromkeys(range(10), STIFF)
    found = wishes(Galley(rows(told), 18 * LEADING), told)
    assert found == {8: Wish(apart=0)} or found == {7: Wish(apart=0)}
    assert badness([page(0), page(5, lines=STUB - 1)], told) > badness([page(0), page(5)], told)


def test_an_end_shows_before_a_paragraph_without_indent() -> None:
    """A line that is full and ends a page, and the only line of a paragraph that begins one."""
    full, flush = fitted(75, indent=0), fitted(3, indent=0, width=20)
    assert full.left_free() < flush.pieces[0].width
    told = {0: full, 1: flush, **dict.fromkeys(range(2, 5), STIFF)}
    found = wishes(Galley(rows(told), LEADING * len(full.ends)), told)
    assert found[0].clear > flush.pieces[0].width
    hidden = [LaidPage((Portion(n, 3, ""),), 9, 0) for n in (0, 1)]
    assert badness(hidden, told) > 4 * badness([page(short=1), page()], told)


def test_a_paragraph_broken_off_does_not_show_its_end() -> None:
    """Its hyphen looks like that of a divided word, however much the line leaves free."""
    told = {0: fitted(30, indent=0), 1: fitted(3, indent=0)}
    pages = [LaidPage((Portion(n, 3, ""),), 9, 0) for n in (0, 1)]
    assert badness(pages, told) == 0
    told[0] = replace(told[0], broken_off=True)
    assert badness(pages, told) > 0


def test_notes_take_room_from_the_page_that_calls_for_them() -> None:
    """A page with a note holds fewer lines."""
    told = dict.fromkeys(range(7), STIFF)
    first, second, *others = rows(told)
    galley = Galley((first, replace(second, notes=12), *others), 8 * LEADING, over_notes=8)
    assert wishes(galley, told) == {}
    wider = replace(galley, over_notes=12)  # more than is left
    assert wishes(wider, told) != {}
