"""Copyfitting: in go pages and the paragraphs on them, out come wishes for the next layout.

A paragraph may take a line more or fewer than fills it best, if no space grows too
wide (``Fitted.again``).  So a page is filled that is short because what follows it
keeps together; a last page of few lines gets more or gives up those it has; and a
paragraph that ends a page before one without an indent shows its end.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from publisher.pdf.laid import LaidPage
from publisher.pdf.lines import Fitted, Wish

__all__ = ["STUB", "badness", "proposals"]

_Again = Callable[[int, int], float | None]
"""Gives the widest space of a paragraph, by number, with so many lines more."""

STUB = 5
"""The least lines of a last page."""

_MOST = 4  # lines that a page is made longer by
_NEAR = 3  # pages from which lines are taken to mend the last one
_MOVES = tuple((where, more, n) for n in (1, 2) for where in (0, -1) for more in (-1, 1))
_CLEAR = 0.3  # ems beside the first word of the next paragraph


def badness(pages: Sequence[LaidPage], fitted: Mapping[int, Fitted]) -> int:
    """Return how badly the pages are filled: the squares of the lines that they lack.

    Facing pages may both be a line short.  The first page is taken for a right one.
    """
    feet = [page.short for page in pages[:-1]]
    lacking = sum(short * short for short in feet)
    lacking -= 2 * sum(
        left == right == 1 for left, right in zip(feet[1::2], feet[2::2], strict=False)
    )
    hidden = len(_hidden_ends(pages, fitted))
    return lacking + hidden + (STUB * STUB if _is_stub(pages) else 0)


def _is_stub(pages: Sequence[LaidPage]) -> bool:
    return len(pages) > 1 and 0 < pages[-1].lines < STUB


def proposals(
    pages: Sequence[LaidPage], fitted: Mapping[int, Fitted], granted: Mapping[int, Wish]
) -> Iterator[dict[int, Wish]]:
    """Yield what to ask of paragraphs, with what was granted before, the most useful first.

    All pages are filled at once, for that moves no page; then, one by one, paragraphs
    give up a line or take one on a page that could not be filled and on that before it.
    """
    pieces = Counter(portion.paragraph for page in pages for portion in page.portions)
    whole = [
        [p.paragraph for p in page.portions if pieces[p.paragraph] == 1 and p.lines > 1]
        for page in pages
    ]

    @cache
    def again(number: int, more: int) -> float | None:
        return fitted[number].again(Wish(more))

    fill: dict[int, Wish] = {}
    for page, own in zip(pages[:-1], whole, strict=False):
        if page.short <= _MOST:
            fill |= _changed(own, again, 1, page.short, granted)
    if _is_stub(pages):
        fill |= _mend_stub(pages, whole, again, {**granted, **fill})
    for number, clear in _hidden_ends(pages, fitted):
        wish = Wish(clear=clear)
        taken = number in fill or number in granted
        if not taken and fitted[number].again(wish) is not None:
            fill[number] = wish
    if fill:
        yield {**granted, **fill}
    for place, page in enumerate(pages[:-1]):
        for where, more, count in _MOVES if page.short else ():
            own = whole[place + where] if place + where >= 0 else []
            changed = _changed(own, again, more, count, granted)
            if len(changed) == count:
                yield {**granted, **changed}


def _changed(
    numbers: Sequence[int],
    again: _Again,
    more: int,
    count: int,
    taken: Mapping[int, Wish],
) -> dict[int, Wish]:
    """Wish up to ``count`` paragraphs a line more or fewer: those that it harms least."""
    if count <= 0:
        return {}
    widest = {n: again(n, more) for n in numbers if n not in taken}
    able = sorted((space, n) for n, space in widest.items() if space is not None)
    return {n: Wish(more) for _, n in able[:count]}


def _mend_stub(
    pages: Sequence[LaidPage],
    whole: Sequence[Sequence[int]],
    again: _Again,
    taken: Mapping[int, Wish],
) -> dict[int, Wish]:
    """Take the lines of a last page away, or give it enough of them."""
    near = [n for own in whole[-1 - _NEAR :] for n in own]
    near += [p.paragraph for p in pages[-1].portions if p.paragraph not in near]
    fewer = _changed(near, again, -1, pages[-1].lines, taken)
    if len(fewer) == pages[-1].lines:
        return fewer
    lacking = STUB - pages[-1].lines + sum(page.short for page in pages[-2:-1])
    more = _changed(near, again, 1, lacking, taken)
    return more if len(more) == lacking else {}


def _hidden_ends(
    pages: Sequence[LaidPage], fitted: Mapping[int, Fitted]
) -> list[tuple[int, float]]:
    """Return paragraphs that end a page without showing it, and the width to leave free.

    The next one has no indent, and its first word would not have fitted beside the end.
    """
    found = []
    for page, following in pairwise(pages):
        if not page.portions or not following.portions:
            continue
        last, first = page.portions[-1].paragraph, following.portions[0].paragraph
        if last == first or fitted[first].room.indent > 0 or len(fitted[last].ends) < 2:
            continue
        clear = fitted[first].pieces[0].width + _CLEAR * fitted[first].room.em
        if fitted[last].left_free() < clear:
            found.append((last, clear))
    return found
