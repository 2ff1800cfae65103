"""Ingesting folders: many files, some of them bad, none of them in the way of others."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import nullcontext
from pathlib import Path

import pytest

from publisher import intake, readers
from publisher.cli import commands
from publisher.cli.run import run
from publisher.model.transcript import Transcript
from publisher.work import HERE

TALK = "Q: Which lamp is number {n}?\n\nA: The {n}th from the door.\n"


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in an empty folder, with a cache beside it."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")


def talks(number: int) -> Path:
    """Write a folder of small raw interviews."""
    folder = Path("in")
    folder.mkdir()
    for n in range(number):
        (folder / f"talk-{n:03}.txt").write_text(TALK.format(n=n))
    return folder


def test_failures_are_told_at_the_end_with_a_summary(capsys: pytest.CaptureFixture[str]) -> None:
    """First what was written, then what was refused and why, then the numbers."""
    folder = talks(3)
    (folder / "talk-000.txt").write_text("")
    (folder / "cover.jpg").write_bytes(b"\xff\xd8")
    (folder / "back.jpg").write_bytes(b"\xff\xd8")
    (folder / "notes").write_text("no interview")
    assert run(["ingest", "in", "--into", "book", "-j", "1"]) == 3
    written, second, refused, passed, summary = capsys.readouterr().err.splitlines()
    assert written.startswith("written: book/interviews/talk-001.md")
    assert second.startswith("written: book/interviews/talk-002.md")
    assert refused == "refused: in/talk-000.txt: an empty file"
    assert passed == "3 files that are no interviews passed over: .jpg 2, without ending 1"
    assert summary.startswith("2 written, 1 refused")


def test_many_files_are_told_briefly(capsys: pytest.CaptureFixture[str]) -> None:
    """Of more than forty files the first are told, then their number; a failure always."""
    folder = talks(60)
    (folder / "talk-059.txt").write_text("")
    assert run(["ingest", "in", "-j", "2"]) == 3
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 43
    assert lines[40] == "…"
    assert lines[41] == "refused: in/talk-059.txt: an empty file"
    assert lines[42].startswith("59 written, 1 refused")
    assert len(list(Path("interviews").iterdir())) == len(list(Path("ledger").iterdir())) == 59


def test_a_folder_without_interviews_is_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing to do is told, with what was found instead."""
    talks(0)
    Path("in/song.mp3").write_bytes(b"ID3")
    assert run(["ingest", "in"]) == 3
    err = capsys.readouterr().err
    assert "there is no interview here" in err
    assert "1 file that is no interview passed over: .mp3 1" in err


def test_the_same_raw_twice_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """Two files with the same bytes are both read, and an editor is told."""
    folder = talks(1)
    (folder / "copy.txt").write_bytes((folder / "talk-000.txt").read_bytes())
    assert run(["ingest", "in", "-j", "1"]) == 0
    assert "twice: in/talk-000.txt has the bytes of in/copy.txt" in capsys.readouterr().err


def test_the_same_folder_again_changes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    """What is there already and would be the same is left alone."""
    talks(3)
    assert run(["ingest", "in", "--into", "book"]) == 0
    times = {p: p.stat().st_mtime_ns for p in Path("book").rglob("*.*")}
    assert run(["ingest", "in", "--into", "book"]) == 0
    assert "3 unchanged" in capsys.readouterr().err
    assert {p: p.stat().st_mtime_ns for p in Path("book").rglob("*.*")} == times


