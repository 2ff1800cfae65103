"""Approving a text, and building what was agreed to and nothing else."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from publisher import opening, pipeline
from publisher.cli.run import run
from publisher.errors import ConsentError
from publisher.pipeline import BuildOptions

EDITION = """title = "Lamps"
language = "en"
published = "2030-05-01"
interviews = ["interviews/anna-berg.md"]
product = [{form = "epub"}, {form = "pdf"}]
"""
PEOPLE = """# who is who
[[person]]
name = "Anna Berg"  # the keeper
pseudonym = {name = "Karin Holm", replace = {Berg = "Holm"}}

[person.consent]
scope = ["e-book"]

[[person]]
name = "Nils Lund"
"""
TALK = """---
id: anna-berg
title: The Lamps
speakers:
  Q: {name: Interviewer, role: interviewer}
  AB: {name: Anna Berg, role: interviewee}
---

**Q:** Who lit them, Mrs Berg?

**AB:** Anna Berg did, with oil, every night.
"""


@pytest.fixture(autouse=True)
def _edition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in the folder of a small edition."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    Path("interviews").mkdir()
    Path("edition.toml").write_text(EDITION)
    Path("people.toml").write_text(PEOPLE)
    Path("interviews/anna-berg.md").write_text(TALK)


def _people() -> str:
    return Path("people.toml").read_text()


def _edit(path: str, old: str, new: str) -> None:
    text = Path(path).read_text()
    assert old in text
    Path(path).write_text(text.replace(old, new))


# --- approve -------------------------------------------------------------------------------------


def test_an_approval_is_recorded(capsys: pytest.CaptureFixture[str]) -> None:
    """The text is kept, its digest is in the registry, and nothing else there has changed."""
    assert run(["approve", "anna berg"]) == 0
    assert capsys.readouterr().err == "approved by Anna Berg: anna-berg\n"
    text = Path("approved/anna-berg/anna-berg.md").read_text()
    assert "**Anna Berg:** Anna Berg did, with oil, every night." in text
    lines, before = ([line for line in text.splitlines() if line] for text in (_people(), PEOPLE))
    added = [line for line in lines if line not in before]
    assert [line for line in lines if line not in added] == before
    assert added[0] == "[person.consent.approved]"
    assert added[1].startswith('anna-berg = "')
    assert run(["check", "--json"]) == 0
    codes = [one["code"] for one in json.loads(capsys.readouterr().out)["findings"]]
    assert "approval-missing" not in codes


def test_a_text_that_changed_is_approved_again(capsys: pytest.CaptureFixture[str]) -> None:
    """Until then its turn is told; what is read back is JSON on demand."""
    assert run(["approve", "anna-berg", "--interview", "anna-berg"]) == 0
    _edit("interviews/anna-berg.md", "with oil", "with gas")
    with pytest.raises(ConsentError, match=r"anna-berg\.md:11:1: .*with oil.*with gas"):
        pipeline.build(Path("edition.toml"), BuildOptions(frozenset({"epub"})))
    capsys.readouterr()
    assert run(["approve", "anna-berg", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["schema"], told["recorded"]) == ("publisher.approve/1", True)
    assert told["approved"][0]["interview"] == "anna-berg"
    pipeline.build(Path("edition.toml"), BuildOptions(frozenset({"epub"})))


@pytest.mark.parametrize(
    ("people", "edited"),
    [
        ('[[person]]\nname = "Anna Berg"\n', True),
        ('[[person]]\nname = "Anna Berg"\nconsent = {scope = ["print"]}\n', True),
        ('person = [{name = "Anna Berg"}]\n', True),
        ('[[person]]\nname = "Anna Berg"\nconsent.scope = ["print"]\n', False),
        ('[[person]]\nname = "Anna Berg"\n[[person]]\nname = "Bo"\n[person.consent]\n', True),
    ],
)
def test_however_the_registry_is_written(
    people: str, edited: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    """The digest goes where it belongs, or the lines to write are told."""
    Path("people.toml").write_text(people)
    assert run(["approve", "Anna Berg"]) == 0
    told = capsys.readouterr()
    assert ("[person.consent.approved]" in told.out) is not edited
    anna = opening.read_edition(Path("edition.toml")).people[0]
    assert (anna.consent is not None and anna.consent.approval("anna-berg") is not None) is edited


@pytest.mark.parametrize(
    "arguments", [["Kim"], ["nils-lund"], ["anna-berg", "--interview", "other"]]
)
def test_what_cannot_be_approved(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """By nobody, by who does not speak, of what is not there: nothing is written."""
    assert run(["approve", *arguments]) == 2
    assert "error: " in capsys.readouterr().err
    assert Path("people.toml").read_text() == PEOPLE
    assert not Path("approved").exists()


# --- build ---------------------------------------------------------------------------------------


def test_what_nobody_agreed_to_is_not_built(capsys: pytest.CaptureFixture[str]) -> None:
    """All reasons at once, before anything is made; the book of before stays."""
    Path("dist/lamps").mkdir(parents=True)
    Path("dist/lamps/lamps.epub").write_bytes(b"before")
    _edit("people.toml", '["e-book"]', '["print"]\nembargo = "2031"')
    assert run(["build", "-j1"]) == 3
    told = capsys.readouterr().err
    assert "people.toml:6:1: error: Anna Berg has not agreed to an e-book" in told
    assert "Anna Berg agreed to nothing before 2031" in told
    assert "2 problems" in told
    assert Path("dist/lamps/lamps.epub").read_bytes() == b"before"
    assert sorted(path.name for path in Path("dist").rglob("*")) == ["lamps", "lamps.epub"]


def test_what_was_agreed_to_may_be_built_of_a_book_that_may_not() -> None:
    """No paperback, but an e-book; and what was only looked at is not served to who publishes."""
    _edit("edition.toml", '{form = "pdf"}', '{form = "paperback"}')
    path = Path("edition.toml")
    with pytest.raises(ConsentError, match=r"a printed book .*\[consent-scope\]"):
        pipeline.build(path, BuildOptions())
    built = pipeline.build(path, BuildOptions(frozenset({"epub"})))
    assert [one.kind for one in built.artifacts] == ["epub"]
    assert "consent-scope" in [finding.code for finding in built.findings]


def test_what_was_looked_at_is_no_leave_to_publish(tmp_path: Path) -> None:
    """The record of a build to look at is another one."""
    from publisher.cache import Cache

    store = Cache(tmp_path / "store", 1 << 30)
    _edit("people.toml", '["e-book"]', "[]")
    path, only = Path("edition.toml"), frozenset({"epub"})
    looked = pipeline.build(path, BuildOptions(only, cache=store, look=True))
    assert looked == pipeline.build(path, BuildOptions(only, cache=store, look=True))
    with pytest.raises(ConsentError):
        pipeline.build(path, BuildOptions(only, cache=store))


def test_a_name_that_would_leak_is_not_published(capsys: pytest.CaptureFixture[str]) -> None:
    """The finished file is searched before it is saved."""
    _edit("people.toml", ', replace = {Berg = "Holm"}', "")
    assert run(["build", "--only", "epub", "-j1"]) == 3
    told = capsys.readouterr().err
    assert "lamps.epub#EPUB/karin-holm.xhtml: error: “Berg” tells who “Karin Holm” is" in told
    assert not Path("dist").exists()


@pytest.mark.slow
def test_a_book_under_a_pseudonym(capsys: pytest.CaptureFixture[str]) -> None:
    """It builds, is verified word for word, and nothing in it tells the name."""
    assert run(["build", "-j1"]) == 0
    assert sorted(path.name for path in Path("dist/lamps").iterdir()) == ["lamps.epub", "lamps.pdf"]
    with zipfile.ZipFile("dist/lamps/lamps.epub") as book:
        text = book.read("EPUB/karin-holm.xhtml").decode()
    assert "Who lit them, Mrs Holm?" in text
    assert 'data-speaker="KH"' in text
    capsys.readouterr()
    assert run(["verify"]) == 0
    told = capsys.readouterr().out
    assert "pseudonyms: 7 words replaced" in told
    assert "Verified word for word" in told
    assert run(["check"]) == 0
    assert "name-leak" not in capsys.readouterr().out


@pytest.mark.slow
def test_check_finds_a_name_in_a_finished_file(capsys: pytest.CaptureFixture[str]) -> None:
    """Of a book that was built before the person had a pseudonym."""
    pseudonym = 'pseudonym = {name = "Karin Holm", replace = {Berg = "Holm"}}\n'
    _edit("people.toml", pseudonym, "")
    assert run(["build", "--only", "epub", "-j1"]) == 0
    _edit("people.toml", "[person.consent]", f"{pseudonym}[person.consent]")
    capsys.readouterr()
    assert run(["check"]) == 1
    told = capsys.readouterr().out
    assert "EPUB/content.opf: error: “Anna Berg” tells who “Karin Holm” is" in told
