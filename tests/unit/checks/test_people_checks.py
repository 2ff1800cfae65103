"""People whom the registry nearly names, or of whom it says too little."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from editions import said

from publisher.checks.people import of_people
from publisher.edition import assemble, read, read_people
from publisher.model.manuscript import Manuscript
from publisher.model.person import Speaker
from publisher.source import Location
from publisher.xhtml import with_contributors

FINDINGS = Path(__file__).parents[2] / "findings"
FILE = """\
title = "T"
interviews = ["a.md"]
front = []
back = ["contributors"]
[[contributor]]
name = "Hanne Maribo"
"""
CASES = [
    (code, case)
    for code in ("name-drift", "biography-missing")
    for case in tomllib.loads((FINDINGS / code / "expected.toml").read_text("utf-8"))["people"]
]


@pytest.mark.parametrize(("code", "case"), CASES, ids=[f"{c}: {case['says']}" for c, case in CASES])
def test_what_the_registry_lacks_is_found(code: str, case: dict[str, Any]) -> None:
    """At the manuscript in which the person speaks first, and nothing else is found."""
    speaker = Speaker("A", case["speaker"], "interviewee")
    where, body = Location("a.md", 1, 1), (said("A", "Yes."),)
    text = Manuscript("a", "A", "en", speakers=(speaker,), body=body, where=where)
    people = read_people(case["registry"], "people.toml")
    listed = FILE if code == "biography-missing" else FILE.replace('"contributors"', "")
    edition = with_contributors(assemble(read(listed, "e"), {"a.md": text}, {}, people=people))
    found = [(one.code, one.message, str(one.where)) for one in of_people(edition)]
    assert found == ([(code, case["message"], "a.md:1:1")] if "message" in case else [])
