"""What is asked of tagged pages: content, annotations and glyphs that lead to tags and text.

Floor 4: imports lower floors and its own modules only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from publisher.checks.pdf.document import Page
from publisher.checks.pdf.objects import array, dictionary, integer, key_of, name, text
from publisher.checks.pdf.structure import Element
from publisher.checks.pdf.unicode import read_map
from publisher.checks.report import Report
from publisher.source import Location

__all__ = ["check_marked"]

_NO_TEXT = ("\0", "\ufeff", "\ufffe")


def check_marked(
    pages: Sequence[Page],
    elements: Sequence[Element],
    parents: dict[int, Any],
    report: Report,
    where: Location,
) -> None:
    """Check content, annotations and fonts; ``parents`` is the parent tree."""
    _check_content(pages, elements, parents, report, where)
    _check_links(pages, elements, parents, report, where)
    _check_fonts(pages, report, where)


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
        if painted.mixed:
            message = f"page {page.number}: {painted.mixed} artifacts and tags in one another"
            report.add("pdf-artifact-wrong", message, where)
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
    """Check that every composite font says what its glyphs are, of all that are shown."""
    read: dict[tuple[int, int], Mapping[int, str] | None] = {}
    for page in pages:
        for key, font in page.painted.fonts.items():
            composite = name(font.get("/Subtype")) in ("Type0", "Type3")
            called = name(font.get("/BaseFont")) or "a font"
            if key not in read:
                read[key] = read_map(font["/ToUnicode"]) if "/ToUnicode" in font else None
                if composite and read[key] is None:
                    message = f"page {page.number}: {called} has no ToUnicode"
                    report.add("pdf-font-without-unicode", message, where)
            known = read[key]
            codes = page.painted.codes.get(key, set()) if known is not None else set()
            unread = sorted(c for c in codes - {0} if (known or {}).get(c, "\0") in _NO_TEXT)
            if unread:
                message = f"page {page.number}: nobody knows what glyph {unread[0]} of {called} is"
                report.add("pdf-glyph-unread", message, where)
