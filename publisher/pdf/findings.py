"""What a printer would object to: in go laid-out pages and a product, out come findings."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from itertools import groupby

from PIL import Image

from publisher.model.edition import Edition, PrintSpec, Product
from publisher.model.finding import Finding
from publisher.model.publication import Resource
from publisher.model.walk import figures
from publisher.pdf.bind import Parts
from publisher.pdf.section import PageUse, Shown
from publisher.source import Location
from publisher.vocabulary.findings import finding
from publisher.vocabulary.printers import INTERIORS, PRINTERS, Interior, gutter

__all__ = ["print_findings"]

_INCH = 72.0
_TONES, _LINES = 300, 600
"""Pixels an inch that a picture needs: of tones, and of black and white only."""

_ALMOST = 0.995  # of what is asked for is enough: sizes are rounded
_HAIR = 0.05  # points by which a margin may be too narrow, for the same reason
_ROUNDED = 0.005  # inches by which a size may be too large: A4 is 11.693 in high
_BLANKS = 2


def print_findings(
    edition: Edition, product: Product, parts: Parts, pictures: Mapping[str, Resource]
) -> tuple[Finding, ...]:
    """Return what is wrong with the pages of a product, in the order of the book."""
    spec = product.print or PrintSpec()
    found = [*_coarse(edition, parts, pictures), *_blanks(edition, parts)]
    interior = INTERIORS.get((spec.printer, product.form))
    if interior:
        name = PRINTERS[spec.printer]
        found += _limits(edition, product, parts, interior, name)
        found += _margins(edition, product, parts, interior, name)
        found += _fine(edition, parts, interior, spec.printer)
    if spec.ink == "black":
        found += _colours(edition, parts)
    return tuple(found)


def _coarse(edition: Edition, parts: Parts, pictures: Mapping[str, Resource]) -> Iterator[Finding]:
    """Yield pictures with too few pixels for the size at which they are printed."""
    told: set[str] = set()
    for index, shown in _shown(parts):
        if shown.path in told:
            continue
        with Image.open(io.BytesIO(pictures[shown.path].data)) as opened:
            long, short = max(opened.size), min(opened.size)
            wanted = _LINES if opened.mode == "1" else _TONES
        printed = sorted((shown.width / _INCH, shown.height / _INCH))
        density = min(short / printed[0], long / printed[1])
        if density < wanted * _ALMOST:
            told.add(shown.path)
            name, where = _named(edition, pictures[shown.path])
            label = parts.plan.sides[index].label
            message = (
                f"{name} has {density:.0f} pixels an inch on page {label}; print wants {wanted}"
            )
            needed = f"{printed[1] * wanted:.0f} pixels on its longer side are enough"
            yield finding("print-picture-coarse", message, where, needed, folio=label)


def _shown(parts: Parts) -> Iterator[tuple[int, Shown]]:
    """Yield every picture of the book with the index of its side."""
    for index, side in enumerate(parts.plan.sides):
        if side.document and side.page == 0:
            for shown in parts.sections[side.document.id].shown:
                yield index + shown.page, shown


def _named(edition: Edition, picture: Resource) -> tuple[str, Location | None]:
    """Return how the manuscripts call a picture, and where they do so first."""
    name = next((i.path for i in edition.images if i.data == picture.data), picture.path)
    matters = (m.manuscript for m in (*edition.front, *edition.back))
    texts = (*edition.interviews, *(text for text in matters if text))
    places = (figure.where for text in texts for figure in figures(text) if figure.src == name)
    return name, next(places, None)


def _blanks(edition: Edition, parts: Parts) -> Iterator[Finding]:
    """Yield runs of blank pages that look like a fault of the file."""
    for blank, run in groupby(enumerate(parts.plan.sides), lambda s: s[1].document is None):
        sides = list(run)
        if blank and len(sides) > _BLANKS:
            message = f"{len(sides)} blank pages follow one another from {sides[0][1].label} on"
            hint = f"printers take more than {_BLANKS} for a fault"
            yield finding("print-blanks", message, edition.where, hint)


def _limits(
    edition: Edition, product: Product, parts: Parts, interior: Interior, name: str
) -> Iterator[Finding]:
    pages = len(parts.plan.sides)
    spec = product.print or PrintSpec()
    most = interior.most_on(spec.paper)
    if not interior.least <= pages <= most:
        message = f"the {product.form} has {pages} pages"
        hint = f"{name} prints {interior.least} to {most}"
        yield finding("print-pages", message, edition.where, hint, shop=spec.printer)
    trims = interior.trims
    size = (spec.width / _INCH, spec.height / _INCH)
    (narrow, low), (wide, high) = interior.sizes
    fits = narrow <= size[0] <= wide + _ROUNDED and low <= size[1] <= high + _ROUNDED
    if not fits or (trims and not any(_alike(size, trim) for trim in trims)):
        offered = ", ".join(f"{w:g}x{h:g}in" for w, h in sorted(trims))
        offered = offered or f"{narrow:g} to {wide:g} by {low:g} to {high:g} inches"
        message = f"{name} makes no {product.form} of {size[0]:.2f} by {size[1]:.2f} inches"
        hint = f"it has {offered}"
        yield finding("print-trim", message, edition.where, hint, shop=spec.printer)


def _alike(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return all(abs(a - b) < 1 / _INCH for a, b in zip(one, other, strict=True))


def _margins(
    edition: Edition, product: Product, parts: Parts, interior: Interior, name: str
) -> Iterator[Finding]:
    """Yield the first page of each kind of margin that is too narrow."""
    spec = product.print or PrintSpec()
    outside = interior.bled if spec.bleed else interior.margin
    inside = gutter(spec.printer, product.form, len(parts.plan.sides))
    told: set[str] = set()
    for label, page in _pages(parts):
        for side, has, least in (
            ("inside", page.inside, inside),
            ("outside", page.outside, outside),
        ):
            if has < least - _HAIR and side not in told:
                told.add(side)
                message = (
                    f"the {side} margin of page {label} is {has / _INCH:.3f} inches,"
                    f" and {name} wants {least / _INCH:.3f}"
                )
                hint = "give the pages of the style wider margins"
                yield finding(
                    "print-margin",
                    message,
                    edition.where,
                    hint,
                    folio=label,
                    shop=spec.printer,
                )


def _fine(edition: Edition, parts: Parts, interior: Interior, printer: str) -> Iterator[Finding]:
    """Yield the first page with too small a type, and with too thin a line."""
    name = PRINTERS[printer]
    kinds = (
        ("type", "small", "type of", "type", interior.type),
        ("line", "thin", "a line of", "lines", interior.line),
    )
    for key, fault, has, plural, least in kinds:
        sizes = ((label, getattr(page, key)) for label, page in _pages(parts))
        first = next(((label, size) for label, size in sizes if 0 < size < least), None)
        if first:
            message = f"page {first[0]} has {has} {first[1]:g} points, too {fault} for {name}"
            hint = f"give the style {plural} of at least {least:g} points"
            yield finding(
                f"print-{key}", message, edition.where, hint, folio=first[0], shop=printer
            )


def _colours(edition: Edition, parts: Parts) -> Iterator[Finding]:
    """Yield that a book in black has a style in colours, which printers charge for."""
    everything = (*parts.sections.values(), *parts.furniture)
    if any(section.coloured for section in everything):
        message = "the style has colours, and the book is printed in black"
        hint = 'say ink = "colour", or give the style no ink but the fourth'
        yield finding("print-colours", message, edition.where, hint)


def _pages(parts: Parts) -> Iterator[tuple[str, PageUse]]:
    for side in parts.plan.sides:
        if side.document:
            yield side.label, parts.sections[side.document.id].pages[side.page]
