"""OPDS Catalog 1.2: a feed as Atom (RFC 4287), with the elements and relations of the catalogue.

Written as a tree, so that whatever a book says of itself is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from lxml import etree

from publisher.distribution.opds.feed import ACQUISITION, Book, Feed, Link, Place, urn
from publisher.distribution.opds.makers import Maker, makers
from publisher.distribution.opds.schemes import SCHEMES
from publisher.model.release import Release

__all__ = ["ENTRIES", "SEARCH", "WAYS", "description", "written"]

ENTRIES = "application/atom+xml;profile=opds-catalog;kind=acquisition"
WAYS = "application/atom+xml;profile=opds-catalog;kind=navigation"
SEARCH = "application/opensearchdescription+xml"
"""Media types (OPDS Catalog 1.2, 2.2 and 3; OpenSearch 1.1)."""

_ATOM = "http://www.w3.org/2005/Atom"
_OPDS = "http://opds-spec.org/2010/catalog"
_TERMS = "http://purl.org/dc/terms/"
_THREAD = "http://purl.org/syndication/thread/1.0"
_OPEN = "http://a9.com/-/spec/opensearch/1.1/"
_NAMES: Any = {None: _ATOM, "opds": _OPDS, "dcterms": _TERMS, "thr": _THREAD, "opensearch": _OPEN}
_DEFAULT: Any = {None: _OPEN}

_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML document may hold (XML 1.0, 2.2)."""

_URI = re.compile(r"(urn|https?):[!#-;=?-\[\]_a-z~]+", re.IGNORECASE)


def written(feed: Feed, place: Place) -> bytes:
    """Return a feed in UTF-8; ``place`` is where the catalogue in OPDS 1.2 stands."""
    root = etree.Element(f"{{{_ATOM}}}feed", nsmap=_NAMES)
    _add(root, "id", place.identifier(feed.name))
    _add(root, "title", feed.title)
    _add(root, "updated", feed.updated)
    _add(_add(root, "author"), "name", feed.title)
    own = ENTRIES if feed.acquisition else WAYS
    _link(root, "self", place.address(feed.name), own)
    _link(root, "start", place.start, own if feed.name == "" else WAYS)
    if place.searchable:
        _link(root, "search", place.address("search.xml"), SEARCH)
    for link in feed.links:
        _link(root, link.rel, place.address(link.name), _type(link))
    for facet in feed.facets:
        for link in facet.links:
            element = _link(root, link.rel, place.address(link.name), _type(link), link.title)
            element.set(f"{{{_OPDS}}}facetGroup", facet.title)
            element.set(f"{{{_THREAD}}}count", str(link.count))
            if link.active:
                element.set(f"{{{_OPDS}}}activeFacet", "true")
    if feed.size:
        _add(root, f"{{{_OPEN}}}totalResults", str(feed.total))
        _add(root, f"{{{_OPEN}}}itemsPerPage", str(feed.size))
        _add(root, f"{{{_OPEN}}}startIndex", str((feed.page - 1) * feed.size + 1))
    for link in feed.navigation:
        _way(root, link, feed, place)
    for book in feed.books:
        _book(root, book)
    return bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True))


def description(title: str, place: Place) -> bytes:
    """Return how the catalogue is searched (OpenSearch 1.1, 3.1), for OPDS 1.2."""
    root = etree.Element(f"{{{_OPEN}}}OpenSearchDescription", nsmap=_DEFAULT)
    _put(root, f"{{{_OPEN}}}ShortName", title[:16])
    _put(root, f"{{{_OPEN}}}Description", f"Search {title}")
    url = etree.SubElement(root, f"{{{_OPEN}}}Url")
    url.set("type", ENTRIES)
    url.set("template", f"{place.root}{place.address('all')}?q={{searchTerms}}")
    _put(root, f"{{{_OPEN}}}InputEncoding", "UTF-8")
    _put(root, f"{{{_OPEN}}}OutputEncoding", "UTF-8")
    return bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True))


