"""Every section can be read on a phone: by day, by night, and in type of twice the size."""

from __future__ import annotations

import re
from typing import Any

import pytest
from windows import Look
from written import Written

pytestmark = [pytest.mark.readers, pytest.mark.slow]


def told(sections: list[dict[str, Any]], what: str) -> dict[str, Any]:
    """Return what was measured of each section, where there is something to tell."""
    return {section["href"]: section[what] for section in sections if section[what]}


def test_nothing_is_cut_off_at_the_edge_of_a_page(look: Look) -> None:
    """No line and no picture goes over the edge of its page."""
    assert told(look.pages, "cutOff") == {}


def test_nothing_is_wider_than_the_screen(look: Look) -> None:
    """Scrolled, no document has to be moved sideways (WCAG 2.2, 1.4.10)."""
    assert told(look.scrolls, "overflow") == {}


def test_all_text_stands_out_from_the_page(look: Look) -> None:
    """The contrast of every text is 4.5 : 1 or more (WCAG 2.2, 1.4.3)."""
    assert told(look.pages, "faint") == {}


def test_every_picture_is_shown(look: Look) -> None:
    """Each picture can be decoded."""
    assert told(look.pages, "broken") == {}


def test_text_is_set_in_the_fonts_of_the_book(look: Look, written: Written) -> None:
    """No font fails, and a section that asks for a family of the book has a font of it."""
    sheet = written.files["EPUB/css/book.css"].decode()
    for section in look.pages:
        statuses = {font["face"]: font["status"] for font in section["fonts"]}
        assert len(statuses) == len(re.findall("@font-face", sheet))
        assert "error" not in statuses.values()
        family = section["family"].split(",")[0]
        own = any(face.startswith(f"{family} ") for face in statuses)
        if own and section["text"].strip():
            assert "loaded" in statuses.values(), section["href"]


def test_the_reading_system_does_not_complain(look: Look) -> None:
    """No console error, no failed request, no request to elsewhere."""
    assert look.faults == []
