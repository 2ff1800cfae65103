"""What befalls a command from outside: each row of docs/faults.md, by real processes.

Every command is ``publisher make TALK --into FOLDER``, as somebody types it.
"""

from __future__ import annotations

import errno
import fcntl
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import killing
import pytest
from nth_failure import held

from publisher import locks, parts, renames
from publisher.cli import console
from publisher.errors import MachineError

TALK = "Q: What was it like?\n\nA: Quiet, and cold.\n"
OTHER = "Q: What was it like?\n\nA: Quiet, and colder than that.\n"


@pytest.fixture(scope="module")
def warm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a cache that knows both talks, and a book of the first."""
    place = tmp_path_factory.mktemp("warm")
    for text in (OTHER, TALK):
        (place / "talk.txt").write_text(text)
        shutil.rmtree(place / "book", ignore_errors=True)
        done = _make(place)
        assert done.returncode == 0, done.stderr
    return place


@pytest.fixture
def place(warm: Path) -> Iterator[Path]:
    """Return a folder of one's own: the first talk as a book, the other as its raw file now.

    Its path is short, so that the sockets of a run lie in it, too.
    """
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        place = Path(folder, "place")
        shutil.copytree(warm, place)
        (place / "talk.txt").write_text(OTHER)
        yield place


def _environment(place: Path, **more: str) -> dict[str, str]:
    temporary = place / "tmp"
    temporary.mkdir(exist_ok=True)
    return {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(p for p in sys.path if p),
        "XDG_CACHE_HOME": str(place / "cache"),
        "TMPDIR": str(temporary),
        **more,
    }


def _command(place: Path) -> list[str]:
    make = [sys.executable, "-m", "publisher", "make", "talk.txt", "--into", "book"]
    return [*make, "--title", "Talk", "-j", "2"]


def _make(place: Path, **more: Any) -> subprocess.CompletedProcess[str]:
    """Make the book; ``more`` is what ``subprocess.run`` takes."""
    given = {"env": _environment(place), "cwd": place, "text": True, "timeout": 300} | more
    if "stdout" not in given:
        given |= {"stdout": subprocess.PIPE}
    done = subprocess.run(_command(place), stderr=subprocess.PIPE, check=False, **given)
    assert "Traceback" not in done.stderr
    return done


def _book(place: Path) -> dict[str, bytes]:
    return held(place / "book" / "dist")


def _litter(place: Path) -> list[Path]:
    return [*(place / "book").rglob(".*"), *(place / "tmp").iterdir()]


# --- what is refused, and leaves the earlier edition as it was ----------------------------------


def _limited(kind: int, most: int) -> Callable[[], None]:
    return lambda: resource.setrlimit(kind, (most, most))


def _is_refused(place: Path, before: dict[str, bytes], done: Any, told: str) -> None:
    assert done.returncode == 4, done.stderr
    assert told in done.stderr
    assert "error: " in done.stderr
    assert _book(place) == before
    assert not _litter(place)


@pytest.mark.slow
@pytest.mark.parametrize("most", [0, 100, 4_000, 60_000])
def test_a_file_may_not_grow(place: Path, most: int) -> None:
    """A quota, or a limit for files (RLIMIT_FSIZE): EFBIG, wherever it comes."""
    before = _book(place)
    done = _make(place, preexec_fn=_limited(resource.RLIMIT_FSIZE, most))
    _is_refused(place, before, done, "File too large")


@pytest.mark.slow
@pytest.mark.parametrize("size", ["16k", "64k", "200k"])
def test_a_disk_is_full(place: Path, tmp_path: Path, size: str) -> None:
    """A real one, which holds the book already, and has no room for another."""
    disk = tmp_path / "disk"
    disk.mkdir()
    kept = sum(path.stat().st_size // 4096 * 4 + 4 for path in (place / "book").rglob("*"))
    mount = ["mount", "-t", "tmpfs", "-o", f"size={kept + int(size[:-1])}k", "tmpfs", str(disk)]
    if shutil.which("mount") is None or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("no disk can be mounted here")
    try:
        shutil.copytree(place / "book", disk / "book")
        shutil.rmtree(place / "book")
        (place / "book").symlink_to(disk / "book")
        before = _book(place)
        done = _make(place)
        _is_refused(place, before, done, "No space left on device")
    finally:
        subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.slow
@pytest.mark.parametrize("what", ["book", "book/dist", "book/dist/talk"])
def test_a_folder_is_read_only(place: Path, what: str) -> None:
    """It is told before the work: the manuscripts at most are new."""
    before = _book(place)
    (place / what).chmod(0o555)
    if os.access(place / what, os.W_OK):  # root may do all: let the system refuse
        bind = ["mount", "--bind", "-o", "ro", str(place / what), str(place / what)]
        again = ["mount", "-o", "remount,bind,ro", str(place / what)]
        if subprocess.run(bind, capture_output=True).returncode:
            pytest.skip("no folder can be made read-only here")
        subprocess.run(again, check=True, capture_output=True)
        try:
            done = _make(place)
        finally:
            subprocess.run(["umount", str(place / what)], check=True)
    else:
        done = _make(place)
    (place / what).chmod(0o755)
    _is_refused(place, before, done, "cannot be written")
    assert "built:" not in done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("odd", ["file", "file/below", "/proc/none", "/dev/null"])
def test_into_is_no_folder(place: Path, odd: str) -> None:
    """A file, a device, or a place where none can be made."""
    (place / "file").write_text("mine")
    command = [one if one != "book" else odd for one in _command(place)]
    done = subprocess.run(
        command, env=_environment(place), cwd=place, capture_output=True, text=True, check=False
    )
    assert done.returncode == 4
    assert "cannot be written" in done.stderr
    assert (place / "file").read_text() == "mine"


@pytest.mark.slow
@pytest.mark.parametrize("megabytes", [60, 100, 250])
def test_memory_is_scarce(place: Path, megabytes: int) -> None:
    """It works, or is refused by name (RLIMIT_AS)."""
    shutil.rmtree(place / "cache")
    before = _book(place)
    done = _make(place, preexec_fn=_limited(resource.RLIMIT_AS, megabytes << 20))
    assert done.returncode in (0, 4), done.stderr
    if done.returncode:
        assert "error: " in done.stderr
        assert _book(place) == before
        assert not _litter(place)


# --- what works all the same --------------------------------------------------------------------


@pytest.fixture(scope="module")
def expected(warm: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return the book of the other talk, as it is made undisturbed."""
    place = tmp_path_factory.mktemp("expected") / "place"
    shutil.copytree(warm, place)
    (place / "talk.txt").write_text(OTHER)
    assert _make(place).returncode == 0
    return _book(place)


