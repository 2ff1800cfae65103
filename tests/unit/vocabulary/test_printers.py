"""Each row of the printers' tables, at both of its ends."""

from __future__ import annotations

import pytest

from publisher.vocabulary.printers import INTERIORS, PRINTERS, gutter


@pytest.mark.parametrize("form", ["paperback", "hardcover"])
@pytest.mark.parametrize(
    ("first", "last", "inches"),
    [(24, 150, 0.375), (151, 300, 0.5), (301, 500, 0.625), (501, 700, 0.75), (701, 828, 0.875)],
)
def test_kdp_gutters(form: str, first: int, last: int, inches: float) -> None:
    """As KDP's page on margins lists them."""
    assert gutter("kdp", form, first) == gutter("kdp", form, last) == inches * 72
    assert gutter("", form, first) == inches * 72


def test_ingram_wants_half_an_inch_on_all_sides() -> None:
    """Whatever the pages."""
    for (printer, form), interior in INTERIORS.items():
        if printer == "ingram":
            assert gutter(printer, form, 18) == gutter(printer, form, 1200) == 36
            assert interior.margin == interior.bled == 36


def test_limits_of_pages() -> None:
    """By printer and form."""
    limits = {key: (interior.least, interior.most) for key, interior in INTERIORS.items()}
    assert limits == {
        ("kdp", "paperback"): (24, 828),
        ("kdp", "hardcover"): (75, 550),
        ("ingram", "paperback"): (18, 1200),
        ("ingram", "hardcover"): (24, 1200),
    }
    assert {printer for printer, _ in INTERIORS} == set(PRINTERS)
