"""``publisher diff`` of two books: editions, EPUBs and git revisions."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from publisher.cli.run import run

TALK = """---
id: talk
title: Talk
speakers:
  Q: {name: Bo Ek, role: interviewer}
  A: {name: Ann Lee, role: interviewee}
---

**Q:** Were you there?

**A:** I was there all night.
"""
EDITION = 'title = "Night Work"\nlanguage = "en"\ninterviews = ["interviews/talk.md"]\n'


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of an edition, which has an earlier state in git, and stand beside it."""
    folder = tmp_path / "book"
    (folder / "interviews").mkdir(parents=True)
    (folder / "edition.toml").write_text(EDITION)
    (folder / "interviews" / "talk.md").write_text(TALK)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    for command in (
        ["init", "-q"],
        ["add", "."],
        [*identity, "commit", "-qm", "one"],
        ["tag", "first"],
    ):
        subprocess.run(["git", *command], cwd=tmp_path, check=True)
    changed = TALK.replace("all night", "all day")
    (folder / "interviews" / "talk.md").write_text(changed)
    return folder


def test_a_revision_and_what_stands_now(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """By turn; and the other way round."""
    assert run(["diff", "first", "book"]) == 0
    told = capsys.readouterr().out
    assert "talk.t02: … was there all [-night-] {+day+}. …" in told
    assert "1 change in 1 text" in told
    assert run(["diff", "book", "first:book", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["schema"] == "publisher.revision/1"
    assert [(c["turn"], c["before"], c["after"]) for c in found["changes"]] == [
        ("talk.t02", "day", "night")
    ]


def test_nothing_differs(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of a book with itself."""
    assert run(["diff", "book", "book/edition.toml"]) == 0
    assert capsys.readouterr().out == "No word differs.\n"


def test_a_finished_book_and_an_errata_slip(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The folder of the EPUB, and a slip in a file."""
    assert run(["build", "book", "--only", "epub", "--out", "old"]) == 0
    (book / "interviews" / "talk.md").write_text(TALK)
    capsys.readouterr()
    assert run(["diff", "old/night-work", "book", "--errata", "slip.md"]) == 0
    assert "[-day-] {+night+}" in capsys.readouterr().out
    slip = (tmp_path / "slip.md").read_text()
    assert "- **talk.t02** (Ann Lee): for “day” read “night”\n" in slip
    assert run(["diff", "old/night-work/night-work.epub", "book", "--errata", "-"]) == 0
    assert capsys.readouterr().out == slip


@pytest.mark.parametrize(
    ("sides", "message"),
    [
        (["nonsense", "book"], "there is no “nonsense”"),
        (["first:elsewhere", "book"], "there was no such folder at “first”"),
        (["cache", "book"], "neither an edition nor an EPUB here"),
        (["book/interviews/talk.md", "book/edition.toml"], "talk.md"),
    ],
)
def test_what_is_no_book_is_told(
    book: Path, capsys: pytest.CaptureFixture[str], sides: list[str], message: str
) -> None:
    """And nothing is written."""
    (book.parent / "cache").mkdir(exist_ok=True)
    assert run(["diff", *sides]) in (2, 3)
    assert message in capsys.readouterr().err


def git(*arguments: str, given: str = "") -> str:
    """Return what git says here."""
    done = subprocess.run(
        ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *arguments],
        input=given,
        capture_output=True,
        check=True,
        text=True,
    )
    return done.stdout.strip()


@pytest.mark.usefixtures("book")
def test_a_tree_that_leads_out_of_its_folder_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Git lists such names as they are stored; nothing is written for them."""
    kept = tmp_path / "kept"
    kept.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(kept))
    blob = git("hash-object", "-w", "--stdin", given="harm")
    inner = git("mktree", given=f"100644 blob {blob}\tharm\n")
    outer = git("mktree", given=f"040000 tree {inner}\t..\n")
    tree = git("mktree", given=f"040000 tree {outer}\tbook\n")
    git("update-ref", "refs/tags/evil", git("commit-tree", tree, "-m", "evil"))
    assert run(["diff", "evil", "book"]) == 2
    assert "an unsafe name at evil: ../harm" in capsys.readouterr().err
    assert list(kept.iterdir()) == []


@pytest.mark.usefixtures("book")
def test_a_folder_outside_of_the_repository_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """Though a part of its path lies within."""
    assert run(["diff", "first:nowhere/../../..", "book"]) == 2
    assert "outside of the repository" in capsys.readouterr().err


@pytest.mark.usefixtures("book")
def test_standard_output_is_one_things(capsys: pytest.CaptureFixture[str]) -> None:
    """A slip or JSON."""
    assert run(["diff", "first", "book", "--errata", "-", "--json"]) == 2
    assert capsys.readouterr().out == ""


def test_a_slip_on_the_terminal_is_harmless(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A control character of a text is shown escaped."""
    talk = TALK.replace("all night", "all \N{RIGHT-TO-LEFT MARK}day")
    (book / "interviews" / "talk.md").write_text(talk)
    assert run(["diff", "first", "book", "--errata", "-"]) == 0
    assert "\\u200fday" in capsys.readouterr().out


def test_an_error_in_a_revision_names_it(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And not the folder in which its files lie meanwhile."""
    (book / "interviews" / "talk.md").write_text(TALK.replace("**Q:**", "**X:**"))
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    subprocess.run(["git", *identity, "commit", "-qam", "broken"], cwd=book, check=True)
    (book / "interviews" / "talk.md").write_text(TALK)
    assert run(["diff", "HEAD:book", "book"]) == 3
    told = capsys.readouterr().err
    assert "HEAD:book/interviews/talk.md:" in told
    assert "publisher-" not in told
