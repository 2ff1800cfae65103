"""Products: what is made of an edition, and the measures of the printed book."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Annotated, Literal

from publisher.decode import Placed
from publisher.errors import Problem
from publisher.model.edition import PrintSpec, Product
from publisher.source import Location
from publisher.values import Fault, isbn_fault, line_fault, path_fault
from publisher.vocabulary.countries import CURRENCIES
from publisher.vocabulary.printers import INTERIORS
from publisher.vocabulary.trims import TRIMS

__all__ = ["DEFAULT_PRODUCTS", "FORMS", "FREE", "ListedProduct", "check_products", "product"]

_POINTS = {"in": 72.0, "mm": 72 / 25.4}
_NUMBER = r"([0-9]{1,4}(?:\.[0-9]{1,4})?)"
_SIZE = re.compile(rf"{_NUMBER} ?[x×] ?{_NUMBER} ?(in|mm)")
_LENGTH = re.compile(rf"{_NUMBER} ?(in|mm)")

_SIDES = (3 * 72.0, 17 * 72.0)
"""The shortest and the longest side of a page, in points."""

_MAX_BLEED = 36.0
_MAX_SPINE = 288.0


def _size(text: str) -> tuple[float, float] | None:
    """Return width and height in points of a trim's name or measures."""
    named = TRIMS.get(text.casefold())
    match = _SIZE.fullmatch(text)
    if named or match is None:
        return named
    unit = _POINTS[match[3]]
    return float(match[1]) * unit, float(match[2]) * unit


def _trim_fault(text: str) -> Fault | None:
    size = _size(text)
    if size is None:
        named = ", ".join(TRIMS)
        return Fault(f"“{text}” is not a page size", f"write {named}, or such as 148x210mm")
    if not all(_SIDES[0] <= side <= _SIDES[1] for side in size):
        return Fault(f"no book is {text}", "sides go from 3 to 17 inches, 77 to 431 mm")
    return None


def _bleed_fault(text: str) -> Fault | None:
    match = _LENGTH.fullmatch(text)
    if match is None and text != "0":
        return Fault(f"“{text}” is not a length", "write 0.125in or 3mm")
    if match is not None and float(match[1]) * _POINTS[match[2]] > _MAX_BLEED:
        return Fault(f"a bleed of {text} is too much", "printers ask for 0.125in or 3mm")
    return None


def _spine_fault(text: str) -> Fault | None:
    match = _LENGTH.fullmatch(text)
    if match is None or not float(match[1]):
        return Fault(f"“{text}” is not a width", "write what the printer gives, such as 0.545in")
    if float(match[1]) * _POINTS[match[2]] > _MAX_SPINE:
        return Fault(f"no spine is {text} wide", "books are no thicker than 4 inches")
    return None


def _form_fault(form: str) -> Fault | None:
    if form in FORMS:
        return None
    return Fault(f"“{form}” cannot be made", f"known: {', '.join(FORMS)}")


def _price_fault(text: str) -> Fault | None:
    if text == FREE:
        return None
    if not _PRICE.fullmatch(text):
        return Fault(f"“{text}” is not a price", "write it with its currency, such as 18.00 USD")
    if text[-3:] in CURRENCIES:
        return None
    return Fault(f"“{text[-3:]}” is not a currency", "write its three letters: EUR, GBP (ISO 4217)")


FORMS = ("epub", "pdf", "paperback", "hardcover", "web")
FREE = "free"
"""The price of what costs nothing."""

_PRICE = re.compile(r"[0-9]{1,4}(\.[0-9]{2})? [A-Z]{3}")  # a currency of ISO 4217
_PRINTED = ("paperback", "hardcover")
_THINGS = {"epub": "an EPUB", "pdf": "a PDF for the screen", "web": "a web edition"}
_FOR_PRINT = ("bleed", "paper", "printer", "standard", "ink", "marks", "icc", "spine")


