"""Explain, diff and review, as a user types them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from publisher.cli.run import run

RAW = """An Interview about the Night Shift

Speaker 1: When did you start?

Speaker 2: Nineteen sixty-two. It's a long time.

Speaker 2: I was seventeen.

Speaker 1: Were you ever afraid?

Speaker 2: Of the dark. "Only of the dark.
"""


@pytest.fixture(autouse=True)
def _edition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a folder with one ingested interview, and no edition file."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    Path("raw").mkdir()
    Path("raw/shift.txt").write_text(RAW)
    assert run(["ingest", "raw", "-j1"]) == 0


def ids(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, str]:
    """Return the id of each kind that is proposed."""
    capsys.readouterr()
    assert run(["review", "--json", *arguments]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["schema"] == "publisher.review/1"
    return {p["kind"]: p["id"] for m in report["manuscripts"] for p in m["proposals"]}


def test_a_turn_is_explained_by_id_and_by_line(capsys: pytest.CaptureFixture[str]) -> None:
    """Both name the same turn; data go to stdout."""
    line = Path("interviews/shift.md").read_text().split("\n").index("I was seventeen.") + 1
    capsys.readouterr()
    assert run(["explain", "shift.t02"]) == 0
    by_id = capsys.readouterr()
    assert run(["explain", f"interviews/shift.md:{line}"]) == 0
    assert capsys.readouterr().out == by_id.out
    assert by_id.err == ""
    assert "It came from raw/shift.txt:5:1 to 7:27, bytes" in by_id.out
    assert "changed by quotes  ' → ’" in by_id.out


def test_explain_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    """One object with its schema, the bytes as text, and the rules."""
    capsys.readouterr()
    assert run(["explain", "shift.t02", "--json", "--edition", "."]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["schema"] == "publisher.explain/1"
    assert told["speaker"] == {"label": "2", "name": "Speaker 2", "role": "interviewee"}
    start, end = told["bytes"][0]["start"], told["bytes"][0]["end"]
    assert told["bytes"][0]["text"].encode() == Path("raw/shift.txt").read_bytes()[start:end]
    assert {row["why"] for row in told["machine"]} == {"speaker", "quotes"}


def test_raw_text_cannot_move_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    """Escape sequences of a raw file are spelled out."""
    raw = Path("raw/odd.txt")
    raw.write_text("Q: One \u202etwo?\n\nA: Two.\n\nQ: Three?\n\nA: Four.\n")
    assert run(["ingest", str(raw), "-j1"]) == 0
    assert run(["explain", "odd.t01"]) == 0
    assert run(["diff", str(raw), "interviews/odd.md", "--all"]) == 0
    out = capsys.readouterr().out
    assert "\u202e" not in out
    assert out.count("\\u202e") >= 2


def test_diff_says_when_nothing_was_edited(capsys: pytest.CaptureFixture[str]) -> None:
    """An untouched manuscript, then an edited one: exit code 0 for both."""
    capsys.readouterr()
    assert run(["diff", "raw/shift.txt", "interviews/shift.md"]) == 0
    assert "The editor changed nothing" in capsys.readouterr().out
    path = Path("interviews/shift.md")
    path.write_text(path.read_text().replace("seventeen", "eighteen"))
    assert run(["diff", "raw/shift.txt", "interviews/shift.md"]) == 0
    out = capsys.readouterr().out
    assert "The editor made one edit" in out
    assert "seventeen. → eighteen." in out
    assert run(["diff", "raw/shift.txt", "interviews/shift.md", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["schema"] == "publisher.diff/1"
    assert [(e["before"], e["after"]) for e in told["editor"]] == [("seventeen.", "eighteen.")]


def test_diff_with_another_raw_file_is_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 3, and the digests that differ."""
    Path("other.txt").write_text("Q: No?\n")
    assert run(["diff", "other.txt", "interviews/shift.md"]) == 3
    assert "another raw file" in capsys.readouterr().err


def test_review_decides_and_ingesting_again_heeds_it(capsys: pytest.CaptureFixture[str]) -> None:
    """Accepted and rejected, the proposals are open no more; --force keeps that."""
    found = ids(capsys)
    accept, reject = found["missing-question"], found["unbalanced-quote"]
    assert run(["review", "--check"]) == 1
    assert run(["review", "--accept", accept, "--reject", reject, "--check"]) == 0
    manuscript = Path("interviews/shift.md").read_text()
    assert manuscript.count("<!-- query:") == 1
    assert ids(capsys) == {}
    assert ids(capsys, "--all") == found
    assert run(["ingest", "raw", "--force", "-j1"]) == 0
    assert Path("interviews/shift.md").read_text() == manuscript
    assert run(["review", "--reopen", f"{accept},{reject}"]) == 0
    assert "<!-- query:" not in Path("interviews/shift.md").read_text()


def test_a_decision_never_loses_an_edit(capsys: pytest.CaptureFixture[str]) -> None:
    """Into an edited manuscript the decision is merged."""
    path = Path("interviews/shift.md")
    path.write_text(path.read_text().replace("I was seventeen.", "I was eighteen."))
    assert run(["review", "interviews/shift.md", "-a", ids(capsys)["missing-question"]]) == 0
    assert "your edits stand" in capsys.readouterr().err
    assert "I was eighteen." in path.read_text()
    assert "<!-- query:" in path.read_text()


def test_a_person_says_who_speaks(capsys: pytest.CaptureFixture[str]) -> None:
    """Names and roles are written into the manuscript, and stay."""
    told = ["--speaker", "Speaker 1=Ann Lee", "--role", "moderator"]
    assert run(["review", "interviews/shift.md", *told]) == 0
    assert "name: Ann Lee, role: moderator" in Path("interviews/shift.md").read_text()
    assert run(["ingest", "raw", "--force", "-j1"]) == 0
    assert "name: Ann Lee, role: moderator" in Path("interviews/shift.md").read_text()


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["review", "--accept", "p-zzzzzz"], 2, "no proposal"),
        (["review", "nowhere"], 2, "no edition.toml"),
        (["review", "interviews/shift.md", "--speaker", "Zed=Ann"], 2, "nobody is called"),
        (["review", "interviews/shift.md", "--speaker", "Speaker 1"], 2, "who is it"),
        (["review", "interviews/shift.md", "--role", "moderator"], 2, "--role"),
        (
            ["review", "interviews/shift.md", "--speaker", "Speaker 1", "--role", "boss"],
            2,
            "boss",
        ),
        (["explain", "shift.t99"], 2, "its turns are shift.t01 to shift.t04"),
        (["explain", "nobody.t01"], 2, "the manuscripts are shift"),
        (["diff", "raw/none.txt", "interviews/shift.md"], 3, "no such file"),
    ],
)
def test_what_cannot_be_meant_is_told(
    arguments: list[str], code: int, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line and a hint, and nothing is written."""
    before = {path: path.read_bytes() for path in Path().rglob("*.*")}
    assert run(arguments) == code
    err = capsys.readouterr().err
    assert words in err
    assert "Traceback" not in err
    assert {path: path.read_bytes() for path in Path().rglob("*.*")} == before


def test_one_proposal_cannot_be_accepted_and_rejected(capsys: pytest.CaptureFixture[str]) -> None:
    """A contradiction is told, and nothing is decided."""
    name = ids(capsys)["missing-question"]
    assert run(["review", "--accept", name, "--reject", name]) == 2
    assert not list(Path("interviews").glob("*.toml"))
