"""The estimate of pages: never more than a book has, and enough to lay a long book out once."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest

from publisher.cache import NO_CACHE
from publisher.model.edition import PrintSpec, Product
from publisher.model.publication import Document
from publisher.pdf.book import typeset
from publisher.pdf.estimate import least_pages
from publisher.pdf.setup import Setup
from publisher.pdf.setups import style_spec, text_setup
from publisher.work import HERE


@pytest.fixture
def setup(sample: Any) -> Setup:
    """Ten letters a line, on average, and four lines a page."""
    made = text_setup(sample.style, PrintSpec(), NO_CACHE)
    return replace(made, characters=8.0, lines=4)


@pytest.mark.parametrize(
    ("bodies", "pages"),
    [
        ([], 0),
        ([""], 1),
        (["<p>0123456789</p>" * 4], 1),
        (["<p>0123456789</p>" * 5], 2),
        (["<p>01234<em>56789</em>0</p>" * 4], 2),
        (["<div class='0123456789'><p>&amp;</p></div>" * 4], 1),
        (["<p>0</p>", "<p>0</p>"], 2),
    ],
)
def test_full_lines_are_counted(setup: Setup, bodies: Sequence[str], pages: int) -> None:
    """Of letters alone, a block beginning a line, a text a page."""
    assert least_pages(bodies, setup) == pages


def test_no_book_has_fewer_pages(sample: Any, make_interview: Callable[..., Document]) -> None:
    """However its text is broken."""
    made = sample.having(make_interview("one", 90), make_interview("two", 3))
    setup = text_setup(made.style, PrintSpec(), NO_CACHE)
    sections = made.book().parts.sections
    for name in ("one", "two"):
        (text,) = (d for d in made.publication.documents if d.id == name)
        assert 1 <= least_pages([text.body], setup) <= len(sections[name].pages)


def test_a_margin_that_is_known_to_be_needed_is_there_at_once(
    sample: Any, make_interview: Callable[..., Document]
) -> None:
    """The book is laid out once, as it would have been the second time."""
    product = Product("paperback", print=replace(style_spec(sample.style), printer="kdp"))
    made = sample.having(make_interview("one", 90))
    style = replace(made.style, page=replace(made.style.page, inside=20))
    told: list[tuple[int, int]] = []
    book = typeset(
        made.publication,
        made.edition,
        style,
        made.with_folios,
        product=product,
        workers=HERE,
        cache=NO_CACHE,
        progress=lambda done, total: told.append((done, total)),
    )
    assert len([one for one in told if one[0] == one[1]]) == 1
    sections = book.parts.sections.values()
    assert {page.inside for section in sections for page in section.pages} == {27.0}
