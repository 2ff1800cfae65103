"""What shops ask of a file as a whole: its size, and the number it is sold by."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from publisher.checks.epub import check_identity
from publisher.checks.epub.shops import check_size
from publisher.checks.report import Report
from publisher.model.edition import Edition, Product
from publisher.source import Location

sys.path.append(str(Path(__file__).parents[2] / "findings"))
from broken_books import HERE, clean, packed

PACKAGE = "EPUB/content.opf"
IDENTIFIER = b"urn:uuid:6c1f5f7e-0f0e-5d1c-9c40-5d8b3f0f5a11"


def _cases(code: str, kind: str) -> list[Any]:
    cases = tomllib.loads((HERE / code / "expected.toml").read_text("utf-8"))[kind]
    return [pytest.param(case, id=case["says"]) for case in cases]


@pytest.mark.parametrize("case", _cases("shop-file-heavy", "size"))
def test_a_heavy_file_is_told(case: dict[str, Any]) -> None:
    """With its size."""
    report = Report()
    check_size(case["bytes"], report, Location("book.epub"))
    assert [f.message for f in report.findings()] == (
        [case["message"]] if "message" in case else []
    )


@pytest.mark.parametrize("case", _cases("shop-isbn-missing", "isbn"))
def test_the_isbn_of_the_edition_is_looked_for(case: dict[str, Any]) -> None:
    """However it is written; the place is the package document."""
    files = clean()
    files[PACKAGE] = files[PACKAGE].replace(IDENTIFIER, case["declared"].encode())
    edition = Edition("b", "B", products=(Product("epub", case["isbn"]),))
    found = check_identity(edition, packed(files), "book.epub")
    assert [f.message for f in found] == ([case["message"]] if "message" in case else [])
    assert {str(f.where) for f in found} <= {f"{PACKAGE}:2:1"}


def test_an_edition_without_an_epub_and_a_book_that_cannot_be_read() -> None:
    """Nothing is to be said of either here."""
    sold = Edition("b", "B", products=(Product("epub", "978-1-23456-789-7"),))
    assert check_identity(Edition("b", "B"), packed(clean()), "book.epub") == ()
    assert check_identity(sold, b"no ZIP", "book.epub") == ()
    assert check_identity(sold, packed({"mimetype": b"x"}), "book.epub") == ()
