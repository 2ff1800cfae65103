"""The navigation document: contents and landmarks, in order, complete, leading somewhere.

EPUB 3.3, 7; EPUB Accessibility 1.1 and WCAG 2.2, 2.4.5.

Floor 4: imports lower floors and its own modules only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from publisher.checks.epub.addresses import Address, address
from publisher.checks.epub.book import Book
from publisher.checks.epub.facts import NAVIGATIONS
from publisher.checks.epub.xml import Node, Tree
from publisher.checks.report import Report
from publisher.source import Location

__all__ = ["Entry", "Navigation", "check_navigation", "read_navigation"]

_ONCE = frozenset({"bodymatter", "copyright-page", "cover", "titlepage", "toc"})
"""Landmarks of which a book has one; of appendices, say, it may have several."""
_UNLISTED = frozenset({"cover", "halftitlepage", "seriespage"})
"""Pages that contents do not list (The Chicago Manual of Style, 18th ed., 1.42)."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a navigation: what it says and where it leads; ``kind`` is a landmark's."""

    label: str
    target: Address
    kind: str
    where: Location


@dataclass(frozen=True, slots=True)
class Navigation:
    """The entries of the navigation document, those of a kind in the order of the file."""

    path: str
    toc: tuple[Entry, ...]
    landmarks: tuple[Entry, ...]
    pages: tuple[Entry, ...] | None
    """None if there is no page list at all."""


def read_navigation(tree: Tree, report: Report) -> Navigation:
    """Return what a navigation document lists; report what is wrong with its form."""
    found: dict[str, tuple[Entry, ...]] = {}
    for nav in tree.each("nav"):
        for kind in nav.tokens("epub:type"):
            if kind in found:
                report.add("nav-twice", f"there is a second {kind}", tree.at(nav))
            elif kind in NAVIGATIONS:
                found[kind] = _entries(nav, tree, report)
    if "toc" not in found:
        report.add("nav-missing", "the navigation document has no toc", tree.at(tree.root))
    toc, landmarks = found.get("toc", ()), found.get("landmarks", ())
    return Navigation(tree.path, toc, landmarks, found.get("page-list"))


def _entries(nav: Node, tree: Tree, report: Report) -> tuple[Entry, ...]:
    lists = [child for child in nav.children if child.name == "ol"]
    if len(lists) != 1:
        report.add("nav-structure-wrong", "a nav holds one ol", tree.at(nav))
    entries: list[Entry] = []
    waiting = list(reversed(lists[:1]))
    while waiting:
        node = waiting.pop()
        if node.name == "ol":
            items = node.children
            if not items or any(item.name != "li" for item in items):
                report.add("nav-structure-wrong", "an ol holds li, and nothing else", tree.at(node))
            waiting.extend(reversed([item for item in items if item.name == "li"]))
        else:
            _check_item(node, tree, report)
            _enter(node, tree, entries, report)
            waiting.extend(reversed([child for child in node.children if child.name == "ol"]))
    return tuple(entries)


def _check_item(item: Node, tree: Tree, report: Report) -> None:
    """Check an item: a link, perhaps a list; or a heading and a list."""
    names = [child.name for child in item.children]
    if names not in (["a"], ["a", "ol"], ["span", "ol"]):
        message = "an li holds a link and perhaps an ol, or a span and an ol"
        report.add("nav-structure-wrong", message, tree.at(item))


def _enter(item: Node, tree: Tree, entries: list[Entry], report: Report) -> None:
    for node in item.children[:1]:
        label = node.text or node.get("aria-label") or node.get("title")
        if not label:
            report.add("nav-label-empty", "the entry has no words", tree.at(node))
        if node.name == "a":
            target = address(tree.path, node.get("href"))
            kind = " ".join(node.tokens("epub:type"))
            entries.append(Entry(label, target, kind, tree.at(node)))


def check_navigation(navigation: Navigation, book: Book, report: Report) -> None:
    """Check where the entries lead, in which order, and whether all of the book is reached."""
    spine = {path: number for number, path in enumerate(book.spine)}
    _check_order(navigation.toc, book, spine, "nav-order", report)
    for entry in (*navigation.toc, *navigation.landmarks):
        target = entry.target
        if target.scheme or not book.has(target):
            message = f"the book has no place {target.scheme or target}"
            report.add("nav-link-dead", message, entry.where)
        elif target.path not in spine:
            message = f"{target.path} is not in the spine"
            report.add("nav-link-dead", message, entry.where)
    _check_landmarks(navigation.landmarks, report)
    if navigation.toc:
        _check_reach(navigation, book, report)


def _check_order(
    entries: Sequence[Entry], book: Book, spine: dict[str, int], code: str, report: Report
) -> None:
    before = (-1, -1)
    for entry in entries:
        position = book.position(entry.target, spine)
        if position is None:
            continue
        if position < before:
            message = f"“{entry.label}” stands before the entry above it in the book"
            report.add(code, message, entry.where)
        before = position


def _check_landmarks(landmarks: Sequence[Entry], report: Report) -> None:
    seen: set[tuple[str, Address | None]] = set()
    for entry in landmarks:
        key = entry.kind, None if entry.kind in _ONCE else entry.target
        if not entry.kind:
            report.add("landmark-wrong", f"“{entry.label}” has no epub:type", entry.where)
        elif key in seen:
            report.add("landmark-wrong", f"there is a second “{entry.kind}”", entry.where)
        seen.add(key)


def _check_reach(navigation: Navigation, book: Book, report: Report) -> None:
    reached = {entry.target.path for entry in (*navigation.toc, *navigation.landmarks)}
    by_id = {item.id: item.path for item in book.package.items}
    for name, linear, where in book.package.spine:
        path = by_id.get(name, "")
        document = book.documents.get(path)
        if not linear or document is None or path == navigation.path:
            continue
        if path not in reached and _UNLISTED.isdisjoint(document.kinds):
            report.add("nav-unreached", f"no entry leads to {path}", where)
