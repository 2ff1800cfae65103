"""The laws of imposition: whoever folds or cuts the sheets holds the book in its order.

The model of paper here knows nothing of how sheets are laid out: it turns sheets over,
folds and nests them, and reads what then lies one behind the other.
"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from publisher.pdf.folding import Sheet, sheets

PAGES = st.integers(1, 400)
SIGNATURES = st.integers(0, 12).map(lambda n: 4 * n)


def leaves_of(sheet: Sheet) -> tuple[tuple[int | None, int | None], tuple[int | None, int | None]]:
    """Return the left and the right half of a sheet, each with what is on its two sides.

    Turned over on the short side, the right of the back lies behind the left of the front.
    """
    return (sheet.front[0], sheet.back[1]), (sheet.front[1], sheet.back[0])


def folded(pile: list[Sheet], *, leftward: bool) -> list[int | None]:
    """Return the pages of sheets that are nested, the first outermost, and leafed through."""
    before, after = [], []
    for sheet in pile:
        left, right = leaves_of(sheet)
        first, last = (left, right) if leftward else (right, left)
        before += [first[0], first[1]]
        after = [last[1], last[0], *after]
    return [*before, *after]


def cut(pile: list[Sheet], *, leftward: bool) -> list[int | None]:
    """Return the pages of sheets cut in the middle, one half of the pile on the other."""
    left = [page for sheet in pile for page in leaves_of(sheet)[0]]
    right = [page for sheet in pile for page in leaves_of(sheet)[1]]
    return [*right, *left] if leftward else [*left, *right]


def in_order(read: list[int | None], pages: int) -> bool:
    """Tell whether a book has all its pages in order, and blanks only at its end."""
    blanks = len(read) - pages
    return read == [*range(pages), *[None] * blanks] and 0 <= blanks < 4


@given(PAGES, SIGNATURES, st.booleans())
def test_folded_sheets_are_a_book(pages: int, signature: int, leftward: bool) -> None:
    """Signature by signature, whichever side the book is bound at."""
    laid = sheets(pages, "saddle", signature, leftward=leftward)
    starts = [index for index, sheet in enumerate(laid) if sheet.depth == 0]
    piles = [laid[a:b] for a, b in zip(starts, [*starts[1:], len(laid)], strict=True)]
    read = [page for pile in piles for page in folded(pile, leftward=leftward)]
    assert in_order(read, pages)
    assert [s.depth for pile in piles for s in pile] == [d for p in piles for d in range(len(p))]
    if signature:
        assert all(4 * len(pile) == signature for pile in piles[:-1])
        assert 4 * len(piles[-1]) <= signature


@given(PAGES, st.booleans())
def test_cut_sheets_are_a_book(pages: int, leftward: bool) -> None:
    """One half of the pile after the other."""
    assert in_order(cut(sheets(pages, "2up", leftward=leftward), leftward=leftward), pages)


@given(PAGES, st.booleans())
def test_spreads_show_the_open_book(pages: int, leftward: bool) -> None:
    """Side by side, rectos on the side of the language."""
    sides = [
        s
        for sheet in sheets(pages, "spreads", leftward=leftward)
        for s in (sheet.front, sheet.back)
    ]
    ordered = [page for side in sides for page in (side[::-1] if leftward else side)]
    assert [page for page in ordered if page is not None] == list(range(pages))
    assert all(page % 2 == 0 for side in sides if (page := side[0 if leftward else 1]) is not None)


@given(PAGES, st.sampled_from(["saddle", "2up", "spreads"]), SIGNATURES, st.booleans())
def test_every_page_is_printed_once(pages: int, fold: str, signature: int, leftward: bool) -> None:
    """Whatever is folded."""
    laid = sheets(pages, fold, signature, leftward=leftward)
    shown = [p for s in laid for side in (s.front, s.back) for p in side if p is not None]
    assert sorted(shown) == list(range(pages))