def _way(root: etree._Element, link: Link, feed: Feed, place: Place) -> None:
    entry = _add(root, "entry")
    _add(entry, "title", link.title)
    _add(entry, "id", place.identifier(link.name))
    _add(entry, "updated", feed.updated)
    many = link.count or 0
    what = "edition" if link.acquisition else "heading"
    _add(entry, "content", f"{many} {what}{'' if many == 1 else 's'}", {"type": "text"})
    _link(entry, link.rel, place.address(link.name), _type(link))


def _book(root: etree._Element, book: Book) -> None:
    """Add the entry of a book (OPDS Catalog 1.2, 5)."""
    release = book.release
    entry = _add(root, "entry")
    _add(entry, "title", release.title)
    whole = _URI.fullmatch(release.identifier)
    _add(entry, "id", release.identifier if whole else urn(release.identifier or release.slug))
    _add(entry, "updated", release.modified)
    creators, others = makers(release)
    for kind, people in (("author", creators), ("contributor", others)):
        for maker in people:
            _maker(_add(entry, kind), maker)
    for language in release.languages:
        _add(entry, f"{{{_TERMS}}}language", language)
    for name, text in _facts(book).items():
        _add(entry, f"{{{_TERMS}}}{name}", text)
    _headings(entry, release)
    if release.rights:
        _add(entry, "rights", release.rights)
    if release.subtitle:
        _add(entry, "summary", release.subtitle)
    if release.description:
        _add(entry, "content", release.description, {"type": "text"})
    _files(entry, book)


def _files(entry: etree._Element, book: Book) -> None:
    """Add the ways to its files (OPDS Catalog 1.2, 8.4)."""
    for rel, picture in book.pictures:
        _link(entry, rel, book.address(picture.path), picture.media_type)
    for file in book.acquired:
        element = _link(entry, ACQUISITION, book.address(file.path), file.media_type)
        element.set("length", str(file.size))
    for page in book.pages:
        _link(entry, "alternate", book.address(page.path), page.media_type)


def _headings(entry: etree._Element, release: Release) -> None:
    """Add the numbers and subjects by which a book is filed."""
    for product in release.products:
        if product.isbn:
            _add(entry, f"{{{_TERMS}}}identifier", f"urn:isbn:{product.isbn.replace('-', '')}")
    for subject in release.subjects:
        category = {"term": subject.code or subject.term, "label": subject.term}
        if subject.scheme in SCHEMES:
            category["scheme"] = SCHEMES[subject.scheme]
        _add(entry, "category", "", category)


def _facts(book: Book) -> Mapping[str, str]:
    release = book.release
    pages = f"{release.pages} pages" if release.pages else ""
    told = {"publisher": release.publisher, "issued": release.published, "extent": pages}
    return {name: text for name, text in told.items() if text}


def _maker(element: etree._Element, maker: Maker) -> None:
    _add(element, "name", maker.name)
    if maker.address:
        _add(element, "uri", maker.address)


def _type(link: Link) -> str:
    return ENTRIES if link.acquisition else WAYS


def _link(
    parent: etree._Element, rel: str, href: str, media_type: str, title: str = ""
) -> etree._Element:
    said = {"rel": rel, "href": href, "type": media_type}
    return _add(parent, "link", "", said | ({"title": title} if title else {}))


def _add(
    parent: etree._Element, name: str, text: str = "", said: Mapping[str, str] | None = None
) -> etree._Element:
    """Add an element of Atom, or of the namespace that its name has."""
    element = _put(parent, name if name.startswith("{") else f"{{{_ATOM}}}{name}", text)
    for key, value in (said or {}).items():
        element.set(key, _NO_XML.sub("", value))
    return element


def _put(parent: etree._Element, tag: str, text: str) -> etree._Element:
    element = etree.SubElement(parent, tag)
    if text:
        element.text = _NO_XML.sub("", text)
    return element
