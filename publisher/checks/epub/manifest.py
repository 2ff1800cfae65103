"""Manifest and spine: every file listed once, as what it is, and the documents in order.

EPUB 3.3, “The manifest element” and “The spine element”.

Floor 4: imports lower floors and its own modules only.
"""

from __future__ import annotations

from collections.abc import Iterable

from publisher.checks.epub.book import Book
from publisher.checks.epub.container import CONTAINER, is_safe
from publisher.checks.epub.media import DOCUMENTS, XHTML
from publisher.checks.epub.package import Item, Package
from publisher.checks.report import Report
from publisher.source import Location

__all__ = ["check_manifest", "check_properties", "check_spine"]

_HELD = ("mathml", "scripted", "svg")


def check_manifest(package: Package, names: Iterable[str], report: Report) -> dict[str, Item]:
    """Check the manifest against the files of the container; return its items by path."""
    present = frozenset(names)
    items: dict[str, Item] = {}
    for item in package.items:
        if not item.path:
            report.add(
                "resource-remote", "the manifest lists a file that lies elsewhere", item.where
            )
        elif item.path in items:
            message = f"{item.path} is listed twice"
            report.add("manifest-twice", message, item.where)
        elif item.path not in present:
            report.add("manifest-file-missing", f"there is no file {item.path}", item.where)
        items.setdefault(item.path, item)
    for name in sorted(present - items.keys()):
        if is_safe(name) and not _is_frame(name, package):
            report.add("manifest-lacks-file", "the manifest does not list it", Location(name))
    return items


def _is_frame(name: str, package: Package) -> bool:
    """Tell whether a file belongs to the container, which no manifest lists."""
    return name in ("mimetype", CONTAINER, package.tree.path) or name.startswith("META-INF/")


def check_spine(book: Book, report: Report) -> None:
    """Check that the spine holds documents, each once, and that none is left out."""
    package = book.package
    by_id = {item.id: item for item in package.items}
    seen: set[str] = set()
    for name, _, where in package.spine:
        item = by_id.get(name)
        if item is None:
            report.add("spine-wrong", f"the manifest has no “{name}”", where)
        elif name in seen:
            report.add("spine-wrong", f"“{name}” stands twice in the spine", where)
        elif item.media_type not in DOCUMENTS and not item.fallback:
            report.add("spine-wrong", f"“{name}” is no document", where)
        seen.add(name)
    if not any(linear for _, linear, _ in package.spine):
        report.add("spine-wrong", "nothing in the spine is to be read in order", package.where)
    if package.ncx and package.ncx not in by_id:
        report.add(
            "spine-wrong", f"its toc names “{package.ncx}”, which is not there", package.where
        )
    for item in package.items:
        lone = item.media_type == XHTML and item.id not in seen
        if lone and "nav" not in item.properties and item.path in book.documents:
            report.add("spine-lacks-document", f"{item.path} is not in the spine", item.where)


def check_properties(book: Book, report: Report) -> None:
    """Check that the properties of the manifest tell what the files hold (EPUB 3.3, D.6.2)."""
    covers = [item for item in book.package.items if "cover-image" in item.properties]
    for item in covers[1:]:
        report.add("manifest-property-wrong", "a second cover-image", item.where)
    for item in covers[:1]:
        if not item.media_type.startswith("image/"):
            report.add("manifest-property-wrong", "the cover-image is no picture", item.where)
    if not covers:
        report.add("cover-image-missing", "shops find no cover in this book", book.package.where)
    for path, document in book.documents.items():
        item = book.items[path]
        for name in _HELD:
            if (name in document.holds) != (name in item.properties):
                said = "says" if name in item.properties else "does not say"
                held = "is some" if name in document.holds else "is none"
                message = f"the manifest {said} {name}, and there {held} in {path}"
                report.add("manifest-property-wrong", message, item.where)
