"""Whatever leads to a place of the book leads there, in every reading system."""

from __future__ import annotations

import re
from typing import Any

import pytest
from shelf import Book
from written import Entry, Written

pytestmark = [pytest.mark.readers, pytest.mark.slow]


UNREACHED = {
    # takes the left edge of an element for its beginning, and a section from the right ends there
    ("epubjs", "everything"): {"layla-2.xhtml#layla-2"},
    ("epubjs", "from-the-right"): {"layla.xhtml#layla"},
    # turns no pages in a document that runs from the right (version 2.4)
    ("readium", "everything"): {"layla-2.xhtml#layla-2_heading-2"},
    ("readium", "from-the-right"): {"layla.xhtml#layla_heading-2"},
}
"""What a reading system does not bring to its page, by a fault of its own."""


def words(text: str) -> str:
    """Return the words of a text, one space apart: labels join with marks what lies in lines."""
    return " ".join(["", *re.findall(r"\w+", text), ""])


def lost(entries: list[dict[str, Any]]) -> set[str]:
    """Return the addresses whose target is not on the page that is shown."""
    return {entry["href"] for entry in entries if not (entry["found"] and entry["visible"])}


def listed(entries: list[dict[str, Any]]) -> list[Entry]:
    """Return entries as the reading system lists them."""
    return [Entry(entry["label"], entry["href"]) for entry in entries]


def test_contents_entries_lead_to_their_headings(
    ways: dict[str, Any], written: Written, book: Book, system: str
) -> None:
    """Each entry, in order, opens the page with the heading that it names."""
    contents = ways["contents"]
    assert listed(contents) == written.entries("toc")
    assert len(contents) > 3
    assert lost(contents) == UNREACHED.get((system, book.name), set())
    for entry in contents:
        named = words(entry["name"]) == words(entry["label"])
        assert named or words(entry["label"]) in words(entry["text"]), entry


def test_landmarks_lead_to_their_places(
    ways: dict[str, Any], written: Written, book: Book, system: str
) -> None:
    """Each landmark opens the page where that part of the book begins."""
    assert listed(ways["landmarks"]) == written.entries("landmarks")
    assert ways["landmarks"]
    assert lost(ways["landmarks"]) <= UNREACHED.get((system, book.name), set())


def test_page_list_leads_to_the_markers(
    ways: dict[str, Any], written: Written, book: Book, system: str
) -> None:
    """Each page of the printed book opens the page with the marker of its folio."""
    pages, expected = ways["pages"], written.entries("page-list")
    assert bool(expected) is book.printed
    assert [page["href"] for page in pages] == [entry.href for entry in expected]
    for page, entry in zip(pages, expected, strict=True):
        assert page["name"] == entry.label
        roman_in_epubjs = system == "epubjs" and not entry.label.isdecimal()
        assert page["label"] == ("" if roman_in_epubjs else entry.label)
    assert lost(pages) == set()


def test_nothing_went_wrong_on_the_way(ways: dict[str, Any]) -> None:
    """No console error, no failed request, no request to elsewhere."""
    assert ways["faults"] == []
