"""Each row of the printers' tables, at both of its ends."""

from __future__ import annotations

import pytest

from publisher.vocabulary.printers import (
    COVERS,
    INTERIORS,
    PRINTERS,
    cover_for,
    gutter,
    spine_width,
)


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


_SPINES = [
    ("kdp", "paperback", "cream", 300, 0.75),
    ("kdp", "paperback", "cream", 240, 0.6),
    ("kdp", "paperback", "white", 240, 0.54),
    ("kdp", "paperback", "colour", 240, 0.563),
    ("kdp", "hardcover", "cream", 240, 0.789),
    ("kdp", "hardcover", "white", 120, 0.459),
    ("kdp", "hardcover", "colour", 269, 0.82),
    ("ingram", "paperback", "cream", 240, 0.545),
    ("ingram", "paperback", "cream", 24, 0.058),
    ("ingram", "paperback", "white", 800, 1.59),
    ("ingram", "paperback", "colour", 220, 0.5715),
    ("ingram", "hardcover", "cream", 240, 0.6875),
    ("ingram", "hardcover", "cream", 24, 0.25),
    ("ingram", "hardcover", "white", 500, 1.0625),
    ("ingram", "hardcover", "colour", 800, 2.1875),
    ("", "paperback", "cream", 300, 0.75),
    ("", "hardcover", "white", 120, 0.459),
]


@pytest.mark.parametrize(("printer", "form", "paper", "pages", "inches"), _SPINES)
def test_spines(printer: str, form: str, paper: str, pages: int, inches: float) -> None:
    """As the calculators of the printers give them, to a thousandth of an inch."""
    assert spine_width(printer, form, paper, pages) / 72 == pytest.approx(inches, abs=6e-4)


def test_spines_grow_with_the_pages() -> None:
    """From the thinnest book of a printer to the thickest, on every paper."""
    for (printer, form), cover in COVERS.items():
        for paper in cover.bulks:
            widths = [spine_width(printer, form, paper, pages) for pages in range(24, 1201, 2)]
            assert widths == sorted(widths)
            assert widths[0] > 0


_SHEETS = [
    ("kdp", "paperback", 6, 9, 240, "cream", 12.85, 9.25),
    ("kdp", "hardcover", 6, 9, 240, "cream", 14.364, 10.417),
    ("kdp", "hardcover", 6, 9, 120, "white", 14.034, 10.417),
    ("kdp", "hardcover", 7, 10, 269, "colour", 16.395, 11.417),
    ("ingram", "paperback", 6, 9, 240, "cream", 12.795, 9.25),
    ("ingram", "hardcover", 6, 9, 240, "cream", 14.568, 10.5),
]


@pytest.mark.parametrize(("printer", "form", "w", "h", "pages", "paper", "wide", "high"), _SHEETS)
def test_whole_covers(
    printer: str, form: str, w: float, h: float, pages: int, paper: str, wide: float, high: float
) -> None:
    """The sheets that the calculators and templates of the printers give."""
    cover = cover_for(printer, form)
    edge = 2 * (cover.wrap + cover.bleed)
    spine = spine_width(printer, form, paper, pages)
    assert (edge + spine + 2 * (w * 72 + cover.wider)) / 72 == pytest.approx(wide, abs=2e-3)
    assert (edge + h * 72 + cover.higher) / 72 == pytest.approx(high, abs=2e-3)


def test_words_on_spines() -> None:
    """From how many pages on, and how far from the folds."""
    titled = {key: cover.titled for key, cover in COVERS.items()}
    assert titled == {
        ("kdp", "paperback"): 80,
        ("kdp", "hardcover"): 75,
        ("ingram", "paperback"): 48,
        ("ingram", "hardcover"): 48,
        ("", "paperback"): 0,
        ("", "hardcover"): 0,
    }
    assert cover_for("kdp", "paperback").clearance(20) == 4.5
    ingram = cover_for("ingram", "paperback")
    assert (ingram.clearance(0.35 * 72), ingram.clearance(0.34 * 72)) == (4.5, 2.25)


def test_hinges_and_wraps() -> None:
    """Boards are wrapped and hinged, paper is bled."""
    for (_, form), cover in COVERS.items():
        assert (cover.wrap > 0) == (cover.hinge > 0) == (form == "hardcover")
        assert cover.safe >= 0.125 * 72
    assert cover_for("kdp", "hardcover").wrap / 72 == pytest.approx(0.591, abs=1e-3)
    assert cover_for("kdp", "hardcover").hinge / 72 == pytest.approx(0.394, abs=1e-3)
    assert cover_for("ingram", "hardcover").wrap == 45


def test_what_else_is_asked_for() -> None:
    """The ground of the bar code, the kind of PDF, and pages of thick paper."""
    assert cover_for("kdp", "paperback").code == pytest.approx((144, 86.4))
    assert cover_for("ingram", "paperback").code == (126, 72)
    asked = {printer: row.standard for (printer, _), row in INTERIORS.items()}
    assert asked == {"kdp": "", "ingram": "x-1a"}
    kdp = INTERIORS["kdp", "paperback"]
    assert (kdp.most_on("white"), kdp.most_on("cream")) == (828, 776)
    assert kdp.sizes == ((4.0, 6.0), (8.5, 11.69))


def test_a_printer_whom_nobody_knows_has_the_plain_row() -> None:
    """Whatever it is called."""
    assert cover_for("around the corner", "hardcover") is COVERS["", "hardcover"]
