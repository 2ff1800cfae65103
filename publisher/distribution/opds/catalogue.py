"""A catalogue of releases: in goes the name of a feed and a query, out comes the feed.

============================  ================================================================
name                          feed
============================  ================================================================
(empty)                       the start, with ways to all others
``all``                       the books that are asked for, with facets, page by page
``people`` ``subjects`` …     what there is of an aspect, each a way to its books
============================  ================================================================
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from urllib.parse import quote

from publisher.distribution.opds.feed import Book, Facet, Feed, Link
from publisher.distribution.opds.select import ASPECTS, Aspect, Query, chosen, counts
from publisher.model.release import Release

__all__ = ["ALL", "Catalogue"]

ALL = "all"
_LONG_AGO = "1970-01-01T00:00:00Z"
"""When a catalogue was updated that has nothing: Atom wants a moment."""

_SUBSECTION = "subsection"
_NEWEST = "http://opds-spec.org/sort/new"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Releases to be offered.

    ``base`` is the address of the folder that holds a folder a release, by its slug; it ends
    with ``/``.  ``size`` is how many books a page has at most.
    """

    releases: tuple[Release, ...]
    base: str
    title: str = "Editions"
    size: int = 50

    def feed(self, name: str, query: Query) -> Feed | None:
        """Return the feed of that name, None if there is none."""
        if name == "":
            return self._start()
        if name == ALL:
            return self.page(query)
        aspect = next((a for a in ASPECTS if a.feed == name), None)
        return self._values(aspect) if aspect else None

    def books(self, query: Query) -> tuple[Book, ...]:
        """Return the books that are asked for, of all pages, in order."""
        return tuple(map(self._book, chosen(self._offered(), query)))

    def page(self, query: Query) -> Feed:
        """Return the books that are asked for, of one page, and the facets of all of them."""
        books = self.books(query)
        last = max(1, -(-len(books) // self.size))
        query = replace(query, page=min(query.page, last))
        turned = self._turned(query, last)
        first = (query.page - 1) * self.size
        return Feed(
            f"{ALL}{query}",
            self._title(query),
            _updated([book.release for book in books]),
            books=books[first : first + self.size],
            facets=self._facets(query),
            links=(_up(), *turned),
            total=len(books),
            size=self.size,
            page=query.page,
        )

    def _offered(self) -> tuple[Release, ...]:
        """Return the releases of which there is something to get."""
        return tuple(one for one in self.releases if self._book(one).acquired)

    def _book(self, release: Release) -> Book:
        return Book(release, f"{self.base}{quote(release.slug)}/")

    def _start(self) -> Feed:
        offered = self._offered()
        ways = [
            Link(_SUBSECTION, ALL, "All editions", len(offered)),
            Link(_NEWEST, f"{ALL}{Query(order='new')}", "Newest editions", len(offered)),
        ]
        for aspect in ASPECTS:
            if values := counts(offered, aspect):
                title = f"By {aspect.title.lower()}"
                way = Link(_SUBSECTION, aspect.feed, title, len(values), acquisition=False)
                ways.append(way)
        return Feed("", self.title, _updated(offered), navigation=tuple(ways))

    def _values(self, aspect: Aspect) -> Feed:
        offered = self._offered()
        ways = tuple(
            Link(_SUBSECTION, f"{ALL}{Query().choosing(aspect, value)}", value, count)
            for value, count in counts(offered, aspect).items()
        ) or (Link(_SUBSECTION, ALL, "All editions", len(offered)),)
        title = f"By {aspect.title.lower()}"
        return Feed(aspect.feed, title, _updated(offered), navigation=ways, links=(_up(),))

    def _title(self, query: Query) -> str:
        asked = [query.q and f"“{query.q}”", *(query.given(aspect) for aspect in ASPECTS)]
        told = ", ".join(filter(None, asked))
        return f"{self.title}: {told}" if told else self.title

    def _turned(self, query: Query, last: int) -> list[Link]:
        """Return the ways to other pages (RFC 5005, 3)."""
        pages = {"first": 1, "previous": query.page - 1, "next": query.page + 1, "last": last}
        there: Callable[[int], bool] = range(1, last + 1).__contains__
        return [
            Link(rel, f"{ALL}{replace(query, page=page)}")
            for rel, page in pages.items()
            if last > 1 and there(page)
        ]

    def _facets(self, query: Query) -> tuple[Facet, ...]:
        """Return the aspects in which there is something to choose."""
        facets = []
        for aspect in ASPECTS:
            others = query.choosing(aspect, "")
            found = chosen(self._offered(), others)
            values = counts(found, aspect)
            given = query.given(aspect)
            if len(values) < 2 and not given:
                continue
            rows = [("", aspect.whole, len(found)), *((v, v, n) for v, n in values.items())]
            links = tuple(
                Link(
                    "http://opds-spec.org/facet",
                    f"{ALL}{query.choosing(aspect, value)}",
                    title,
                    count,
                    active=value == given,
                )
                for value, title, count in rows
            )
            facets.append(Facet(aspect.title, links))
        return tuple(facets)


def _up() -> Link:
    return Link("up", "", acquisition=False)


def _updated(releases: Sequence[Release]) -> str:
    return max((release.modified for release in releases), default=_LONG_AGO)
