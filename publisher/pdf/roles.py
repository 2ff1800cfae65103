"""Roles: in goes an element of the print copy, out comes the structure type that it is.

The standard structure types of ISO 32000-1, 14.8.4, and two of our own, which the
role map makes standard ones.  An element without a type of its own is no tag: what it
holds belongs to the element around it.
"""

from __future__ import annotations

from types import MappingProxyType
from xml.etree.ElementTree import Element

from publisher.pdf.scheme import SCHEME

__all__ = ["ARTIFACT", "BLOCKS", "INLINES", "ROLE_MAP", "is_internal", "role_of"]

ARTIFACT = "Artifact"
"""No structure type: what is no part of the text."""

ROLE_MAP = MappingProxyType({"Speaker": "Span", "Turn": "Div"})

BLOCKS = frozenset(("P", "H1", "H2", "H3", "H4", "H5", "H6", "Caption"))
"""Types that end where a paragraph ends; a note follows them."""

INLINES = frozenset(("Lbl", "Link", "Reference", "Span", "Speaker"))

_BY_CLASS = {
    "endnotes": "Div",
    "entries": "Index",
    "footnote": "Note",
    "note-paragraph": "P",
    "pull-quote": ARTIFACT,
    "speaker": "Speaker",
    "turn": "Turn",
}
_BY_TAG = {
    "aside": "Div",
    "blockquote": "BlockQuote",
    "div": "Div",
    "figcaption": "Caption",
    "figure": "Div",
    "hr": ARTIFACT,
    "img": "Figure",
    "li": "LI",
    "ol": "L",
    "p": "P",
    "section": "Sect",
    "ul": "L",
} | {f"h{level}": f"H{level}" for level in range(1, 7)}
_SECTIONS = {"interview": "Art"}
_QUOTED = frozenset(("epigraph",))


def role_of(element: Element, around: Element | None) -> str:
    """Return the structure type of an element; nothing if it has none.

    ``around`` is the element that it stands in.
    """
    names = element.get("class", "").split()
    known = next((_BY_CLASS[name] for name in names if name in _BY_CLASS), "")
    if known:
        return known
    if element.tag == "section":
        return next((_SECTIONS[name] for name in names if name in _SECTIONS), "Sect")
    if element.tag == "a":
        return "Link" if element.get("href") else ""
    outer = around.get("class", "").split() if around is not None else []
    if element.tag == "li" and "endnotes" in outer:
        return "Note"
    if element.tag == "div" and _QUOTED.intersection(outer):
        return "BlockQuote"
    return "TOC" if "toc" in names else _BY_TAG.get(str(element.tag), "")


def is_internal(element: Element) -> bool:
    """Tell whether a link leads to a place in the book."""
    return element.get("href", "").startswith(SCHEME)
