"""How much there is in a book: languages, pages, words, bytes, pictures and apparatus.

ONIX for Books 3.0 Specification, P.10 and P.11.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from publisher.distribution.onix.element import Element, element
from publisher.distribution.onix.shipped import Shipped
from publisher.model.edition import Edition
from publisher.model.manuscript import Manuscript
from publisher.model.publication import Pagination
from publisher.model.walk import blocks, figures, plain, runs
from publisher.vocabulary.countries import COUNTRIES
from publisher.vocabulary.languages import UNSPACED, language_code
from publisher.vocabulary.onix import MATTER, SCRIPTS

__all__ = ["extents", "languages", "texts"]

_OF_TEXT = "01"  # list 22
_NUMBERED, _LENGTH, _FRONT, _SIDES, _COUNTERPART = "00", "02", "03", "06", "08"
_CONTENT, _FILE = "11", "22"  # list 23, as those above
_CHARACTERS, _WORDS, _PAGES, _BYTES = "01", "02", "03", "17"  # list 24
_PLAIN, _ILLUSTRATED = "01", "02"  # list 152
_PICTURES = "09"  # list 25


def texts(edition: Edition) -> list[Manuscript]:
    """Return everything that is written in the book, in its order."""
    front, back = (
        [matter.manuscript for matter in matters if matter.manuscript]
        for matters in (edition.front, edition.back)
    )
    return [*front, *edition.interviews, *back]


def languages(edition: Edition) -> Iterator[Element]:
    """Yield the languages of the text, the book's first, each once."""
    tags = {
        language_code(tag): tag
        for tag in reversed([edition.language, *(text.language for text in texts(edition))])
    }
    ordered = dict.fromkeys([language_code(edition.language), *reversed(tags)])
    for code in filter(None, ordered):
        parts = tags[code].split("-")[1:]
        yield element(
            "Language",
            element("LanguageRole", _OF_TEXT),
            element("LanguageCode", code),
            (element("CountryCode", part) for part in map(str.upper, parts) if part in COUNTRIES),
            (element("ScriptCode", part) for part in map(str.title, parts) if part in SCRIPTS),
        )


def extents(
    edition: Edition, one: Shipped, pages: int | None, pagination: Pagination | None
) -> Iterator[Element]:
    """Yield the extents of a product, then what is in it beside the text.

    ``pages`` and ``pagination`` are of the printed book whose pages count.
    """
    counted = one.form == edition.paged and one.is_printed
    if one.is_printed:
        yield from _pages(one, pagination if counted else None)
    elif one.form == "epub" and pages and edition.printed:
        sides = len(pagination.printed) if pagination and pagination.printed else pages
        yield _extent(_COUNTERPART, sides, _PAGES)
    elif one.form == "pdf" and one.files[0].pages:
        yield _extent(_SIDES, one.files[0].pages, _PAGES)
    yield from _length(edition)
    if one.form in ("epub", "pdf"):
        yield _extent(_FILE, len(one.files[0].data), _BYTES)
    yield from _contents(edition)


def _pages(one: Shipped, pagination: Pagination | None) -> Iterator[Element]:
    """Yield the pages of a printed product: those with a number of either kind, and all."""
    folios = [page.folio for page in pagination.printed] if pagination else []
    arabic = [int(folio) for folio in folios if folio.isascii() and folio.isdigit()]
    if arabic:
        yield _extent(_NUMBERED, max(arabic), _PAGES)
    if roman := sum(bool(folio) and not folio.isdigit() for folio in folios):
        yield _extent(_FRONT, roman, _PAGES)
    if one.files[0].pages:
        yield _extent(_SIDES, one.files[0].pages, _PAGES)
    if folios:
        yield _extent(_CONTENT, len(folios), _PAGES)


def _extent(kind: str, value: int, unit: str) -> Element:
    return element(
        "Extent",
        element("ExtentType", kind),
        element("ExtentValue", str(value)),
        element("ExtentUnit", unit),
    )


def _length(edition: Edition) -> Iterator[Element]:
    """Yield the length of the text, in characters where words have no spaces between them."""
    written = texts(edition)
    said = [plain(run) for text in written for block in blocks(text) for run in runs(block)]
    tags = (edition.language, *(text.language for text in written))
    if UNSPACED.isdisjoint(tag.lower().split("-")[0] for tag in tags):
        length, unit = sum(len(run.split()) for run in said), _WORDS
    else:
        length, unit = sum(map(len, said)), _CHARACTERS
    if length:
        yield _extent(_LENGTH, length, unit)


def _contents(edition: Edition) -> Iterator[Element]:
    shown = sum(1 for _ in chain.from_iterable(map(figures, texts(edition))))
    yield element("Illustrated", _ILLUSTRATED if shown else _PLAIN)
    if shown:
        yield element("NumberOfIllustrations", str(shown))
        yield _ancillary(_PICTURES, element("Number", str(shown)))
    roles = dict.fromkeys(matter.role for matter in edition.front + edition.back)
    yield from (_ancillary(MATTER[role]) for role in roles if role in MATTER)


def _ancillary(kind: str, *content: Element) -> Element:
    return element("AncillaryContent", element("AncillaryContentType", kind), *content)
