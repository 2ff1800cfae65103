"""Identifiers: an ISBN, else a UUID that is the same for every build."""

import uuid
from dataclasses import replace

import pytest
from editions import sample

from publisher.edition.identity import (
    identifier,
    isbn13,
    product_identifier,
    series_identifier,
)
from publisher.model.edition import Edition, PrintSpec, Product, Series

PLAIN = Edition("s", "S")


def test_each_product_has_its_own_isbn() -> None:
    """Without hyphens, and no other product's."""
    assert identifier(sample(), "epub") == "urn:isbn:9781234567897"
    assert identifier(sample(), "paperback") == "urn:isbn:9781234567880"
    paper = replace(PLAIN, products=(Product("paperback", "9781234567880"),))
    assert identifier(paper, "epub").startswith("urn:uuid:")


def test_an_old_isbn_becomes_a_new_one() -> None:
    """Ten digits become thirteen, with the check digit of thirteen."""
    old = replace(PLAIN, products=(Product("epub", "0-8044-2957-X"),))
    assert identifier(old, "epub") == "urn:isbn:9780804429573"
    assert isbn13("978-0-8044-2957-3") == "9780804429573"
    assert isbn13("") == ""


def test_shelves_keep_the_books_they_have() -> None:
    """The UUID of an EPUB is what it always was: readers' shelves know books by it."""
    assert identifier(PLAIN, "epub") == "urn:uuid:25544554-c191-5b4a-b2ca-8a9b0cb0e980"
    assert identifier(PLAIN, "epub") == identifier(replace(PLAIN, publisher="x"), "epub")


@pytest.mark.parametrize(
    ("edition", "form"),
    [
        (replace(PLAIN, title="T"), "epub"),
        (replace(PLAIN, slug="t"), "epub"),
        (PLAIN, "paperback"),
    ],
)
def test_other_books_and_products_are_others(edition: Edition, form: str) -> None:
    """Title, slug and form all count, and the UUID is name-based (version 5)."""
    found = uuid.UUID(identifier(edition, form))
    assert found.version == 5
    assert found.urn != identifier(PLAIN, "epub")


def test_a_series_is_the_same_in_all_its_volumes() -> None:
    """By its ISSN, else by name and house."""
    assert series_identifier(Series("N", 1, "0317-8471"), "P") == "urn:issn:0317-8471"
    first, second = Series("N", 1), Series("N", 2)
    assert series_identifier(first, "P") == series_identifier(second, "P")
    assert series_identifier(first, "P") != series_identifier(first, "Q")


def test_a_second_product_of_a_form_is_another() -> None:
    """By its place in the list; what is first stays what it was."""
    small, large = (Product("paperback", print=PrintSpec(trim=t)) for t in ("5x8in", "6x9in"))
    both = replace(PLAIN, products=(small, large))
    assert product_identifier(both, small) == identifier(PLAIN, "paperback")
    assert product_identifier(both, large) != product_identifier(both, small)


@pytest.mark.parametrize(
    ("forms", "paged"),
    [
        ((), "paperback"),
        (("epub", "pdf"), "pdf"),
        (("pdf", "hardcover", "paperback"), "hardcover"),
    ],
)
def test_the_pages_that_count_are_those_of_the_first_printed(
    forms: tuple[str, ...], paged: str
) -> None:
    """The PDF for the screen has its own only where nothing is printed."""
    assert replace(PLAIN, products=tuple(map(Product, forms))).paged == paged
