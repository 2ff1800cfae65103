"""The page list: every break of the printed book, by its folio, and no claim of one without.

EPUB 3.3, “The page-list nav element”; EPUB Accessibility 1.1, “Page navigation”.

Floor 4: imports lower floors and its own modules only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from publisher.checks.epub.addresses import Address
from publisher.checks.epub.book import Book
from publisher.checks.epub.facts import Break
from publisher.checks.epub.navigation import Entry, Navigation
from publisher.checks.report import Report

__all__ = ["check_pages"]

_ROMAN = re.compile(r"(?=.)m{0,4}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})", re.IGNORECASE)
_NUMERALS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_OWN_PAGES = "none"
"""What pageBreakSource says of pages that are in no other book."""


def check_pages(navigation: Navigation, book: Book, report: Report) -> None:
    """Check page breaks, page list, and what is said of them in the package document."""
    breaks = {
        Address(document.path, found.id): found
        for document in book.read()
        for found in document.breaks
    }
    entries = navigation.pages
    if entries is None and breaks:
        first = next(iter(breaks.values()))
        report.add("page-list-missing", "pages are marked, and there is no list", first.where)
    if entries is not None:
        _check_entries(entries, breaks, book, report)
        _check_order(entries, breaks, report)
        _check_labels(entries, report)
    _check_source(book, listed=bool(entries), report=report)
    _check_features(book, marked=bool(breaks), listed=bool(entries), report=report)


def _check_entries(
    entries: Iterable[Entry], breaks: dict[Address, Break], book: Book, report: Report
) -> None:
    listed: set[Address] = set()
    for entry in entries:
        found = breaks.get(entry.target)
        if found is None:
            if entry.target.path not in book.unread:
                message = f"{entry.target} is no page break"
                report.add("page-list-link-dead", message, entry.where)
        elif entry.target in listed:
            message = f"a second entry for the page “{entry.label}”"
            report.add("page-label-order", message, entry.where)
        elif not _called(found.label, entry.label):
            message = f"“{entry.label}” is called “{found.label}” at its break"
            report.add("page-label-differs", message, entry.where)
        listed.add(entry.target)
    for target, found in breaks.items():
        if target not in listed:
            message = f"the page “{found.label}” is not in the list"
            report.add("page-list-incomplete", message, found.where)


def _called(at_the_break: str, in_the_list: str) -> bool:
    """Tell whether both name the same page; at its break it may be “page 12”."""
    return at_the_break == in_the_list or in_the_list in at_the_break.strip(" .:").split()


def _check_order(entries: Iterable[Entry], breaks: dict[Address, Break], report: Report) -> None:
    places = {target: number for number, target in enumerate(breaks)}
    before = -1
    for entry in entries:
        place = places.get(entry.target, before)
        if place < before:
            message = f"the page “{entry.label}” begins before the one above it"
            report.add("page-list-order", message, entry.where)
        before = place


def _check_labels(entries: Iterable[Entry], report: Report) -> None:
    """Check that folios rise, roman ones first; of other labels nothing is asked."""
    before = (0, 0)
    seen: set[str] = set()
    for entry in entries:
        number = _number(entry.label)
        if entry.label in seen:
            report.add("page-label-order", f"a second page “{entry.label}”", entry.where)
        elif number is not None and number <= before:
            message = f"“{entry.label}” comes after a higher number"
            report.add("page-label-order", message, entry.where)
        seen.add(entry.label)
        before = max(before, number or before)


def _number(label: str) -> tuple[int, int] | None:
    """Return a folio as a pair that sorts: roman before arabic."""
    if label.isascii() and label.isdigit():
        return 1, int(label[:9])
    if _ROMAN.fullmatch(label):
        values = [_NUMERALS[letter] for letter in label.lower()]
        pairs = zip(values, [*values[1:], 0], strict=True)
        return 0, sum(-value if value < after else value for value, after in pairs)
    return None


def _check_source(book: Book, *, listed: bool, report: Report) -> None:
    package = book.package
    sources = package.said("pageBreakSource")
    older = [s for s in package.statements if s.name == "source-of" and s.value == "pagination"]
    if not listed:
        for said in (*sources, *older):
            message = "the source of pages is told, and there is no list of them"
            report.add("page-source-groundless", message, said.where)
    elif not sources:
        report.add("page-source-missing", "pageBreakSource is not said", package.where)
    elif not older and sources[0].value != _OWN_PAGES:
        message = "no dc:source is refined by source-of pagination, as older readers ask"
        report.add("page-source-missing", message, sources[0].where)


def _check_features(book: Book, *, marked: bool, listed: bool, report: Report) -> None:
    package = book.package
    features = set(package.values("schema:accessibilityFeature"))
    if "printPageNumbers" in features:  # the name before 2022 for both
        features |= {"pageBreakMarkers", "pageNavigation"} if marked or listed else set()
    for name, there in (("pageBreakMarkers", marked), ("pageNavigation", listed)):
        if (name in features) != there:
            said = "claimed" if name in features else "not claimed"
            have = "has" if there else "has not"
            message = f"{name} is {said}, and the book {have} it"
            report.add("page-feature-wrong", message, package.where)
