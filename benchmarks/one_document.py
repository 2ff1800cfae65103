"""An edition as one HTML document with its style sheets, for an engine that sets it whole.

It is what publisher lays out section by section: the same print copy, page, faces and
rules.  The differences are those that one document must have: running heads and folios
come from its headings and page counter, those of the contents from its links, and the
outline from its headings.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from html import escape
from pathlib import Path

from publisher.model.edition import Edition
from publisher.model.publication import Document, Publication
from publisher.pdf.measure import width_in
from publisher.pdf.pictures import shape
from publisher.pdf.prepare import prepare
from publisher.pdf.scheme import SCHEME
from publisher.pdf.setup import Setup

__all__ = ["write_document"]

_LINK = re.compile(rf'href="{SCHEME}([^"?]*)\?[^"]*"')
_BODY = re.compile(r"<body[^>]*>(.*)</body>", re.DOTALL)

_WHOLE = """
.document { break-before: recto; counter-reset: footnote }
.document.bare { page: bare }
.document.front { page: front; string-set: head attr(data-head) }
.document.running { page: running; string-set: head attr(data-head) }
.copyright-page { break-before: verso }
.running h1 { bookmark-level: 1 }
.toc a::after { content: target-counter(attr(href), page); position: absolute; right: 0; top: 0 }
@page :nth(1 of running) {
  @top-left { content: none }
  @top-right { content: none }
  @bottom-center { content: counter(page) }
}
"""


def write_document(
    folder: Path, edition: Edition, publication: Publication, text: Setup, furniture: Setup
) -> Path:
    """Write the document and all it needs into a folder; return its path."""
    for cut in text.cuts:
        _write(folder / cut.address, cut.data)
    for resource in publication.resources:
        _write(folder / resource.path, resource.data)
    sheets = [sheet.text for sheet in text.sheets]
    margins = next(s.text for s in furniture.sheets if s.name.endswith("/furniture.css"))
    heads = margins.replace("string(folio)", "counter(page)")
    heads = heads.replace("string(book)", f'"{_string(edition.title)}"')
    sheets = [sheet.replace(SCHEME, "") for sheet in (*sheets, heads, _WHOLE)]
    _write(folder / "book.css", "\n".join(sheets).encode())
    body = "\n".join(_sections(publication, text))
    _write(
        folder / "book.html",
        f'<!DOCTYPE html><html lang="{edition.language}"><head><meta charset="utf-8">'
        f"<title>{escape(edition.title)}</title>"
        f'<link rel="stylesheet" href="book.css"></head><body>{body}</body></html>'.encode(),
    )
    return folder / "book.html"


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _string(text: str) -> str:
    """Return text as it stands in a string of CSS."""
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _sections(publication: Publication, setup: Setup) -> list[str]:
    """Return the print copies of all documents but the cover, each in an element of its own."""
    documents = [d for d in publication.documents if d.role != "cover"]
    copies = _copies(publication, documents, setup)
    return [
        f'<div class="document {_page(document)}'
        f'{" copyright-page" if document.role == "copyright" else ""}"'
        f' lang="{document.language}" data-head="{escape(document.running_head)}">{copy}</div>'
        for document, copy in zip(documents, copies, strict=True)
    ]


def _page(document: Document) -> str:
    if not document.running_head:
        return "bare"
    return "running" if document.matter == "body" else "front"


def _copies(publication: Publication, documents: Sequence[Document], setup: Setup) -> list[str]:
    paths = {d.path: d.id for d in publication.documents}
    pictures = [r for r in publication.resources if r.media_type.startswith("image/")]
    shapes = {picture.path: shape(picture) for picture in pictures}
    width = partial(width_in, tuple(cut.data for cut in setup.cuts))
    copies = []
    for document in documents:
        measures = dict(setup.measures)
        html = prepare(document, measures, width, paths, shapes, line=setup.characters)
        found = _BODY.search(html)
        assert found is not None
        whole = _LINK.sub(r'href="#\1"', found[1]).replace(SCHEME, "")
        copies.append(whole)
    return copies
