"""What an edition file leaves unsaid: one that says all, and what is found if a line is another."""

from __future__ import annotations

import io
import tomllib
from pathlib import Path
from typing import Any

import pytest
from PIL import Image as Pillow

from publisher import pictures
from publisher.checks.metadata import of_edition_file, of_metadata
from publisher.edition import assemble, decoded
from publisher.manuscript import parse
from publisher.model.edition import Edition
from publisher.source import Location
from publisher.vocabulary.findings.metadata import KINDS

FINDINGS = Path(__file__).parents[2] / "findings"
PATH = "edition.toml"
WHOLE = """\
[edition]
title = "Night"
subtitle = "Talks"
language = "en"
publisher = "Lamplight"
published = "2026-11-23"
description = "Nine people tell of the night."
rights = "All rights reserved."
subjects = [{term = "Interviews", scheme = "Thema", code = "DNP"}]
cover = "images/cover.png"
interviews = ["a.md"]
[accessibility]
certified-by = "Karin Ek"
[[contributor]]
name = "Karin Ek"
roles = ["edt"]

[[product]]
form = "epub"
isbn = "978-1-23456-789-7"

[[product]]
form = "paperback"
printer = "kdp"
bleed = "0.125in"
"""
TALK = "---\nid: a\ntitle: A\n---\n\nWords.\n"
CASES = [
    pytest.param(path.parent.name, case, id=f"{path.parent.name}: {case['says']}")
    for path in sorted(FINDINGS.glob("*/expected.toml"))
    for case in tomllib.loads(path.read_text("utf-8")).get("metadata", ())
]


def _edition(text: str, path: str = PATH) -> Edition:
    stream = io.BytesIO()
    Pillow.new("L", (1600, 2560)).save(stream, "PNG")
    cover = pictures.examine("images/cover.png", stream.getvalue(), Location(path))
    file = decoded(text.encode(), path)
    return assemble(file, {"a.md": parse(TALK, "a.md")}, {cover.path: cover}, [], ())


@pytest.mark.parametrize(("code", "case"), CASES)
def test_what_is_unsaid_is_told(code: str, case: dict[str, Any]) -> None:
    """Alone, with its severity and remedy, at the line where it can be mended."""
    assert WHOLE.count(case["replace"]) == 1
    text = WHOLE.replace(case["replace"], case["by"])
    (found,) = of_metadata(_edition(text), text)
    kind = KINDS[code]
    assert (found.code, found.severity, found.hint) == (code, kind.severity, kind.remedy)
    assert case["message"] in found.message
    assert str(found.where) == f"{PATH}:{case['where']}"
    assert found.shop == ("kdp" if code.startswith("print-") else "")


def test_an_edition_that_says_all_has_nothing_to_mend() -> None:
    """Nor does a printer whom nobody knows ask for anything."""
    assert of_metadata(_edition(WHOLE), WHOLE) == ()
    other = WHOLE.replace('printer = "kdp"', "marks = true").replace("0.125in", "3mm")
    assert of_metadata(_edition(other), other) == ()


def test_every_code_is_shown() -> None:
    """By a case of its own."""
    assert {case.values[0] for case in CASES} == KINDS.keys()


def test_the_file_is_read_for_its_places(tmp_path: Path) -> None:
    """As it lies on the disk."""
    path = tmp_path / PATH
    text = WHOLE.replace('printer = "kdp"', 'printer = "kdp"\nmarks = true')
    path.write_text(text, "utf-8")
    (found,) = of_edition_file(_edition(text, str(path)))
    assert str(found.where) == f"{path}:22:1"
