"""Languages: tags well formed, said on every root, the same in both attributes.

BCP 47; EPUB 3.3, “The dc:language element”; WCAG 2.2, 3.1.1.

Floor 4: imports lower floors and its own modules only.
"""

from __future__ import annotations

from collections.abc import Iterable

from publisher.checks.epub.facts import Facts
from publisher.checks.epub.package import Package
from publisher.checks.epub.xml import Tree
from publisher.checks.report import Report
from publisher.values import language_fault
from publisher.xhtml.languages import direction, primary

__all__ = ["check_document_languages", "check_languages", "check_package_languages"]


def check_document_languages(tree: Tree, report: Report) -> None:
    """Check the languages that a document says, each where it stands."""
    _check_tags(tree, report)
    for node in tree.nodes:
        html, xml = node.attributes.get("lang"), node.attributes.get("xml:lang")
        if html is not None and xml is not None and html.lower() != xml.lower():
            message = f"lang says “{html}”, xml:lang “{xml}”"
            report.add("language-differs", message, tree.at(node))
    root = tree.root
    if root.name != "html":
        return
    if not (root.get("lang") and root.get("xml:lang")):
        report.add("language-missing", "html lacks lang or xml:lang", tree.at(root))
    elif direction(root.get("lang")) == "rtl" and root.get("dir") != "rtl":
        message = f"“{root.get('lang')}” runs from right to left, and html says no dir"
        report.add("direction-wrong", message, tree.at(root))


def _check_tags(tree: Tree, report: Report) -> None:
    for node in tree.nodes:
        for name in ("lang", "xml:lang", "hreflang"):
            tag = node.attributes.get(name)
            if tag and language_fault(tag):
                report.add("language-malformed", f"“{tag}” is no language tag", tree.at(node))


def check_package_languages(package: Package, report: Report) -> None:
    """Check the languages that a package document says."""
    tree = package.tree
    _check_tags(tree, report)
    if not tree.root.get("xml:lang"):
        report.add("language-missing", "package lacks xml:lang", package.where)
    for said in package.said("dc:language"):
        if said.value and language_fault(said.value):
            report.add("language-malformed", f"“{said.value}” is no language tag", said.where)
    main = next(iter(package.values("dc:language")), "")
    turned = direction(main) if main else "ltr"
    if turned == "rtl" and package.progression != "rtl":
        message = f"“{main}” runs from right to left, and the spine does not"
        report.add("direction-wrong", message, package.where)


def check_languages(package: Package, documents: Iterable[Facts], report: Report) -> None:
    """Check that the package document says every language that a document is in."""
    said = {primary(value) for value in package.values("dc:language")}
    for document in documents:
        tag = document.language
        if tag and primary(tag) not in said:
            said.add(primary(tag))
            message = f"“{tag}” is not among the languages of the book"
            report.add("language-undeclared", message, document.where)
