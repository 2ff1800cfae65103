"""Page breaks: in goes a document and its printed pages, out it comes with their markers.

A marker stands at the very word with which the printed page begins; if the page turns
within a word, in front of it, for a word must stay whole to be found or spoken.  A
page that begins with a turn, a heading or a figure begins before it, so that whoever
goes to that page or that turn comes to the same place.  The markup is our own
serialiser's (``xhtml.markup``), so a scan finds its way: attributes hold no ``<`` or
``>``, and only void elements are self-closed.

Floor 3: imports lower floors and its own modules only.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate

from publisher.errors import FaultError, Problem
from publisher.model.publication import Document, PageEntry, PrintedPage
from publisher.signs import PICTURE, counts, place, signs
from publisher.source import Location
from publisher.xhtml.markup import element

__all__ = ["marker_id", "page_entries", "paged", "with_page_breaks"]

_TOKEN = re.compile(r"<[^>]*>|[^<]+")
_UNIT = re.compile(r"&[^;]*;|.", re.DOTALL)
_TAG = re.compile(r"<(/?)([a-z0-9]+)")
_APART = re.compile(r'role="doc-(?:noteref|backlink)"|class="folio"')
"""Links that only an EPUB has, to and from its notes, and folios, which print has otherwise."""
_NOTES = re.compile(r'<section [^>]*role="doc-endnotes"[^>]*>\s*<(h[1-6])')
"""The section of the notes, whose heading only an EPUB has."""

_INLINE = frozenset(("a", "abbr", "b", "cite", "em", "i", "span", "strong", "sub", "sup", "time"))
_WHOLE = frozenset(("h1", "h2", "h3", "h4", "figure", "img", "blockquote", "ol", "ul"))
_WHOLE_CLASS = re.compile(r'class="(?:turn|verse)\b')


def marker_id(page: PrintedPage) -> str:
    """Return the id of the marker of a page; slugs have no underscore, so it is the only one."""
    return f"{page.document}_page-{page.folio}"


def page_entries(
    documents: Sequence[Document], pages: Sequence[PrintedPage]
) -> tuple[PageEntry, ...]:
    """Return the page-list: folios and where their markers stand, in the order of the book."""
    paths = {document.id: document.path for document in documents}
    return tuple(
        PageEntry(page.folio, f"{paths[page.document]}#{marker_id(page)}")
        for page in pages
        if page.document in paths
    )


def paged(
    documents: Sequence[Document], pages: Sequence[PrintedPage]
) -> Iterator[tuple[Document, tuple[PrintedPage, ...]]]:
    """Yield each document with those of the printed pages that begin in it, in order."""
    by_document: dict[str, list[PrintedPage]] = {}
    for page in pages:
        by_document.setdefault(page.document, []).append(page)
    for document in documents:
        yield document, tuple(by_document.get(document.id, ()))


def with_page_breaks(document: Document, pages: Sequence[PrintedPage]) -> Document:
    """Return the document with a marker for each of its printed pages.

    ``pages`` are those of the document, in order.  Raises ``FaultError`` if a page does
    not begin with the text that stands where it is said to begin.
    """
    if not pages:
        return document
    pieces = list(_pieces(document.body))
    shown = "".join(piece.signs for piece in pieces)
    for page in pages:
        if not shown.startswith(page.opening, page.before):
            found = shown[page.before : page.before + len(page.opening)]
            message = f"page {page.folio} begins with “{page.opening}”, its place with “{found}”"
            raise FaultError(Problem(message, Location(document.path)))
    body = document.body
    places = [_first_place(body), *_places(pieces, pages[1:])]
    for index, page in reversed(list(zip(places, pages, strict=True))):
        body = body[:index] + _marker(page) + body[index:]
    return replace(document, body=body)


def _marker(page: PrintedPage) -> str:
    """Return the marker of a page (DPUB-ARIA 1.1, doc-pagebreak)."""
    attributes = {
        "class": "pagebreak",
        "epub:type": "pagebreak",
        "role": "doc-pagebreak",
        "id": marker_id(page),
        "aria-label": page.folio,
    }
    return str(element("span", attributes))


def _first_place(body: str) -> int:
    """Return the place of the first page: the very beginning of the section."""
    return body.index(">") + 1


@dataclass(frozen=True, slots=True)
class _Piece:
    """Text or a picture that print has too: where it stands, its signs, where it begins.

    ``start`` and ``end`` bound it in the body; ``outset`` is the place in front of the
    elements that begin with it.
    """

    start: int
    end: int
    signs: str
    outset: int
    raw: str


def _pieces(body: str) -> Iterator[_Piece]:
    opened: list[re.Match[str]] = []
    apart, depth = "", 0
    for token in _TOKEN.finditer(body):
        tag = _TAG.match(token[0])
        if apart:
            if tag and tag[2] == apart:
                depth += -1 if tag[1] else 1
                apart = apart if depth else ""
        elif tag is None:
            if shown := signs(html.unescape(token[0])):
                yield _Piece(*token.span(), shown, _outset(opened, token.start()), token[0])
                opened = []
        elif tag[1]:
            opened = []
        elif _APART.search(token[0]):
            apart, depth = tag[2], 1
        elif tag[2] == "img":
            yield _Piece(*token.span(), PICTURE, _outset([*opened, token], token.start()), "")
            opened = []
        else:
            noted = _NOTES.match(body, token.start())
            apart, depth = (noted[1], 0) if noted else ("", 0)
            opened.append(token)


def _outset(opened: Sequence[re.Match[str]], start: int) -> int:
    """Return the place in front of the outermost element that a page would not cut in two."""
    for token in opened:
        tag = _TAG.match(token[0])
        name = tag[2] if tag else ""
        if name in _INLINE or name in _WHOLE or _WHOLE_CLASS.search(token[0]):
            return token.start()
    return start


def _places(pieces: Sequence[_Piece], pages: Sequence[PrintedPage]) -> Iterator[int]:
    """Yield where each page begins, none in front of the page before it."""
    counted, reached = 0, 0
    feed = iter(pieces)
    piece = next(feed, None)
    for page in pages:
        while piece and counted + len(piece.signs) <= page.before:
            counted += len(piece.signs)
            piece = next(feed, None)
        if piece is None:
            raise FaultError(Problem(f"page {page.folio} begins behind the end of its text"))
        reached = max(reached, _within(piece, page.before - counted, divided=page.divided))
        yield reached


def _within(piece: _Piece, count: int, *, divided: bool) -> int:
    """Return the place in a piece in front of which ``count`` of its signs stand."""
    if (count <= 0 and piece.outset < piece.start) or not piece.raw:
        return piece.outset
    ends, text, counted = _read(piece.raw)
    index = place(counted, count)
    while divided and index and (text[index - 1].isalnum() or text[index - 1] in "’'\u00ad"):
        index -= 1
    return piece.start + ends[index]


@lru_cache(maxsize=1)
def _read(raw: str) -> tuple[list[int], str, list[int]]:
    """Return where each character of a text in markup stands, the text, and its counts.

    A paragraph may fill many pages, but is read once.
    """
    units = [unit[0] for unit in _UNIT.finditer(raw)]
    text = "".join(map(html.unescape, units))
    return list(accumulate(map(len, units), initial=0)), text, counts(text)
