"""Which page stands where on sheets that are folded or cut: in goes a number, out come sheets.

Pages count from 0; a place without a page is None.  Sheets are printed on both sides
and turned over on their short side, so that what is at the left of one side lies
behind what is at the right of the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

__all__ = ["FOLDS", "SIGNATURE", "Leaf", "Sheet", "sheets"]

SIGNATURE = 4
"""Pages on a sheet; a signature has so many, or a multiple."""

Leaf = tuple[int | None, int | None]
"""The pages at the left and at the right of one side."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its front, its back, and how many sheets lie around it when it is folded."""

    front: Leaf
    back: Leaf
    depth: int = 0


def sheets(pages: int, fold: str, signature: int = 0, *, leftward: bool = False) -> list[Sheet]:
    """Return the sheets of a book of so many pages, in the order in which they are printed.

    ``fold`` is a key of ``FOLDS``.  A ``signature`` is the number of pages that are
    folded together, a multiple of 4; 0 folds all together.  Blank places come last, and
    fewer than there are on a sheet.  A ``leftward`` book is bound at its right.
    """
    laid = [
        Sheet(_known(sheet.front, pages), _known(sheet.back, pages), sheet.depth)
        for sheet in FOLDS[fold](-(-pages // SIGNATURE) * SIGNATURE, signature)
    ]
    if not leftward:
        return laid
    return [Sheet(s.front[::-1], s.back[::-1], s.depth) for s in laid]


def _known(side: Leaf, pages: int) -> Leaf:
    left, right = (None if page is None or page >= pages else page for page in side)
    return left, right


def _saddle(places: int, signature: int) -> Iterator[Sheet]:
    """Yield sheets that are folded in the middle, one within the other."""
    size = signature or places
    for first in range(0, places, size or 1):
        last = min(first + size, places) - 1
        for depth in range((last + 1 - first) // SIGNATURE):
            out, back = first + 2 * depth, last - 2 * depth
            yield Sheet((back, out), (out + 1, back - 1), depth)


def _cut(places: int, _signature: int) -> Iterator[Sheet]:
    """Yield sheets that are cut in the middle, the left pile then laid on the right one."""
    half = places // 2
    for page in range(0, half, 2):
        yield Sheet((page, half + page), (half + page + 1, page + 1))


def _spreads(places: int, _signature: int) -> Iterator[Sheet]:
    """Yield pages as one sees them in the open book, to be looked at."""
    for page in range(-1, places, SIGNATURE):
        one = (page if page >= 0 else None, page + 1)
        yield Sheet(one, (page + 2, page + 3))


FOLDS: Mapping[str, Callable[[int, int], Iterator[Sheet]]] = MappingProxyType(
    {"saddle": _saddle, "2up": _cut, "spreads": _spreads}
)
"""Ways to lay two pages on a side, by the names that users type."""
