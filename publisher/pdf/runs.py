"""The text of a paragraph across its elements: in goes an element, out come its runs.

ElementTree keeps text in two places, inside an element and after it.  A ``Run``
is one such place; ``runs`` gives those of a paragraph in the order of reading.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

__all__ = ["INLINE", "Run", "append_text", "is_note", "paragraphs", "runs", "split_off"]

_STYLED = ("b", "cite", "code", "em", "i", "q", "s", "small", "strong", "sub", "sup", "u")
INLINE = frozenset(("a", "abbr", "span", "time", *_STYLED))
"""Elements that stand inside a line (HTML, phrasing content)."""

_NOTE = "footnote"


@dataclass(slots=True)
class Run:
    """One place of text: inside ``owner`` or, if ``parent`` is given, after it."""

    owner: Element
    parent: Element | None = None

    @property
    def text(self) -> str:
        """The characters of the run."""
        return (self.owner.text if self.parent is None else self.owner.tail) or ""

    @text.setter
    def text(self, value: str) -> None:
        if self.parent is None:
            self.owner.text = value
        else:
            self.owner.tail = value


def paragraphs(root: Element) -> Iterator[Element]:
    """Yield every element that holds running text itself, and every note."""
    for element in list(root.iter()):
        if element.tag in INLINE:
            if is_note(element):
                yield element
        elif (element.text or "").strip() or any(c.tag in INLINE for c in element):
            yield element


def is_note(element: Element) -> bool:
    """Tell whether the element is a note that leaves the paragraph."""
    return _NOTE in element.get("class", "").split()


def runs(paragraph: Element) -> list[Run | None]:
    """Return the runs of a paragraph, with None where a line is broken.

    The text of notes is left out: it is set elsewhere.
    """
    found: list[Run | None] = [Run(paragraph)]
    for child in paragraph:
        if child.tag == "br":
            found.append(None)
        elif child.tag in INLINE and not is_note(child):
            found.extend(runs(child))
        found.append(Run(child, paragraph))
    return found


def split_off(run: Run, start: int, stop: int, name: str) -> None:
    """Put the characters from ``start`` to ``stop`` of a run into a span of that class."""
    span = Element("span", {"class": name})
    text = run.text
    span.text, span.tail = text[start:stop], text[stop:]
    run.text = text[:start]
    if run.parent is None:
        run.owner.insert(0, span)
    else:
        run.parent.insert(list(run.parent).index(run.owner) + 1, span)


def append_text(element: Element, text: str) -> None:
    """Put characters after all that an element holds."""
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text
