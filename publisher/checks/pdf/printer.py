"""What is asked of a file for the printer: PDF/X-1a (ISO 15930-1, -4) and X-4 (ISO 15930-7).

Floor 4: imports lower floors and its own modules only.
"""

from __future__ import annotations

import itertools

from publisher.checks.pdf.document import Document, Page
from publisher.checks.pdf.objects import array, dictionary, name, rectangle, text
from publisher.checks.report import Report
from publisher.source import Location

__all__ = ["check_printer"]

_DENSEST = 300
_ALMOST = 0.995  # of what is asked for is enough: sizes are rounded
_INKIEST = 2.4
_SLACK = 0.01  # points by which boxes that are meant to be equal may differ


def check_printer(document: Document, report: Report, where: Location) -> None:
    """Check intent, boxes, colours, transparency, annotations and data."""
    _check_intent(document, report, where)
    _check_data(document, report, where)
    if dictionary(document.catalogue.get("/Outlines")).keys():
        report.add("pdf-bookmarked", "the file has bookmarks", where)
    for page in document.pages:
        _check_boxes(page, report, where)
        if "rgb" in page.painted.colours:
            message = f"page {page.number} paints in RGB"
            report.add("pdf-colour-wrong", message, where)
        if page.painted.transparent and "X-4" not in document.printer:
            message = f"page {page.number} is transparent, and the file is {document.printer}"
            report.add("pdf-transparent", message, where)
        if array(page.object.get("/Annots")):
            report.add("pdf-annotated", f"page {page.number} has annotations", where)
        _check_printing(page, report, where)


def _check_printing(page: Page, report: Report, where: Location) -> None:
    """Check what a press makes badly: coarse pictures, and too much ink."""
    painted = page.painted
    if 0 < painted.density < _DENSEST * _ALMOST:
        message = f"a picture of page {page.number} has {painted.density:.0f} pixels an inch"
        report.add("pdf-picture-coarse", message, where)
    if painted.ink > _INKIEST + _SLACK:
        message = f"page {page.number} has a colour of {painted.ink:.0%} ink"
        report.add("pdf-ink-heavy", message, where)


def _check_intent(document: Document, report: Report, where: Location) -> None:
    intents = [dictionary(i) for i in array(document.catalogue.get("/OutputIntents"))]
    ours = [i for i in intents if name(i.get("/S")) == "GTS_PDFX"]
    if not any(
        text(i.get("/OutputConditionIdentifier")) or "/DestOutputProfile" in i for i in ours
    ):
        message = "no output intent names a printing condition"
        report.add("pdf-output-intent-missing", message, where)


def _check_data(document: Document, report: Report, where: Location) -> None:
    information = document.information
    missing = [key[1:] for key in ("/CreationDate", "/ModDate", "/Title") if key not in information]
    if name(information.get("/Trapped")) not in ("True", "False"):
        missing.append("Trapped")
    if len(array(document.pdf.trailer.get("/ID"))) != 2:
        missing.append("ID")
    if missing:
        report.add("pdf-print-data-missing", f"the file lacks {', '.join(missing)}", where)


def _check_boxes(page: Page, report: Report, where: Location) -> None:
    trim = rectangle(page.says("/TrimBox"))
    media = rectangle(page.says("/MediaBox"))
    bleed = rectangle(page.says("/BleedBox")) or media
    if not trim or not media:
        report.add("pdf-box-wrong", f"page {page.number} has no TrimBox", where)
    elif any(not _within(a, b) for a, b in itertools.pairwise((trim, bleed, media))):
        report.add("pdf-box-wrong", f"page {page.number}: its boxes do not nest", where)


def _within(inner: tuple[float, ...], outer: tuple[float, ...]) -> bool:
    low = all(i >= o - _SLACK for i, o in zip(inner[:2], outer[:2], strict=True))
    return low and all(i <= o + _SLACK for i, o in zip(inner[2:], outer[2:], strict=True))
