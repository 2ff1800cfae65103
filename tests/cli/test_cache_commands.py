"""``publisher cache``: what is kept, how much may be, and how it goes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from publisher.cache import LIMIT, key
from publisher.cli import caching
from publisher.cli.run import run

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in an empty folder, with a cache of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("PUBLISHER_CACHE_SIZE", raising=False)


def test_info_tells_what_there_is(tmp_path: Path, capsys: Capture) -> None:
    """Nothing at first; then the entries, their bytes and the oldest use."""
    assert run(["cache", "info", "--json"]) == 0
    folder = str(tmp_path / "cache" / "publisher")
    assert json.loads(capsys.readouterr().out) == {
        "schema": "publisher.cache/1",
        "folder": folder,
        "entries": 0,
        "bytes": 0,
        "limit": LIMIT,
        "oldest_use": None,
    }
    caching.store().put(key("a"), bytes(3 << 20))
    assert run(["cache", "info", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["entries"], told["bytes"]) == (1, (3 << 20) + 32)
    assert told["oldest_use"].endswith("+00:00")
    assert run(["cache", "info"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:3] == [f"folder: {folder}", "entries: 1", "size: 3.0 MB of at most 2,048.0 MB"]
    assert lines[3].startswith("oldest use: 20")


def test_clear_removes_it(tmp_path: Path, capsys: Capture) -> None:
    """What is kept goes, and is told; what somebody else put there stays."""
    for name in "ab":
        caching.store().put(key(name), b"x")
    theirs = tmp_path / "cache" / "publisher" / "notes.txt"
    theirs.write_text("mine")
    assert run(["cache", "clear"]) == 0
    assert capsys.readouterr().out == "removed: 2 entries, 0.0 MB\n"
    assert theirs.read_text() == "mine"
    assert run(["cache", "clear", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["entries"] == 0


@pytest.mark.parametrize(
    ("told", "limit"),
    [
        ("", LIMIT),
        ("0", 0),
        ("1000", 1000),
        ("500M", 500 << 20),
        ("4 GB", 4 << 30),
        ("1.5gib", 3 << 29),
        ("20k", 20 << 10),
        ("1TB", 1 << 40),
    ],
)
def test_the_limit_is_as_the_environment_says(
    monkeypatch: pytest.MonkeyPatch, told: str, limit: int
) -> None:
    """In bytes, or with a unit, which is a power of 1,024."""
    monkeypatch.setenv("PUBLISHER_CACHE_SIZE", told)
    assert caching.store().limit == limit


@pytest.mark.parametrize("told", ["much", "-1", "5 X", "1e9", "M", "nan", "5MM"])
def test_a_limit_that_is_none_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: Capture, told: str
) -> None:
    """Before anything is read or made, with what may be said."""
    Path("talk.txt").write_text("Q: Who?\n\nA: I.\n")
    monkeypatch.setenv("PUBLISHER_CACHE_SIZE", told)
    for command in (["cache", "info"], ["ingest", "talk.txt"], ["make", "talk.txt"]):
        assert run(command) == 2
        error, hint = capsys.readouterr().err.splitlines()
        assert error == f"error: PUBLISHER_CACHE_SIZE: “{told}” is not a size"
        assert "500M" in hint
    assert [path.name for path in Path().iterdir()] == ["talk.txt"]


def test_without_a_home_nothing_is_kept(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    """That is no error."""
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.delenv("HOME", raising=False)
    assert run(["cache", "info"]) == 0
    assert "nothing is kept" in capsys.readouterr().out
    assert run(["cache", "clear"]) == 0
