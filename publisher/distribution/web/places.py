"""Where things lie in the web edition: in goes a publication, out come the names of its pages.

Sections keep their ids as names of pages.  Pages about the book that a landing page does
itself have none: links to them lead there.

Floor 4: imports lower floors only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from publisher.model.publication import ContentsEntry, Document, Publication

__all__ = [
    "ASSETS",
    "LANDING",
    "PEOPLE",
    "READER",
    "SEARCH",
    "Crumb",
    "Places",
    "page_name",
]

LANDING, PEOPLE, SEARCH, READER = "index.html", "people.html", "search.html", "read.html"
ASSETS = "assets/"

_OWN = frozenset(name.removesuffix(".html") for name in (LANDING, PEOPLE, SEARCH, READER))
_ON_THE_LANDING = frozenset({"cover", "half-title", "title-page", "contents", "part"})


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step on the way to a page: its title, its language, and where it leads."""

    title: str
    language: str
    href: str


class Places:
    """The pages of a publication, and where its links lead."""

    def __init__(self, publication: Publication) -> None:
        self.documents: tuple[Document, ...] = tuple(
            d for d in publication.documents if d.role not in _ON_THE_LANDING
        )
        self._pages = {d.path: page_name(d.id) for d in self.documents}
        self._landing = {d.path for d in publication.documents} - set(self._pages)
        self._parts = _parts(publication.contents)

    def page(self, document: Document) -> str:
        """Return the name of a document's page."""
        return self._pages[document.path]

    def address(self, href: str) -> str:
        """Return where a link of the publication leads in the web edition."""
        path, hash_, anchor = href.partition("#")
        if path in self._pages:
            return f"{self._pages[path]}{hash_}{anchor}"
        if path in self._landing:
            return f"{LANDING}{hash_}{anchor}"
        return href

    def part(self, document: Document) -> Crumb | None:
        """Return the part in which a document stands, if there is one."""
        return self._parts.get(document.path)


def page_name(id: str) -> str:
    """Return the name of the page of a section; slugs have no underscore, so it is the only one."""
    return f"book_{id}.html" if id in _OWN else f"{id}.html"


def _parts(contents: Sequence[ContentsEntry]) -> Mapping[str, Crumb]:
    return {
        inner.href.partition("#")[0]: Crumb(
            entry.label, entry.language, f"{LANDING}#{entry.href.partition('#')[2]}"
        )
        for entry in contents
        for inner in entry.children
        if inner.href.partition("#")[0] != entry.href.partition("#")[0]
    }
