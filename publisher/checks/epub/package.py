"""The package document: in goes its tree, out comes what it says, and what is wrong with it.

EPUB 3.3, 5.

Floor 4: imports lower floors and its own modules only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from publisher.checks.epub.addresses import address
from publisher.checks.epub.xml import Node, Tree
from publisher.checks.report import Report
from publisher.source import Location

__all__ = ["Item", "Package", "Statement", "check_metadata", "read_package"]

_MODIFIED = re.compile(
    r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3])(:[0-5][0-9]){2}Z"
)
_SEQUENCE = re.compile(r"[1-9][0-9]*")
_TITLE_TYPES = frozenset({"main", "subtitle", "short", "collection", "edition", "expanded"})
"""EPUB 3.3, D.3, “title-type”."""


@dataclass(frozen=True, slots=True)
class Item:
    """A file of the manifest; ``path`` is that in the container, empty if it is remote."""

    id: str
    path: str
    media_type: str
    properties: frozenset[str]
    fallback: str
    where: Location


@dataclass(frozen=True, slots=True)
class Statement:
    """Something said of the book, or of another statement (``refines``)."""

    name: str
    value: str
    where: Location
    id: str = ""
    refines: str = ""


@dataclass(frozen=True, slots=True)
class Package:
    """What a package document says.

    ``statements`` are elements of Dublin Core by their names and metas by their
    properties; ``spine`` holds the places of documents with whether they are linear.
    """

    tree: Tree
    identifier: str
    statements: tuple[Statement, ...]
    items: tuple[Item, ...]
    spine: tuple[tuple[str, bool, Location], ...]
    ncx: str
    progression: str

    @property
    def where(self) -> Location:
        """The place of the root element."""
        return self.tree.at(self.tree.root)

    def said(self, name: str) -> list[Statement]:
        """Return what is said of the book itself under a name."""
        return [s for s in self.statements if s.name == name and not s.refines]

    def values(self, name: str) -> list[str]:
        """Return the values said of the book itself under a name."""
        return [s.value for s in self.said(name)]


def read_package(tree: Tree, report: Report) -> Package | None:
    """Return what a package document says; None, and a finding, if it is none."""
    root = tree.root
    if root.name != "opf:package" or root.get("version") != "3.0":
        report.add("package-wrong", "this is no package of version 3.0", tree.at(root))
        return None
    parts = {name: tree.each(f"opf:{name}") for name in ("metadata", "manifest", "spine")}
    for name, nodes in parts.items():
        if len(nodes) != 1 or nodes[0].parent is not root:
            report.add("package-wrong", f"there must be one {name}", tree.at(root))
            return None
    spine = parts["spine"][0]
    items = tuple(_item(tree, node) for node in tree.each("opf:item"))
    return Package(
        tree=tree,
        identifier=_identifier(tree),
        statements=tuple(_statements(tree, parts["metadata"][0])),
        items=items,
        spine=tuple(
            (node.get("idref"), node.get("linear") != "no", tree.at(node))
            for node in spine.children
            if node.name == "opf:itemref"
        ),
        ncx=spine.get("toc"),
        progression=spine.get("page-progression-direction"),
    )


def _item(tree: Tree, node: Node) -> Item:
    target = address(tree.path, node.get("href"))
    return Item(
        id=node.get("id"),
        path=target.path,
        media_type=node.get("media-type").partition(";")[0].strip().lower(),
        properties=frozenset(node.tokens("properties")),
        fallback=node.get("fallback"),
        where=tree.at(node),
    )


def _identifier(tree: Tree) -> str:
    wanted = tree.root.get("unique-identifier")
    found = (n.text for n in tree.each("dc:identifier") if wanted and n.get("id") == wanted)
    return next(found, "")


def _statements(tree: Tree, metadata: Node) -> list[Statement]:
    said = []
    for node in metadata.children:
        old = node.name == "opf:meta" and not node.get("property")
        if old or not node.name.startswith(("dc:", "opf:meta")):
            continue  # EPUB 2's, or a link
        name = node.get("property") if node.name == "opf:meta" else node.name
        refines = node.get("refines").removeprefix("#")
        said.append(Statement(name, node.text, tree.at(node), node.get("id"), refines))
    return said


def check_metadata(package: Package, report: Report) -> None:
    """Check what is said of the book, form by form."""
    for name in ("dc:identifier", "dc:title", "dc:language"):
        if not package.said(name):
            report.add("metadata-missing", f"there is no {name}", package.where)
    for statement in package.statements:
        if not statement.value:
            report.add("metadata-missing", f"{statement.name} says nothing", statement.where)
    if not package.identifier:
        message = "unique-identifier names no dc:identifier with something in it"
        report.add("identifier-unresolved", message, package.where)
    _check_modified(package, report)
    _check_refinements(package, report)


def _check_modified(package: Package, report: Report) -> None:
    said = package.said("dcterms:modified")
    if len(said) != 1:
        message = f"dcterms:modified is said {len(said)} times, not once"
        report.add("modified-wrong", message, package.where)
    for statement in said:
        if not _MODIFIED.fullmatch(statement.value):
            message = f"“{statement.value}” is no moment as dcterms:modified needs one"
            report.add("modified-wrong", message, statement.where)


def _check_refinements(package: Package, report: Report) -> None:
    ids = {node.get("id") for node in package.tree.nodes} - {""}
    hrefs = {node.get("href") for node in package.tree.each("opf:item")}
    for said in package.statements:
        if said.refines and said.refines not in ids | hrefs:
            message = f"{said.name} refines “{said.refines}”, which is not there"
            report.add("refines-dead", message, said.where)
    _check_values(package.statements, report)


def _check_values(statements: Sequence[Statement], report: Report) -> None:
    for said in statements:
        unknown = said.name == "title-type" and said.value not in _TITLE_TYPES
        uncounted = said.name == "display-seq" and not _SEQUENCE.fullmatch(said.value)
        if unknown or uncounted:
            report.add("refinement-wrong", f"“{said.value}” is no {said.name}", said.where)
