"""Elements of TEI, and names that XML can bear."""

from __future__ import annotations

from typing import TypeVar

from lxml import etree

__all__ = ["TEI", "Element", "add", "child", "element", "name", "serialised"]

TEI = "http://www.tei-c.org/ns/1.0"
_XML = "http://www.w3.org/XML/1998/namespace"

_BOXES = ("teiCorpus", "TEI", "text", "timeline", "body", "div")
"""Elements in which nothing but elements stands."""

Element = etree._Element  # the class has no public name
Any_ = TypeVar("Any_", bound=etree._Element)


def element(
    tag: str, words: str = "", *, id: str = "", lang: str = "", **attributes: str
) -> Element:
    """Return an element of TEI; attributes that are empty are left out."""
    made = etree.Element(f"{{{TEI}}}{tag}", nsmap={None: TEI})  # type: ignore[dict-item]
    for key, value in ((f"{{{_XML}}}id", id), (f"{{{_XML}}}lang", lang), *attributes.items()):
        if value:
            made.set(key, value)
    made.text = words or None
    return made


def child(parent: Element, made: Any_) -> Any_:
    """Put an element into another; return it."""
    parent.append(made)
    return made


def add(
    parent: Element, tag: str, words: str = "", *, id: str = "", lang: str = "", **attributes: str
) -> Element:
    """Put a new element into another; return it."""
    return child(parent, element(tag, words, id=id, lang=lang, **attributes))


def name(id: str) -> str:
    """Return an id as XML wants it: no name begins with a digit (XML 1.0, 2.3)."""
    return f"_{id}" if id[:1].isdigit() else id


def serialised(root: Element) -> bytes:
    """Return a document in UTF-8; what is no text begins on a line of its own."""
    etree.cleanup_namespaces(root, keep_ns_prefixes=["xi"])
    for header in root.iter(f"{{{TEI}}}teiHeader"):
        etree.indent(header, " ")
    for box in root.iter(*(f"{{{TEI}}}{tag}" for tag in _BOXES)):
        if len(box):
            box.text = "\n"
        for one in box:
            one.tail = "\n"
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"
