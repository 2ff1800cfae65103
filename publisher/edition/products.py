"""Products: what is made of an edition, and the measures of the printed book."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Literal

from publisher.decode import Placed
from publisher.errors import Problem
from publisher.model.edition import PrintSpec, Product
from publisher.source import Location
from publisher.values import Fault, isbn_fault
from publisher.vocabulary.trims import TRIMS

__all__ = ["DEFAULT_PRODUCTS", "ListedProduct", "check_products", "product"]

_DEFAULT_TRIM = "5.5x8.5in"
_POINTS = {"in": 72.0, "mm": 72 / 25.4}
_NUMBER = r"([0-9]{1,4}(?:\.[0-9]{1,4})?)"
_SIZE = re.compile(rf"{_NUMBER} ?[x×] ?{_NUMBER} ?(in|mm)")
_LENGTH = re.compile(rf"{_NUMBER} ?(in|mm)")

_SIDES = (3 * 72.0, 17 * 72.0)
"""The shortest and the longest side of a page, in points."""

_MAX_BLEED = 36.0


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


def _form_fault(form: str) -> Fault | None:
    if form in ("epub", "paperback"):
        return None
    return Fault(f"“{form}” cannot be made", "known: epub, paperback")


@dataclass(frozen=True, slots=True)
class ListedProduct:
    """A ``[[product]]`` of the edition file."""

    form: Annotated[str, _form_fault]
    isbn: Placed[Annotated[str, isbn_fault]] | None = None
    trim: Placed[Annotated[str, _trim_fault]] | None = None
    bleed: Placed[Annotated[str, _bleed_fault]] | None = None
    paper: Placed[Literal["cream", "white"]] | None = None


def check_products(products: Iterable[ListedProduct], problems: list[Problem]) -> None:
    """Note ISBNs that come twice, and measures of things that have none.

    Each product has an ISBN of its own (ISBN Users' Manual, 7th ed., 4).
    """
    seen: dict[str, Location] = {}
    for listed in products:
        for key, said in (("trim", listed.trim), ("bleed", listed.bleed), ("paper", listed.paper)):
            if said and listed.form == "epub":
                message = f"an EPUB has no {key}"
                problems.append(Problem(message, said.where, "give it to the paperback"))
        digits = "".join(filter(str.isdigit, listed.isbn.value)) if listed.isbn else ""
        if listed.isbn and digits in seen:
            message = f"this ISBN is given twice, first on line {seen[digits].line}"
            hint = "each product needs one of its own"
            problems.append(Problem(message, listed.isbn.where, hint))
        elif listed.isbn and digits:
            seen[digits] = listed.isbn.where


def product(listed: ListedProduct) -> Product:
    """Return a product; lengths become points, what is left out its default."""
    isbn = listed.isbn.value.strip() if listed.isbn else ""
    if listed.form == "epub":
        return Product("epub", isbn)
    trim = listed.trim.value if listed.trim else _DEFAULT_TRIM
    width, height = _size(trim) or TRIMS[_DEFAULT_TRIM]
    bleed = _LENGTH.fullmatch(listed.bleed.value) if listed.bleed else None
    points = float(bleed[1]) * _POINTS[bleed[2]] if bleed else 0.0
    paper = listed.paper.value if listed.paper else "cream"
    return Product(listed.form, isbn, PrintSpec(trim, width, height, points, paper))


DEFAULT_PRODUCTS = (product(ListedProduct("epub")), product(ListedProduct("paperback")))
