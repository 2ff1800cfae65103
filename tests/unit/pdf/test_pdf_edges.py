"""Boxes are laid out as WeasyPrint lays them out by itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from typing import Any

import pytest
import weasyprint
from weasyprint.layout import block, page, percent

from publisher.pdf import edges
from publisher.pdf.edges import kept_edges

STYLE = """
@page { size: 300px 200px; margin: 10% 20px }
p { margin: 1em 0; padding-left: 5% }
.half { width: 50%; margin: 0 auto; min-height: 30px }
.low { height: 40px; max-height: 1in; border: 2px solid }
.sized { box-sizing: border-box; width: 9em; padding: 3px }
.mixed { width: calc(100% - 10px) }
table { border-collapse: collapse; border: 3px solid }
"""
TEXT = """
<p>One<div class="half">Two<p>Three</div><div class="low">Four</div>
<div class="sized">Five</div><div class="mixed">Six</div>
<table><tr><td>Seven</table><div>Eight<div>Nine</div></div>
"""


def places(*, kept: bool) -> list[Any]:
    """Return the boxes of a document with all that says where they are."""
    with kept_edges() if kept else nullcontext():
        sheets = [weasyprint.CSS(string=STYLE)]
        document = weasyprint.HTML(string=TEXT).render(stylesheets=sheets)
    return [one for page in document.pages for one in said(page._page_box)]


def said(box: Any) -> Iterator[Any]:
    """Yield the numbers that boxes have."""
    kinds = (int, float, str)
    yield {name: value for name, value in vars(box).items() if isinstance(value, kinds)}
    for child in getattr(box, "children", ()):
        yield from said(child)


def test_boxes_have_the_lengths_that_weasyprint_gives_them() -> None:
    """Shares, sums, borders that collapse and other ways to measure a box are left to it."""
    assert places(kept=True) == places(kept=False)


def test_lengths_are_worked_out_once_for_a_style(monkeypatch: pytest.MonkeyPatch) -> None:
    """WeasyPrint does ask here, and most boxes have no shares."""
    asked: list[Any] = []
    theirs = percent.resolve_percentages
    monkeypatch.setattr(
        percent, "resolve_percentages", lambda box, *rest: (asked.append(box), theirs(box, *rest))
    )
    resolved: list[Any] = []
    ours = edges._resolve
    monkeypatch.setattr(
        edges, "_resolve", lambda box, *rest: (resolved.append(box), ours(box, *rest))
    )
    places(kept=True)
    assert 0 < len(asked) < len(resolved) / 2


def test_weasyprint_has_its_own_back() -> None:
    """Outside of it WeasyPrint works out lengths by itself."""
    with kept_edges():
        assert block.resolve_percentages is not percent.resolve_percentages
    assert block.resolve_percentages is page.resolve_percentages is percent.resolve_percentages
