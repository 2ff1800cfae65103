"""A folder is published whole: old or new, and nothing is left of those who were killed."""

from __future__ import annotations

import errno
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from publisher import folders, parts, renames
from publisher.errors import MachineError

Write = Callable[[Path, dict[str, bytes]], None]
OLD = {"a.txt": b"old", "b/c.txt": b"old"}
NEW = {"a.txt": b"new", "b/d.txt": b"new"}


@pytest.fixture(autouse=True)
def _no_handle_stays_open() -> Iterator[None]:
    """Whatever a test does, also if it fails to write."""
    before = len([*Path("/dev/fd").iterdir()])
    yield
    assert len([*Path("/dev/fd").iterdir()]) == before


def held(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder by their paths."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


@pytest.fixture(params=["exchange", "two steps"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Publish by a call of the system, and as where there is none."""
    if request.param == "two steps":
        monkeypatch.setattr(renames, "exchanged", lambda one, other: False)


@pytest.mark.usefixtures("way")
def test_a_folder_is_what_was_published_last(tmp_path: Path) -> None:
    """Nothing of the old one stays, and nothing lies beside it."""
    folder = tmp_path / "dist" / "book"
    for contents in (OLD, NEW):
        folders.publish(folder, contents)
        assert held(folder) == contents
    assert [path.name for path in folder.parent.iterdir()] == ["book"]


def test_the_system_can_exchange_folders_here(tmp_path: Path) -> None:
    """So that the other way is tested beside it, and not in its place."""
    for name, data in (("one", b"1"), ("other", b"2")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "file").write_bytes(data)
    assert renames.exchanged(tmp_path / "one", tmp_path / "other")
    assert (tmp_path / "one" / "file").read_bytes() == b"2"


def test_what_was_left_is_taken_away_and_what_was_moved_comes_back(tmp_path: Path) -> None:
    """A process may have been killed as it wrote, or between two renames."""
    half = tmp_path / ".book.4194305-0123456789abcdef.part"
    half.mkdir()
    (half / "a.txt").write_bytes(b"half")
    aside = tmp_path / ".book.4567.old"
    aside.mkdir()
    (aside / "a.txt").write_bytes(b"old")
    with pytest.raises(MachineError):
        folders.publish(tmp_path / "book", {"x" * 300: b""})
    assert held(tmp_path) == {"book/a.txt": b"old"}
    folders.publish(tmp_path / "book", NEW)
    assert [path.name for path in tmp_path.iterdir()] == ["book"]


@pytest.mark.usefixtures("way")
def test_what_cannot_be_written_leaves_the_old_one(tmp_path: Path) -> None:
    """And says so."""
    folders.publish(tmp_path / "book", OLD)
    with pytest.raises(MachineError, match="cannot be written: File name too long"):
        folders.publish(tmp_path / "book", {**NEW, "x" * 300: b""})
    assert held(tmp_path) == {f"book/{name}": data for name, data in OLD.items()}


def test_a_link_is_replaced_and_not_followed(tmp_path: Path) -> None:
    """What it leads to stays as it is."""
    folders.publish(tmp_path / "elsewhere", OLD)
    (tmp_path / "book").symlink_to("elsewhere")
    folders.publish(tmp_path / "book", NEW)
    assert not (tmp_path / "book").is_symlink()
    assert held(tmp_path / "book") == NEW
    assert held(tmp_path / "elsewhere") == OLD


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("write", [folders.publish, folders.update])
def test_a_file_in_the_place_of_the_folder_stays(tmp_path: Path, write: Write) -> None:
    """It is somebody's; a link that leads nowhere is nobody's."""
    (tmp_path / "book").write_text("mine")
    with pytest.raises(MachineError, match="book: cannot be written: Not a directory"):
        write(tmp_path / "book", NEW)
    assert held(tmp_path) == {"book": b"mine"}
    (tmp_path / "book").unlink()
    (tmp_path / "book").symlink_to("nowhere")
    write(tmp_path / "book", NEW)
    assert held(tmp_path / "book") == NEW
    assert [path.name for path in tmp_path.iterdir()] == ["book"]


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("write", [folders.publish, folders.update])
@pytest.mark.parametrize("before", [None, OLD], ids=["first", "again"])
def test_a_name_that_cannot_be_synced_is_taken_back(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    write: Write,
    before: dict[str, bytes] | None,
) -> None:
    """All was written, and yet it might be lost: so it is as it was, and that is told."""
    if before:
        folders.publish(tmp_path / "book", before)
    sync = os.fsync

    def failing(handle: int) -> None:
        if os.path.samestat(os.fstat(handle), tmp_path.stat()):
            raise OSError(errno.EIO, "Input/output error")
        sync(handle)

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", failing)
        told = r"book: cannot be written: Input/output error \(what was there before is untouched\)"
        with pytest.raises(MachineError, match=told):
            write(tmp_path / "book", NEW)
    assert held(tmp_path / "book") == (before or {})
    assert [path.name for path in tmp_path.iterdir()] == (["book"] if before else [])


@pytest.mark.usefixtures("way")
def test_an_update_keeps_whatever_else_lies_there(tmp_path: Path) -> None:
    """Files as they are and not as copies, links as links, rights, hidden ones; no half files."""
    folder = tmp_path / "book"
    folders.publish(folder, {"a.txt": b"old", "b/a.txt": b"mine", "b/c.txt": b"old"})
    (folder / ".hidden").write_bytes(b"mine")
    (folder / "link").symlink_to("b")
    (folder / ".x.4194305-0123456789abcdef.part").write_bytes(b"half")  # of nobody
    ours = parts.new(folder / "y")
    ours.write_bytes(b"half")
    folder.chmod(0o750)
    kept = (folder / "b" / "a.txt").stat().st_ino
    folders.update(folder, {"a.txt": b"new", "b/c.txt": b"new", "d/e.txt": b"new"})
    assert {path.relative_to(folder).as_posix() for path in folder.rglob("*")} == {
        *("a.txt", "b", "b/a.txt", "b/c.txt", "d", "d/e.txt", ".hidden", "link"),
    }
    assert {path.read_bytes() for path in (folder / "a.txt", folder / "b/c.txt")} == {b"new"}
    assert (folder / "b" / "a.txt").stat().st_ino == kept
    assert (folder / "link").readlink() == Path("b")
    assert folder.stat().st_mode & 0o777 == 0o750
    parts.drop(ours)


def test_an_update_of_a_link_does_not_follow_it(tmp_path: Path) -> None:
    """What it leads to stays, and nothing of it comes over."""
    folders.publish(tmp_path / "elsewhere", OLD)
    (tmp_path / "book").symlink_to("elsewhere")
    folders.update(tmp_path / "book", NEW)
    assert not (tmp_path / "book").is_symlink()
    assert held(tmp_path / "book") == NEW
    assert held(tmp_path / "elsewhere") == OLD


def _links_fail(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "link", fail)


@pytest.mark.parametrize("number", [errno.EPERM, errno.EXDEV, errno.EMLINK])
def test_where_a_file_has_one_name_only_files_are_written_one_by_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """As on some disks for cameras; all is there in the end all the same."""
    folders.publish(tmp_path / "book", OLD)
    _links_fail(monkeypatch, number)
    folders.update(tmp_path / "book", NEW)
    assert held(tmp_path / "book") == OLD | NEW
    assert [path.name for path in tmp_path.iterdir()] == ["book"]


def test_an_update_that_fails_for_another_reason_is_not_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk is no fuller disk one by one: the old files stay together."""
    folders.publish(tmp_path / "book", OLD)
    _links_fail(monkeypatch, errno.ENOSPC)
    with pytest.raises(MachineError, match="book: cannot be written: No space left"):
        folders.update(tmp_path / "book", NEW)
    assert held(tmp_path) == {f"book/{name}": data for name, data in OLD.items()}


def test_only_what_was_left_of_this_folder_is_taken_away(tmp_path: Path) -> None:
    """Of two that were moved aside the first comes back; those of a neighbour are not ours."""
    for name in (".book.1.old", ".book.2.old", ".booklet.1.old"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(name)
    (tmp_path / ".booklet.4194305-0123456789abcdef.part").mkdir()
    (tmp_path / ".book.4194305-0123456789abcdef.part").mkdir()
    folders.update(tmp_path / "book", {"b.txt": b"new"})
    assert held(tmp_path / "book") == {"a.txt": b".book.1.old", "b.txt": b"new"}
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        ".booklet.1.old",
        ".booklet.4194305-0123456789abcdef.part",
        "book",
    ]


_PUBLISH = """
import sys
from pathlib import Path
from publisher import folders, renames
print("ready", flush=True)
number = 0
while True:
    number += 1
    folders.publish(Path(sys.argv[1]), {f"{n}.txt": b"%d" % number for n in range(12)})
"""


@pytest.mark.slow
def test_whoever_is_killed_leaves_one_or_the_other(tmp_path: Path) -> None:
    """Thirty times, wherever it is in its work: all twelve files are of the same go."""
    moments = random.Random(30)
    folder = tmp_path / "book"
    seen = set()
    for _ in range(30):
        process = subprocess.Popen(
            [sys.executable, "-c", _PUBLISH, str(folder)], stdout=subprocess.PIPE
        )
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(0.02 + moments.random() / 3)
        os.kill(process.pid, signal.SIGKILL)
        process.communicate()
        if found := held(folder):
            assert len(found) == 12
            assert len(set(found.values())) == 1
            seen.add(next(iter(found.values())))
    assert len(seen) > 1
    folders.publish(folder, NEW)
    assert [path.name for path in tmp_path.iterdir()] == ["book"]


@pytest.mark.usefixtures("way")
def test_a_folder_of_somebody_is_not_taken_for_a_file(tmp_path: Path) -> None:
    """Where a book is to be there lies a folder: it stays with all that it holds."""
    folder = tmp_path / "book"
    (folder / "a.txt").mkdir(parents=True)
    (folder / "a.txt" / "mine").write_bytes(b"mine")
    with pytest.raises(MachineError, match="directory"):
        folders.update(folder, {"a.txt": b"new"})
    assert held(tmp_path) == {"book/a.txt/mine": b"mine"}
