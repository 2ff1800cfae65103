"""What is asked of tags: that each is of a known type, holds what it may, and says what it must.

Floor 4: imports lower floors and its own modules only.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from publisher.checks.pdf.objects import array, dictionary, key_of, name, name_tree, text
from publisher.checks.pdf.structure import STANDARD, Element
from publisher.checks.report import Report
from publisher.source import Location

__all__ = ["LANGUAGE", "check_elements"]

LANGUAGE = re.compile(r"(?:[A-Za-z]{2,8}|[xi])(?:-[A-Za-z0-9]{1,8})*")
_KIDS = {
    "TOC": ("TOC", "TOCI", "Caption"),
    "TOCI": ("Lbl", "Reference", "NonStruct", "P", "TOC"),
    "L": ("L", "LI", "Caption"),
    "LI": ("Lbl", "LBody"),
    "Table": ("TR", "THead", "TBody", "TFoot", "Caption"),
    "THead": ("TR",),
    "TBody": ("TR",),
    "TFoot": ("TR",),
    "TR": ("TH", "TD"),
}
"""What contents, lists and tables may hold (ISO 32000-1, tables 333, 336 and 337)."""
_AROUND = {
    "TOCI": ("TOC",),
    "LI": ("L",),
    "LBody": ("LI",),
    "TR": ("Table", "THead", "TBody", "TFoot"),
}


def check_elements(
    elements: Sequence[Element],
    tree: Any,
    numbers: dict[tuple[int, int], int],
    report: Report,
    where: Location,
) -> None:
    """Check tags one by one, then headings, notes and IDs; ``numbers`` are those of pages."""
    for tag in sorted(dictionary(tree.get("/RoleMap")).keys()):
        if tag[1:] in STANDARD:
            report.add("pdf-role-changed", f"{tag[1:]} is said to be another type", where)
    for element in elements:
        _check_element(element, numbers, report, where)
    _check_headings(elements, numbers, report, where)
    _check_notes(elements, numbers, report, where)
    _check_names(elements, tree, report, where)


def _check_element(
    element: Element, numbers: dict[tuple[int, int], int], report: Report, where: Location
) -> None:
    place = _place(element, numbers)
    if not element.kind:
        report.add("pdf-tag-unknown", f"{place}{element.tag} is no standard type", where)
    language = element.object.get("/Lang")
    if language is not None and not LANGUAGE.fullmatch(text(language)):
        report.add(
            "pdf-language-wrong", f"{place}{element.tag}: “{language}” is no language", where
        )
    if element.kind in ("Figure", "Formula"):
        _check_figure(element, place, report, where)
    if element.kind == "L":
        _check_list(element, place, report, where)
    if element.kind == "Link" and not element.objects:
        report.add("pdf-link-empty", f"{place}a Link has no annotation", where)
    around = element.parent.kind if element.parent else ""
    wanted = _AROUND.get(element.kind)
    allowed = _KIDS.get(element.kind)
    strange = [k.kind for k in element.kids if allowed and k.kind and k.kind not in allowed]
    family = _family(element.kind)
    if strange:
        report.add(family, f"{place}{element.kind} holds {strange[0]}", where)
    elif allowed and element.content:
        report.add(family, f"{place}{element.kind} holds content itself", where)
    elif wanted and around not in wanted:
        report.add(family, f"{place}{element.kind} stands in {around or 'nothing'}", where)


def _family(kind: str) -> str:
    if kind.startswith("TOC"):
        return "pdf-contents-wrong"
    return "pdf-table-wrong" if kind.startswith("T") else "pdf-list-wrong"


def _attributes(element: Element) -> list[Any]:
    given = element.object.get("/A")
    return [dictionary(a) for a in array(given) or [given]]


def _check_list(element: Element, place: str, report: Report, where: Location) -> None:
    labelled = any(kid.kind == "Lbl" for item in element.kids for kid in item.kids)
    numbered = {name(a.get("/ListNumbering")) for a in _attributes(element)} - {"", "None"}
    if labelled and not numbered:
        report.add("pdf-list-unnumbered", f"{place}the items of a list have labels", where)


def _check_figure(element: Element, place: str, report: Report, where: Location) -> None:
    if not text(element.object.get("/Alt")) and not text(element.object.get("/ActualText")):
        report.add("pdf-figure-without-alt", f"{place}a {element.kind} says nothing", where)
    if not any(len(array(a.get("/BBox"))) == 4 for a in _attributes(element)):
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
    plain = next((element for element in elements if element.kind == "H"), None)
    if before and plain is not None:
        message = f"{_place(plain, numbers)}H stands beside numbered headings"
        report.add("pdf-heading-mixed", message, where)


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


def _check_names(elements: Sequence[Element], tree: Any, report: Report, where: Location) -> None:
    listed = {own: key_of(value) for own, value in name_tree(tree.get("/IDTree"))}
    counts = Counter(text(element.object.get("/ID")) for element in elements)
    for element in elements:
        own = text(element.object.get("/ID"))
        if own and counts[own] == 1 and listed.get(own) != key_of(element.object):
            report.add("pdf-id-unlisted", f"the ID “{own}” is not that of its element", where)
