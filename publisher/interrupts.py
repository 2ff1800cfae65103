"""How a process ends that is told to: at once, and with nothing left behind.

A signal is answered where it comes, not by an exception: that could come in the midst of a
callback of an engine, which would swallow it, or of an import, where it would be shown.
Parts are taken away, children ended, and the process leaves with 128 and the signal's number
(POSIX shells), or with 4 if the system ends it for the time that it took of the processor.
Only while names are exchanged does a signal wait.

Floor 1: imports the standard library and ``parts`` only, so that it is there at once.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import NoReturn

from publisher import parts

__all__ = ["heed", "undisturbed", "until_interrupted"]

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP", "SIGXCPU")
_SIGNALS = tuple(getattr(signal, name) for name in _NAMES if hasattr(signal, name))
_TIME_IS_UP = getattr(signal, "SIGXCPU", None)
_MACHINE = 4
"""The exit code of what the machine lacks (``cli/run``)."""
_SHOWN_CURSOR = "\r\x1b[2K\x1b[?25h"
"""Clears a line that showed progress, and shows the cursor again (ECMA-48, DEC STD 070)."""

_waiting: list[int] = []
"""Signals that came while they had to wait."""
_busy = 0


def heed() -> None:
    """Answer signals from now on; only a hangup stays ignored, if it was (nohup(1))."""
    for number in _SIGNALS:
        if number == signal.SIGINT or signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _heard)
    if resource is not None:
        _be_told_in_time()


def _be_told_in_time() -> None:
    """Let the signal come a second before the end, where both were set to one time (ulimit)."""
    soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
    if soft == hard != resource.RLIM_INFINITY and hard > 1:
        resource.setrlimit(resource.RLIMIT_CPU, (hard - 1, hard))


@contextmanager
def undisturbed() -> Iterator[None]:
    """Let signals wait for the end of the block, which must be short."""
    global _busy
    _busy += 1
    try:
        yield
    finally:
        _busy -= 1
        if _waiting and not _busy:
            _leave(_waiting[0])


@contextmanager
def until_interrupted() -> Iterator[None]:
    """Do what goes on until Ctrl-C, which then ends the block and nothing else."""
    before = signal.getsignal(signal.SIGINT)
    ours = before is _heard
    if ours:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with suppress(KeyboardInterrupt):
            yield
    finally:
        if ours:
            signal.signal(signal.SIGINT, before)


def _heard(number: int, frame: FrameType | None) -> None:
    if _busy:
        _waiting.append(number)
    else:
        _leave(number)


def _leave(number: int) -> NoReturn:
    """End this process and its children now."""
    for one in _SIGNALS:
        signal.signal(one, signal.SIG_IGN)
    _end_children()
    parts.drop_all()
    said, code = "Interrupted.", 128 + number
    if number == _TIME_IS_UP:
        said, code = "error: the time of the processor is limited (`ulimit -t` shows it)", _MACHINE
    with suppress(OSError, ValueError):
        handle = sys.stderr.fileno() if sys.stderr else 2
        shown = os.isatty(handle) and os.environ.get("TERM") != "dumb"
        os.write(handle, f"{_SHOWN_CURSOR if shown else ''}{said}\n".encode())
    os._exit(code)


def _end_children() -> None:
    """Kill the workers, if there are any; they end by themselves too, but later."""
    processes = sys.modules.get("multiprocessing")
    if processes is not None and hasattr(processes, "active_children"):
        for child in processes.active_children():
            with suppress(OSError, ValueError):
                child.kill()