@dataclass(frozen=True, slots=True)
class ListedProduct:
    """A ``[[product]]`` of the edition file."""

    form: Annotated[str, _form_fault]
    isbn: Placed[Annotated[str, isbn_fault]] | None = None
    trim: Placed[Annotated[str, _trim_fault]] | None = None
    bleed: Placed[Annotated[str, _bleed_fault]] | None = None
    paper: Placed[Literal["cream", "white", "colour"]] | None = None
    printer: Placed[Literal["kdp", "ingram"]] | None = None
    standard: Placed[Literal["x-4", "x-1a"]] | None = None
    ink: Placed[Literal["black", "colour"]] | None = None
    marks: Placed[bool] | None = None
    icc: Placed[Annotated[str, path_fault, line_fault]] | None = None
    spine: Placed[Annotated[str, _spine_fault]] | None = None
    price: Placed[Annotated[str, _price_fault]] | None = None


def check_products(products: Iterable[ListedProduct], problems: list[Problem]) -> None:
    """Note ISBNs that come twice, and what is said of a product that has no such thing.

    Each product has an ISBN of its own (ISBN Users' Manual, 7th ed., 4).
    """
    listed = tuple(products)
    paper = any(one.form in _PRINTED for one in listed)
    seen: dict[str, Location] = {}
    for one in listed:
        problems += _misplaced(one, paper=paper)
        digits = "".join(filter(str.isdigit, one.isbn.value)) if one.isbn else ""
        if one.isbn and digits in seen:
            message = f"this ISBN is given twice, first on line {seen[digits].line}"
            hint = "each product needs one of its own"
            problems.append(Problem(message, one.isbn.where, hint))
        elif one.isbn and digits:
            seen[digits] = one.isbn.where


def _misplaced(listed: ListedProduct, *, paper: bool) -> Iterator[Problem]:
    """Yield what is said of a thing without paper; ``paper`` tells if another has some."""
    if listed.form in _PRINTED:
        if listed.price and listed.price.value == FREE:
            hint = "leave the price out, and its cover tells none"
            yield Problem("nothing that is printed is free", listed.price.where, hint)
        return
    thing = _THINGS[listed.form]
    for key in _FOR_PRINT:
        if said := getattr(listed, key):
            yield Problem(f"{thing} has no {key}", said.where, "give it to the printed book")
    if listed.trim and listed.form != "pdf":
        yield Problem(f"{thing} has no trim", listed.trim.where, "give it to the printed book")
    elif listed.trim and paper:
        message = "the PDF for the screen shows the pages of the printed book"
        yield Problem(message, listed.trim.where, "give the trim to that")


def product(listed: ListedProduct) -> Product:
    """Return a product; lengths become points, what is left out its default.

    A printed book without a trim has that of its style, which is not known here.
    """
    isbn = listed.isbn.value.strip() if listed.isbn else ""
    price = listed.price.value if listed.price else ""
    if listed.form not in _PRINTED and not listed.trim:
        return Product(listed.form, isbn, price=price)
    spec = PrintSpec(bleed=_points(listed.bleed), spine=_points(listed.spine))
    if listed.trim and (size := _size(listed.trim.value)):
        spec = replace(spec, trim=listed.trim.value, width=size[0], height=size[1])
    said = {key: getattr(listed, key) for key in ("paper", "printer", "standard", "ink", "icc")}
    spec = replace(spec, **{key: one.value for key, one in said.items() if one})
    asked = INTERIORS.get((spec.printer, listed.form))
    if asked and asked.standard and not listed.standard:
        spec = replace(spec, standard=asked.standard)
    marks = bool(listed.marks and listed.marks.value)
    return Product(listed.form, isbn, replace(spec, marks=marks), price)


def _points(listed: Placed[str] | None) -> float:
    """Return a length in points, 0 if there is none."""
    match = _LENGTH.fullmatch(listed.value) if listed else None
    return float(match[1]) * _POINTS[match[2]] if match else 0.0


DEFAULT_PRODUCTS = tuple(
    product(ListedProduct(form)) for form in ("epub", "pdf", "paperback", "web")
)
