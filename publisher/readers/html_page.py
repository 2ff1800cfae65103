"""Which parts of a page are its text, by structure and density.

In: the tree of a page; out: for each part that is left out, what becomes of it and
why.  A part is weighed by the letters that stand in sentences and outside links
(Kohlschütter, Fankhauser, Nejdl, *Boilerplate Detection using Shallow Text
Features*, 2010: words and link density tell text from boilerplate).  What a part is
called is evidence, which its weight may outdo: a “sidebar” that holds most of the
page is the page.  When in doubt a part stays; ``html_trim`` looks at what is left.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from publisher.model.transcript import Action
from publisher.readers.elements import Element, Letters
from publisher.readers.html_layout import BLOCKS
from publisher.readers.html_names import (
    BYLINE,
    CODE,
    COMMENTS,
    HIDDEN,
    PULLED,
    holds_text,
    is_dek,
    reason,
)
from publisher.readers.html_styles import Sheet

__all__ = ["Box", "Outline", "Verdict", "outlined", "verdicts"]

Verdict = tuple[Action, str]

_SENTENCE = 25
"""Letters of a passage from which it weighs; menus and buttons are shorter."""
_MOST = 0.35
"""Share of the text that no part around it comes to."""
_SMALL = 260
"""Letters that a byline, a caption or the like does not exceed."""
_DRAWN = 40
"""Quotations drawn out of the text that are looked for in it."""
_ENOUGH = 250
"""Letters that make a text."""
_CHOSEN = 0.65
"""Share of the text that the part called its text must hold."""
_LISTED = 6
"""Bylines on a page; what comes more often names who speaks."""
_SURE = frozenset({"reading of ruby", "page number", "picture", "embedded media"})
_SHORT = frozenset({BYLINE, "caption"})
_LOOSE = frozenset({"promotion", "sharing", "related", "tags", "author bio", "sidebar"})
_ENDS = (".", "?", "!", "…", ":", "”", '"', "»", "。", "？", "！", "؟", "।")


@dataclass(slots=True)
class Box:
    """An element with its weight.

    ``parent`` is the number of the box around it, ``after`` that of the first box
    behind it.  ``letters`` are all that lie in it, ``linked`` those in links,
    ``good`` those in sentences outside links.
    """

    element: Element
    parent: int
    after: int = 0
    letters: int = 0
    linked: int = 0
    good: int = 0
    block: bool = True
    leads: bool = False
    """Nothing of its block stands before it."""
    own: int = 0
    own_linked: int = 0
    _last: str = ""


@dataclass(slots=True)
class Outline:
    """All boxes of a page, in the order of its elements; the first is the whole page."""

    boxes: list[Box] = field(default_factory=list)
    numbers: dict[int, int] = field(default_factory=dict)
    """The number of a box by the id of its element."""
    documents: list[int] = field(default_factory=list)
    """The boxes that are whole documents."""

    def of(self, element: Element) -> Box:
        """Return the box of an element."""
        return self.boxes[self.numbers[id(element)]]

    def around(self, number: int) -> Iterator[int]:
        """Yield the boxes around one, from the inside out."""
        while (number := self.boxes[number].parent) >= 0:
            yield number

    def holds(self, outer: int, inner: int) -> bool:
        """Tell whether a box lies in another, or is it."""
        return outer <= inner < self.boxes[outer].after


def outlined(root: Element) -> Outline:
    """Return the boxes of a page, weighed."""
    outline = Outline()
    boxes = outline.boxes
    # (what to do, box of the nearest block, whether in a link); an int closes a box
    stack: list[tuple[Element | Letters | int, int, int, bool]] = [(root, -1, -1, False)]
    while stack:
        node, parent, block, linked = stack.pop()
        if isinstance(node, int):
            boxes[node].after = len(boxes)
        elif isinstance(node, Letters):
            _add(boxes[parent], boxes[block], node.text, linked)
        else:
            number = len(boxes)
            is_block = node.name in BLOCKS or not node.name
            leads = block >= 0 and not boxes[block].own
            boxes.append(Box(node, parent, block=is_block, leads=leads))
            outline.numbers[id(node)] = number
            if not node.name and number:
                outline.documents.append(number)
            linked = linked or (node.name == "a" and bool(node.get("href")))
            block = number if is_block else block
            stack.append((number, 0, 0, False))
            if node.name not in CODE:
                stack.extend((child, number, block, linked) for child in reversed(node.children))
    for number in range(len(boxes) - 1, -1, -1):
        box = boxes[number]
        box.good += _good(box)
        if box.parent >= 0:
            outer = boxes[box.parent]
            outer.letters += box.letters
            outer.linked += box.linked
            outer.good += box.good
    return outline


def _add(box: Box, block: Box, text: str, linked: bool) -> None:
    size = len("".join(text.split()))
    if not size:
        return
    box.letters += size
    block.own += size
    block._last = text.rstrip()[-1:]
    if linked:
        box.linked += size
        block.own_linked += size


def _good(box: Box) -> int:
    """Return the letters of a block's own passages that stand in sentences."""
    own, linked = box.own, box.own_linked
    if 2 * linked > own or (own < 3 * _SENTENCE and box._last not in _ENDS) or own < _SENTENCE // 2:
        return 0
    return own - linked


# --- what is left out --------------------------------------------------------------------------


@dataclass(slots=True)
class _Page:
    """A page while its parts are judged."""

    outline: Outline
    sheet: Sheet
    named: dict[int, str] = field(default_factory=dict)
    out: dict[int, str] = field(default_factory=dict)
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
    total = boxes[0].good
    judged = {n: why for n, why in page.named.items() if _held(page, n, claims) <= 0.5 * total}
    mass: Counter[str] = Counter()
    for number, why in judged.items():
        mass[why] += boxes[number].good
    times = Counter(judged.values())
    for number, why in page.named.items():
        box = boxes[number]
        if not box.letters or any(n in page.out for n in page.outline.around(number)):
            continue
        sure = why in _SURE or (why == HIDDEN and box.element.name in ("noscript", "template"))
        if sure or (
            number in judged and _is_what_it_says(page, number, why, mass[why], times[why], claims)
        ):
            page.out[number] = why


def _held(page: _Page, number: int, claims: list[int]) -> int:
    """Return how much of a part that says it is the text lies in a box."""
    first = bisect_left(claims, number)
    after = page.boxes[number].after
    return max((page.boxes[c].good for c in islice(claims, first, None) if c < after), default=0)


def _is_what_it_says(
    page: _Page, number: int, why: str, mass: int, times: int, claims: list[int]
) -> bool:
    box, total = page.boxes[number], page.boxes[0].good
    if why == PULLED:
        return times <= _DRAWN and box.letters <= 4 * _SMALL and page.says_twice(box.element)
    if why in _SHORT:
        fits = box.letters <= (_SMALL if why == BYLINE else 2 * _SMALL)
        often = times > _LISTED if why == BYLINE else times > 2 and mass > _MOST * total
        often = often or mass >= 0.8 * max(total, 1)
        return fits and not often and not _is_within_words(page, number)
    if why == COMMENTS:
        return total - mass >= max(_ENOUGH, 0.2 * total) or mass <= _MOST * total
    if why in _LOOSE and mass > 0.5 * total and any(page.outline.holds(c, number) for c in claims):
        return False
    within = [page.boxes[c].good for c in claims if page.outline.holds(c, number)]
    if claims and not within:
        return True
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
        if net[child] >= 3 * _SENTENCE and 4 * box.linked < box.letters:
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
                if not page.outline.holds(chosen, n) and net[n] >= 8 * _SENTENCE
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
        net[number] = _good(box)
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
