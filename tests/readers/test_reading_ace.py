"""Ace by DAISY: no violation of any impact."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
from shelf import Book
from windows import CHROMIUM, missing

pytestmark = [pytest.mark.readers, pytest.mark.slow]

ACE = Path(__file__).parent / "node_modules" / "@daisy" / "ace-cli" / "bin" / "ace.js"


@pytest.fixture(scope="session")
def report(node: Path, book: Book, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Return what Ace says of a book."""
    if not CHROMIUM.exists():
        missing(str(CHROMIUM))
    folder = tmp_path_factory.mktemp("ace")
    settings = {
        "PUPPETEER_EXECUTABLE_PATH": str(CHROMIUM),
        "ACE_TIMEOUT_INITIAL": "60000",  # five seconds to start a browser can be too few
        "XDG_CONFIG_HOME": str(folder / "config"),
        "XDG_CACHE_HOME": str(folder / "cache"),
    }
    command = [node, ACE, "--silent", "--timeout", "120000", "--outdir", folder / "out", book.path]
    done = subprocess.run(
        command, check=False, capture_output=True, text=True, env=os.environ | settings
    )
    written = folder / "out" / "report.json"
    assert written.exists(), done.stdout + done.stderr
    told: dict[str, Any] = json.loads(written.read_text("utf-8"))
    return told


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
