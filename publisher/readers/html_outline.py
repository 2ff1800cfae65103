"""The outline of a page: its elements with what weighs in each.

In: the tree of a page; out: boxes, one an element, in order.  A box is weighed by its
letters, those of them in links, and those in sentences (Kohlschütter, Fankhauser,
Nejdl, *Boilerplate Detection using Shallow Text Features*, 2010: words and link density
tell text from boilerplate).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from publisher.readers.elements import Element, Letters
from publisher.readers.html_layout import BLOCKS
from publisher.readers.html_names import CODE

__all__ = ["SENTENCE", "Box", "Outline", "good", "outlined"]

SENTENCE = 25
"""Letters of a passage from which it weighs; menus and buttons are shorter."""
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
            # Of code that the end of the page cuts short, the elements are what it hides.
            if node.name not in CODE or any(node.elements()):
                stack.extend((child, number, block, linked) for child in reversed(node.children))
    for number in range(len(boxes) - 1, -1, -1):
        box = boxes[number]
        box.good += good(box)
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


def good(box: Box) -> int:
    """Return the letters of a block's own passages that stand in sentences."""
    own, linked = box.own, box.own_linked
    if 2 * linked > own or (own < 3 * SENTENCE and box._last not in _ENDS) or own < SENTENCE // 2:
        return 0
    return own - linked