SETTINGS: dict[str, dict[str, str | None]] = {
    "no home": {"HOME": None, "XDG_CACHE_HOME": None},
    "home is nowhere": {"HOME": "/proc/none", "XDG_CACHE_HOME": None},
    "no place for the cache": {"XDG_CACHE_HOME": "/proc/none"},
    "no place for temporary files": {"TMPDIR": "/proc/none"},
    "a long way to them": {"TMPDIR": "/tmp/" + "long/" * 30},
    "no words": {"SOURCE_DATE_EPOCH": "banana"},
    "no such date": {"SOURCE_DATE_EPOCH": "99999999999999999999"},
    "before all dates": {"SOURCE_DATE_EPOCH": "-1"},
    "another zone": {"TZ": "Pacific/Kiritimati"},
    "Turkish": {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
    "C": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "another hash": {"PYTHONHASHSEED": "12345"},
    "a dumb terminal": {"TERM": "dumb", "NO_COLOR": "1"},
    "proxies": {"http_proxy": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9"},
}


@pytest.mark.slow
@pytest.mark.parametrize("setting", SETTINGS)
def test_surroundings_change_nothing(place: Path, expected: dict[str, bytes], setting: str) -> None:
    """The same bytes, whatever the environment says."""
    environment = _environment(place)
    for name, value in SETTINGS[setting].items():
        environment.pop(name, None)
        if value is not None:
            environment[name] = value
    done = _make(place, env=environment)
    assert done.returncode == 0, done.stderr
    assert _book(place) == expected


PROCESS: dict[str, Callable[[], Any]] = {
    "64 descriptors": _limited(resource.RLIMIT_NOFILE, 64),
    "no core": _limited(resource.RLIMIT_CORE, 0),
    "umask 077": lambda: os.umask(0o077),
    "no input": lambda: os.close(0),
}


@pytest.mark.slow
@pytest.mark.parametrize("state", PROCESS)
def test_the_state_of_the_process_changes_nothing(
    place: Path, expected: dict[str, bytes], state: str
) -> None:
    """The same bytes, and files that others may read."""
    done = _make(place, preexec_fn=PROCESS[state])
    assert done.returncode == 0, done.stderr
    assert _book(place) == expected
    for path in (place / "book" / "dist" / "talk").iterdir():
        assert path.stat().st_mode & 0o777 == 0o644


@pytest.mark.slow
def test_too_few_files_are_told_before_a_worker_is_started(place: Path) -> None:
    """What serves the workers would end with a traceback of its own."""
    shutil.rmtree(place / "cache")
    before = _book(place)
    done = _make(place, preexec_fn=_limited(resource.RLIMIT_NOFILE, 16))
    assert done.returncode == 4
    assert "open files are limited to 16, and at least 24 are needed" in done.stderr
    assert "Traceback" not in done.stderr
    assert _book(place) == before


@pytest.mark.slow
def test_without_a_network_all_is_the_same(place: Path, expected: dict[str, bytes]) -> None:
    """In a namespace that has none."""
    apart = ["unshare", "-n"]
    if shutil.which("unshare") is None or subprocess.run([*apart, "true"]).returncode:
        pytest.skip("no network can be taken away here")
    shutil.rmtree(place / "cache")
    done = subprocess.run(
        [*apart, *_command(place)],
        env=_environment(place), cwd=place, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert _book(place) == expected


@pytest.mark.slow
@pytest.mark.parametrize("year", ["1970-01-02 00:00:00", "2108-01-01 00:00:00"])
def test_the_clock_changes_nothing(place: Path, expected: dict[str, bytes], year: str) -> None:
    """Before ZIP files can tell dates, and after."""
    if shutil.which("faketime") is None:
        old = (place / "talk.txt").stat().st_mtime  # at least the files are of that time
        for path in place.rglob("*"):
            os.utime(path, (86_400, 86_400) if year < "2000" else (4_354_819_200,) * 2)
        assert (place / "talk.txt").stat().st_mtime != old
        done = _make(place)
    else:
        done = subprocess.run(
            ["faketime", year, *_command(place)],
            env=_environment(place), cwd=place, capture_output=True, text=True, check=False,
        )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert _book(place) == expected


@pytest.mark.slow
def test_links_are_replaced_and_strangers_stay(place: Path, expected: dict[str, bytes]) -> None:
    """Neither a victim behind a link nor somebody's own file is touched."""
    folder = place / "book" / "dist" / "talk"
    victim, other = place / "victim", folder / "mine" / "notes.txt"
    victim.write_text("precious")
    other.parent.mkdir()
    other.write_text("mine")
    (folder / "away").symlink_to(victim)
    (folder / "talk.epub").unlink()
    (folder / "talk.epub").symlink_to(victim)
    done = _make(place)
    assert done.returncode == 0, done.stderr
    assert victim.read_text() == "precious"
    assert other.read_text() == "mine"
    assert (folder / "away").is_symlink()
    assert not (folder / "talk.epub").is_symlink()
    assert expected.items() <= _book(place).items()


@pytest.mark.slow
def test_a_link_in_the_place_of_the_folder_is_replaced(
    place: Path, expected: dict[str, bytes]
) -> None:
    """What it leads to stays as it is; a link to the whole of the book's place is followed."""
    before = held(place / "book" / "dist" / "talk")
    (place / "book" / "dist" / "talk").rename(place / "talk")
    (place / "book" / "dist" / "talk").symlink_to(place / "talk")
    (place / "book").rename(place / "elsewhere")
    (place / "book").symlink_to(place / "elsewhere")
    done = _make(place)
    assert done.returncode == 0, done.stderr
    assert held(place / "talk") == before
    assert not (place / "book" / "dist" / "talk").is_symlink()
    assert _book(place) == expected


@pytest.mark.slow
def test_a_damaged_cache_is_made_anew(place: Path, expected: dict[str, bytes]) -> None:
    """Every entry of it."""
    entries = [path for path in (place / "cache").rglob("??/*") if path.is_file()]
    assert entries
    for number, path in enumerate(entries):
        data = bytearray(path.read_bytes())
        data[-1 - number % len(data)] ^= 1
        path.write_bytes(bytes(data) if number % 3 else data[:10])
    done = _make(place)
    assert done.returncode == 0, done.stderr
    assert _book(place) == expected


# --- standard output ----------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("state", ["full", "closed", "nobody reads"])
def test_nobody_takes_what_is_said(place: Path, expected: dict[str, bytes], state: str) -> None:
    """The edition is whole, it is told on standard error, and ends with 4."""
    reader, writer = os.pipe()
    os.close(reader)
    with Path("/dev/full").open("wb") as full, os.fdopen(writer, "wb") as pipe:
        streams = {"full": full, "nobody reads": pipe, "closed": None}
        closing = (lambda: os.close(1)) if state == "closed" else None
        done = _make(place, stdout=streams[state], preexec_fn=closing)
    assert done.returncode == 4, done.stderr
    assert "error: standard output" in done.stderr
    assert _book(place) == expected


@pytest.mark.slow
def test_nobody_hears_what_is_told(place: Path, expected: dict[str, bytes]) -> None:
    """Standard error is closed: no word of it goes into a file instead."""
    done = subprocess.run(
        ["sh", "-c", 'exec "$@" 2>&-', "sh", *_command(place)],
        env=_environment(place), cwd=place, stdout=subprocess.PIPE, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (0, b"")
    assert _book(place) == expected


def test_a_pipe_without_a_reader_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """Though nothing was written to it."""
    reader, writer = os.pipe()
    with os.fdopen(writer, "w") as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        console.must_be_taken()
        os.close(reader)
        with pytest.raises(MachineError, match="Broken pipe"):
            console.must_be_taken()


# --- two at once --------------------------------------------------------------------------------


@pytest.mark.slow
def test_the_second_waits_and_says_for_whom(place: Path, expected: dict[str, bytes]) -> None:
    """Whoever holds the folder is told by its number; then both have made the book."""
    with locks.held(place / "book"):
        child = subprocess.Popen(
            _command(place), env=_environment(place), cwd=place, stderr=subprocess.PIPE, text=True
        )
        assert child.stderr is not None
        told = child.stderr.readline()
        assert f"is held by process {os.getpid()}: waiting until it is done" in told
        assert child.poll() is None
    _, said = child.communicate(timeout=300)
    assert child.returncode == 0, said
    assert _book(place) == expected


@pytest.mark.slow
def test_two_at_once_make_the_same_book(place: Path, expected: dict[str, bytes]) -> None:
    """Into one folder, begun together."""
    children = [
        subprocess.Popen(
            _command(place), env=_environment(place), cwd=place, stderr=subprocess.PIPE, text=True
        )
        for _ in range(2)
    ]
    for child in children:
        _, said = child.communicate(timeout=300)
        assert child.returncode == 0, said
    assert _book(place) == expected
    assert not _litter(place)


def test_a_lock_is_held_once_and_leaves_no_folder(tmp_path: Path) -> None:
    """A process need not wait for itself; a folder that was made for nothing goes."""
    folder = tmp_path / "a" / "b"
    with locks.held(folder), locks.held(folder):
        other = os.open(folder, os.O_RDONLY)
        with pytest.raises(BlockingIOError):
            fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)
        os.close(other)
    assert list(tmp_path.iterdir()) == []


# --- signals and kills --------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("moment", [0.0, 0.1, 0.3, 0.6, 0.9])
def test_a_signal_ends_it_at_once(place: Path, number: signal.Signals, moment: float) -> None:
    """Within two seconds, or ten if the machine is busy; nothing stays, and no worker works on."""
    shutil.rmtree(place / "cache")
    before, start = _book(place), time.monotonic()
    shutil.copytree(place / "book", place / "again")
    done = subprocess.run(
        [one if one != "book" else "again" for one in _command(place)],
        env=_environment(place), cwd=place, capture_output=True, check=True,
    )  # fmt: skip
    assert done.returncode == 0
    taken = time.monotonic() - start
    shutil.rmtree(place / "cache")
    child = subprocess.Popen(
        _command(place), env=_environment(place), cwd=place, stderr=subprocess.PIPE, text=True
    )
    _wait_until_ready(child.pid, number)
    time.sleep(taken * moment)
    children = killing._children(child.pid)
    start = time.monotonic()
    child.send_signal(number)
    _, said = child.communicate(timeout=60)
    if child.returncode != 0:  # it may have been quicker
        assert time.monotonic() - start < 10
        assert child.returncode == 128 + number
        assert "Interrupted." in said
        # It may have come once the new book had its name.
        assert _book(place) in (before, held(place / "again" / "dist"))
    assert "Traceback" not in said
    assert not _litter(place)
    assert not killing._alive(children)


@pytest.mark.slow
@pytest.mark.parametrize("often", [1, 1000])
@pytest.mark.parametrize("moment", [0.1, 0.4, 0.8])
def test_whoever_loses_its_processes_says_so(place: Path, often: int, moment: float) -> None:
    """Once, it starts others; for good, it ends with what the machine lacks, and not as told to."""
    shutil.rmtree(place / "cache")
    start = time.monotonic()
    assert _make(place).returncode == 0
    before, taken = _book(place), time.monotonic() - start
    shutil.rmtree(place / "cache")
    child = subprocess.Popen(
        _command(place), env=_environment(place), cwd=place, stderr=subprocess.PIPE, text=True
    )
    time.sleep(taken * moment)
    while child.poll() is None and often:
        children = killing._children(child.pid)
        for one in children:
            with suppress(ProcessLookupError):
                os.kill(one, signal.SIGKILL)
        often -= bool(children)
        time.sleep(0.02)
    _, said = child.communicate(timeout=120)
    assert child.returncode in (0, 4), said
    assert "Traceback" not in said
    assert "Interrupted" not in said
    assert _book(place) == before
    assert not _litter(place)


def _wait_until_ready(process: int, number: int) -> None:
    """Wait until a process of Python answers a signal itself: its first lines are read."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        told = Path(f"/proc/{process}/status").read_text()
        caught = next(line for line in told.splitlines() if line.startswith("SigCgt:"))
        needed = 1 << (signal.SIGTERM - 1)
        if int(caught.split()[1], 16) & needed:
            return
        time.sleep(0.005)


@pytest.mark.slow
@pytest.mark.parametrize("command", ["make", "release"])
def test_whoever_is_killed_leaves_nothing_broken(command: str) -> None:
    """Twelve times; ``tests/hostile/killing.py`` does it as often as one likes."""
    with tempfile.TemporaryDirectory(dir="/tmp") as home:
        found = killing.kill(command, Path(home), 12)
    assert (found.broken, found.leftovers, found.alive) == ([], [], [])
    assert found.finished < found.kills


# --- parts --------------------------------------------------------------------------------------


def test_parts_of_the_dead_are_swept_and_those_of_the_living_stay(tmp_path: Path) -> None:
    """Nothing else is touched, however it is called."""
    dead, alive = 4_194_305, os.getppid()
    ours = parts.new(tmp_path / "a")
    kept = [ours, tmp_path / f".a.{alive}-0123456789abcdef.part", tmp_path / ".a.part"]
    gone = [tmp_path / f".a.{who}-0123456789abcdef.part" for who in (dead, os.getpid())]
    for path in (*kept, gone[0]):
        path.write_text("")
    gone[1].mkdir()
    (gone[1] / "b").write_text("")
    gone[1].chmod(0o500)
    parts.sweep(tmp_path)
    assert sorted(tmp_path.iterdir()) == sorted(kept)
    parts.drop_all()
    assert not ours.exists()


def test_a_system_that_tells_another_error_is_believed(tmp_path: Path) -> None:
    """To exchange a name with none is an error, and no lack of the system."""
    with pytest.raises(OSError) as told:
        renames.exchanged(tmp_path / "a", tmp_path / "b")
    assert told.value.errno == errno.ENOENT
