"""What a product is related to: the work, the other products of the edition, and those of others.

ONIX for Books 3.0 Specification, P.22 and P.23.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from publisher.distribution.onix.element import Element, element, tidy
from publisher.distribution.onix.forms import form_codes
from publisher.distribution.onix.shipped import Shipped
from publisher.edition.identity import isbn13, work_identifier
from publisher.model.edition import Edition
from publisher.vocabulary.onix import OWN_SCHEME, RELATIONS

__all__ = ["identifiers", "related"]

_GTIN, _URN, _ISBN = "03", "22", "15"  # list 5
_HOLDS = "01"  # list 164: manifestation of a work
_OTHER_FORMAT, _OF_PRINTED, _AS_FILE = "06", "13", "27"  # list 51
_FILES = frozenset({"epub", "pdf"})


def identifiers(edition: Edition, one: Shipped) -> Iterator[Element]:
    """Yield the numbers of a product: its ISBN as the two that ONIX asks for, or ours."""
    if one.isbn:
        yield from _numbered(one.isbn)
        return
    yield _identifier("ProductIdentifier", OWN_SCHEME, one.name, _scheme(edition))
    yield _identifier("ProductIdentifier", _URN, one.urn)


def _numbered(isbn: str) -> Iterator[Element]:
    yield _identifier("ProductIdentifier", _GTIN, isbn)
    yield _identifier("ProductIdentifier", _ISBN, isbn)


def _scheme(edition: Edition) -> str:
    """Return the name of our numbers, which must tell them from those of other houses."""
    return tidy(f"{edition.publisher} product") if edition.publisher.strip() else "publisher"


def _identifier(name: str, kind: str, value: str, scheme: str = "") -> Element:
    types = {"ProductIdentifier": "ProductIDType", "WorkIdentifier": "WorkIDType"}
    named = [element("IDTypeName", scheme)] if scheme else []
    return element(name, element(types[name], kind), named, element("IDValue", value))


def related(edition: Edition, one: Shipped, others: Iterable[Shipped]) -> Iterator[Element]:
    """Yield the work, then products; ``others`` are those of the edition that ship."""
    work = _identifier("WorkIdentifier", OWN_SCHEME, work_identifier(edition), "URN")
    yield element("RelatedWork", element("WorkRelationCode", _HOLDS), work)
    for other in others:
        yield element(
            "RelatedProduct",
            (element("ProductRelationCode", code) for code in _relations(edition, one, other)),
            identifiers(edition, other),
            form_codes(other),
        )
    for told in edition.supply.related:
        if told.form in ("", one.form):
            yield element(
                "RelatedProduct",
                element("ProductRelationCode", RELATIONS[told.relation]),
                _numbered(isbn13(told.isbn)),
            )


def _relations(edition: Edition, one: Shipped, other: Shipped) -> Iterator[str]:
    """Yield what two products are to one another; the files have the pages of the printed book."""
    yield _OTHER_FORMAT
    if one.form in _FILES and other.is_printed and other.form == edition.paged:
        yield _OF_PRINTED
    if other.form in _FILES and one.is_printed and one.form == edition.paged:
        yield _AS_FILE
