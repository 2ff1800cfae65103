"""What is asked of a file for the screen: PDF/UA-1 (ISO 14289-1), as far as a program can tell.

``docs/findings.md`` names the checkpoint of the Matterhorn Protocol 1.1 for each kind.

Floor 4: imports lower floors and its own modules only.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from publisher.checks.pdf.document import Document, Page
from publisher.checks.pdf.objects import array, dictionary, integer, key_of, name, number_tree, text
from publisher.checks.pdf.structure import Element, read_elements
from publisher.checks.report import Report
from publisher.source import Location

__all__ = ["check_accessible"]

_LANGUAGE = re.compile(r"(?:[A-Za-z]{2,8}|[xi])(?:-[A-Za-z0-9]{1,8})*")
_KIDS = {
    "L": ("L", "LI", "Caption"),
    "LI": ("Lbl", "LBody"),
    "Table": ("TR", "THead", "TBody", "TFoot", "Caption"),
    "THead": ("TR",),
    "TBody": ("TR",),
    "TFoot": ("TR",),
    "TR": ("TH", "TD"),
}
"""What lists and tables may hold (ISO 32000-1, tables 336 and 337)."""
_AROUND = {"LI": ("L",), "LBody": ("LI",), "TR": ("Table", "THead", "TBody", "TFoot")}


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
    for element in elements:
        _check_element(element, numbers, report, where)
    _check_headings(elements, numbers, report, where)
    _check_notes(elements, numbers, report, where)
    parents = dict(number_tree(tree.get("/ParentTree")))
    _check_content(document.pages, elements, parents, report, where)
    _check_links(document.pages, elements, parents, report, where)
    _check_fonts(document.pages, report, where)


def _check_catalogue(document: Document, report: Report, where: Location) -> None:
    root = document.catalogue
    if dictionary(root.get("/MarkInfo")).get("/Marked") is not True:
        report.add("pdf-untagged", "the file does not say that it is tagged", where)
    if not document.title:
        report.add("pdf-title-missing", "the metadata have no title", where)
    if dictionary(root.get("/ViewerPreferences")).get("/DisplayDocTitle") is not True:
        report.add("pdf-title-missing", "viewers are not told to show the title", where)
    if not _LANGUAGE.fullmatch(text(root.get("/Lang"))):
        report.add("pdf-language-wrong", "the document has no language", where)


def _check_element(
    element: Element, numbers: dict[tuple[int, int], int], report: Report, where: Location
) -> None:
    place = _place(element, numbers)
    if not element.kind:
        report.add("pdf-tag-unknown", f"{place}{element.tag} is no standard type", where)
    language = element.object.get("/Lang")
    if language is not None and not _LANGUAGE.fullmatch(text(language)):
        report.add(
            "pdf-language-wrong", f"{place}{element.tag}: “{language}” is no language", where
        )
    if element.kind in ("Figure", "Formula"):
        _check_figure(element, place, report, where)
    around = element.parent.kind if element.parent else ""
    wanted = _AROUND.get(element.kind)
    allowed = _KIDS.get(element.kind)
    strange = [k.kind for k in element.kids if allowed and k.kind and k.kind not in allowed]
    family = "pdf-table-wrong" if element.kind.startswith("T") else "pdf-list-wrong"
    if strange:
        report.add(family, f"{place}{element.kind} holds {strange[0]}", where)
    elif allowed and element.content:
        report.add(family, f"{place}{element.kind} holds content itself", where)
    elif wanted and around not in wanted:
        report.add(family, f"{place}{element.kind} stands in {around or 'nothing'}", where)


def _check_figure(element: Element, place: str, report: Report, where: Location) -> None:
    if not text(element.object.get("/Alt")) and not text(element.object.get("/ActualText")):
        report.add("pdf-figure-without-alt", f"{place}a {element.kind} says nothing", where)
    given = element.object.get("/A")
    attributes = [dictionary(a) for a in array(given) or [given]]
    if not any(len(array(a.get("/BBox"))) == 4 for a in attributes):
        report.add("pdf-figure-without-box", f"{place}a {element.kind} has no box", where)


def _place(element: Element, numbers: dict[tuple[int, int], int]) -> str:
    """Return the page on which an element begins, as the head of a message."""
    waiting = [element]
    while waiting:
        one = waiting.pop()
        for key in (one.page, *(page for page, _ in one.content)):
            if key in numbers:
                return f"page {numbers[key]}: "
        waiting.extend(reversed(one.kids))
    return ""


def _check_headings(
    elements: Sequence[Element],
    numbers: dict[tuple[int, int], int],
    report: Report,
    where: Location,
) -> None:
    before = 0
    for element in elements:
        if re.fullmatch("H[1-6]", element.kind):
            level = int(element.kind[1])
            if level > before + 1:
                place = _place(element, numbers)
                after = f"H{before}" if before else "nothing"
                message = f"{place}{element.kind} follows {after}"
                report.add("pdf-heading-leap", message, where)
            before = level


def _check_notes(
    elements: Sequence[Element],
    numbers: dict[tuple[int, int], int],
    report: Report,
    where: Location,
) -> None:
    notes = [element for element in elements if element.kind == "Note"]
    counts = Counter(text(note.object.get("/ID")) for note in notes)
    for note in notes:
        own = text(note.object.get("/ID"))
        if not own or counts[own] > 1:
            lack = "the ID of another" if own else "no ID"
            message = f"{_place(note, numbers)}a note has {lack}"
            report.add("pdf-note-without-id", message, where)


def _check_content(
    pages: Sequence[Page],
    elements: Sequence[Element],
    parents: dict[int, Any],
    report: Report,
    where: Location,
) -> None:
    """Check that content names its tag, the tag its content, and that nothing lies outside."""
    owners: dict[tuple[tuple[int, int], int], tuple[int, int]] = {}
    for element in elements:
        for place in element.content:
            owners[place] = key_of(element.object)
    for page in pages:
        painted = page.painted
        if painted.loose:
            message = f"page {page.number}: {painted.loose} pieces in no tag"
            report.add("pdf-content-untagged", message, where)
        number = integer(page.object.get("/StructParents"))
        listed = array(None if number is None else parents.get(number))
        wrong = set(painted.twice)
        for mark in painted.marks:
            owner = owners.get((page.key, mark))
            named = key_of(listed[mark]) if 0 <= mark < len(listed) else None
            if owner is None or owner != named:
                wrong.add(mark)
        told = {mark for key, mark in owners if key == page.key} - painted.marks
        for mark in sorted(wrong | told):
            message = f"page {page.number}: marked content {mark} and its tag disagree"
            report.add("pdf-parent-tree-wrong", message, where)


def _check_links(
    pages: Sequence[Page],
    elements: Sequence[Element],
    parents: dict[int, Any],
    report: Report,
    where: Location,
) -> None:
    holders = {key: element for element in elements for key in element.objects}
    for page in pages:
        annotations = array(page.object.get("/Annots"))
        if annotations and name(page.object.get("/Tabs")) != "S":
            report.add("pdf-tab-order", f"page {page.number} has an order of its own", where)
        for annotation in map(dictionary, annotations):
            kind = name(annotation.get("/Subtype"))
            holder = holders.get(key_of(annotation))
            number = integer(annotation.get("/StructParent"))
            named = key_of(None if number is None else parents.get(number))
            if holder is None or named != key_of(holder.object):
                message = f"page {page.number}: a {kind} is in no tag"
                report.add("pdf-link-untagged", message, where)
            elif kind == "Link" and holder.kind != "Link":
                message = f"page {page.number}: a Link is in {holder.kind}"
                report.add("pdf-link-untagged", message, where)
            if not text(annotation.get("/Contents")):
                message = f"page {page.number}: a {kind} says nothing"
                report.add("pdf-link-undescribed", message, where)


def _check_fonts(pages: Sequence[Page], report: Report, where: Location) -> None:
    seen: set[tuple[int, int]] = set()
    for page in pages:
        for key, font in page.painted.fonts.items():
            composite = name(font.get("/Subtype")) in ("Type0", "Type3")
            if key not in seen and composite and "/ToUnicode" not in font:
                called = name(font.get("/BaseFont")) or "a font"
                message = f"page {page.number}: {called} has no ToUnicode"
                report.add("pdf-font-without-unicode", message, where)
            seen.add(key)
