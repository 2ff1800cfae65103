"""What there is to see: the last good book, and what became of the last build.

Builds put it there from one thread, and the server reads it in another.  A book is never
changed, only replaced, so that a page is always shown of one book alone.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock

from publisher.model.built import Built
from publisher.model.finding import Finding
from publisher.preview import ebook
from publisher.preview.ebook import Ebook
from publisher.preview.pages import Leaf, Pages
from publisher.preview.watch import Outcome

__all__ = ["Book", "Stage"]

_PAGES = ("screen", "print")
"""Which PDF is shown, the first that there is."""


@dataclass(frozen=True, slots=True)
class Book:
    """A good book: number ``serial`` of this preview, and what it is made of, if that was built."""

    serial: int
    slug: str
    findings: tuple[Finding, ...] = field(repr=False)
    pdf: bytes | None = field(repr=False)
    pages: Pages | None
    epub: bytes | None = field(repr=False)
    ebook: Ebook | None = field(repr=False)
    moves: dict[str, str] = field(repr=False)

    def as_json(self) -> dict[str, object]:
        """Return all that the page needs to show the book, but for text and pictures."""
        leaves = self.pages.leaves if self.pages else ()
        places = self._places()
        return {
            "serial": self.serial,
            "slug": self.slug,
            "title": self.ebook.title if self.ebook else self.slug,
            "leftward": bool(self.ebook and self.ebook.leftward),
            "moves": self.moves,
            "pages": [self._leaf(leaf, places) for leaf in leaves],
            "documents": [
                {"name": chapter.name, "title": chapter.title, "folios": chapter.folios}
                for chapter in (self.ebook.chapters if self.ebook else ())
            ],
            "contents": [
                {"label": entry.label, "href": entry.href, "depth": entry.depth}
                for entry in (self.ebook.contents if self.ebook else ())
            ],
            "findings": [self._finding(finding) for finding in self.findings],
        }

    def _places(self) -> dict[str, list[str]]:
        """Return the ids that begin on each page, by folio."""
        places: dict[str, list[str]] = {}
        for chapter in self.ebook.chapters if self.ebook else ():
            for place in chapter.places:
                places.setdefault(place.folio, []).append(place.id)
        return places

    def _leaf(self, leaf: Leaf, places: dict[str, list[str]]) -> dict[str, object]:
        here = places.get(leaf.folio, [])
        return {"folio": leaf.folio, "width": leaf.width, "height": leaf.height, "places": here}

    def _finding(self, finding: Finding) -> dict[str, object]:
        waived = f" (waived: {finding.waived})" if finding.waived else ""
        return {
            "code": finding.code,
            "severity": finding.severity.value,
            "message": f"{finding.message}{waived}",
            "place": str(finding.where or ""),
            "hint": finding.hint,
            "folio": finding.folio,
            "href": self._href(finding),
        }

    def _href(self, finding: Finding) -> str:
        """Return where a finding is in the e-book, ``member#id``, if that can be told."""
        for chapter in self.ebook.chapters if self.ebook else ():
            if finding.turn and any(place.id == finding.turn for place in chapter.places):
                return f"{chapter.name}#{finding.turn}"
            for folio, marker in chapter.folios if not finding.turn else ():
                if folio == finding.folio:
                    return f"{chapter.name}#{marker}"
        return ""


class Stage:
    """Holds the last good book and the news of builds, and tells listeners of each change."""

    def __init__(self) -> None:
        """Begin with no book."""
        self.session = secrets.token_hex(8)
        self.closed = False
        self._book: Book | None = None
        self._lock = Lock()
        self._listeners: set[Callable[[], None]] = set()
        self._news: dict[str, object] = {"state": "building", "changed": [], "doing": ""}

    @property
    def book(self) -> Book | None:
        """The last good book."""
        return self._book

    def state(self) -> dict[str, object]:
        """Return the news, as data for the page."""
        serial = self._book.serial if self._book else 0
        return {"session": self.session, "serial": serial, **self._news}

    def begin(self, changed: tuple[str, ...]) -> None:
        """Tell that a build begins."""
        self._tell({"state": "building", "changed": list(changed), "doing": ""})

    def progress(self, doing: str, done: int, total: int) -> None:
        """Tell how far the build is."""
        count = f", {done} of {total}" if total else ""
        self._tell({**self._news, "doing": doing + count})

    def end(self, outcome: Outcome) -> None:
        """Show what was built, or tell why it was not; then the last good book stays."""
        news: dict[str, object] = {
            "state": "built",
            "changed": list(outcome.changed),
            "seconds": round(outcome.seconds, 1),
        }
        if outcome.built:
            self._book = _bound(outcome.built, self._book)
        elif outcome.error:
            problems = outcome.error.problems
            news["state"] = "failed"
            news["problems"] = [
                {"message": p.message, "place": str(p.where or ""), "hint": p.hint}
                for p in problems
            ]
        self._tell(news)

    def close(self) -> None:
        """Send every listener away."""
        self.closed = True
        self._tell(self._news)

    @contextmanager
    def heard(self, listener: Callable[[], None]) -> Iterator[None]:
        """Call a function at each change, from whatever thread makes it."""
        with self._lock:
            self._listeners.add(listener)
        try:
            yield
        finally:
            with self._lock:
                self._listeners.discard(listener)

    def _tell(self, news: dict[str, object]) -> None:
        with self._lock:
            self._news = news
            listeners = tuple(self._listeners)
        for listener in listeners:
            listener()


def _bound(built: Built, before: Book | None) -> Book:
    """Return what was built as a book to look at."""
    found = {artifact.kind: artifact.data for artifact in reversed(built.artifacts)}
    pdf = next((found[kind] for kind in _PAGES if kind in found), None)
    epub = found.get("epub")
    pages = Pages(pdf) if pdf else None
    book = ebook.opened(epub) if epub else None
    moved = ebook.moves(before.ebook, book) if before and before.ebook and book else {}
    serial = before.serial + 1 if before else 1
    return Book(serial, built.slug, built.findings, pdf, pages, epub, book, moved)
