"""A finished EPUB, checked from its bytes alone: the steps in order.

The book may be anybody's, and made to do harm: nothing is expanded, fetched or
written, and sizes, depths and numbers are bounded.

Floor 4: imports lower floors and its own modules only.
"""

from __future__ import annotations

from publisher.checks.epub.accessibility import check_accessibility
from publisher.checks.epub.archive import Archive, open_archive
from publisher.checks.epub.book import Book
from publisher.checks.epub.container import check_container, encrypted
from publisher.checks.epub.documents import check_document
from publisher.checks.epub.facts import facts_of
from publisher.checks.epub.languages import (
    check_document_languages,
    check_languages,
    check_package_languages,
)
from publisher.checks.epub.links import check_links
from publisher.checks.epub.manifest import check_manifest, check_properties, check_spine
from publisher.checks.epub.media import CSS, NCX, SVG, XHTML, begins_as
from publisher.checks.epub.navigation import Navigation, check_navigation, read_navigation
from publisher.checks.epub.ncx import check_ncx
from publisher.checks.epub.notes import check_notes
from publisher.checks.epub.package import Item, check_metadata, read_package
from publisher.checks.epub.pages import check_pages
from publisher.checks.epub.roles import check_roles
from publisher.checks.epub.shops import check_resource, check_shops, check_size
from publisher.checks.epub.styles import LEAST_HEIGHT, Sheet, read_sheet
from publisher.checks.epub.turns import check_turns
from publisher.checks.epub.xml import Tree, read_xml
from publisher.checks.report import Report
from publisher.model.finding import Finding
from publisher.source import Location

__all__ = ["check_epub"]

_ROOTS = {XHTML: "html", SVG: "svg:svg", NCX: "ncx:ncx"}
"""Roots of the files of XML that a manifest may list."""


def check_epub(data: bytes, name: str) -> tuple[Finding, ...]:
    """Return what is wrong with the EPUB in ``data``, called ``name`` in findings.

    Same bytes, same findings.  Places are those within the container.  Whatever
    hides everything else (no package document, say) is told alone.
    """
    report = Report()
    check_size(len(data), report, Location(name))
    archive = open_archive(data, name, report)
    path = check_container(data, archive, report) if archive else None
    if archive and path:
        _check_publication(archive, path, report)
    return report.findings()


def _check_publication(archive: Archive, path: str, report: Report) -> None:
    tree = _tree(path, archive, report)
    package = read_package(tree, report) if tree else None
    if package is None:
        return
    check_metadata(package, report)
    check_package_languages(package, report)
    items = check_manifest(package, archive.names, report)
    book = Book(package, archive.names, items)
    navigation, ncx = _read_files(book, archive, report)
    check_spine(book, report)
    check_properties(book, report)
    check_languages(package, book.read(), report)
    check_links(book, report)
    check_notes(book, report)
    _check_sheets(book, report)
    if navigation is not None:
        check_navigation(navigation, book, report)
        check_pages(navigation, book, report)
        if ncx is not None and navigation.toc:
            check_ncx(ncx, package, navigation, report)
    check_accessibility(book, report)
    check_shops(book, report)


def _read_files(
    book: Book, archive: Archive, report: Report
) -> tuple[Navigation | None, Tree | None]:
    """Read every file of the manifest into the book; return its navigation and NCX."""
    hidden = encrypted(archive, report)
    navigation: Navigation | None = None
    ncx: Tree | None = None
    for item in book.package.items:
        if item.path not in archive.names or book.items[item.path] is not item:
            continue
        if item.path in hidden:
            book.unread.add(item.path)
        elif item.media_type in _ROOTS:
            tree = _document(item, book, archive, report)
            if tree is not None and item.media_type == NCX:
                ncx = tree
            if tree is not None and "nav" in item.properties:
                if navigation is not None:
                    report.add("nav-twice", "a second navigation document", item.where)
                    continue
                navigation = read_navigation(tree, report)
        else:
            _resource(item, book, archive, report)
    if navigation is None and not book.unread:
        report.add("nav-missing", "the manifest marks no document as nav", book.package.where)
    return navigation, ncx


def _document(item: Item, book: Book, archive: Archive, report: Report) -> Tree | None:
    """Read a file of XML; check it by itself and keep its facts."""
    tree = _tree(item.path, archive, report)
    if tree is None:
        book.unread.add(item.path)
        return None
    if tree.root.name != _ROOTS[item.media_type]:
        message = f"listed as {item.media_type}, and its root is {tree.root.name}"
        report.add("media-type-wrong", message, item.where)
        book.unread.add(item.path)
        return None
    if item.media_type == NCX:
        return tree
    book.documents[item.path] = facts_of(tree, navigates="nav" in item.properties)
    if item.media_type == XHTML:
        check_document(tree, report)
        check_document_languages(tree, report)
        check_roles(tree, report)
        check_turns(tree, report)
    return tree


def _resource(item: Item, book: Book, archive: Archive, report: Report) -> None:
    if item.media_type == CSS:
        sheet = _sheet(item.path, archive, report)
        if sheet is not None:
            book.sheets[item.path] = sheet
        return
    head = archive.head(item.path)
    if head is not None and not begins_as(item.media_type, head):
        message = f"listed as {item.media_type}, and begins otherwise"
        report.add("media-type-wrong", message, item.where)
    elif head is not None:
        cover = item is book.cover
        check_resource(item, head, archive.size(item.path), report, cover=cover)


def _sheet(path: str, archive: Archive, report: Report) -> Sheet | None:
    data = archive.read(path)
    if data is None:
        return None
    try:
        return read_sheet(path, data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        report.add("encoding-wrong", "not UTF-8", Location(path, line))
        return None


def _check_sheets(book: Book, report: Report) -> None:
    """Check that no style takes size and colour of the page out of the reader's hands."""
    inline = [sheet for document in book.read() for sheet in document.sheets]
    for sheet in (*(book.sheets[path] for path in sorted(book.sheets)), *inline):
        for said, where in sheet.sizes:
            report.add("style-font-size", f"the page is set in “{said}”", where)
        for said, where in sheet.colours:
            report.add("style-colour", f"the page has “{said}”", where)
        for said, where in sheet.heights:
            message = f"the page has “{said}”, and lines of less than {LEAST_HEIGHT} overlap"
            report.add("style-line-height", message, where)


def _tree(path: str, archive: Archive, report: Report) -> Tree | None:
    data = archive.read(path)
    return None if data is None else read_xml(path, data, report)
