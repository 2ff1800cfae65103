"""What an EPUB says: in go its bytes, out come the words of its documents, and its contents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from lxml import etree

from publisher.checks.verify.documents import read
from publisher.checks.verify.stream import Place, Stream
from publisher.errors import InputError, Problem
from publisher.readers.package import Package, open_package
from publisher.source import Location

__all__ = ["EBook", "ebook_of"]

_CONTAINER = "META-INF/container.xml"
_ROOTFILE = "{urn:oasis:names:tc:opendocument:xmlns:container}rootfile"
_OPF = "{http://www.idpf.org/2007/opf}"
_NCX = "{http://www.daisy.org/z3986/2005/ncx/}"
_XHTML = "{http://www.w3.org/1999/xhtml}"
_TYPE = "{http://www.idpf.org/2007/ops}type"
_MOST = 1 << 31
"""Bytes that a book may unpack to; only its texts are unpacked."""
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


@dataclass(frozen=True, slots=True)
class EBook:
    """What a book says: titles and words by its spine, and what its contents list.

    ``text`` has the printed pages that the book names as those of its places; ``pictures``
    are the words that stand for pictures; ``contents`` are the labels of the navigation
    document, ``older`` those of the NCX, None if there is no NCX; ``links`` are these labels
    again, each with the place that it leads to, from the folder of the package; ``begun``
    are the labels of pages that begin in the texts, ``pages`` those of the page-list.
    """

    text: Stream
    pictures: Stream
    contents: Stream
    links: tuple[tuple[str, str], ...]
    begun: tuple[str, ...]
    older: Stream | None
    pages: tuple[str, ...]


def ebook_of(data: bytes, name: str) -> EBook:
    """Return what an EPUB says; raise InputError if it is none."""
    book = open_package(name, data, _MOST)
    try:
        return _Package(book).read()
    except (KeyError, StopIteration, etree.XMLSyntaxError) as error:
        problem = Problem(f"not an EPUB that can be read: {error}", Location(name))
        raise InputError(problem) from error


class _Package:
    """The package document of a book, and what it leads to."""

    def __init__(self, book: Package) -> None:
        self._book = book
        place = next(self._tree(_CONTAINER).iter(_ROOTFILE)).get("full-path", "")
        self._folder = dirname(place)
        self._package = self._tree(place)
        self._items = {item.get("id"): item for item in self._package.iter(f"{_OPF}item")}

    def read(self) -> EBook:
        text, pictures = Stream(), Stream()
        begun: list[str] = []
        page = ""
        for reference in self._package.iter(f"{_OPF}itemref"):
            path = unquote(self._items[reference.get("idref")].get("href", ""))
            root = self._tree(self._inside(path))
            text.add(root.findtext(f"{_XHTML}head/{_XHTML}title", ""), Place(path, "", page))
            document = read(next(root.iter(f"{_XHTML}body")), path, page)
            said = document.text
            page = said.places[-1].page if said.places else page
            text.extend(said.firm())
            pictures.extend(document.pictures)
            begun += document.pages
        place, nav = self._navigation()
        pages = tuple(_label(link) for link in _links(nav, "page-list"))
        contents = _links(nav, "toc")
        links = tuple((_label(link), _led(link, place)) for link in contents)
        labels = _labels(contents, "nav")
        return EBook(text, pictures, labels, links, tuple(begun), self._older(), pages)

    def _navigation(self) -> tuple[str, etree._Element]:
        """Return the navigation document, after the folder in which it lies."""
        items = self._items.values()
        nav = next(item for item in items if "nav" in item.get("properties", "").split())
        path = unquote(nav.get("href", ""))
        return dirname(path), self._tree(self._inside(path))

    def _older(self) -> Stream | None:
        name = next(self._package.iter(f"{_OPF}spine")).get("toc")
        if name is None:
            return None
        root = self._tree(self._inside(unquote(self._items[name].get("href", ""))))
        points = root.iter(f"{_NCX}navPoint")
        return _labels((point.find(f"{_NCX}navLabel") for point in points), "ncx")

    def _inside(self, path: str) -> str:
        return normpath(join(self._folder, path))

    def _tree(self, name: str) -> etree._Element:
        return etree.fromstring(self._book.read(name), _PARSER)


def _links(nav: etree._Element, kind: str) -> list[etree._Element]:
    found = (one for one in nav.iter(f"{_XHTML}nav") if kind in one.get(_TYPE, "").split())
    return [link for one in found for link in one.iter(f"{_XHTML}a")]


def _label(element: etree._Element | None) -> str:
    return "" if element is None else "".join(map(str, element.itertext())).strip()


def _led(link: etree._Element, folder: str) -> str:
    """Return the place that a link leads to, from the folder of the package."""
    path, mark, fragment = unquote(link.get("href", "")).partition("#")
    return normpath(join(folder, path)) + mark + fragment


def _labels(elements: Iterable[etree._Element | None], name: str) -> Stream:
    stream = Stream()
    for element in elements:
        stream.add(_label(element), Place(name))
    return stream
