"""Titles: the series of a book, its own title, and which edition it is.

ONIX for Books 3.0 Specification, P.5, P.6 and P.9.
"""

from __future__ import annotations

from collections.abc import Iterator

from publisher.distribution.onix.element import Element, element, said
from publisher.edition.identity import series_identifier
from publisher.model.edition import Edition, Series

__all__ = ["edition_statement", "series", "title"]

_PUBLISHERS = "10"  # list 148: a collection of the publisher's
_ISSN, _URN = "02", "22"  # list 13
_DISTINCTIVE = "01"  # list 15
_OF_PRODUCT, _OF_COLLECTION = "01", "02"  # list 149
_SERIES_EDITOR = "B09"  # list 17


def series(edition: Edition) -> Iterator[Element]:
    """Yield the series, or that there is none."""
    told = edition.series
    if told is None or not told.name.strip():
        yield element("NoCollection")
        return
    volume = [] if told.number is None else [_part(told.number)]
    name = element(
        "TitleElement",
        element("SequenceNumber", "1"),
        element("TitleElementLevel", _OF_COLLECTION),
        said("TitleText", told.name),
    )
    yield element(
        "Collection",
        element("CollectionType", _PUBLISHERS),
        _identifier(told, edition.publisher),
        element("TitleDetail", element("TitleType", _DISTINCTIVE), name, volume),
        *(_editor(editor) for editor in told.editors if editor.strip()),
    )


def _identifier(told: Series, publisher: str) -> Element:
    urn = series_identifier(told, publisher)
    kind, value = (_ISSN, told.issn.replace("-", "")) if told.issn else (_URN, urn)
    kinds = element("CollectionIDType", kind)
    return element("CollectionIdentifier", kinds, element("IDValue", value))


def _part(number: int) -> Element:
    return element(
        "TitleElement",
        element("SequenceNumber", "2"),
        element("TitleElementLevel", _OF_PRODUCT),
        element("PartNumber", str(number)),
    )


def _editor(name: str) -> Element:
    role = element("ContributorRole", _SERIES_EDITOR)
    return element("Contributor", role, said("PersonName", name))


def title(edition: Edition) -> Element:
    """Return the title of the book."""
    words = element(
        "TitleElement",
        element("TitleElementLevel", _OF_PRODUCT),
        said("TitleText", edition.title),
        said("Subtitle", edition.subtitle),
    )
    return element("TitleDetail", element("TitleType", _DISTINCTIVE), words)


def edition_statement(edition: Edition) -> list[Element]:
    """Return which edition it is, as the book says it."""
    return said("EditionStatement", edition.statement)
