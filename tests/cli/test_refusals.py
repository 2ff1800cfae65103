"""What is refused is told to programs, too; and limits are raised by flags."""

from __future__ import annotations

import json
import os
import zipfile
from pathlib import Path

import pytest

from publisher import opening, pipeline
from publisher.cli.refusals import Refusals
from publisher.cli.run import run
from publisher.errors import MachineError, Problem, RawError
from publisher.model.built import Built
from publisher.source import Location

TALK = "Q: Which lamp?\n\nA: The last one.\n"
REPORT = Path("out", "report.json")


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in an empty folder, with a cache beside it."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")


def report() -> dict[str, object]:
    """Return the report that was written."""
    made = json.loads(REPORT.read_text())
    assert made["schema"] == "publisher.refusals/1"
    assert list(REPORT.parent.iterdir()) == [REPORT]
    return dict(made)


def test_every_refused_file_is_in_the_report_with_its_place() -> None:
    """File, line, column, kind, message and hint; what is not known is null."""
    Path("good.txt").write_text(TALK)
    Path("empty.txt").write_text("")
    Path("deep.json").write_text("\n" + "[" * 101)
    Path("link.txt").symlink_to("good.txt")
    files = ["good.txt", "empty.txt", "deep.json", "link.txt"]
    assert run(["ingest", *files, "--report", str(REPORT), "-j", "1"]) == 3
    made = report()
    assert (made["command"], made["exit"]) == ("ingest", 3)
    empty, deep, link = made["refused"]  # type: ignore[misc]
    assert empty == {
        "file": "empty.txt",
        "line": None,
        "column": None,
        "kind": "raw",
        "message": "an empty file",
        "hint": None,
    }
    assert (deep["file"], deep["line"], deep["column"]) == ("deep.json", 2, 101)
    assert deep["hint"] == "is this a transcript?"
    assert (link["file"], link["kind"]) == ("link.txt", "input")


def test_the_report_is_written_when_nothing_went_wrong() -> None:
    """So a program need not guess what a missing file means; an old report is replaced."""
    Path("good.txt").write_text(TALK)
    REPORT.parent.mkdir()
    REPORT.write_text("old")
    assert run(["ingest", "good.txt", "--dry-run", "--report", str(REPORT), "-j", "1"]) == 0
    assert (report()["exit"], report()["refused"]) == (0, [])


def test_make_reports_once_what_stopped_it() -> None:
    """All files refused: each is there once, as what it is."""
    Path("empty.txt").write_text("")
    assert run(["make", "empty.txt", "--report", str(REPORT)]) == 3
    (one,) = report()["refused"]  # type: ignore[misc]
    assert (one["kind"], one["file"]) == ("raw", "empty.txt")
    assert not Path("book").exists()


def test_a_build_reports_every_error_at_once() -> None:
    """All manuscripts are read before it gives up."""
    Path("interviews").mkdir()
    for name in ("a", "b"):
        Path("interviews", f"{name}.md").write_text("---\nformat: [\n---\n\nQ: a?\n")
    Path("edition.toml").write_text(
        'title = "T"\ninterviews = ["interviews/a.md", "interviews/b.md"]\n'
    )
    assert run(["build", "--report", str(REPORT)]) == 3
    made = report()
    assert (made["command"], made["exit"]) == ("build", 3)
    found = {(one["file"], one["line"]) for one in made["refused"]}  # type: ignore[attr-defined]
    assert len({file for file, _ in found}) == 2
    assert all(line for _, line in found)


