"""Ace by DAISY: no violation of any impact."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from judges import ace
from shelf import Book

pytestmark = [pytest.mark.readers, pytest.mark.slow]


@pytest.fixture(scope="session")
def report(node: Path, book: Book, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Return what Ace says of a book."""
    return ace(node, book.path, tmp_path_factory.mktemp("ace"))


def test_ace_finds_no_violation(report: dict[str, Any]) -> None:
    """Not one, in the package or in any document."""
    found = [
        (subject["earl:testSubject"]["url"], one["earl:test"]["dct:title"], one["earl:result"])
        for subject in report["assertions"]
        for one in subject["assertions"]
    ]
    assert found == []


def test_ace_has_read_the_whole_book(report: dict[str, Any], book: Book) -> None:
    """It speaks of the book that it was given, and found headings and pictures in it."""
    assert report["earl:testSubject"]["metadata"]["dc:title"]
    assert report["outlines"]["headings"].count("<li") > len(book.edition.interviews)
    assert report["data"]["images"]
