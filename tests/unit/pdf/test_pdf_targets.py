"""Ids are remembered only for counters that ask for the page of one."""

from __future__ import annotations

from contextlib import nullcontext
from typing import Any

import pytest
import weasyprint
from weasyprint.layout import page

from publisher.pdf import targets
from publisher.pdf.targets import few_targets

LEAVES = "".join(f"<p id=t{n}>Leaf {n}" for n in range(1, 9))
CALL = "<p class=call><a href='#t7'>See</a>"
STYLE = "@page { size: 200px 60px; margin: 10px } p { break-before: page }"
COUNTER = ".call a::after { content: ' ' target-counter(attr(href), page) '.' }"


def rendered(style: str, *, few: bool = True) -> Any:
    """Return a document of leaves, the first of which calls for another."""
    with few_targets() if few else nullcontext():
        sheets = [weasyprint.CSS(string=style)]
        return weasyprint.HTML(string=CALL + LEAVES).render(stylesheets=sheets)


def shown(document: Any) -> list[str]:
    """Return the letters on each page."""
    return [
        "".join(getattr(box, "text", "") for box in page._page_box.descendants())
        for page in document.pages
    ]


def remembered(monkeypatch: pytest.MonkeyPatch, style: str) -> list[str]:
    """Return the ids that are looked through once all pages are made."""
    makers: list[Any] = []
    ours = targets._made

    def spied(context: Any, *rest: Any) -> Any:
        makers.append(context.page_maker)
        return ours(context, *rest)

    monkeypatch.setattr(targets, "_made", spied)
    rendered(style)
    return [name for *_, state in makers[-1] for name in state["anchors"]]


def test_no_id_is_remembered_that_nothing_asks_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else each id of a long text would be compared with all before it."""
    assert remembered(monkeypatch, STYLE) == []


def test_ids_are_remembered_where_a_counter_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    """WeasyPrint would else lay out again without end where an element runs over pages."""
    assert "t7" in remembered(monkeypatch, STYLE + COUNTER)


@pytest.mark.parametrize("style", [STYLE, STYLE + COUNTER], ids=["plain", "counters"])
def test_pages_are_the_same(style: str) -> None:
    """Links have their places, and counters their numbers, as WeasyPrint gives them."""
    ours, theirs = rendered(style), rendered(style, few=False)
    assert shown(ours) == shown(theirs)
    assert ("See 8." in shown(ours)[0]) == (style != STYLE)
    assert [one.anchors for one in ours.pages] == [one.anchors for one in theirs.pages]
    assert [list(one.anchors) for one in ours.pages[1:]] == [[f"t{n}"] for n in range(1, 9)]


def test_weasyprint_has_its_own_back() -> None:
    """Outside of it WeasyPrint remembers whatever it likes."""
    theirs = page.make_page
    with few_targets():
        assert page.make_page is not theirs
    assert page.make_page is theirs
