"""Another program, run within limits: its time, what it may write, and no way to a network.

It ends with us, too, however we end.  Nothing that this process could do of itself holds when it
is killed, and what Linux offers (``PR_SET_PDEATHSIG``, prctl(2)) ends no more than one process,
and would have to be asked for between fork and exec, where a process of threads may run no
Python.  So another process watches: it waits for the end of a pipe of which only we have the
other side, and then ends the program with all that it started.

Floor 1: imports the standard library only.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

__all__ = ["LONGEST", "MOST", "Ended", "OverrunError", "perform", "run"]

LONGEST = 300.0
"""Seconds that a program may take: a book of a thousand pages takes some thirty."""
MOST = 32 << 20
"""Bytes that it may say."""
_STEP = 0.05

_NOWHERE = "http://127.0.0.1:9"  # the port of discard, where nobody listens
_OFFLINE = {
    **dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), _NOWHERE),
    **dict.fromkeys(("no_proxy", "NO_PROXY"), "127.0.0.1,localhost"),
}


class OverrunError(Exception):
    """The program took too long, or said too much."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a program ended: its exit code, and what it said, both streams together."""

    code: int
    said: str


def run(
    command: Sequence[str | Path],
    folder: Path,
    settings: Mapping[str, str] | None = None,
    *,
    longest: float | None = None,
) -> str:
    """Run a program as ``perform`` does; return what it said, however it ended."""
    return perform(command, folder, settings, longest=longest).said


def perform(
    command: Sequence[str | Path],
    folder: Path,
    settings: Mapping[str, str] | None = None,
    *,
    given: bytes = b"",
    longest: float | None = None,
) -> Ended:
    """Run a program in a folder of its own, with ``given`` to read and no terminal to ask.

    Raises ``OverrunError`` past the limits, after ending the program and all that it
    started, and ``OSError`` if it cannot be started.
    """
    environment = {
        **os.environ,
        **_OFFLINE,
        "LC_ALL": "C.UTF-8",
        "TMPDIR": str(folder),
        "XDG_CACHE_HOME": str(folder / "cache"),
        "XDG_CONFIG_HOME": str(folder / "config"),
        **(settings or {}),
    }
    said, asked = folder / "said.txt", folder / "given.bin"
    asked.write_bytes(given)
    with said.open("wb") as stream, asked.open("rb") as read, _watcher() as watch:
        process = subprocess.Popen(  # noqa: S603 — the program is the user's own
            [str(part) for part in command],
            stdin=read,
            stdout=stream,
            stderr=subprocess.STDOUT,
            cwd=folder,
            env=environment,
            start_new_session=True,
        )
        try:
            watch(process.pid)
            _wait(process, said, LONGEST if longest is None else longest)
        finally:
            _end(process)
    return Ended(process.returncode, said.read_bytes().decode("utf-8", "replace"))


_WATCH = """
import os, signal, sys
group = sys.stdin.readline()
sys.stdin.read()
if group:
    os.killpg(int(group), signal.SIGKILL)
"""


@contextmanager
def _watcher() -> Iterator[Callable[[int], None]]:
    """Give a function that has a group of processes ended if this one ends within the block."""
    if not hasattr(os, "killpg"):  # Windows
        yield lambda group: None
        return
    with subprocess.Popen(  # noqa: S603 — our own lines
        [sys.executable, "-I", "-S", "-c", _WATCH],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # what ends our own group must not end it
        bufsize=0,
    ) as process:
        told = process.stdin
        assert told is not None

        def watch(group: int) -> None:
            told.write(b"%d\n" % group)

        try:
            yield watch
        finally:
            process.kill()


def _wait(process: subprocess.Popen[bytes], said: Path, longest: float) -> None:
    end = time.monotonic() + longest
    while process.poll() is None:
        if time.monotonic() > end:
            raise OverrunError(f"it took longer than {longest:.0f} seconds")
        if said.stat().st_size > MOST:
            raise OverrunError(f"it said more than {MOST >> 20} MB")
        time.sleep(_STEP)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program and what it started."""
    with suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.wait()
