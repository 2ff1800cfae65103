"""Copyfitting: in goes a galley and its paragraphs, out come wishes for the next layout.

A paragraph may take a line more or fewer than fills it best, if no space grows too
wide (``Fitted.again``).  So a page is filled that is short because what follows it
keeps together, a last page of few lines gets more or gives up those it has, and a
paragraph that ends a page before one without an indent shows its end.

All pages of a section are weighed together, as lines of a paragraph are (``fit``): a
page that is a line shorter may help the one after the next (M. F. Plass, "Optimal
Pagination Techniques for Automatic Typesetting Systems", Stanford 1981).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from math import inf

from publisher.pdf.fitted import Fitted, Wish
from publisher.pdf.galley import Galley
from publisher.pdf.laid import LaidPage

__all__ = ["STUB", "badness", "looks_astray", "wishes"]

_Changes = tuple[tuple[int, Wish], ...]
"""Paragraphs by number, and what is wished of them."""

STUB = 5
"""The least lines of a last page."""

_CHANGES = (0, 1, -1, 2, -2, 3, -3, 4)  # lines by which a page is made longer
_EARLY = 5  # lines that a page lacks at most if it is ended early
_PARTED = 2  # lines that pages part from a paragraph
_SLACK = 0.1  # of a line, lost in rounding
_CLEAR = 0.3  # ems beside the first word of the next paragraph
_HIDDEN, _ALONE = 1.0, 60.0  # an end that does not show; one that looks like a line astray
_SHORT = 1.5  # what a page costs that is a line short; by the square of the lines
_STUB = 40.0
_SET_ANEW = 0.3  # what a paragraph costs that takes or gives up a line
_LOOSE, _LOOSENESS = 0.27, 10.0  # ems of a space beyond which it costs more, for each em


def badness(pages: Sequence[LaidPage], fitted: Mapping[int, Fitted]) -> float:
    """Return how badly the pages are filled, apart from how their paragraphs are set."""
    cost = sum(_SHORT * page.short**2 for page in pages[:-1])
    for page, following in pairwise(pages):
        if page.portions and following.portions:
            last, first = page.portions[-1].paragraph, following.portions[0].paragraph
            cost += _hidden(last, first, fitted)
    return cost + (_STUB if len(pages) > 1 and 0 < pages[-1].lines < STUB else 0.0)


def looks_astray(last: int, first: int, fitted: Mapping[int, Fitted]) -> bool:
    """Tell whether a paragraph of one line seems to be part of that before it, a page before."""
    return _hidden(last, first, fitted) == _ALONE


def _hidden(last: int | None, first: int | None, fitted: Mapping[int, Fitted]) -> float:
    """Return what it costs if a paragraph that ends a page does not show it."""
    wanted = _wanted(last, first, fitted) if last is not None and first is not None else 0.0
    if last is None or first is None or not wanted:
        return 0.0
    if wanted <= fitted[last].left_free() and not fitted[last].broken_off:
        return 0.0
    alone = len(fitted[last].ends) == 1 or len(fitted[first].ends) == 1
    return _ALONE if alone else _HIDDEN


def _wanted(last: int, first: int, fitted: Mapping[int, Fitted]) -> float:
    """Return the width that the last line on a page leaves free if it is to show its end.

    It is that of the first word of the next page, which else might have followed.  An
    indent shows as much.
    """
    if last == first or fitted[first].room.indent > 0:
        return 0.0
    return fitted[first].pieces[0].width + _CLEAR * fitted[first].room.em


def wishes(galley: Galley, fitted: Mapping[int, Fitted]) -> dict[int, Wish]:
    """Return what to ask of paragraphs, so that the pages are filled best."""
    return _Pages(galley, fitted).best()


def _both(wish: Wish, later: Wish) -> Wish:
    """Return two wishes as one: how a paragraph is set, and where it begins a page."""
    setting = wish if wish.more or wish.clear else later
    return replace(setting, apart=later.apart if wish.apart is None else wish.apart)


@dataclass(frozen=True, slots=True)
class _Way:
    """A way to fill the pages up to a row: its cost, where its last page began, and how."""

    cost: float
    before: int = 0
    changed: _Changes = ()


@dataclass(slots=True)
class _Pages:
    """Weighs all ways to divide a galley into pages."""

    galley: Galley
    fitted: Mapping[int, Fitted]
    leading: float = field(init=False)
    spans: dict[int, tuple[int, int]] = field(init=False)
    weighed: dict[tuple[int, Wish], float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.leading = max(one.leading for one in self.fitted.values())
        self.spans = {}
        for number, row in enumerate(self.galley.rows):
            if row.paragraph is not None:
                start = self.spans.get(row.paragraph, (number, 0))[0]
                self.spans[row.paragraph] = (start, number + 1)

    def best(self) -> dict[int, Wish]:
        """Return the changes of the best way to the end."""
        count = len(self.galley.rows)
        ways: dict[int, _Way] = {0: _Way(0.0)}
        for start in range(count):
            if start in ways:
                for end, way in self.pages_from(start):
                    cost = ways[start].cost + way.cost
                    if end not in ways or cost < ways[end].cost:
                        ways[end] = _Way(cost, start, way.changed)
        found: dict[int, Wish] = {}
        end = count
        while end:
            for number, wish in ways[end].changed:
                found[number] = _both(wish, found.get(number, Wish()))
            end = ways[end].before
        return found

    def pages_from(self, start: int) -> Iterator[tuple[int, _Way]]:
        """Yield where a page may end that begins with a row, and the way to end it there."""
        for more in _CHANGES:
            ends = self.ends(start, self.galley.depth - more * self.leading)
            for end, used in ends if not more else ends[:1]:
                changed = self.change(start, end, more)
                if changed is not None:
                    early, used = end < ends[0][0], used + more * self.leading
                    yield self.page(start, end, used, changed, early=early)

    def page(
        self, start: int, end: int, used: float, changed: _Changes, *, early: bool
    ) -> tuple[int, _Way]:
        """Return the end of a page and what it costs, as so much of it is used.

        It is ``early`` if more would have fitted: the next page then begins apart.
        """
        cost = sum(self.weigh(number, wish) for number, wish in changed)
        if end == len(self.galley.rows):
            lines = round((used - self.galley.rows[start].height) / self.leading) + 1
            return end, _Way(cost + (_STUB if start and lines < STUB else 0.0), start, changed)
        cost += _SHORT * int((self.galley.depth - used) / self.leading + _SLACK) ** 2
        hidden, cleared = self.shown(end, dict(changed))
        apart = self.apart(end) if early else ()
        return end, _Way(cost + hidden, start, (*changed, *cleared, *apart))

    def apart(self, end: int) -> _Changes:
        """Return the wish that a line begins a page."""
        number = self.galley.rows[end].paragraph
        return () if number is None else ((number, Wish(apart=end - self.spans[number][0])),)

    def ends(self, start: int, depth: float) -> list[tuple[int, float]]:
        """Return the ends of a page of that depth and how much each uses, the last first.

        The page ends at the last by itself; it can be ended before any other line.
        """
        rows = self.galley.rows
        used = notes = 0.0
        found = [(start + 1, rows[start].height)]
        for number in range(start, len(rows)):
            row = rows[number]
            used += row.height + (row.above if number > start else 0.0)
            notes += row.notes
            whole = used + (notes + self.galley.over_notes if notes else 0.0)
            if whole > depth + _SLACK * self.leading:
                break
            end = number + 1
            if end == len(rows) or not rows[end].joined:
                found.append((end, whole))
        last, *others = found[::-1]
        if last[0] == len(rows):
            others = []
        return [last, *(end for end in others if self.may_be_ended(*end, depth))]

    def may_be_ended(self, end: int, used: float, depth: float) -> bool:
        """Tell whether a page may end there although more would fit."""
        few = depth - used < (_EARLY + _SLACK) * self.leading
        return few and self.galley.rows[end].paragraph in self.fitted

    def change(self, start: int, end: int, more: int) -> _Changes | None:
        """Return the paragraphs of a page that give it so many lines more, or None."""
        if not more:
            return ()
        wish = Wish(1 if more > 0 else -1)
        numbers = dict.fromkeys(row.paragraph for row in self.galley.rows[start:end])
        whole = [n for n in numbers if n is not None and self.ends_there(n, start, end)]
        able = sorted((cost, n) for n in whole if (cost := self.weigh(n, wish)) < inf)
        if len(able) < abs(more):
            return None
        return tuple((n, wish) for _, n in able[: abs(more)])

    def ends_there(self, number: int, start: int, end: int) -> bool:
        """Tell whether a paragraph ends on a page and can change there, and nowhere else.

        Of one that goes on from the page before, three lines must be left: fewer would
        not have been parted from it, or could not be.
        """
        first, last = self.spans[number]
        return last <= end and (start <= first or last - start > _PARTED)

    def weigh(self, number: int, wish: Wish) -> float:
        """Return what it costs to set a paragraph as wished; infinite if it cannot be."""
        key = (number, wish)
        if key not in self.weighed:
            widest = self.fitted[number].again(wish)
            loose = max(0.0, (widest or 0.0) - _LOOSE)
            self.weighed[key] = inf if widest is None else _SET_ANEW + _LOOSENESS * loose
        return self.weighed[key]

    def shown(self, end: int, changed: Mapping[int, Wish]) -> tuple[float, _Changes]:
        """Return what it costs that a page ends there, and how its last paragraph shows its end."""
        last, first = self.galley.rows[end - 1].paragraph, self.galley.rows[end].paragraph
        if last is None or first is None or not _wanted(last, first, self.fitted):
            return 0.0, ()
        hidden = _hidden(last, first, self.fitted)
        if last not in changed and not hidden:
            return 0.0, ()
        if self.fitted[last].broken_off:
            return hidden, ()
        more = changed[last].more if last in changed else 0
        wish = Wish(more, _wanted(last, first, self.fitted))
        cost = self.weigh(last, wish)
        return (cost, ((last, wish),)) if cost < (hidden or _HIDDEN) else (hidden, ())