def test_the_gravest_error_of_all_files_ends_make(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of ours is no fault of the files, even if no file is left."""
    Path("good.txt").write_text(TALK)

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("publisher.transforms.normalize", broken)
    assert run(["make", "good.txt", "--report", str(REPORT), "-j", "1"]) == 70
    assert report()["exit"] == 70
    assert [one["kind"] for one in report()["refused"]] == ["fault"]  # type: ignore[attr-defined]


def test_a_bug_is_reported_and_an_interrupt_is_not() -> None:
    """The error goes on either way."""
    with pytest.raises(ZeroDivisionError), Refusals(REPORT, "build"):
        raise ZeroDivisionError
    assert report()["exit"] == 70
    REPORT.unlink()
    with pytest.raises(KeyboardInterrupt), Refusals(REPORT, "build"):
        raise KeyboardInterrupt
    assert not REPORT.exists()


def test_strange_names_are_written_and_nothing_is_told_twice() -> None:
    """Half a surrogate in a file's name, and an error that comes again in a graver one."""
    problem = Problem("odd", Location("a\udc80\u202e.txt", 1))
    with pytest.raises(MachineError), Refusals(REPORT, "make", [RawError(problem)]):
        raise MachineError(problem)
    (one,) = report()["refused"]  # type: ignore[misc]
    assert (one["file"], one["kind"]) == ("a\udc80\u202e.txt", "raw")
    assert REPORT.read_bytes().isascii()


def test_a_report_that_cannot_be_written_is_an_error_of_the_machine() -> None:
    """Its folder is a file."""
    Path("good.txt").write_text(TALK)
    arguments = ["ingest", "good.txt", "--dry-run", "-j", "1", "--report", "good.txt/report.json"]
    assert run(arguments) == 4


# --- limits ------------------------------------------------------------------------------------


def long_talk(name: str = "long.txt") -> Path:
    """Write a raw file of more than 1 MB."""
    path = Path(name)
    path.write_text("Q: Why?\n\nA: " + "Because. " * 150_000 + "\n")
    return path


def test_make_has_the_flag_that_its_message_names(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """And what is let in can be built, since the limit holds for the manuscript, too."""
    long_talk()
    assert run(["make", "long.txt", "--max-file", "1"]) == 3
    assert "raise the limit with --max-file MB" in capsys.readouterr().err
    seen = []

    def build(path: Path, *_: object) -> Built:
        seen.append(opening.read_edition(path))
        return Built("long", (), None, (), None)

    monkeypatch.setattr(pipeline, "build", build)
    assert run(["make", "long.txt", "--max-file", "2"]) == 0
    assert seen


def archive(path: Path) -> None:
    """Write an archive that has 6 MB of blanks in 6 KB."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", " " * 6_000_000)


def test_limits_of_archives_are_named_and_raised(capsys: pytest.CaptureFixture[str]) -> None:
    """Each message names its limit."""
    archive(Path("talk.docx"))
    ingest = ["ingest", "talk.docx", "--dry-run", "-j", "1"]
    for limits, message in (
        ([], "--limit ratio=NUMBER"),
        (["--limit", "ratio=2000", "--limit", "unpacked=5"], "--limit unpacked=NUMBER"),
        (["--limit", "ratio=2000"], "an archive without a document"),
    ):
        assert run([*ingest, *limits]) == 3
        assert message in capsys.readouterr().err


def test_a_folder_of_too_many_files_is_refused_before_any_is_read(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The walk stops at the limit."""
    Path("in").mkdir()
    for number in range(5):
        Path("in", f"{number}.txt").write_text(TALK)
    assert run(["ingest", "in", "--dry-run", "--limit", "files=4", "-j", "1"]) == 3
    assert "in: error: more than 4 files" in capsys.readouterr().err
    assert run(["ingest", "in", "--dry-run", "--limit", "files=5", "-j", "1"]) == 0


@pytest.mark.parametrize(
    ("limit", "message"),
    [
        ("depth=4", "no limit is called “depth”"),
        ("turns", "“” is no number"),
        ("turns=0", "“0” is no number"),
        ("turns=-1", "“-1” is no number"),
        ("turns=²", "“²” is no number"),
        ("turns=" + "9" * 5000, "is no number"),
    ],
)
def test_a_limit_that_says_nothing_is_a_fault_of_usage(
    limit: str, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the ones that there are."""
    Path("good.txt").write_text(TALK)
    assert run(["ingest", "good.txt", "--limit", limit]) == 2
    assert message in capsys.readouterr().err


def test_links_in_folders_are_passed_over_and_told(capsys: pytest.CaptureFixture[str]) -> None:
    """A loop of links, a link to a file, a pipe."""
    Path("in").mkdir()
    Path("in", "a.txt").write_text(TALK)
    Path("in", "loop").symlink_to("..")
    Path("in", "b.txt").symlink_to("a.txt")
    os.mkfifo("in/c.txt")
    assert run(["ingest", "in", "--dry-run", "-j", "1"]) == 0
    assert "passed over: symbolic link 2, no file 1" in capsys.readouterr().err
