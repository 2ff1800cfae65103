"""An EPUB in memory, ready to be shown: in go its bytes, out come members, order and places.

What is shown is looked up by its exact name in the ZIP file; no name ever reaches the disk.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from urllib.parse import unquote

from lxml import etree

__all__ = ["Chapter", "Ebook", "Entry", "Member", "Place", "moves", "opened"]

_XHTML = "{http://www.w3.org/1999/xhtml}"
_OPS_TYPE = "{http://www.idpf.org/2007/ops}type"
_OPF = "{http://www.idpf.org/2007/opf}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}"
_PLACES = frozenset(_XHTML + name for name in "section div header h1 h2 h3 h4 figure".split())


@dataclass(frozen=True, slots=True)
class Member:
    """A file of the EPUB."""

    media_type: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Place:
    """An id in a document, the folio of the page on which it is printed, and what a turn says.

    ``folio`` is empty if the EPUB has no page-list, ``words`` if the id is not a turn's.
    """

    id: str
    folio: str
    words: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A document of the spine: the name of its member, its title, and its places in order.

    ``folios`` are those of the pages that begin in it, with the ids of the markers.
    """

    name: str
    title: str
    places: tuple[Place, ...] = field(repr=False)
    folios: tuple[tuple[str, str], ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents: ``href`` is ``member#id``; ``depth`` counts from 0."""

    label: str
    href: str
    depth: int


@dataclass(frozen=True, slots=True)
class Ebook:
    """What an EPUB holds, by name, and how one goes through it."""

    members: Mapping[str, Member] = field(repr=False)
    chapters: tuple[Chapter, ...]
    contents: tuple[Entry, ...]
    title: str
    leftward: bool


def opened(data: bytes) -> Ebook:
    """Return what an EPUB that publisher made holds (EPUB 3.3, "OCF" and "Package document")."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    root = _parsed(files["META-INF/container.xml"]).find(f".//{_CONTAINER}rootfile")
    assert root is not None
    opf = root.get("full-path", "")
    base, package = posixpath.dirname(opf), _parsed(files[opf])
    names: dict[str, str] = {}
    members: dict[str, Member] = {}
    nav = ""
    for item in package.iter(f"{_OPF}item"):
        name = posixpath.join(base, unquote(item.get("href", "")))
        names[item.get("id", "")] = name
        members[name] = Member(item.get("media-type", ""), files[name])
        if "nav" in item.get("properties", "").split():
            nav = name
    spine = package.find(f"{_OPF}spine")
    assert spine is not None
    chapters = tuple(
        _chapter(names[ref.get("idref", "")], members) for ref in spine.iter(f"{_OPF}itemref")
    )
    contents = tuple(_contents(nav, members)) if nav else ()
    leftward = spine.get("page-progression-direction") == "rtl"
    title = package.findtext(f".//{_DC}title") or ""
    return Ebook(members, chapters, contents, title, leftward)


def _parsed(data: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(data, parser)


def _contents(nav: str, members: Mapping[str, Member]) -> Iterator[Entry]:
    for block in _parsed(members[nav].data).iter(f"{_XHTML}nav"):
        if block.get(_OPS_TYPE) == "toc":
            for link in block.iter(f"{_XHTML}a"):
                depth = sum(1 for _ in link.iterancestors(f"{_XHTML}ol")) - 1
                path, _, fragment = link.get("href", "").partition("#")
                name = posixpath.normpath(posixpath.join(posixpath.dirname(nav), unquote(path)))
                yield Entry(_words(link), f"{name}#{fragment}", depth)


def _chapter(name: str, members: Mapping[str, Member]) -> Chapter:
    root = _parsed(members[name].data)
    title = root.findtext(f".//{_XHTML}title") or ""
    folios = [
        (mark.get("aria-label", ""), mark.get("id", ""))
        for mark in root.iter(f"{_XHTML}span")
        if mark.get(_OPS_TYPE) == "pagebreak"
    ]
    return Chapter(name, title, tuple(_places(root)), tuple(folios))


def _places(root: etree._Element) -> Iterator[Place]:
    """Yield each place with the page on which its first word stands.

    The marker of a page lies at the very word with which the page begins, so it may come
    after the tag of the element that it opens.
    """
    folio, waiting = "", list[etree._Element]()
    body = root.find(f"{_XHTML}body")
    assert body is not None
    for event, element in etree.iterwalk(body, events=("start", "end")):
        text = element.text if event == "start" else element.tail
        if event == "start" and element.get(_OPS_TYPE) == "pagebreak":
            folio = element.get("aria-label", "")
        elif event == "start" and element.tag in _PLACES and element.get("id"):
            waiting.append(element)
        if text and text.strip():
            yield from (_place(one, folio) for one in waiting)
            waiting.clear()
    yield from (_place(one, folio) for one in waiting)


def _place(element: etree._Element, folio: str) -> Place:
    turn = "turn" in element.get("class", "").split()
    return Place(element.get("id", ""), folio, _words(element) if turn else "")


def _words(element: etree._Element) -> str:
    return "".join(map(str, element.itertext()))


def moves(before: Ebook, after: Ebook) -> dict[str, str]:
    """Return the new ids of turns that are called otherwise now, by the old ones.

    Turns are numbered by their place, so that each one after a new turn has a new id.
    """
    known = {chapter.name: _turns(chapter) for chapter in before.chapters}
    moved: dict[str, str] = {}
    for chapter in after.chapters:
        old, new = known.get(chapter.name, []), _turns(chapter)
        matcher = SequenceMatcher(
            None, [p.words for p in old], [p.words for p in new], autojunk=False
        )
        for start, other, size in matcher.get_matching_blocks() if old != new else ():
            pairs = zip(old[start : start + size], new[other : other + size], strict=True)
            moved |= {a.id: b.id for a, b in pairs if a.id != b.id}
    return moved


def _turns(chapter: Chapter) -> list[Place]:
    return [place for place in chapter.places if place.words]