@pytest.mark.parametrize(
    ("fault", "code", "words"),
    [
        (RecursionError("too deep"), 70, "this is a fault of publisher: RecursionError"),
        (KeyError("a bug\n\x1b[2J"), 70, "this is a fault of publisher: KeyError"),
        (MemoryError(), 4, "memory ran out"),
    ],
)
def test_a_poisonous_file_stops_no_other(
    fault: Exception,
    code: int,
    words: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A bug that one file shows is that file's refusal."""
    talks(3)
    read = readers.read

    def poisoned(path: Path, data: bytes, encoding: str) -> Transcript:
        if path.stem == "talk-001":
            raise fault
        return read(path, data, encoding=encoding)

    monkeypatch.setattr(readers, "read", poisoned)
    monkeypatch.setattr(commands, "Pool", lambda _jobs: nullcontext(HERE))
    assert run(["ingest", "in", "-j", "1"]) == code
    err = capsys.readouterr().err
    assert f"refused: in/talk-001.txt: {words}" in err
    assert "\x1b" not in err
    assert "Traceback" not in err
    assert sorted(p.stem for p in Path("interviews").iterdir()) == ["talk-000", "talk-002"]


def test_a_file_over_the_limit_is_refused_with_the_limit(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The limit and the way out are named; --max-file raises it."""
    Path("long.txt").write_text("Q: Why?\n\nA: " + "So it was said. " * 70_000 + "\n")
    assert run(["ingest", "long.txt", "--max-file", "1", "--dry-run"]) == 3
    err = capsys.readouterr().err
    assert "refused: long.txt: larger than 1 MB (split it into several files, or raise" in err
    Path("long.txt").write_text("Q: Why?\n\nA: So.\n")
    assert run(["ingest", "long.txt", "--max-file", "1", "--dry-run"]) == 0


def test_json_comes_line_by_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """A report is told before the next file is read, and then let go."""
    talks(5)
    seen: list[str] = []
    read = readers.read
    monkeypatch.setattr(
        readers, "read", lambda p, d, encoding: (seen.append(p.stem), read(p, d))[1]
    )
    results = intake.ingest([Path("in")], Path(), dry_run=True, reports=True)
    first = next(results)
    assert seen == ["talk-000"]
    assert first.report is not None
    assert first.report["file"] == "in/talk-000.txt"
    assert [one.status for one in results] == ["read"] * 4


@pytest.mark.parametrize("jobs", ["1", "3"])
def test_json_is_the_same_for_any_number_of_jobs(
    jobs: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line a file, in the order of the folder."""
    talks(20)
    assert run(["ingest", "in", "--dry-run", "--json", "-j", jobs]) == 0
    rows = list(map(json.loads, capsys.readouterr().out.splitlines()))
    assert [row["file"] for row in rows] == [f"in/talk-{n:03}.txt" for n in range(20)]


NAMES = [
    "new\nline.txt",
    "tab\tand bell\a.txt",
    "\u202etxt.gpj.txt",
    "-rf.txt",
    " .txt",
    "日本語.txt",
    "CON.txt",
    "..txt",
    "x" * 251 + ".txt",
    "é" * 124 + ".txt",
    "quote\"'`$(x).txt",
    "Ending.t\u202ext",
]


def test_hostile_names_are_shown_safely_and_give_safe_ids(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Whatever a file is called, its manuscript has a plain name and no terminal is moved."""
    folder = Path("in")
    folder.mkdir()
    names = [os.fsencode(name) for name in NAMES] + [b"broken\xff\xfe.txt"]
    for name in names:
        (folder / os.fsdecode(name)).write_text("Q: Where?\n\nA: Here.\n")
    run(["ingest", "in", "--into", "book", "-j", "1"])
    err = capsys.readouterr().err
    assert all(c.isprintable() for line in err.splitlines() for c in line)
    made = [p.name for p in Path("book/interviews").iterdir()]
    assert len(made) == len(names) - 2  # "..txt" is hidden, the last has no known ending
    assert all(set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-.") for name in made)


def test_a_raw_of_the_edition_with_an_unspeakable_name_is_refused(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A manuscript names its raw file, so the name must be one that can be written."""
    Path("raw").mkdir()
    Path("raw/new\nline.txt").write_text("Q: Where?\n\nA: Here.\n")
    assert run(["ingest", ".", "-j", "1"]) == 3
    err = capsys.readouterr().err
    assert err == "refused: raw/new\\nline.txt: a manuscript cannot name this file (rename it)\n"


@pytest.mark.parametrize("kind", ["dangling", "fifo", "device", "folder link", "missing"])
def test_what_is_no_file_is_one_clear_error(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A link, a pipe, a device: named by its path, and opening never blocks."""
    path = Path("victim.txt")
    match kind:
        case "dangling":
            path.symlink_to("nowhere")
        case "folder link":
            path.symlink_to(talks(1))
        case "fifo":
            os.mkfifo(path)
        case "device":
            path = Path("/dev/zero")
    assert run(["ingest", str(path), "-j", "1"]) == 3
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"refused: {path}: ")


def _heed_interrupts() -> None:
    """Undo what a shell does to tests that it runs in the background (POSIX.1-2017, 2.11)."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.slow
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupt_leaves_nothing_half_written(jobs: str) -> None:
    """Ctrl-C: exit code 130, no traceback, every file whole, no litter."""
    folder = talks(1600)
    command = [sys.executable, "-m", "publisher", "ingest", str(folder), "--into", "book"]
    path = os.pathsep.join(p for p in sys.path if p)
    child = subprocess.Popen(
        [*command, "-j", jobs],
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env={**os.environ, "PYTHONPATH": path},
        preexec_fn=_heed_interrupts,
    )
    assert child.stderr is not None
    child.stderr.readline()  # the first batch lies on disk
    os.killpg(child.pid, signal.SIGINT)
    _, errors = child.communicate(timeout=20)
    assert child.returncode == 130
    assert "Traceback" not in errors
    time.sleep(0.2)
    made = {p.stem for p in Path("book/interviews").iterdir()}
    assert 0 < len(made) < 1600
    assert made <= {p.stem for p in Path("book/ledger").iterdir()}
    assert not list(Path().rglob("*.part"))
    assert all(p.read_text().startswith("---\n") for p in Path("book/interviews").iterdir())
