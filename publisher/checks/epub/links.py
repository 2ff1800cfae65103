"""Links: within the book each leads to a place, outside only where a reader may safely go.

EPUB 3.3, “Resource locations”; RFC 3986.

Floor 4: imports lower floors and its own modules only.
"""

from __future__ import annotations

from publisher.checks.epub.addresses import Address
from publisher.checks.epub.book import Book
from publisher.checks.report import Report
from publisher.source import Location

__all__ = ["check_links"]

_OUTSIDE = frozenset({"http", "https", "mailto", "tel", "urn", "doi"})
_REMOTE = frozenset({"http", "https", "ftp"})


def check_links(book: Book, report: Report) -> None:
    """Check the links of all documents and the files that they and the style sheets use."""
    outside = book.documents.keys() - set(book.spine)
    for document in book.read():
        for link in document.links:
            _check_link(link.target, link.where, book, report)
            if link.target.path in outside:
                message = f"{link.target.path} is not in the spine"
                report.add("link-dead", message, link.where)
        for used in document.uses:
            _check_use(used.target, used.where, "resource-missing", book, report)
        for sheet in document.sheets:
            for target, where in sheet.urls:
                _check_use(target, where, "style-url-dead", book, report)
    for path in sorted(book.sheets):
        for target, where in book.sheets[path].urls:
            _check_use(target, where, "style-url-dead", book, report)


def _check_link(target: Address, where: Location, book: Book, report: Report) -> None:
    if target.scheme:
        if target.scheme not in _OUTSIDE:
            report.add("link-unsafe", f"leads to a {target.scheme} address", where)
    elif not book.has(target):
        report.add("link-dead", f"the book has no place {target}", where)


def _check_use(target: Address, where: Location, code: str, book: Book, report: Report) -> None:
    if target.scheme in _REMOTE:
        report.add("resource-remote", "uses a file that lies elsewhere", where)
    elif target.scheme and target.scheme != "data":
        report.add("link-unsafe", f"uses a {target.scheme} address", where)
    elif not target.scheme and not _listed(target, book):
        report.add(code, f"uses {target.path}, which is not in the book", where)


def _listed(target: Address, book: Book) -> bool:
    return target.path in book.items
