"""Which releases of a catalogue are asked for, and what one may ask by.

Floor 4, and pure: a query and releases in, releases out.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from publisher.collation import filing_key
from publisher.model.release import Release

__all__ = ["ASPECTS", "Aspect", "Query", "chosen", "counts"]


@dataclass(frozen=True, slots=True)
class Aspect:
    """A property to choose by: its key in a query, the feed of its values, and their titles."""

    key: str
    feed: str
    title: str
    whole: str
    """What stands for no choice."""


ASPECTS = (
    Aspect("person", "people", "Person", "Everybody"),
    Aspect("subject", "subjects", "Subject", "All subjects"),
    Aspect("language", "languages", "Language", "All languages"),
)


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked for: all the words ``q`` must be there, and every aspect that is not empty.

    ``order`` is ``new`` for what was modified last, else books are in order of their titles.
    ``page`` counts from 1.
    """

    q: str = ""
    person: str = ""
    subject: str = ""
    language: str = ""
    order: str = ""
    page: int = 1

    def given(self, aspect: Aspect) -> str:
        """Return what is chosen of an aspect."""
        return str(getattr(self, aspect.key))

    def choosing(self, aspect: Aspect, value: str) -> Query:
        """Return the query with another choice, from its first page."""
        change: dict[str, Any] = {aspect.key: value}
        return replace(self, page=1, **change)

    def __str__(self) -> str:
        """Return the query as part of an address, with its question mark; empty if it is."""
        fields = {
            "q": self.q,
            "person": self.person,
            "subject": self.subject,
            "language": self.language,
            "order": self.order,
            "page": str(self.page) if self.page > 1 else "",
        }
        told = urlencode({key: value for key, value in fields.items() if value})
        return f"?{told}" if told else ""


def chosen(releases: Iterable[Release], query: Query) -> tuple[Release, ...]:
    """Return the releases that are asked for, of all pages, in order."""
    words = _folded(query.q).split()
    found = [
        release
        for release in releases
        if all(query.given(a) in ("", *_values(release, a)) for a in ASPECTS)
        and (not words or _holds(release, words))
    ]
    found.sort(key=lambda release: (filing_key(release.title), release.slug))
    if query.order == "new":
        found.sort(key=lambda release: release.modified, reverse=True)
    return tuple(found)


def counts(releases: Sequence[Release], aspect: Aspect) -> dict[str, int]:
    """Return how many releases there are of each value of an aspect, in order of the values."""
    counted = Counter(value for release in releases for value in _values(release, aspect))
    return {value: counted[value] for value in sorted(counted, key=filing_key)}


def _values(release: Release, aspect: Aspect) -> set[str]:
    match aspect.key:
        case "person":
            speaking = {one.name for one in release.people}
            return ({one.name for one in release.contributors} | speaking) - {""}
        case "subject":
            return {subject.term for subject in release.subjects} - {""}
        case _:
            return set(release.languages) - {""}


def _holds(release: Release, words: Sequence[str]) -> bool:
    text = _folded("\n".join(_texts(release)))
    return all(word in text for word in words)


def _texts(release: Release) -> Iterator[str]:
    """Yield what a book may be found by."""
    yield from (release.title, release.subtitle, release.statement, release.description)
    yield from (
        release.publisher,
        release.identifier,
        release.series.name if release.series else "",
    )
    yield from (product.isbn for product in release.products)
    yield from (interview.title for interview in release.interviews)
    for aspect in ASPECTS:
        yield from _values(release, aspect)
    yield from (one.file_as for one in release.contributors)
    yield from (one.file_as for one in release.people)


def _folded(text: str) -> str:
    """Return text as it is compared: without case, accents and compatible forms."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in apart if not unicodedata.combining(c)).casefold()
