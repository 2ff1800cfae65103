"""OPDS 2.0: a feed as JSON, its books in the terms of the Readium Web Publication Manifest."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from publisher.distribution.opds.catalogue import ALL
from publisher.distribution.opds.feed import ACQUISITION, Book, Feed, Link, Place, urn
from publisher.distribution.opds.makers import Maker, makers
from publisher.distribution.opds.schemes import SCHEMES
from publisher.distribution.opds.select import ASPECTS, Query

__all__ = ["FEED", "written"]

FEED = "application/opds+json"
"""The media type (OPDS 2.0, 6.1)."""

_KEYS = {"aut": "author", "edt": "editor", "trl": "translator", "ill": "illustrator"}
"""What manifests call a role; everybody else is a contributor with the role's own code."""

_DAY = re.compile(r"\d{4}-\d\d-\d\d(T.*)?")
_URI = re.compile(r"(urn|https?):\S+", re.IGNORECASE)


def written(feed: Feed, place: Place) -> bytes:
    """Return a feed in UTF-8; ``place`` is where the catalogue in OPDS 2.0 stands."""
    metadata: dict[str, Any] = {"title": feed.title, "modified": feed.updated}
    if feed.size:
        metadata |= {
            "numberOfItems": feed.total,
            "itemsPerPage": feed.size,
            "currentPage": feed.page,
        }
    links = [_way("self", feed.name, place), _way("start", "", place)]
    if place.searchable:
        href = f"{place.address(ALL)}{{?q}}"
        links.append({"rel": "search", "href": href, "type": FEED, "templated": True})
    links += [_way(link.rel, link.name, place) for link in feed.links]
    told: dict[str, Any] = {"metadata": metadata, "links": links}
    ways = feed.navigation
    if not ways and not feed.books:  # a feed may not be empty (its schema), so it leads back
        ways = (Link("subsection", ALL, "All editions"),)
    if ways:
        told["navigation"] = [_titled(link, place) for link in ways]
    if feed.facets:
        told["facets"] = [
            {
                "metadata": {"title": facet.title},
                "links": [_titled(link, place) for link in facet.links],
            }
            for facet in feed.facets
        ]
    if feed.books:
        told["publications"] = [_book(book, place) for book in feed.books]
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def _way(rel: str, name: str, place: Place) -> dict[str, Any]:
    return {"rel": rel, "href": place.address(name), "type": FEED}


def _titled(link: Link, place: Place) -> dict[str, Any]:
    way: dict[str, Any] = {"href": place.address(link.name), "type": FEED, "title": link.title}
    if link.rel != "http://opds-spec.org/facet":
        way["rel"] = link.rel
    elif link.active:
        way["rel"] = "self"  # the chosen one of a facet (OPDS 2.0, 4)
    if link.count is not None:
        way["properties"] = {"numberOfItems": link.count}
    return way


def _book(book: Book, place: Place) -> dict[str, Any]:
    """Return a publication (OPDS 2.0, 5)."""
    got = [_file(ACQUISITION, book, f.path, f.media_type, f.size) for f in book.acquired]
    seen = [_file("alternate", book, f.path, f.media_type, f.size) for f in book.pages]
    told: dict[str, Any] = {"metadata": _metadata(book, place), "links": got + seen}
    if pictures := book.pictures:
        told["images"] = [
            _file("cover" if rel.endswith("image") else "", book, f.path, f.media_type, f.size)
            for rel, f in pictures
        ]
    return told


def _file(rel: str, book: Book, path: str, media_type: str, size: int) -> dict[str, Any]:
    link: dict[str, Any] = {"href": book.address(path), "type": media_type}
    return link | ({"rel": rel} if rel else {}) | ({"size": size} if size else {})


def _metadata(book: Book, place: Place) -> dict[str, Any]:
    release = book.release
    whole = _URI.fullmatch(release.identifier)
    isbns = [f"urn:isbn:{p.isbn.replace('-', '')}" for p in release.products if p.isbn]
    others = [isbn for isbn in dict.fromkeys(isbns) if isbn != release.identifier]
    series = release.series
    told: dict[str, Any] = {
        "@type": "http://schema.org/Book",
        "title": release.title,
        "subtitle": release.subtitle,
        "identifier": release.identifier if whole else urn(release.identifier or release.slug),
        "altIdentifier": others,
        "modified": release.modified,
        "published": release.published if _DAY.fullmatch(release.published) else "",
        "language": list(release.languages),
        **_people(book, place),
        "publisher": release.publisher,
        "subject": [
            {"name": subject.term}
            | ({"code": subject.code} if subject.code else {})
            | ({"scheme": SCHEMES[subject.scheme]} if subject.scheme in SCHEMES else {})
            | _chosen(ASPECTS[1].key, subject.term, place)
            for subject in release.subjects
        ],
        "description": release.description,
        "numberOfPages": release.pages,
    }
    if series:
        number = {} if series.number is None else {"position": series.number}
        told["belongsTo"] = {"series": {"name": series.name} | number}
    return {key: value for key, value in told.items() if value}


def _people(book: Book, place: Place) -> dict[str, list[dict[str, Any]]]:
    """Return those who made the book, by the names that manifests have for what they did.

    Shelves show authors and editors: of a book that has neither, its creators are authors.
    """
    creators, others = makers(book.release)
    shelved = any({"aut", "edt"}.intersection(maker.roles) for maker in creators)
    found: dict[str, list[dict[str, Any]]] = {}
    for maker in (*creators, *others):
        key = next((_KEYS[role] for role in maker.roles if role in _KEYS), "contributor")
        key = "author" if maker in creators and not shelved else key
        found.setdefault(key, []).append(_person(maker, key, place))
    return found


def _person(maker: Maker, key: str, place: Place) -> dict[str, Any]:
    roles: Sequence[str] = [role for role in maker.roles if _KEYS.get(role) != key]
    told: dict[str, Any] = {"name": maker.name}
    if maker.file_as:
        told["sortAs"] = maker.file_as
    if maker.address:
        told["identifier"] = maker.address
    if roles:
        told["role"] = list(roles)
    return told | _chosen("person", maker.name, place)


def _chosen(key: str, value: str, place: Place) -> dict[str, Any]:
    """Return the way to the other books of a person, or on a subject."""
    if not place.searchable:
        return {}
    query = Query(person=value) if key == "person" else Query(subject=value)
    return {"links": [{"href": place.address(f"{ALL}{query}"), "type": FEED}]}
