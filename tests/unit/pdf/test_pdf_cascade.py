"""Styles that are kept say what WeasyPrint would compute anew."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from typing import Any

import pytest
import weasyprint
import weasyprint.css
from small_books import Sample
from weasyprint.css.properties import INITIAL_VALUES

from publisher.errors import InputError
from publisher.pdf.cascade import Cascade

SHEETS = (
    """
    @page { size: 300px 200px; margin: 20px; @bottom-center { content: counter(page) } }
    @page :first { margin-top: 60px; @top-left { content: "first" } }
    @page wide { size: 500px 200px }
    html { font-size: 12px; line-height: 1.5 }
    body { overflow: hidden; --gap: 3px }
    p { margin: 0 0 1lh; text-indent: 1em } p + p { text-indent: 0 } p:last-child { color: #123 }
    .loud, b { font-size: larger; text-decoration: underline }
    q::before, .loud::before { content: "<"; letter-spacing: 0.1em }
    li::marker { font-weight: 700 }
    .note { float: footnote } .note::footnote-call { font-size: 60% }
    table { border-collapse: collapse } td { padding: var(--gap); display: table-cell }
    """,
    "p.loud { margin-left: calc(1em + 2px) } #two { padding-top: 1px } .wide { page: wide }",
)
TEXT = """<html lang="en"><body>
<p id="one">One <b>word</b> <i lang="de">und <b>noch</b></i>.<span class="note">A note.</span></p>
<p id="two" class="loud">Two <q>words</q></p><p style="margin-left: 7px">Three <b>words</b></p>
<ol><li>a<li id="b">b</ol><table><tr><td>cell</table><p>End <q>of it</q></p>
<p style="break-before: page">Last</p><p>Last <b>but one</b></p></body></html>
"""


NAMES = [name for name in INITIAL_VALUES if not {"block", "inline"} & set(name.split("_"))]
"""All properties but those that WeasyPrint turns into others."""


def boxes_of(html: str, sheets: list[Any]) -> list[Any]:
    """Return the boxes of a document's pages."""
    document = weasyprint.HTML(string=html).render(stylesheets=sheets)
    return [page._page_box for page in document.pages]


def said(box: Any) -> Iterator[Any]:
    """Yield what the boxes are, where they stand, and the values of all properties."""
    place = (box.position_x, box.position_y, box.width, box.height)
    values = {name: box.style[name] for name in NAMES}
    yield box.element_tag, place, values, box.style["__gap"]
    for child in getattr(box, "children", ()):
        yield from said(child)


def styles(html: str, sheets: list[Any], cascade: Cascade | None = None) -> list[Any]:
    """Return what the boxes of a document say, with the styles of a cascade if there is one."""
    with cascade.keeping() if cascade else nullcontext():
        return [one for page in boxes_of(html, sheets) for one in said(page)]


@pytest.fixture
def sheets() -> list[Any]:
    """Return the sheets, parsed."""
    return [weasyprint.CSS(string=sheet) for sheet in SHEETS]


def test_every_property_of_every_box_is_that_of_weasyprint(sheets: list[Any]) -> None:
    """Kept styles are those that WeasyPrint computes, and serve again."""
    cascade = Cascade()
    theirs = styles(TEXT, sheets)
    assert len(theirs) > 50
    assert styles(TEXT, sheets, cascade) == theirs
    known = len(cascade.kinds)
    assert styles(TEXT, sheets, cascade) == theirs
    assert len(cascade.kinds) == known > 20  # and nothing was computed again


def test_other_documents_have_what_is_theirs(sheets: list[Any]) -> None:
    """Documents with other classes, declarations or sheets have other styles."""
    cascade = Cascade()
    styles(TEXT, sheets, cascade)
    other = TEXT.replace('class="loud"', 'class="wide"').replace("7px", "9px")
    assert styles(other, sheets, cascade) == styles(other, sheets)
    assert styles(TEXT, sheets[:1], cascade) == styles(TEXT, sheets[:1])


def test_names_make_no_kind(sheets: list[Any]) -> None:
    """An id is that of one element, whose style is that of its kind for the rest."""
    cascade = Cascade()
    styles(TEXT.replace("one", "first"), sheets, cascade)
    known = len(cascade.kinds)
    assert styles(TEXT, sheets, cascade) == styles(TEXT, sheets)
    assert len(cascade.kinds) == known


def test_what_depends_on_the_first_page_is_computed_for_each_document() -> None:
    """A share of the first page is not kept from a document with another."""
    sheets = [weasyprint.CSS(string=SHEETS[0] + ".wide { page: wide } i { padding-left: 10vw }")]
    narrow = "<body><h1>A</h1><p><i>One</i></p></body>"
    wide = narrow.replace("h1>A", 'h1 class="wide">A')
    cascade = Cascade()
    for text in (narrow, wide, narrow):
        assert styles(text, sheets, cascade) == styles(text, sheets)


def test_weasyprint_has_its_own_back() -> None:
    """Outside of it WeasyPrint computes styles by itself."""
    theirs = weasyprint.css.StyleFor
    with Cascade().keeping():
        assert weasyprint.css.StyleFor is not theirs
    assert weasyprint.css.StyleFor is theirs


def test_what_is_said_of_a_style_is_said_of_each_section(sample: Sample) -> None:
    """A style of which there is something to say is not kept."""
    styled = sample.styled(".says { text-align: justify; margin-left: calc(1em * 1em) }")
    with pytest.raises(InputError) as caught:
        styled.book()
    places = {str(problem.where) for problem in caught.value.problems}
    assert {"text/one.xhtml", "text/two.xhtml"} <= places
    assert all("math" in problem.message for problem in caught.value.problems)
