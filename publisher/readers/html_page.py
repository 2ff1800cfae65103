"""Which parts of a page are its text, by structure and density.

In: the tree of a page; out: for each part that is left out, what becomes of it and
why.  What a part is called is evidence, which its weight may outdo: a “sidebar” that
holds most of the page is the page, and what asks or bears labels talks, whatever its
name.  When in doubt a part stays; ``html_trim`` looks at what is left.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from publisher.model.transcript import Action
from publisher.readers.elements import Element
from publisher.readers.html_names import (
    BYLINE,
    COMMENTS,
    HIDDEN,
    PULLED,
    holds_text,
    is_dek,
    reason,
)
from publisher.readers.html_outline import SENTENCE, Box, Outline, good
from publisher.readers.html_styles import Sheet

__all__ = ["Verdict", "verdicts"]

Verdict = tuple[Action, str]

_MOST = 0.35
"""Share of the text that no part around it comes to."""
_SMALL = 260
"""Letters that a byline, a caption or the like does not exceed."""
_DRAWN = 40
"""Quotations drawn out of the text that are looked for in it."""
_MANY = 0.45
"""Share of the text that small parts of one name come to if that name means nothing."""
_SAMPLE = 60
_ASKS = ("?", "？", "؟")
_LABELLED = re.compile(r"[^\W\d_][^:：]{0,30}[:：]\s")
_MOST_COMMENTS = 4
"""Times that readers may say more than the text; beyond, what they say is the text."""
_ENOUGH = 250
"""Letters that make a text."""
_CHOSEN = 0.65
"""Share of the text that the part called its text must hold."""
_LISTED = 6
"""Bylines on a page; what comes more often names who speaks."""
_SURE = frozenset({"reading of ruby", "page number", "picture", "embedded media"})
_SHORT = frozenset({BYLINE, "caption"})
_LOOSE = frozenset({"promotion", "sharing", "related", "tags", "author bio", "sidebar"})


# --- what is left out --------------------------------------------------------------------------


@dataclass(slots=True)
class _Page:
    """A page while its parts are judged."""

    outline: Outline
    sheet: Sheet
    named: dict[int, str] = field(default_factory=dict)
    out: dict[int, str] = field(default_factory=dict)
    claims: frozenset[int] = frozenset()
    whole: list[str] = field(default_factory=list)
    """All letters of the page, once they are asked for."""

    @property
    def boxes(self) -> list[Box]:
        return self.outline.boxes

    def says_twice(self, element: Element) -> bool:
        """Tell whether the words of an element stand elsewhere on the page too."""
        if not self.whole:
            root = self.boxes[0].element
            self.whole.append("".join(c for p in root.letters() for c in p.text if c.isalnum()))
        said = "".join(c for c in element.said if c.isalnum())
        first = self.whole[0].find(said)
        return len(said) >= 12 and self.whole[0].find(said, first + 1) >= 0

    def claimed(self) -> list[int]:
        """Return the boxes that say they hold the text and may, outermost first."""
        least = min(_ENOUGH, 0.3 * self.boxes[0].good)
        return [n for n, b in enumerate(self.boxes) if b.good >= least and holds_text(b.element)]


def verdicts(outline: Outline, sheet: Sheet, *, site: bool) -> dict[int, Verdict]:
    """Return what becomes of the parts that are left out, by the id of their element.

    ``site``: this is a page of one, where the text is a part.
    """
    page = _Page(outline, sheet)
    _name(page)
    _drop_named(page)
    if site:
        _choose(page)
    found: dict[int, Verdict] = {}
    for number, why in page.out.items():
        action = Action.MOVED if why in (BYLINE, "title") else Action.DROPPED
        found[id(page.boxes[number].element)] = (action, why)
    return found


def _name(page: _Page) -> None:
    """Find the parts that are called something, outermost only."""
    inside = 0
    for number, box in enumerate(page.boxes):
        if number < inside:
            continue
        why = _hidden(box, page.sheet) or reason(box.element)
        if not why:
            continue
        page.named[number] = why
        if why not in _SHORT and box.good <= _MOST * page.boxes[0].good:
            inside = box.after


def _hidden(box: Box, sheet: Sheet) -> str:
    """Tell whether a part is hidden; what holds sentences may only be folded away."""
    given = box.element.attributes
    if not given or box.element.name in ("html", "body", "main", "article"):
        return ""
    hidden = "hidden" in given or given.get("aria-hidden", "").lower() == "true"
    hidden = hidden or bool(sheet.look(box.element).hidden)
    return HIDDEN if hidden and box.good < _ENOUGH // 2 else ""


def _drop_named(page: _Page) -> None:
    """Leave out what is named, unless it holds too much to be what it is called."""
    boxes = page.boxes
    claims = page.claimed()
    page.claims = frozenset(claims)
    total = boxes[0].good
    judged = {n: why for n, why in page.named.items() if _held(page, n, claims) <= 0.5 * total}
    reasons = {why: _Reason.of(page, judged, why) for why in set(judged.values())}
    for number, why in page.named.items():
        box = boxes[number]
        if not box.letters or any(n in page.out for n in page.outline.around(number)):
            continue
        sure = why in _SURE or (why == HIDDEN and box.element.name in ("noscript", "template"))
        if sure or (number in judged and _is_what_it_says(page, number, reasons[why], claims)):
            page.out[number] = why


@dataclass(frozen=True, slots=True)
class _Reason:
    """What bears one name: how many parts, how much of the page, whether they talk."""

    why: str
    times: int
    mass: int
    talks: bool

    @classmethod
    def of(cls, page: _Page, judged: dict[int, str], why: str) -> _Reason:
        """Return what parts of one name have in common."""
        total = page.boxes[0].good
        numbers = [number for number, named in judged.items() if named == why]
        parts = [page.boxes[number] for number in numbers]
        fit = [box for box in parts if box.good <= _MOST * total]
        if why == COMMENTS:
            fit = [page.boxes[number] for number in _outermost(page, numbers)]
        mass = sum(box.good for box in fit)
        unlinked = [box for box in fit if 2 * box.linked < box.letters]
        many = why != COMMENTS and len(unlinked) >= 3
        many = many and sum(box.good for box in unlinked) > _MANY * total
        return cls(why, len(parts), mass, many or _are_turns(unlinked))


def _outermost(page: _Page, numbers: Sequence[int]) -> Iterator[int]:
    """Yield the boxes that lie in none of the others."""
    after = 0
    for number in numbers:
        if number >= after:
            after = page.boxes[number].after
            yield number


def _are_turns(boxes: Sequence[Box]) -> bool:
    """Tell whether parts are passages of a talk: most ask, or begin with a label."""
    if len(boxes) < 3:
        return False
    said = [box.element.said for box in boxes[:_SAMPLE]]
    turns = sum(one.endswith(_ASKS) or _LABELLED.match(one) is not None for one in said)
    return turns >= 0.6 * len(said)


def _held(page: _Page, number: int, claims: list[int]) -> int:
    """Return how much of a part that says it is the text lies in a box."""
    first = bisect_left(claims, number)
    after = page.boxes[number].after
    return max((page.boxes[c].good for c in islice(claims, first, None) if c < after), default=0)


def _is_what_it_says(page: _Page, number: int, reason: _Reason, claims: Sequence[int]) -> bool:
    """Tell whether a part is what it is called, and none of the text."""
    box, total, why = page.boxes[number], page.boxes[0].good, reason.why
    if why == PULLED:
        few = reason.times <= _DRAWN and box.letters <= 4 * _SMALL
        return few and page.says_twice(box.element)
    if reason.talks:
        return False
    if why in _SHORT:
        fits = box.letters <= (_SMALL if why == BYLINE else 2 * _SMALL)
        often = reason.times > _LISTED and why == BYLINE
        often = often or max(reason.mass, box.good) >= 0.8 * max(total, 1)
        return fits and not often and not _is_within_words(page, number)
    within = any(outer in page.claims for outer in page.outline.around(number))
    if claims and not within:
        return True
    if why == COMMENTS:
        rest = total - reason.mass
        return rest >= min(_ENOUGH, 2 * reason.mass) and reason.mass <= _MOST_COMMENTS * rest
    if why in _LOOSE and reason.mass > 0.5 * total:
        return False
    return box.good <= _MOST * max(total, 1) or total - box.good >= 4 * _ENOUGH > box.good


def _is_within_words(page: _Page, number: int) -> bool:
    """Tell whether other words stand in the same passage: ``<b class=author>Ann</b> Yes.``."""
    box = page.boxes[number]
    if box.block:
        return False
    for outer in page.outline.around(number):
        around = page.boxes[outer]
        if around.block:
            return around.letters > box.letters + _SMALL // 2
    return False


# --- the part that is the text -----------------------------------------------------------------


def _choose(page: _Page) -> None:
    """Leave out what lies around the part that says it is the text, if it is."""
    net = _net(page)
    claims = [c for c in page.claimed() if not _is_out(page, c)]
    chosen = max((c for c in claims if net[c] >= max(_CHOSEN * net[0], _ENOUGH // 2)), default=-1)
    if chosen <= 0:
        return
    chosen = _widened(page, chosen, claims, net)
    inside = chosen
    for outer in page.outline.around(chosen):
        for child in _children(page, outer):
            if child == inside or child in page.out or not page.boxes[child].letters:
                continue
            _leave(page, child, before=child < inside, net=net)
        inside = outer


def _leave(page: _Page, child: int, *, before: bool, net: list[int]) -> None:
    """Leave out a part beside the text, but for a dek, an introduction and headings."""
    box = page.boxes[child]
    if box.element.name == "head" or page.named.get(child) == BYLINE:
        return
    if before and not page.named.get(child):
        kept = [n for n in range(child, box.after) if _introduces(page, n)]
        if kept:
            _leave_around(page, child, kept)
            return
        if net[child] >= 3 * SENTENCE and 4 * box.linked < box.letters:
            return
    page.out[child] = "navigation" if before else "page around the text"


def _leave_around(page: _Page, child: int, kept: list[int]) -> None:
    """Leave out what lies in a part beside the boxes that are kept."""
    holding = {outer for n in kept for outer in page.outline.around(n)}
    wanted = set(kept)
    number = child
    while number < page.boxes[child].after:
        box = page.boxes[number]
        if number in wanted:
            number = box.after
            continue
        if number not in holding and box.letters and number not in page.out:
            page.out[number] = "navigation"
            number = box.after
            continue
        number += 1


def _introduces(page: _Page, number: int) -> bool:
    """Tell whether a box is a title or a dek, which stand before the text in many pages."""
    box = page.boxes[number]
    if box.letters > 4 * _ENOUGH or not box.letters:
        return False
    if box.element.name in ("h1", "h2"):
        return 2 * box.linked < box.letters or box.element.name == "h1"
    return 4 * box.linked < box.letters and is_dek(box.element) and box.letters >= 10


def _widened(page: _Page, chosen: int, claims: Iterable[int], net: list[int]) -> int:
    """Return the part around the chosen one, if it says it is the text too and adds to it."""
    for outer in page.outline.around(chosen):
        if outer in claims and net[outer] >= 1.08 * net[chosen]:
            extra = [
                n
                for n in range(outer, page.boxes[outer].after)
                if not page.outline.holds(chosen, n) and net[n] >= 8 * SENTENCE
            ]
            if extra:
                chosen = outer
    return chosen


def _net(page: _Page) -> list[int]:
    """Return the good letters of each box without what is left out."""
    net = [0] * len(page.boxes)
    gone = 0
    for number, box in enumerate(page.boxes):
        if number < gone:
            continue
        if number in page.out:
            gone = box.after
            continue
        net[number] = good(box)
    for number in range(len(net) - 1, 0, -1):
        net[page.boxes[number].parent] += net[number]
    return net


def _children(page: _Page, outer: int) -> Iterator[int]:
    number, stop = outer + 1, page.boxes[outer].after
    while number < stop:
        yield number
        number = page.boxes[number].after


def _is_out(page: _Page, number: int) -> bool:
    return number in page.out or any(n in page.out for n in page.outline.around(number))
