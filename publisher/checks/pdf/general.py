"""What is asked of every PDF of a book: fonts, destinations, pages, no scripts.

Floor 4: imports lower floors and its own modules only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pikepdf

from publisher.checks.pdf.document import Document, Page
from publisher.checks.pdf.objects import TooMuchError, array, dictionary, key_of, name, rectangle
from publisher.checks.report import Report
from publisher.source import Location

__all__ = ["check_general", "descendant"]

_MOST = 200_000
_FILES = ("/FontFile", "/FontFile2", "/FontFile3")


def check_general(document: Document, report: Report, where: Location) -> None:
    """Check fonts, glyphs, scripts, destinations, sizes and blank pages."""
    _check_scripts(document, report, where)
    _check_fonts(document, report, where)
    _check_glyphs(document, report, where)
    _check_destinations(document, report, where)
    _check_sizes(document, report, where)
    _check_blanks(document, report, where)


def descendant(font: Any) -> Any:
    """Return the font that holds the glyphs: a composite font has it below."""
    below = array(font.get("/DescendantFonts"))
    return dictionary(below[0]) if below else font


def _check_scripts(document: Document, report: Report, where: Location) -> None:
    root = document.catalogue
    actions = [root.get("/OpenAction"), *dictionary(root.get("/AA")).values()]
    scripted = any(name(dictionary(a).get("/S")) == "JavaScript" for a in actions)
    if scripted or "/JavaScript" in dictionary(root.get("/Names")):
        report.add("pdf-scripted", "the file holds a script", where)
    if "/XFA" in dictionary(root.get("/AcroForm")):
        report.add("pdf-scripted", "the file holds a form of XML", where)


def _check_fonts(document: Document, report: Report, where: Location) -> None:
    seen: set[tuple[int, int]] = set()
    for page in document.pages:
        for key, font in page.painted.fonts.items():
            if key in seen or name(font.get("/Subtype")) == "Type3":
                continue
            seen.add(key)
            descriptor = dictionary(descendant(font).get("/FontDescriptor"))
            if not any(file in descriptor for file in _FILES):
                called = name(font.get("/BaseFont")) or "a font without a name"
                message = f"page {page.number}: {called} is not embedded"
                report.add("pdf-font-not-embedded", message, where)


def _check_glyphs(document: Document, report: Report, where: Location) -> None:
    """Check that no font shows the glyph that stands for what it lacks (9.7.6.3)."""
    for page in document.pages:
        for key, codes in page.painted.codes.items():
            if 0 in codes:
                called = name(page.painted.fonts[key].get("/BaseFont")) or "a font"
                message = f"page {page.number}: {called} lacks a character"
                report.add("pdf-glyph-missing", message, where)


def _check_destinations(document: Document, report: Report, where: Location) -> None:
    pages = {page.key for page in document.pages}
    names = _destinations(document.catalogue)
    for said, target in _targets(document):
        if isinstance(target, pikepdf.String | pikepdf.Name):
            target = names.get(str(target).removeprefix("/"))
        if isinstance(target, pikepdf.Dictionary):
            target = target.get("/D")
        places = array(target)
        if not places or key_of(places[0]) not in pages:
            report.add("pdf-destination-dead", f"{said} leads to no page", where)


def _destinations(root: Any) -> dict[str, Any]:
    found = {key.removeprefix("/"): value for key, value in dictionary(root.get("/Dests")).items()}
    waiting = [dictionary(dictionary(root.get("/Names")).get("/Dests"))]
    seen: set[tuple[int, int]] = set()
    while waiting:
        node = waiting.pop()
        pairs = array(node.get("/Names"))
        found.update((str(k), v) for k, v in zip(pairs[::2], pairs[1::2], strict=False))
        for kid in array(node.get("/Kids")):
            if key_of(kid) not in seen:
                seen.add(key_of(kid))
                waiting.append(dictionary(kid))
    return found


def _targets(document: Document) -> Iterator[tuple[str, Any]]:
    """Yield what leads to a place in the file, and where."""
    for page in document.pages:
        for number, annotation in enumerate(array(page.object.get("/Annots")), 1):
            yield from _target(f"page {page.number}: link {number}", dictionary(annotation))
    waiting = [dictionary(dictionary(document.catalogue.get("/Outlines")).get("/First"))]
    seen: set[tuple[int, int]] = set()
    while waiting:
        entry = waiting.pop()
        if key_of(entry) in seen or not entry.keys():
            continue
        seen.add(key_of(entry))
        if len(seen) > _MOST:
            raise TooMuchError("the outline has too many entries")
        yield from _target(f"the bookmark “{entry.get('/Title', '')}”", entry)
        waiting += [dictionary(entry.get("/Next")), dictionary(entry.get("/First"))]


def _target(said: str, thing: Any) -> Iterator[tuple[str, Any]]:
    action = dictionary(thing.get("/A"))
    if "/Dest" in thing:
        yield said, thing["/Dest"]
    elif name(action.get("/S")) == "GoTo":
        yield said, action.get("/D")


def _check_sizes(document: Document, report: Report, where: Location) -> None:
    sizes = {page.number: _size(page) for page in document.pages}
    if not sizes:
        return
    (usual, _), *_ = Counter(sizes.values()).most_common(1)
    for number, size in sizes.items():
        if size != usual:
            message = f"page {number} is {_told(size)} points, others are {_told(usual)}"
            report.add("pdf-page-size-differs", message, where)


def _size(page: Page) -> tuple[float, float]:
    box = rectangle(page.says("/TrimBox")) or rectangle(page.says("/MediaBox"))
    return (round(box[2] - box[0], 1), round(box[3] - box[1], 1)) if box else (0, 0)


def _told(size: tuple[float, float]) -> str:
    return f"{size[0]:g} × {size[1]:g}"


def _check_blanks(document: Document, report: Report, where: Location) -> None:
    run = 0
    for page in document.pages:
        run = 0 if page.painted.shown else run + 1
        if run == 3:
            message = f"pages {page.number - 2} to {page.number} and perhaps more are blank"
            report.add("pdf-pages-blank", message, where)
