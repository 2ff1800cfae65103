"""A PDF as the checks see it: catalogue, pages, metadata, and what the pages paint.

Floor 4: imports lower floors and its own modules only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from publisher.checks.pdf.content import Painted, paint
from publisher.checks.pdf.objects import TooMuchError, dictionary, key_of, text, unpacked

__all__ = ["Document", "Page", "read_document"]

_MOST_PAGES = 10_000
_DEEPEST = 32
_TITLE = re.compile(r"<dc:title\b.{0,400}?<rdf:li\b[^>]*>([^<]*\S[^<]*)</rdf:li>", re.DOTALL)
_UA = re.compile(r"pdfuaid:part\s*(?:=\s*[\"']|>)\s*\d")
_X = re.compile(r"GTS_PDFXVersion\s*(?:=\s*[\"']|>)\s*(PDF/X-[^\"'<]+)")


@dataclass(slots=True)
class Page:
    """A page: its object, what it inherits, and what it paints."""

    number: int
    object: Any = field(repr=False)
    painted: Painted = field(repr=False)

    @property
    def key(self) -> tuple[int, int]:
        """What tells this page from others."""
        return key_of(self.object)

    def says(self, key: str) -> Any:
        """Return what the page or the nodes above it say (ISO 32000-1, 7.7.3.4)."""
        return _inherited(self.object, key)


@dataclass(slots=True)
class Document:
    """What was read of a file."""

    pdf: pikepdf.Pdf = field(repr=False)
    catalogue: Any = field(repr=False)
    information: Any = field(repr=False)
    pages: tuple[Page, ...] = field(repr=False)
    title: str = ""
    accessible: bool = False
    printer: str = ""


def read_document(pdf: pikepdf.Pdf) -> Document:
    """Read pages and metadata; raise ``TooMuchError`` if they are beyond a book's."""
    if len(pdf.pages) > _MOST_PAGES:
        raise TooMuchError("there are too many pages")
    pages = tuple(
        Page(number, page.obj, paint(pdf, page.obj, dictionary(_inherited(page.obj, "/Resources"))))
        for number, page in enumerate(pdf.pages, 1)
    )
    root = pdf.Root
    information = dictionary(pdf.trailer.get("/Info"))
    xmp = unpacked(root.get("/Metadata")).decode("utf-8", "replace")
    title, claim = _TITLE.search(xmp), _X.search(xmp)
    return Document(
        pdf,
        root,
        information,
        pages,
        title=title[1].strip() if title else "",
        accessible=bool(_UA.search(xmp)) or "/StructTreeRoot" in root,
        printer=text(information.get("/GTS_PDFXVersion")) or (claim[1] if claim else ""),
    )


def _inherited(page: Any, key: str) -> Any:
    node = page
    for _ in range(_DEEPEST):
        if key in node:
            return node[key]
        node = dictionary(node.get("/Parent"))
    return None
