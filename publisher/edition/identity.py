"""What a product is identified by: in go an edition and a form, out comes a URN.

An ISBN where the product has one.  Else a name-based UUID (RFC 9562, 5.5), which
is the same on every machine and for every build; a random one would make each
build another book to shelves and shops.

Two products never share an identifier: it names the thing that is sold, not the text.
"""

from __future__ import annotations

import re
import uuid

from publisher.model.edition import Edition, Product, Series
from publisher.values import isbn_check_digit

__all__ = [
    "identifier",
    "isbn13",
    "product_identifier",
    "record_identifier",
    "series_identifier",
    "work_identifier",
]

_EDITIONS = uuid.uuid5(uuid.NAMESPACE_URL, "urn:x-publisher:edition")
_RECORDS = uuid.uuid5(uuid.NAMESPACE_URL, "urn:x-publisher:record")
_SERIES = uuid.uuid5(uuid.NAMESPACE_URL, "urn:x-publisher:series")


def identifier(edition: Edition, form: str) -> str:
    """Return the identifier of the first product of that form, listed or not."""
    return product_identifier(edition, edition.product(form) or Product(form))


def product_identifier(edition: Edition, product: Product) -> str:
    """Return the ISBN of a product as a URN, else a UUID.

    The UUID is made of slug, title and form, and of the product's number if there are
    others of the form before it; that of the EPUB, which readers' shelves already
    know, of slug and title alone.
    """
    if digits := isbn13(product.isbn):
        return f"urn:isbn:{digits}"
    names = [edition.slug, edition.title]
    if product.form != "epub":
        names.append(product.form)
    alike = [p for p in edition.products if p.form == product.form]
    if product in alike and alike.index(product) > 0:
        names.append(str(alike.index(product) + 1))
    return uuid.uuid5(_EDITIONS, "\n".join(names)).urn


def work_identifier(edition: Edition) -> str:
    """Return the name of the work that all products of an edition hold, as a URN."""
    return _recorded(edition, "work")


def record_identifier(edition: Edition, product: Product, number: int = 1) -> str:
    """Return the name of what is recorded of a product, as a URN; ``number`` counts its form.

    It must stay the same for good, so it is made of what is not corrected: publisher, slug and
    form; neither of the title, nor of an ISBN that comes later.
    """
    return _recorded(edition, product.form, str(number))


def _recorded(edition: Edition, *of: str) -> str:
    return uuid.uuid5(_RECORDS, "\n".join((edition.publisher, edition.slug, *of))).urn


def isbn13(isbn: str) -> str:
    """Return the 13 digits of an ISBN without hyphens; one of ten digits is converted.

    ISBN Users' Manual, 7th ed., Appendix 1: 978 goes before, the check digit is new.
    """
    digits = re.sub(r"[^0-9X]", "", isbn.upper())
    if len(digits) != 10:
        return digits
    twelve = f"978{digits[:9]}"
    return twelve + isbn_check_digit(twelve)


def series_identifier(series: Series, publisher: str) -> str:
    """Return the ISSN of a series as a URN (RFC 3044), else a UUID of its name and publisher.

    All volumes share it, and no series of another house that is called the same.
    """
    if series.issn:
        return f"urn:issn:{series.issn}"
    return uuid.uuid5(_SERIES, f"{series.name}\n{publisher}").urn
