"""The command that lists who is in the registry of people, and who is not."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from publisher.cli.people import people

TALK = """\
---
id: talk
title: Talk
speakers:
  A: {name: Berit Aasgard, role: interviewee}
  B: {name: Bo Ek, role: interviewer}
---

**B:** Yes?

**A:** Yes.
"""


def test_tables_to_paste_and_the_same_for_programs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is printed is TOML; a name that is nearly a listed one is told."""
    (tmp_path / "edition.toml").write_text('title = "T"\ninterviews = ["talk.md"]\n', "utf-8")
    (tmp_path / "talk.md").write_text(TALK, "utf-8")
    registry = '[[person]]\nname = "Berit Aasgaard"\n[[person]]\nname = "Bo Ek"\n'
    (tmp_path / "people.toml").write_text(registry, "utf-8")
    assert people(tmp_path, as_json=False) == 0
    printed = capsys.readouterr().out
    assert tomllib.loads(printed) == {"person": [{"name": "Berit Aasgard"}]}
    assert "nearly Berit Aasgaard" in printed
    people(tmp_path, as_json=True)
    told = json.loads(capsys.readouterr().out)
    assert told["missing"] == [{"name": "Berit Aasgard", "near": "Berit Aasgaard"}]
    assert [one["speaks"] for one in told["people"]] == [False, True]
