"""Elements of an ONIX message: in go names and contents, out come trees.

A composite is made of what there is to say; whatever is blank is left out, since an element
without content is no valid one (ONIX for Books 3.0 Specification, "Data elements").
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import cast

from lxml import etree

__all__ = ["NAMESPACE", "Element", "element", "flow", "said", "tidy", "written"]

NAMESPACE = "http://ns.editeur.org/onix/3.0/reference"

_DEFAULT = cast(Mapping[str, str], {None: NAMESPACE})  # the stubs of lxml know no default

Element = etree._Element  # lxml has no public name for it


def element(name: str, *content: str | Element | Iterable[Element], **attributes: str) -> Element:
    """Return an element of words, or of elements and groups of them, in their order."""
    made = etree.Element(f"{{{NAMESPACE}}}{name}", attributes, nsmap=_DEFAULT)
    for part in content:
        if isinstance(part, str):
            made.text = part
        elif isinstance(part, Element):
            made.append(part)
        else:
            made.extend(part)
    return made


def said(name: str, words: str, **attributes: str) -> list[Element]:
    """Return an element of words on one line; none if they are blank."""
    plain = tidy(words)
    return [element(name, plain, **attributes)] if plain else []


def flow(name: str, paragraphs: Sequence[str], **attributes: str) -> list[Element]:
    """Return an element of running text, XHTML if it has several paragraphs (list 34)."""
    plain = [words for words in map(tidy, paragraphs) if words]
    if len(plain) < 2:
        return said(name, "".join(plain), textformat="06", **attributes)
    return [element(name, (element("p", one) for one in plain), textformat="05", **attributes)]


def tidy(words: str) -> str:
    """Return words with one space between them."""
    return " ".join(words.split())


def written(root: Element) -> bytes:
    """Return a document in UTF-8."""
    etree.indent(root)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"
