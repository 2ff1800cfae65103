"""Text that is ranged left cannot be set anew; its pages give up lines for the last one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from small_books import SMALL

from publisher.cache import NO_CACHE
from publisher.pdf import press as presses
from publisher.pdf.copyfit import STUB
from publisher.pdf.press import press
from publisher.pdf.section import Section
from publisher.pdf.setup import Setup
from publisher.pdf.setups import style_spec, text_setup
from publisher.source import Location

TIGHT = replace(SMALL, print=f"{SMALL.print} p {{ margin: 0 }}")
DEEP = text_setup(TIGHT, style_spec(TIGHT), NO_CACHE)
LINES = 33  # of a page


def section(setup: Setup, lines: int) -> Section:
    """Lay out a text of so many paragraphs, each a line."""
    html = f"<!DOCTYPE html><html lang='en'><body>{'<p>It was late.</p>' * lines}</body></html>"
    return press(setup).section(html, (), Location("text/one.xhtml"), language="en")


def stubs(made: Section) -> list[str]:
    """Return what is said of a last page of few lines."""
    return [fault.words for fault in made.faults if fault.code == "print-stub"]


@pytest.mark.parametrize("over", range(1, STUB))
def test_the_last_page_gets_lines_of_the_others(over: int) -> None:
    """So few lines would stand alone if pages were as deep as they may be."""
    rigid = replace(DEEP, key=f"{DEEP.key}-rigid", shallow=())
    assert stubs(section(rigid, 2 * LINES + over))
    made = section(DEEP, 2 * LINES + over)
    assert len(made.pages) == 3
    assert stubs(made) == []


def test_pages_are_as_deep_as_they_may_be_otherwise() -> None:
    """A last page of enough lines takes none; and one page has no others to take from."""
    assert len(section(DEEP, 2 * LINES).pages) == 2
    assert len(section(DEEP, 2).pages) == 1


def test_a_text_of_very_many_pages_stays_as_it_is_set_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Two layouts of it at once would take twice the memory; its last page is told of."""
    assert stubs(section(DEEP, 2 * LINES + 1)) == []
    monkeypatch.setattr(presses, "_SET_AGAIN", 2)
    assert len(stubs(section(DEEP, 2 * LINES + 1))) == 1
