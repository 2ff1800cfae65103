"""The sample edition is ready for everybody, as a build makes it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from publisher.cli.run import run
from publisher.vocabulary.profiles import PROFILES

SAMPLE = Path(__file__).parents[2] / "manuscripts" / "small-hours"


@pytest.mark.slow
def test_the_sample_edition_is_ready_under_every_profile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither error nor warning is found, in the edition, its pages or its finished files."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    for chosen in ([], ["--profile", ",".join(PROFILES)]):
        assert run(["check", str(SAMPLE), "--json", *chosen]) == 0
        report = json.loads(capsys.readouterr().out)
        assert [(one["errors"], one["warnings"]) for one in report["verdicts"]] == [
            (0, 0) for _ in (chosen and PROFILES) or [""]
        ]
        assert all(one["ready"] for one in report["verdicts"])
