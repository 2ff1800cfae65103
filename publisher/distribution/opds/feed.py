"""A feed of a catalogue, before it is written as OPDS 1.2 or as OPDS 2.0.

Addresses in it are names below the start of the catalogue, which is the empty name.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from urllib.parse import quote

from publisher.model.release import Release, ReleasedFile

__all__ = ["ACQUISITION", "Book", "Facet", "Feed", "Link", "Place", "urn"]

ACQUISITION = "http://opds-spec.org/acquisition/open-access"
"""How a file is got that costs nothing (OPDS Catalog 1.2, 8.4.1)."""

_READ = ("epub", "screen")
"""Kinds of files that reading apps take, the one they do best with first."""


@dataclass(frozen=True, slots=True)
class Book:
    """A release in a catalogue; ``base`` is the address of its folder and ends with ``/``."""

    release: Release
    base: str

    def address(self, path: str) -> str:
        """Return the address of one of its files."""
        return self.base + quote(path)

    @property
    def acquired(self) -> tuple[ReleasedFile, ...]:
        """The files that a reading app may get; of a book that has none, the web edition."""
        return self.release.of_kind(*_READ) or self.pages

    @property
    def pages(self) -> tuple[ReleasedFile, ...]:
        """The first page of the web edition, if there is one."""
        return tuple(f for f in self.release.of_kind("web") if f.path == "web/index.html")

    @property
    def pictures(self) -> tuple[tuple[str, ReleasedFile], ...]:
        """Pictures of its front, each with its relation (OPDS Catalog 1.2, 8.4.2)."""
        image = "http://opds-spec.org/image"
        return tuple(
            (f"{image}/thumbnail" if file.path.startswith("thumbnail") else image, file)
            for file in self.release.of_kind("picture")
        )


@dataclass(frozen=True, slots=True)
class Link:
    """A way to another feed.

    ``count`` is how many books are there, if that is known; ``active`` tells of a facet that
    it is the one chosen; ``acquisition`` that the feed has books and not ways to others.
    """

    rel: str
    name: str
    title: str = ""
    count: int | None = None
    active: bool = False
    acquisition: bool = True


@dataclass(frozen=True, slots=True)
class Facet:
    """Ways to see fewer of the books: by one property of theirs."""

    title: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Feed:
    """Books, or ways to other feeds.

    ``updated`` is a moment in UTC.  ``total`` counts the books of all pages, ``size`` how many
    a page has at most, ``page`` is its number from 1.
    """

    name: str
    title: str
    updated: str
    books: tuple[Book, ...] = ()
    navigation: tuple[Link, ...] = ()
    facets: tuple[Facet, ...] = ()
    links: tuple[Link, ...] = ()
    total: int = 0
    size: int = 0
    page: int = 1

    @property
    def acquisition(self) -> bool:
        """Whether it has books, if any, and not ways to other feeds."""
        return not self.navigation


@dataclass(frozen=True, slots=True)
class Place:
    """Where a catalogue stands.

    ``start`` is the address of its first feed, as links give it; ``root`` goes before it in
    what feeds are known by, and where a whole address is needed.  ``searchable`` tells whether
    somebody is there to answer.
    """

    start: str
    root: str
    searchable: bool = False

    def address(self, name: str) -> str:
        """Return the address of a feed."""
        return f"{self.start}/{name}" if name else self.start

    def identifier(self, name: str) -> str:
        """Return what a feed is known by (RFC 4287, 4.2.6)."""
        return urn(self.root + self.address(name))


def urn(text: str) -> str:
    """Return a name that is always the same for the same text (RFC 9562, 5.5)."""
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, text)}"
