"""The structure tree of a PDF, read into a list: elements in reading order.

ISO 32000-1, 14.7 and 14.8.4.

Floor 4: imports lower floors and its own modules only.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pikepdf

from publisher.checks.pdf.objects import (
    TooMuchError,
    children,
    dictionary,
    integer,
    key_of,
    name,
)

__all__ = ["STANDARD", "Element", "mapped", "read_elements"]

STANDARD = frozenset(
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 "
    "H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry "
    "Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form".split()
)
"""The standard structure types (ISO 32000-1, 14.8.4)."""

_DEEPEST = 200
_MOST = 1_000_000

Key = tuple[int, int]


@dataclass(slots=True)
class Element:
    """A tag: what it is called, what it is by the role map, and what it holds."""

    tag: str
    kind: str
    object: Any = field(repr=False)
    parent: Element | None = field(repr=False)
    kids: list[Element] = field(default_factory=list, repr=False)
    content: list[tuple[Key, int]] = field(default_factory=list)
    objects: list[Key] = field(default_factory=list)

    @property
    def page(self) -> Key:
        """The page that the element names as its own."""
        return key_of(self.object.get("/Pg"))


def mapped(tag: str, roles: Any) -> str:
    """Return the standard type of a tag; nothing if the map goes round or leads nowhere."""
    seen: set[str] = set()
    while tag not in STANDARD:
        if tag in seen or not tag:
            return ""
        seen.add(tag)
        tag = name(roles.get(f"/{tag}"))
    return tag


def read_elements(root: Any) -> list[Element]:
    """Return the elements below a structure tree's root; each object is taken once."""
    roles = dictionary(root.get("/RoleMap"))
    found: list[Element] = []
    seen: set[Key] = set()
    waiting: list[tuple[Any, Element | None, Key, int]] = [
        (kid, None, (0, 0), 0) for kid in reversed(children(root.get("/K")))
    ]
    count = 0
    while waiting:
        value, parent, page, depth = waiting.pop()
        count += 1
        if depth > _DEEPEST or count > _MOST:
            raise TooMuchError("the structure is too deep or too large")
        number = integer(value)
        if number is not None:
            if parent is not None:
                parent.content.append((page, number))
            continue
        if not isinstance(value, pikepdf.Dictionary):
            continue
        kind = name(value.get("/Type"))
        here = key_of(value.get("/Pg")) if "/Pg" in value else page
        if kind == "MCR":
            number = integer(value.get("/MCID"))
            if parent is not None and number is not None:
                parent.content.append((here, number))
        elif kind == "OBJR":
            if parent is not None:
                parent.objects.append(key_of(value.get("/Obj")))
        elif key_of(value) == (0, 0) or key_of(value) not in seen:
            seen.add(key_of(value))
            tag = name(value.get("/S"))
            element = Element(tag, mapped(tag, roles), value, parent)
            found.append(element)
            if parent is not None:
                parent.kids.append(element)
            kids = children(value.get("/K"))
            waiting.extend((kid, element, here, depth + 1) for kid in reversed(kids))
    return found
