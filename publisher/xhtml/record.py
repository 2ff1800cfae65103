"""A record of the book as libraries keep it: in goes an edition, out come its lines.

The parts stand in the order and with the marks of a printed cataloguing record
(ISBD, consolidated ed., A.3.2): it spares a library the typing and decides nothing
that only a cataloguer can.

Floor 3: imports lower floors and its own modules only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from publisher.model.edition import Edition, Product, Subject
from publisher.xhtml.dates import year_of
from publisher.xhtml.names import filed
from publisher.xhtml.people import credit_lines
from publisher.xhtml.phrases import Phrases

__all__ = ["isbns", "record"]

_BETWEEN = "; "


def record(edition: Edition, phrases: Phrases) -> dict[str, str | list[str]]:
    """Return the heading and the lines; nothing for a book that says no subjects.

    Without them there is nothing to look the book up by but its title.
    """
    if not edition.subjects:
        return {}
    parts = {
        "names": _BETWEEN.join(_names(edition)),
        "title": _title(edition, phrases),
        "description": _BETWEEN.join(_description(edition)),
        "series": _series(edition),
        "identifiers": _BETWEEN.join(isbns(edition.products, phrases)),
        "subjects": _BETWEEN.join(map(_subject, edition.subjects)),
    }
    words = phrases.catalogue
    lines = [words[name].format(data=data) for name, data in parts.items() if data]
    return {"heading": words["heading"], "lines": lines}


def isbns(products: Iterable[Product], phrases: Phrases) -> list[str]:
    """Return the ISBN of each product that has one, with its form."""
    return [
        phrases.isbn.format(isbn=product.isbn, form=phrases.forms.get(product.form, product.form))
        for product in products
        if product.isbn
    ]


def _names(edition: Edition) -> Iterator[str]:
    for person in edition.contributors:
        yield person.file_as or filed(person.name, edition.language)


def _title(edition: Edition, phrases: Phrases) -> str:
    titles = " : ".join(filter(None, (edition.title, edition.subtitle)))
    made = " ; ".join(credit_lines(edition.contributors, phrases))
    return " / ".join(filter(None, (titles, made)))


def _description(edition: Edition) -> Iterator[str]:
    if edition.statement:
        yield edition.statement
    imprint = " : ".join(filter(None, (edition.place, edition.publisher)))
    if issued := ", ".join(filter(None, (imprint, year_of(edition.published)))):
        yield issued


def _series(edition: Edition) -> str:
    series = edition.series
    if series is None:
        return ""
    return f"{series.name} ; {series.number}" if series.number else series.name


def _subject(subject: Subject) -> str:
    return f"{subject.scheme} {subject.code} {subject.term}" if subject.scheme else subject.term
