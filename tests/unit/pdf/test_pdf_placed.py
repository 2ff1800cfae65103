"""A section that is placed at the foot of its page, such as the copyright page, loses nothing."""

from __future__ import annotations

from dataclasses import replace

from small_books import SMALL

from publisher.cache import NO_CACHE
from publisher.pdf.press import press
from publisher.pdf.section import Section
from publisher.pdf.setups import style_spec, text_setup
from publisher.source import Location

_RULE = ".copyright { position: absolute; bottom: 0; left: 0; right: 0 } p { margin: 0 }"
PLACED = replace(SMALL, print=f"{SMALL.print} {_RULE}")
LINES = 33  # of a page


def section(lines: int) -> Section:
    """Lay out a copyright page of so many lines."""
    inside = "".join(f"<p>Line {number}.</p>" for number in range(lines))
    html = f"<html lang='en'><body><section class='copyright'>{inside}</section></body></html>"
    setup = text_setup(PLACED, style_spec(PLACED), NO_CACHE)
    return press(setup).section(html, (), Location("text/one.xhtml"), language="en")


def test_it_is_a_page_if_it_has_room() -> None:
    """With one line or as many as there are."""
    assert [len(section(lines).pages) for lines in (1, LINES)] == [1, 1]


def test_it_goes_on_on_the_next_page_if_it_is_too_long() -> None:
    """WeasyPrint leaves out what a placed element has too much."""
    made = section(LINES + 10)
    assert len(made.pages) == 2
    assert made.pages[1].before == sum(len(f"Line{number}.") for number in range(LINES))
    assert made.pages[1].opening.startswith(f"line{LINES}.")
