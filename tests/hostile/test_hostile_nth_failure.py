"""Whichever call of the disk fails: the earlier edition or the new one, and one clear error."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from nth_failure import NthFailure, failing, held

from publisher import files, folders
from publisher.cli.run import run
from publisher.errors import MachineError

BEFORE = "Q: What was it like?\n\nA: Quiet, and cold.\n"
AFTER = "Q: What was it like?\n\nA: Quiet, and colder than that.\n"
MORE = "Q: And you?\n\nA: I stayed.\n"
MOST = 2_000
"""Calls after which something is amiss."""
STEPS = {"ingest": 3, "make": 7, "build": 7, "release": 61}
"""Of how many calls one fails, where each takes a run; ``PUBLISHER_EVERY_CALL`` asks for all."""


@dataclass
class Desk:
    """A command, what lies there when it begins, and where it writes."""

    command: list[str]
    start: Path
    home: Path
    cache: Path

    def reset(self) -> None:
        """Let all be as it was before the command."""
        for place, name in ((self.home, "home"), (self.cache, "cache")):
            shutil.rmtree(place, ignore_errors=True)
            shutil.copytree(self.start / name, place, symlinks=True)

    def units(self) -> dict[str, dict[str, bytes]]:
        """Return what belongs together: the finished book, and the manuscripts with all theirs."""
        home = self.home
        books = held(home / "dist")
        rest = {name: data for name, data in held(home).items() if "/dist/" not in name}
        return {"book": books, "manuscripts": rest}


@pytest.fixture
def desk(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Return the desk of a command that changes an edition which was finished before.

    What it has to set is in the cache, as after a command that failed at its very end.
    """
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    home, raws, start = tmp_path / "home", tmp_path / "raws", tmp_path / "start"
    raws.mkdir()
    (raws / "quiet.txt").write_text(BEFORE)
    (raws / "more.txt").write_text(MORE)
    made = ["make", str(raws), "--into", str(home), "--title", "Quiet", "-j", "1"]
    released = ["release", str(home), "--out", str(home / "dist"), "-j", "1"]
    assert run(made) == 0
    kind = request.param
    if kind == "release":
        assert run(released) == 0
    if kind in ("ingest", "make"):
        (raws / "quiet.txt").write_text(AFTER)
    else:
        text = home / "interviews" / "quiet.md"
        text.write_text(text.read_text().replace("cold", "colder than that"))
    command = {
        "ingest": ["ingest", str(raws), "--into", str(home), "-j", "1"],
        "make": made,
        "build": ["build", str(home), "--out", str(home / "dist"), "-j", "1"],
        "release": released,
    }[kind]
    shutil.copytree(home, start / "home")
    assert run(command) == 0  # now the cache knows all of it
    (home / "dist" / "quiet" / "notes.txt").write_text("mine")
    shutil.copytree(tmp_path / "cache", start / "cache")
    return Desk(command, start, home, tmp_path / "cache")


NUMBERS = (errno.ENOSPC, errno.EIO, errno.EROFS, errno.EDQUOT)


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("write", [folders.publish, folders.update, files.publish])
def test_files_are_published_all_or_none(
    tmp_path: Path, write: Callable[[Path, dict[str, bytes]], None], number: int
) -> None:
    """Whichever call fails, the folder is the old or the new one; the next time is clean."""
    folder = tmp_path / "out" / "book"
    old = {f"{name}.txt": b"old" for name in "abcd"}
    new = {f"{name}.txt": b"new" for name in "abcde"}
    before = {f"book/{name}": data for name, data in old.items()}
    after = {f"book/{name}": data for name, data in new.items()}
    for n in range(1, MOST):
        shutil.rmtree(tmp_path / "out", ignore_errors=True)
        write(folder, old)
        with failing(n, number) as failure, suppress(MachineError):
            write(folder, new)
        if not failure.fired:
            assert n > 15
            return
        assert held(folder) in (before, after), failure.fired
        write(folder, new)
        assert held(folder) == after
        assert [path.name for path in (tmp_path / "out").iterdir()] == ["book"]
    pytest.fail("there is no end to it")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("desk", "number"),
    [
        *((command, errno.ENOSPC) for command in ("ingest", "make", "build", "release")),
        *(("ingest", number) for number in NUMBERS[1:]),
    ],
    indirect=["desk"],
)
def test_any_call_may_fail(desk: Desk, number: int, capsys: pytest.CaptureFixture[str]) -> None:
    """The n-th, for n = 1, 2, 3 … until none is left, or some if they are many (``STEPS``)."""
    desk.reset()
    before = desk.units()
    assert run(desk.command) == 0
    after = desk.units()
    assert before != after
    step = 1 if "PUBLISHER_EVERY_CALL" in os.environ else STEPS[desk.command[0]]
    for n in range(1, MOST, step):
        desk.reset()
        capsys.readouterr()
        with failing(n, number) as failure:
            code = run(desk.command)
        if not failure.fired:
            assert code == 0
            assert n > 10
            return
        _is_old_or_new(desk, failure, code, capsys.readouterr().err, before, after)
        assert run(desk.command) == 0, failure.fired
        assert desk.units() == after, failure.fired
        assert not [path for path in desk.cache.rglob(".*") if path.is_file()]
    pytest.fail("there is no end to it")


def _is_old_or_new(
    desk: Desk,
    failure: NthFailure,
    code: int,
    said: str,
    before: dict[str, dict[str, bytes]],
    after: dict[str, dict[str, bytes]],
) -> None:
    """See that what could not be written is told once, and that nothing is half done."""
    assert code in (0, 4), (failure.fired, said)
    assert said.count("error: ") == (code == 4), (failure.fired, said)
    assert "Traceback" not in said
    now = desk.units()
    for unit, held_now in now.items():
        assert held_now in (before[unit], after[unit]), (unit, failure.fired, said)
    if code == 0:
        assert now == after, failure.fired
