"""The index of names: in goes a rendered book, out comes who is named where.

The places are read from the documents, where each has an id.  With a pagination the
locators are folios, pages that follow one another joined to a range; without one they
are numbers in the order of the book.  An interview is one range, from its first page to
its last, and stands out from mere mentions, of which it swallows its own.

Floor 3: imports lower floors and its own modules only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from publisher.collation import filing_key, initial
from publisher.model.publication import Document, Medium, Pagination
from publisher.xhtml.book import MENTION, Book
from publisher.xhtml.frame import document
from publisher.xhtml.markup import attributes, element, text
from publisher.xhtml.pages import Value, page
from publisher.xhtml.plan import Section

__all__ = ["index"]

_PLACE = re.compile(rf' id="([^"]*_{MENTION}([0-9]+)-n?[0-9]+)"')


@dataclass(frozen=True, slots=True)
class _Place:
    """Where somebody is named, or speaks; ``main`` tells a whole interview, to page ``last``."""

    anchor: str
    document: str
    label: str
    page: int = 0
    last: str = ""
    main: bool = False


def index(
    section: Section, book: Book, documents: Sequence[Document], pagination: Pagination | None
) -> Document:
    """Return the index of the book that the documents make.

    Whoever is nowhere named is left out.  Raises ``KeyError`` if the pagination lacks a
    place.
    """
    heading = f"{section.id}_title"
    entries = list(_entries(section, book, documents, pagination))
    entries.sort(key=lambda entry: filing_key(entry[0]))
    groups: list[Value] = [
        [written for _, written in group]
        for _, group in groupby(entries, key=lambda entry: initial(entry[0]))
    ]
    content = page(
        "index",
        {
            "heading": heading,
            "title": section.title,
            "note": book.phrases.index_note if any(one.talks for one in book.names) else "",
            "voice": attributes(book.spoken(section.language)),
            "groups": groups,
        },
    )
    return document(book, section, content, headed_by=heading, running_head=section.title)


def _entries(
    section: Section, book: Book, documents: Sequence[Document], pagination: Pagination | None
) -> Iterator[tuple[str, Value]]:
    """Yield the heading of each entry and the entry."""
    printed = _Printed(pagination) if pagination else None
    order = {one.id: number for number, one in enumerate(documents)}
    near = book.medium is Medium.PRINT
    paths = {one.id: "" if near else one.path for one in documents}
    mentions = _mentions(documents)
    see, after = book.phrases.see.split("{name}")
    for one in book.names:
        elsewhere = mentions.get(one.number, ())
        mentioned = [place for place in elsewhere if place[1] not in one.talks]
        if printed:
            runs = list(_runs(printed.places(one.talks, mentioned)))
        else:
            runs = [[place] for place in _numbered(one.talks, mentioned, order)]
        if not runs:
            continue
        anchor = f"{section.id}_{one.number}"
        locators = _locators(runs, paths)
        yield one.heading, {"term": one.heading, "id": anchor, "locators": locators, "see": ""}
        for other in one.see_from:
            yield (
                other,
                {
                    "term": other,
                    "see": see,
                    "to": f"#{anchor}",
                    "preferred": one.heading,
                    "after": after,
                },
            )


def _mentions(documents: Iterable[Document]) -> dict[int, list[tuple[str, str]]]:
    """Return anchor and document of the places of each entry, in the order of the book."""
    found: dict[int, list[tuple[str, str]]] = {}
    for one in documents:
        for anchor, number in _PLACE.findall(one.body):
            found.setdefault(int(number), []).append((anchor, one.id))
    return found


class _Printed:
    """What a pagination says, by anchor and by document."""

    def __init__(self, pagination: Pagination) -> None:
        self._folios = {entry.anchor: entry for entry in pagination.folios}
        self._labels: dict[str, list[str]] = {}
        for side in pagination.printed:
            self._labels.setdefault(side.document, []).append(side.folio)

    def places(
        self, talks: Iterable[str], mentioned: Iterable[tuple[str, str]]
    ) -> Iterator[_Place]:
        """Yield the places of an entry as they were printed, a page once."""
        places = [self._talk(talk) for talk in talks]
        for anchor, name in mentioned:
            found = self._folios[anchor]
            places.append(_Place(anchor, name, found.folio, found.page))
        places.sort(key=lambda place: place.page)
        for _, same in groupby(places, key=lambda place: place.page):
            yield next(same)

    def _talk(self, talk: str) -> _Place:
        labels = self._labels[talk]
        last = labels[-1] if len(labels) > 1 else ""
        return _Place(talk, talk, labels[0], self._folios[talk].page, last, main=True)


def _numbered(
    talks: Iterable[str], mentioned: Iterable[tuple[str, str]], order: Mapping[str, int]
) -> Iterator[_Place]:
    """Yield the places of an entry with numbers, in the order of the book."""
    pairs = [(talk, talk) for talk in talks] + list(mentioned)
    pairs.sort(key=lambda pair: order[pair[1]])
    for number, (anchor, name) in enumerate(pairs, 1):
        yield _Place(anchor, name, str(number), main=anchor == name)


def _runs(places: Iterable[_Place]) -> Iterator[list[_Place]]:
    """Yield mentions on pages that follow one another together; a talk stands alone."""
    run: list[_Place] = []
    for place in places:
        if run and not _joins(run[-1], place):
            yield run
            run = []
        run.append(place)
    if run:
        yield run


def _joins(before: _Place, place: _Place) -> bool:
    alike = place.label.isdigit() == before.label.isdigit()
    return alike and place.page == before.page + 1 and not place.main and not before.main


def _locators(runs: Iterable[Sequence[_Place]], paths: Mapping[str, str]) -> Markup:
    """Return the locators of an entry, each after a comma."""
    written = Markup()
    for run in runs:
        first, last = run[0], run[-1]
        label = f"{first.label}–{first.last}" if first.last else first.label
        written += text(", ")
        if len(run) == 1:
            written += _locator(first, label, paths)
            continue
        ends = (_locator(first, label, paths), "–", _locator(last, last.label, paths))
        written += element("span", {"class": "range"}, *ends)
    return written


def _locator(place: _Place, label: str, paths: Mapping[str, str]) -> Markup:
    values = {
        "class": "talk" if place.main else None,
        "epub:type": "index-locator",
        "href": f"{paths[place.document]}#{place.anchor}",
    }
    return element("a", values, label)
