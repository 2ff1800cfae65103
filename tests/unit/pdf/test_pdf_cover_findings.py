"""What is found about covers for printers, as ``tests/findings`` shows it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from test_pdf_cover import EDITION, ISBN, made, picture

from publisher.model.edition import BackCover

FINDINGS = Path(__file__).parents[2] / "findings"
DOCS = FINDINGS.parents[1] / "docs" / "findings.md"


def cases() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every way to make a cover of which something is found, with the code."""
    for path in sorted(FINDINGS.glob("cover-*/expected.toml")):
        for case in tomllib.loads(path.read_text("utf-8")).get("wrapped", ()):
            yield path.parent.name, case


@pytest.mark.parametrize(
    ("code", "case"), [pytest.param(*c, id=f"{c[0]}: {c[1]['says']}") for c in cases()]
)
def test_it_is_found_and_nothing_else(code: str, case: dict[str, Any]) -> None:
    """With its severity, and its row in the manual."""
    edition = EDITION
    if "picture" in case:
        edition = replace(edition, cover=picture(*case["picture"]))
    if "words" in case:
        edition = replace(edition, back_cover=BackCover("lamplight " * case["words"]))
    said = {"form": case.get("form", "paperback"), "isbn": case.get("isbn", ISBN)}
    cover = made(edition, case.get("pages", 200), **said, **case.get("product", {}))
    (found,) = cover.findings
    assert (found.code, found.severity.value) == (code, case["severity"])
    assert case["message"] in found.message
    rows = dict(re.findall(r"^\| `([a-z-]+)` \| ([a-z, ]+) \|", DOCS.read_text("utf-8"), re.M))
    assert case["severity"] in rows[code]
