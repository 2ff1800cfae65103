"""What is asked of a file for the screen: PDF/UA-1 (ISO 14289-1), as far as a program can tell.

``docs/findings.md`` names the checkpoint of the Matterhorn Protocol 1.1 for each kind.

Floor 4: imports lower floors and its own modules only.
"""

from __future__ import annotations

from publisher.checks.pdf.document import Document
from publisher.checks.pdf.elements import LANGUAGE, check_elements
from publisher.checks.pdf.marked import check_marked
from publisher.checks.pdf.objects import dictionary, number_tree, text
from publisher.checks.pdf.structure import read_elements
from publisher.checks.report import Report
from publisher.source import Location

__all__ = ["check_accessible"]


def check_accessible(document: Document, report: Report, where: Location) -> None:
    """Check document, tags, content and annotations."""
    root = document.catalogue
    _check_catalogue(document, report, where)
    if "/StructTreeRoot" not in root:
        report.add("pdf-untagged", "the file has no structure tree", where)
        return
    tree = dictionary(root["/StructTreeRoot"])
    elements = read_elements(tree)
    numbers = {page.key: page.number for page in document.pages}
    check_elements(elements, tree, numbers, report, where)
    parents = dict(number_tree(tree.get("/ParentTree")))
    check_marked(document.pages, elements, parents, report, where)


def _check_catalogue(document: Document, report: Report, where: Location) -> None:
    root = document.catalogue
    if dictionary(root.get("/MarkInfo")).get("/Marked") is not True:
        report.add("pdf-untagged", "the file does not say that it is tagged", where)
    if dictionary(root.get("/MarkInfo")).get("/Suspects") is True:
        report.add("pdf-suspect", "the file says that its tags may be wrong", where)
    if not document.title:
        report.add("pdf-title-missing", "the metadata have no title", where)
    if dictionary(root.get("/ViewerPreferences")).get("/DisplayDocTitle") is not True:
        report.add("pdf-title-missing", "viewers are not told to show the title", where)
    if not LANGUAGE.fullmatch(text(root.get("/Lang"))):
        report.add("pdf-language-wrong", "the document has no language", where)
