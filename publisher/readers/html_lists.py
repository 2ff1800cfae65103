"""Lists: which hold items, and which only number or indent the turns of a talk."""

from __future__ import annotations

from dataclasses import dataclass

from publisher.model.transcript import EventKind
from publisher.readers.elements import Element
from publisher.readers.html_outline import Outline

__all__ = ["Lists"]

_LONG = 220
"""Letters that the items of a list have on average if they are paragraphs."""
_BLOCKS = frozenset("p div dl table ul ol blockquote h2 h3 h4 h5 h6".split())


@dataclass(slots=True)
class Lists:
    """One list, whose items are asked for in order."""

    element: Element
    outline: Outline
    _number: int = 0
    _prose: bool = False

    def __post_init__(self) -> None:
        start = self.element.get("start")
        self._number = int(start) if start.isdecimal() and len(start) < 6 else 1
        items = [child for child in self.element.elements() if child.name == "li"]
        size = sum(self.outline.of(item).letters for item in items)
        led = [item for item in items if _is_led(item)]
        self._prose = bool(items) and (size >= _LONG * len(items) or 2 * len(led) >= len(items))

    def item(self, element: Element) -> tuple[EventKind, str]:
        """Return the kind and the name of what an item begins with."""
        number = element.get("value")
        if number.isdecimal() and len(number) < 6:
            self._number = int(number)
        name = str(self._number) if self.element.name == "ol" else "-"
        self._number += 1
        if self._prose and (self.element.name != "ol" or _is_led(element)):
            return EventKind.PARAGRAPH, ""
        return EventKind.ITEM, name


def _is_led(item: Element) -> bool:
    """Tell whether an item begins with marked words and goes on in another passage."""
    first = next((c for c in item.children if isinstance(c, Element) or c.text.strip()), None)
    if not isinstance(first, Element):
        return False
    if first.name in _BLOCKS:
        inner = [c for c in first.children if isinstance(c, Element) or c.text.strip()]
        blocks = sum(child.name in _BLOCKS for child in item.elements())
        head = inner[0] if len(inner) == 1 else None
        marked = isinstance(head, Element) and head.name in ("b", "strong", "em", "i")
        return blocks >= 2 and (marked or first.name[0] == "h")
    marked = first.name in ("b", "strong", "em", "i")
    return marked and any(child.name == "br" or child.name in _BLOCKS for child in item.elements())
