"""The same book gives the same bytes, and only what changed is laid out again."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from publisher.cache import Cache
from publisher.model.publication import Document
from publisher.pdf.book import Book
from publisher.work import Pool

HERE = Path(__file__).parent


def entries(root: Path) -> set[Path]:
    """Return all files under a folder."""
    return {path for path in root.rglob("*") if path.is_file()}


def test_the_number_of_jobs_changes_nothing(sample: Any, book: Book) -> None:
    """A pool of two gives the bytes that one process gives."""
    with Pool(2) as workers:
        assert sample.book(workers).pdf == book.pdf


def test_a_cache_changes_nothing(sample: Any, book: Book, tmp_path: Path) -> None:
    """A cold cache, a warm cache and no cache give the same book; warm, nothing is made."""
    cache = Cache(tmp_path)
    assert sample.book(cache=cache).pdf == book.pdf
    made = entries(tmp_path)
    warm = sample.book(cache=cache)
    assert warm == book
    assert warm.pdf == book.pdf
    assert entries(tmp_path) == made


def test_damaged_entries_are_made_again(sample: Any, book: Book, tmp_path: Path) -> None:
    """A cache that rots costs time, not correctness."""
    cache = Cache(tmp_path)
    sample.book(cache=cache)
    for path in entries(tmp_path):
        path.write_bytes(path.read_bytes()[:-9])
    assert sample.book(cache=cache).pdf == book.pdf


def test_a_shift_lays_out_no_other_section(
    sample: Any, make_interview: Callable[..., Document], tmp_path: Path
) -> None:
    """When a section grows, only it, the contents and the furniture are made anew."""
    cache = Cache(tmp_path)
    before = sample.book(cache=cache)
    old = entries(tmp_path)
    longer = make_interview("one", 40)
    pages = replace(sample, publication=replace(sample.publication, contents=()))
    after = pages.having(longer).book(cache=cache)
    assert after.pagination.folio("three") != before.pagination.folio("three")
    leaves = -(-after.pagination.pages // 64)
    assert len(entries(tmp_path) - old) == 1 + 1 + leaves


def test_a_new_head_lays_out_no_section(sample: Any, tmp_path: Path) -> None:
    """Running heads are no part of a section."""
    cache = Cache(tmp_path)
    sample.book(cache=cache)
    old = entries(tmp_path)
    document = replace(sample.publication.document("one"), running_head="Another")
    renamed = sample.having(document)
    assert b"Another" not in renamed.book(cache=cache).pdf  # it is drawn, in glyphs
    assert len(entries(tmp_path) - old) == 1


@pytest.mark.slow
@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo"},
        {"PYTHONHASHSEED": "77", "TZ": "America/Lima", "LC_ALL": "C"},
    ],
)
def test_the_environment_changes_nothing(book: Book, environment: dict[str, str]) -> None:
    """Hash seed, time zone and locale leave no trace in the bytes."""
    code = (
        "import conftest, hashlib;"
        "print(hashlib.sha256(conftest.build_sample().book().pdf).hexdigest())"
    )
    path = os.pathsep.join(p for p in (str(HERE), *sys.path) if p)
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        check=True,
        text=True,
        env={**os.environ, **environment, "PYTHONPATH": path},
    )
    assert done.stdout.strip() == hashlib.sha256(book.pdf).hexdigest()
