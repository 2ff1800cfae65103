"""The check command: finished files by name, ranked, with an exit code that says if all is well."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from publisher.cli.run import run


def test_a_broken_file_ends_with_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What a shop would refuse is told with its file, and makes the command fail."""
    book = tmp_path / "book.pdf"
    book.write_bytes(b"no PDF")
    assert run(["check", str(book)]) == 1
    told = capsys.readouterr()
    assert f"{book}\n\nOne thing must be mended.\n" in told.out
    assert "error: the file cannot be read to its end [pdf-broken]" in told.out
    assert told.out.endswith("One thing keeps it from its readers.\n")
    assert told.err == f"checked: {book}\n"


def test_findings_are_data_on_demand(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As JSON the findings have their codes and the command says what it looked at."""
    book = tmp_path / "book.epub"
    book.write_bytes(b"no ZIP")
    assert run(["check", "--json", str(book)]) == 1
    report = json.loads(capsys.readouterr().out)
    assert report["files"] == [str(book)]
    assert [finding["code"] for finding in report["findings"]] == ["not-an-epub"]


def test_no_edition_is_a_usage_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without anything to check the command says so."""
    monkeypatch.chdir(tmp_path)
    assert run(["check"]) == 2
