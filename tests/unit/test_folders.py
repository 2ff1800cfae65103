"""A folder is published whole: old or new, and nothing is left of those who were killed."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from publisher import folders, renames
from publisher.errors import MachineError

OLD = {"a.txt": b"old", "b/c.txt": b"old"}
NEW = {"a.txt": b"new", "b/d.txt": b"new"}


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
