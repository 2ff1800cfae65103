"""What the files of a book really hold: in go the files of a package, out come counts.

What a package says of its accessibility is derived from this and not from the
model, so that it stays true whatever a template, a style or a reader of the model
does (EPUB Accessibility 1.1, 2: metadata describes the publication, not the plan).

The files are scanned for patterns, not parsed: that is done before a parser has built
its trees, let alone walked through them.  It can be done because ``publisher.xhtml``
wrote them: its serialiser escapes every ``<``, ``>`` and ``"`` that is not markup,
writes an attribute as a blank, a name and a value within ``"``, and writes neither
comments nor CDATA.  So in these files a pattern finds tags and nothing else; the laws
compare what it finds with what an XML parser does.

Floor 4: imports lower floors and its own modules only.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape, unescape
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from publisher.epub.opf import File
from publisher.model.manuscript import UNDETERMINED

__all__ = ["Survey", "survey"]

_XHTML = "application/xhtml+xml"
_STILL = frozenset({"image/jpeg", "image/png"})
"""Kinds of pictures that stand still, but for PNG with a chunk of animation."""

_ROOT = re.compile(rb"<html\b[^>]*>")
_LANGUAGE = re.compile(rb' lang="([^"]*)"')
_UNTOLD = (b' lang=""', f' lang="{UNDETERMINED}"'.encode())
_TITLE = re.compile(rb"<title>\s*[^<\s]")
_TAG = re.compile(
    rb"<(h[1-6]|img|svg|table|audio|video|script|iframe|object|embed|form|input|button"
    rb"|select|textarea)\b([^>]*)>"
)
_BREAK = b' role="doc-pagebreak"'
_MARKER = re.compile(rb'<[a-z]+\b[^>]* role="doc-pagebreak"[^>]*>')
_LINK = re.compile(rb"<a ([^>]*)>(.*?)</a>", re.DOTALL)
_NAV = re.compile(rb'<nav\b[^>]* epub:type="(toc|page-list)"[^>]*>(.*?)</nav>', re.DOTALL)
_WITHIN = re.compile(rb"<[^>]*>")
_ID = re.compile(rb' id="([^"]*)"')
_HREF = re.compile(rb'\bhref="([^"]*)"')
_ROLE = b' role="'
_INDEX = b' role="doc-index"'
_ALTERNATIVE = re.compile(rb'\b(?:alt|aria-label)="\s*[^"\s]')
_COVER = b' role="doc-cover"'
_OUTWARD = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)

_KINDS = {
    **dict.fromkeys((b"audio", b"video"), "media"),
    **dict.fromkeys((b"script", b"iframe", b"object", b"embed"), "interactive"),
    **dict.fromkeys((b"form", b"input", b"button", b"select", b"textarea"), "interactive"),
    b"table": "tables",
}

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_BEGIN = r"(?:^|[\s;{])"
_RULES = {
    "moving": re.compile(
        rf"@(?:-[a-z]+-)?keyframes\b|{_BEGIN}(?:-[a-z]+-)?(?:animation|transition)[a-z-]*\s*:"
    ),
    "fixed": re.compile(
        rf"{_BEGIN}(?:font-size|line-height|font)\s*:[^;}}]*?\b[0-9.]*[0-9](?:px|pt|pc|cm|mm|q|in)\b"
    ),
    "coloured": re.compile(
        rf"{_BEGIN}(?:color|background|background-color|-webkit-text-fill-color)\s*:\s*"
        r"(?!\s|(?:inherit|initial|unset|currentcolor|transparent|none)\s*[;}])"
    ),
    "displaced": re.compile(rf"{_BEGIN}(?:position\s*:\s*(?:absolute|fixed)|order\s*:)"),
    "unfocused": re.compile(rf"{_BEGIN}outline(?:-style|-width)?\s*:\s*(?:none|0)\b"),
}
"""Declarations of style sheets that matter, by the count they go into."""


@dataclass(frozen=True, slots=True)
class Survey:
    """Counts over all files of a book.

    ``untitled`` and ``unlanguaged`` are documents, ``undetermined`` passages in them
    whose language is told as unknown.  ``pictures`` are those of the text: a cover
    stands apart, since books are not read by their covers.  ``skips`` are headings more
    than one level below the one before, ``broken`` links to places that are not there,
    ``nameless`` links without words.  ``pages_astray`` counts entries of the page list
    that lead to no marker, and markers without an entry.  ``interactive`` counts what
    runs or can be worked, ``moving`` what moves or may do so, ``fixed`` and ``coloured``
    declarations of a size in absolute units or of a colour, ``displaced`` those that
    show things in another order than they are read in, ``unfocused`` those that hide
    where the focus is.
    """

    documents: int = 0
    untitled: int = 0
    unlanguaged: int = 0
    undetermined: int = 0
    pictures: int = 0
    described: int = 0
    covers: int = 0
    covers_described: int = 0
    headings: int = 0
    skips: int = 0
    roles: int = 0
    links: int = 0
    broken: int = 0
    nameless: int = 0
    contents: int = 0
    contents_broken: int = 0
    page_breaks: int = 0
    page_list: int = 0
    pages_astray: int = 0
    indexes: int = 0
    tables: int = 0
    media: int = 0
    interactive: int = 0
    moving: int = 0
    fixed: int = 0
    coloured: int = 0
    displaced: int = 0
    unfocused: int = 0


def survey(files: Iterable[File]) -> Survey:
    """Return what the files hold."""
    scan = _Scan()
    for file in files:
        if file.media_type == _XHTML:
            scan.document(file)
        elif file.media_type == "text/css":
            scan.style(file.data.decode())
        elif file.media_type.startswith(("audio/", "video/")):
            scan.counts["media"] += 1
        elif file.media_type.startswith("image/"):
            scan.counts["moving"] += _may_move(file)
    return scan.result()


def _may_move(file: File) -> bool:
    """Tell whether a picture is animated: a PNG by its ``acTL`` (PNG 3, 11.3.6.1), others perhaps.

    That chunk comes before the first ``IDAT``.
    """
    head = file.data[: max(file.data.find(b"IDAT"), 0)]
    return file.media_type not in _STILL or b"acTL" in head


class _Scan:
    """Counts so far, and the places and links that can be compared at the end only."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.places: dict[str, set[bytes]] = {}
        self.breaks: set[tuple[str, str]] = set()
        self.links: list[tuple[str, str]] = []
        self.lists: dict[bytes, list[tuple[str, str]]] = {b"toc": [], b"page-list": []}

    def document(self, file: File) -> None:
        data, path = file.data, file.path
        self.counts["documents"] += 1
        self.counts["untitled"] += not _TITLE.search(data)
        self.counts["roles"] += data.count(_ROLE)
        self.counts["indexes"] += data.count(_INDEX)
        self.places[path] = {b"", *_ID.findall(data)}
        self._languages(data)
        self._tags(data)
        self._links(data, path)
        for mark in _MARKER.findall(data) if _BREAK in data else ():
            self.counts["page_breaks"] += 1
            self.breaks.update((path, _text(name)) for name in _ID.findall(mark))

    def _languages(self, data: bytes) -> None:
        root = _ROOT.search(data)
        own = _LANGUAGE.search(root[0]) if root else None
        known = own is not None and own[0] not in _UNTOLD
        told = sum(map(data.count, _UNTOLD))
        self.counts["unlanguaged"] += not known
        self.counts["undetermined"] += told if known or own is None else told - 1

    def _links(self, data: bytes, path: str) -> None:
        for attributes, words in _LINK.findall(data):
            self.counts["links"] += 1
            self.links += _targets(attributes, path)
            named = _WITHIN.sub(b"", words).strip() if b"<" in words else words.strip()
            if not named and not _ALTERNATIVE.search(attributes + words):
                self.counts["nameless"] += 1
        for kind, entries in _NAV.findall(data):
            self.lists[kind] += _targets(entries, path)

    def _tags(self, data: bytes) -> None:
        level = 0
        for name, attributes in _TAG.findall(data):
            if name in _KINDS:
                self.counts[_KINDS[name]] += 1
            elif name in (b"img", b"svg"):
                kind = "covers" if _COVER in attributes else "pictures"
                described = "covers_described" if kind == "covers" else "described"
                self.counts[kind] += 1
                self.counts[described] += bool(_ALTERNATIVE.search(attributes))
            else:
                self.counts["headings"] += 1
                self.counts["skips"] += int(name[1:]) > level + 1
                level = int(name[1:])

    def style(self, sheet: str) -> None:
        rules = _COMMENT.sub(" ", sheet).lower()
        for name, pattern in _RULES.items():
            self.counts[name] += len(pattern.findall(rules))

    def result(self) -> Survey:
        contents, pages = self.lists[b"toc"], self.lists[b"page-list"]
        counts = self.counts
        counts["broken"] = sum(map(self._is_broken, self.links))
        counts["contents"] = len(contents)
        counts["contents_broken"] = sum(map(self._is_broken, contents))
        counts["page_list"] = len(pages)
        unreachable = counts["page_breaks"] - len(self.breaks)
        counts["pages_astray"] = len(self.breaks.symmetric_difference(pages)) + unreachable
        return Survey(**counts)

    def _is_broken(self, place: tuple[str, str]) -> bool:
        path, name = place
        return escape(name, quote=False).encode() not in self.places.get(path, ())


def _targets(data: bytes, path: str) -> Iterator[tuple[str, str]]:
    """Yield the places within the book to which the links in some markup lead."""
    for href in map(_text, _HREF.findall(data)):
        if not _OUTWARD.match(href):
            near, _, fragment = href.partition("#")
            target = normpath(join(dirname(path), unquote(near))) if near else path
            yield target, unquote(fragment)


def _text(value: bytes) -> str:
    text = value.decode()
    return unescape(text) if "&" in text else text
