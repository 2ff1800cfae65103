"""Whose book a finished EPUB is: the ISBN that it says, held against that of the edition.

Floor 4: imports lower floors and its own modules only.
"""

from __future__ import annotations

from publisher.checks.epub.archive import open_archive
from publisher.checks.epub.container import check_container
from publisher.checks.epub.package import read_package
from publisher.checks.epub.xml import read_xml
from publisher.checks.report import Report
from publisher.model.edition import Edition
from publisher.model.finding import Finding
from publisher.vocabulary.findings import finding

__all__ = ["check_identity"]


def check_identity(edition: Edition, data: bytes, name: str) -> tuple[Finding, ...]:
    """Return a finding if the EPUB in ``data`` lacks the ISBN that the edition gives it.

    A book that cannot be read has none: that is told by the check of the file itself.
    """
    product = edition.product("epub")
    unread = Report()
    archive = open_archive(data, name, unread) if product and product.isbn else None
    path = check_container(data, archive, unread) if archive else None
    found = archive.read(path) if archive and path else None
    tree = read_xml(path, found, unread) if path and found is not None else None
    package = read_package(tree, unread) if tree else None
    if package is None or product is None:
        return ()
    said = {_digits(value) for value in package.values("dc:identifier")}
    if _digits(product.isbn) in said:
        return ()
    message = f"the file does not say the ISBN {product.isbn}"
    return (finding("shop-isbn-missing", message, package.where),)


def _digits(identifier: str) -> str:
    return "".join(c for c in identifier.upper().rpartition(":")[2] if c.isdigit() or c == "X")
