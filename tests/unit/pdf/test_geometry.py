"""Pages keep the grid, the length of lines and the margins that printers ask for, on any trim."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.cache import NO_CACHE
from publisher.model.edition import PrintSpec
from publisher.model.style import Page
from publisher.pdf.geometry import Geometry, geometry
from publisher.pdf.setups import furniture_setup, page_geometry, style_spec, text_setup
from publisher.resources import load_style, style_names
from publisher.vocabulary.trims import TRIMS

PAGE = Page(58.5, 45, 56, 63, 11.5, 14.5)
COLUMNS = Page(54, 45, 63, 57, 9.25, 12.5, columns=2, gap=18, characters=(36, 48))
LETTER = 4.6


def on(width: float, height: float, page: Page = PAGE, gutter: float = 0.0) -> Geometry:
    """Return the page on a trim, drawn for 5.5 by 8.5 inches, or 7 by 10 in columns."""
    drawn = (396.0, 612.0) if page.columns == 1 else (504.0, 720.0)
    letter = LETTER if page.columns == 1 else 4.4
    return geometry(page, drawn, PrintSpec(width=width, height=height), letter, gutter)


def test_the_drawn_page_is_as_drawn() -> None:
    """On its own trim a style has the margins that it says."""
    page = on(396, 612)
    assert (page.inside, page.outside, page.top, page.bottom) == (58.5, 45, 56, 63)
    assert (page.measure, page.depth, page.lines) == (292.5, 493, 34)
    columns = on(504, 720, COLUMNS)
    assert (columns.columns, columns.column, columns.lines) == (2, 193.5, 48)


@pytest.mark.parametrize(("width", "height"), sorted(TRIMS.values()))
def test_lines_have_55_to_75_characters(width: float, height: float) -> None:
    """On every trim that has a name, and the margins leave room for thumbs and folios."""
    page = on(width, height)
    assert 55 <= page.measure / LETTER <= 75.01
    assert min(page.inside, page.outside, page.top, page.bottom) >= 36
    assert page.inside > page.outside


@given(
    st.floats(216, 1224),
    st.floats(216, 1224),
    st.sampled_from((0.0, 45.0, 63.0, 72.0)),
    st.booleans(),
)
def test_every_page_is_whole_lines_deep(
    width: float, height: float, gutter: float, columns: bool
) -> None:
    """What there is adds up to the page, and the fold has the margin that it needs."""
    page = on(width, height, COLUMNS if columns else PAGE, gutter)
    assert math.isclose(page.top + page.depth + page.bottom, height)
    assert page.lines >= 1
    assert page.inside >= gutter
    assert page.bottom >= 35.9 or page.lines == 1
    assert page.measure > 0
    assert page.columns <= 1 or page.column / 4.4 >= 35.9


def test_a_wider_fold_shortens_lines_to_their_least() -> None:
    """Then the outer margin gives way, down to half an inch."""
    page = on(396, 612, gutter=63)
    assert (page.inside, page.outside, page.measure) == (63, 45, 288)
    page = on(360, 576, gutter=72)
    assert page.inside == 72
    assert page.measure == pytest.approx(253, abs=1.5)
    assert on(360, 576, gutter=80).outside == 36


def test_columns_that_would_be_too_narrow_become_one() -> None:
    """It has lines of a book then."""
    page = on(396, 612, COLUMNS)
    assert page.columns == 1
    assert 55 <= page.measure / 4.4 <= 75.01


def test_lengths_reach_the_sheets() -> None:
    """Rules set size, margins and type; custom properties tell of all lengths."""
    css = on(396, 612).pages(9)
    assert "@page { size: 396pt 612pt; margin: 56pt 45pt 63pt 58.5pt; bleed: 9pt }" in css
    assert "@page :left { margin-left: 45pt; margin-right: 58.5pt }" in css
    assert "@page :right { margin-right: 45pt; margin-left: 58.5pt }" in css
    assert "bleed" not in on(396, 612).pages()
    text = on(396, 612).text()
    assert "--measure: 292.5pt" in text
    assert "--lines: 34" in text
    assert "font-size: 11.5pt; line-height: 14.5pt" in text


def test_a_page_may_be_less_deep() -> None:
    """The text then ends some lines higher; where it begins, and how wide it is, stays."""
    css = on(396, 612).shallower(2)
    assert "@page { margin-bottom: 92pt }" in css
    assert "--lines: 32; --depth: 464pt; --bottom: 92pt" in css
    assert "top" not in css.replace("bottom", "")


@pytest.mark.parametrize("name", style_names())
def test_every_style_keeps_its_lines_on_every_trim(name: str) -> None:
    """Between what its page says, or 55 and 75 characters where columns became one."""
    style = load_style(name)
    setup = text_setup(style, style_spec(style), NO_CACHE)
    own = page_geometry(style, style_spec(style), setup.cuts)
    assert (own.width, own.height) == TRIMS[style.trim]
    assert own.columns == style.page.columns
    for trim, (width, height) in TRIMS.items():
        page = page_geometry(style, PrintSpec(trim, width, height), setup.cuts)
        assert min(page.inside, page.outside, page.top, page.bottom) >= 36
        assert page.depth > 0.6 * height


def test_a_trim_is_another_setup() -> None:
    """So is another gutter, for sections and furniture alike."""
    style = load_style("trade")
    spec = style_spec(style)
    for make in (text_setup, furniture_setup):
        setup = make(style, spec, NO_CACHE)
        assert make(style, replace(spec, width=360.0), NO_CACHE) != setup
        assert make(style, spec, NO_CACHE, 63.0) != setup
        assert make(style, spec, NO_CACHE, 36.0) == setup
