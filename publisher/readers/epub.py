"""EPUB: a book of one document or a few, read in the order of its spine.

In: the bytes of a book; out: a transcript.  Sources: EPUB 3.3 (4.2, container; 5,
package document: manifest, spine, metadata; 7, navigation) and OPF 2.0.1 (2.6, guide).
The documents are read as pages are, all as one text; covers, title pages, lists of
contents and the page of copyright are left out by name.  A book whose documents are
encrypted is refused: to open it is for those who hold the key.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from publisher.errors import Problem, RawError
from publisher.model.transcript import (
    Action,
    Evidence,
    Offsets,
    Omission,
    Part,
    Syntax,
    Transcript,
)
from publisher.readers.decoding import decode
from publisher.readers.elements import Element, grown
from publisher.readers.encodings import declared_in
from publisher.readers.html import Document, book
from publisher.readers.markup import tokens
from publisher.readers.package import Package, open_package
from publisher.readers.reader import Reader
from publisher.readers.xml import refuse_subset
from publisher.source import Location

__all__ = ["READER"]

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_FONTS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
"""What is done to fonts so that they are not lifted; no text is changed (EPUB 3.3, 4.4)."""
_DOCUMENTS = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml")
_LEFT = {
    "cover": "picture",
    "title-page": "title page",
    "titlepage": "title page",
    "halftitlepage": "title page",
    "toc": "list of contents",
    "loi": "list of contents",
    "copyright-page": "imprint",
    "copyright": "imprint",
    "colophon": "imprint",
    "imprint": "imprint",
    "index": "index",
}
_STEM = re.compile(
    r"(?:\d{1,4}[-_])?(?P<what>cover(?:page)?|title-?_?page|halftitle|toc|nav|contents|copyright|"
    r"colophon|imprint)(?:[-_]?\d{1,3})?(?:\.x?html?)?",
    re.IGNORECASE,
)
_SHORT = 6_000
"""Bytes of a document that its file name tells about; what is longer may hold the text."""


@dataclass(frozen=True, slots=True)
class _Item:
    """An item of the manifest."""

    name: str
    kind: str
    properties: frozenset[str]


@dataclass(slots=True)
class _Book:
    """A package document: its tree, its items by id, what its guide calls them."""

    root: Element
    folder: str
    items: dict[str, _Item] = field(default_factory=dict)
    guide: dict[str, str] = field(default_factory=dict)

    def spine(self) -> Iterator[_Item]:
        """Yield the documents in the order of reading."""
        for reference in self.root.find("itemref"):
            item = self.items.get(reference.get("idref"))
            if item is not None and item.kind in _DOCUMENTS:
                yield item

    def left(self, item: _Item, size: int) -> str:
        """Return why a document is left out; empty if it is read."""
        if "nav" in item.properties:
            return "list of contents"
        if called := _LEFT.get(self.guide.get(item.name, "")):
            return called
        match = _STEM.fullmatch(item.name.rpartition("/")[2])
        if match is None or size > _SHORT:
            return ""
        what = match["what"].lower().replace("_", "").replace("-", "")
        named = {"coverpage": "cover", "halftitle": "titlepage", "nav": "toc", "contents": "toc"}
        return _LEFT[named.get(what, what)]


def _read(path: str, data: bytes) -> Transcript:
    package = open_package(path, data)
    _refuse_locked(path, package)
    name = _package_document(path, package)
    opf = _utf8(path, package, name)
    opened = _opened(opf.decode("utf-8"), name)
    chosen = list(dict.fromkeys(i for i in opened.spine() if i.name in package))
    if not chosen:
        hint = "open it in a reading program and save it anew"
        raise RawError(Problem("a book whose spine names no document", Location(path), hint))
    members = [(name, opf), *((item.name, _utf8(path, package, item.name)) for item in chosen)]
    parts = tuple(_laid_out(members))
    unpacked = b"".join(member for _, member in members)
    decoded = decode(path, unpacked)
    stations = _Stations(decoded.text, decoded.offsets)
    first, *others = ((stations.character(p.start), stations.character(p.end)) for p in parts)
    documents = [
        Document(start, end, item.name, opened.left(item, part.end - part.start))
        for item, part, (start, end) in zip(chosen, parts[1:], others, strict=True)
    ]
    evidence = tuple(_stated(_tree(decoded.text[: first[1]])))
    title = next((one.value for one in evidence if one.key == "title"), "")
    found = book(decoded.text, documents, list(_sheets(package, opened)), title)
    if not any(event.text for event in found.events):
        raise RawError(Problem("a book without text", Location(path)))
    return Transcript(
        path,
        "epub",
        unpacked,
        decoded.text,
        decoded.offsets,
        found.events,
        evidence,
        (Omission(*first, Action.MOVED, "metadata"), *found.omissions),
        decoded.repairs,
        Syntax.TAGS,
        typed=found.typed,
        packed=data,
        parts=parts,
    )


# --- the archive -------------------------------------------------------------------------------


def _refuse_locked(path: str, package: Package) -> None:
    """Raise RawError if the text is encrypted; fonts may be."""
    if _ENCRYPTION not in package:
        return
    locked = package.read(_ENCRYPTION).decode("utf-8", "replace")
    for entry in _tree(locked).find("encrypteddata"):
        methods = [method.get("algorithm") for method in entry.find("encryptionmethod")]
        if not methods or methods[0] not in _FONTS:
            hint = "ask the publisher for a copy without copy protection"
            raise RawError(Problem("a book locked by copy protection", Location(path), hint))


def _package_document(path: str, package: Package) -> str:
    """Return the name of the package document."""
    if _CONTAINER in package:
        container = _tree(package.read(_CONTAINER).decode("utf-8", "replace"))
        for rootfile in container.find("rootfile"):
            name = normpath(unquote(rootfile.get("full-path")))
            if name in package:
                return name
    found = next((name for name in package.names if name.lower().endswith(".opf")), "")
    if not found:
        hint = "perhaps it is another kind of archive, or was cut short"
        raise RawError(Problem("an archive that is no EPUB", Location(path), hint))
    return found


def _utf8(path: str, package: Package, name: str) -> bytes:
    """Return a member as UTF-8, which all parts of a transcript share, ending with a line end."""
    member = package.read(name)
    if not member.strip():
        return b"\n"
    where = f"{path}: {name}"
    decoded = decode(where, member, declared=declared_in(member))
    refuse_subset(where, decoded.text)
    if decoded.offsets.encoding != "utf-8":
        member = decoded.text.encode("utf-8")
    return member if member.endswith(b"\n") else member + b"\n"


def _laid_out(members: Sequence[tuple[str, bytes]]) -> Iterator[Part]:
    place = 0
    for name, member in members:
        yield Part(name, place, place + len(member))
        place += len(member)


@dataclass(frozen=True, slots=True)
class _Stations:
    """The way from bytes to characters, which ``Offsets`` goes the other way."""

    text: str
    offsets: Offsets

    def character(self, byte: int) -> int:
        """Return the first character that stands at a byte or behind it."""
        low, high = 0, len(self.text)
        while low < high:
            middle = (low + high) // 2
            if self.offsets.byte(middle) < byte:
                low = middle + 1
            else:
                high = middle
        return low


# --- the package document ----------------------------------------------------------------------


def _tree(text: str) -> Element:
    return grown(tokens(text, code=False), text, lenient=False)


def _opened(text: str, name: str) -> _Book:
    root = _tree(text)
    opened = _Book(root, dirname(name))
    for item in root.find("item"):
        properties = frozenset(item.get("properties").split())
        target = _member(opened.folder, item.get("href"))
        opened.items[item.get("id")] = _Item(target, item.get("media-type").lower(), properties)
    for reference in root.find("reference"):
        target = _member(opened.folder, reference.get("href").partition("#")[0])
        opened.guide.setdefault(target, reference.get("type").lower())
    return opened


def _member(folder: str, href: str) -> str:
    return normpath(join(folder, unquote(href)))


def _sheets(package: Package, opened: _Book) -> Iterator[str]:
    for item in opened.items.values():
        if item.kind == "text/css" and item.name in package:
            yield package.read(item.name).decode("utf-8", "replace")


_STATED = {"title": "title", "creator": "author", "language": "language", "date": "published"}
"""The elements of Dublin Core that say something of an interview."""


def _stated(root: Element) -> Iterator[Evidence]:
    """Yield what the metadata of a book state; of titles and dates the first counts."""
    seen: set[str] = set()
    for metadata in root.find("metadata"):
        for element in metadata.find(*_STATED):
            key, value = _STATED[element.name], element.said
            if not value or (key != "author" and key in seen):
                continue
            if key == "author" and element.get("role") not in ("", "aut", "ivr", "edt"):
                continue
            if element.get("event") == "modification":
                continue
            seen.add(key)
            yield Evidence(key, value, element.start, element.end)


def _sniff(data: bytes) -> bool:
    """Tell whether this is an archive whose first member says EPUB (EPUB 3.3, 4.2.3)."""
    return data.startswith(b"PK\x03\x04") and b"application/epub+zip" in data[:200]


READER = Reader("epub", (".epub",), _sniff, _read)
