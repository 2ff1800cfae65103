"""The NCX for readers of before EPUB 3: in goes what EbookLib wrote of it, out comes all of it.

EbookLib writes the tree of contents.  Added are what old readers such as Adobe
Digital Editions go by: counts in the head, authors, the list of pages, and the
order in which all targets come in the text (ANSI/NISO Z39.86-2005, 8).

Floor 4: imports lower floors only.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from lxml import etree

from publisher.model.publication import PageEntry

__all__ = ["completed"]

_NCX = "{http://www.daisy.org/z3986/2005/ncx/}"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_ROMAN = re.compile(r"[ivxlcdm]+", re.IGNORECASE)


def completed(
    ncx: bytes,
    *,
    language: str,
    direction: str,
    authors: Sequence[str],
    pages: Sequence[PageEntry],
    place: Callable[[str], tuple[int, int]],
) -> bytes:
    """Return the whole NCX; ``place`` tells where in the text an href leads, in reading order."""
    root = etree.fromstring(ncx)
    root.set(_XML_LANG, language)
    if direction == "rtl":
        root.set("dir", direction)
    _name_authors(root, authors)
    for number, point in enumerate(root.iter(f"{_NCX}navPoint"), 1):
        point.set("id", f"point-{number}")
    if pages:
        root.append(_page_list(pages))
    _count(root)
    _number(root, place)
    etree.indent(root)
    written: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _name_authors(root: etree._Element, authors: Sequence[str]) -> None:
    (title,) = root.iterchildren(f"{_NCX}docTitle")
    for author in reversed(authors):
        element = etree.Element(f"{_NCX}docAuthor")
        etree.SubElement(element, f"{_NCX}text").text = author
        title.addnext(element)


def _page_list(pages: Sequence[PageEntry]) -> etree._Element:
    page_list = etree.Element(f"{_NCX}pageList", {"id": "pages", "class": "pagelist"})
    for number, page in enumerate(pages, 1):
        attributes = {"id": f"page-{number}", **_kind(page.label)}
        target = etree.SubElement(page_list, f"{_NCX}pageTarget", attributes)
        label = etree.SubElement(target, f"{_NCX}navLabel")
        etree.SubElement(label, f"{_NCX}text").text = page.label
        etree.SubElement(target, f"{_NCX}content", {"src": page.href})
    return page_list


def _kind(folio: str) -> dict[str, str]:
    """Return type and value of a page: arabic folios are normal, roman ones of the front."""
    if folio.isdecimal():
        return {"type": "normal", "value": str(int(folio))}
    return {"type": "front" if _ROMAN.fullmatch(folio) else "special"}


def _count(root: etree._Element) -> None:
    """Say how deep the contents nest, how many pages there are and how far they count."""
    pages = root.findall(f".//{_NCX}pageTarget")
    (contents,) = root.iterchildren(f"{_NCX}navMap")
    counts = {
        "dtb:depth": _depth(contents),
        "dtb:totalPageCount": len(pages),
        "dtb:maxPageNumber": max((int(page.get("value", "0")) for page in pages), default=0),
    }
    for meta in root.iter(f"{_NCX}meta"):
        name = meta.get("name", "")
        if name in counts:
            meta.set("content", str(counts[name]))


def _depth(element: etree._Element) -> int:
    return max((1 + _depth(point) for point in element.iterchildren(f"{_NCX}navPoint")), default=0)


def _number(root: etree._Element, place: Callable[[str], tuple[int, int]]) -> None:
    """Give all targets numbers as they come in the text; the same target has one number."""
    leads = [
        (target, content.get("src", ""))
        for target in root.iter(f"{_NCX}navPoint", f"{_NCX}pageTarget")
        for content in target.iterchildren(f"{_NCX}content")
    ]
    order = sorted(dict.fromkeys(href for _, href in leads), key=place)
    ranks = {href: str(number) for number, href in enumerate(order, 1)}
    for target, href in leads:
        target.set("playOrder", ranks[href])
