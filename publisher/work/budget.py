"""Budget: in goes how much of the machine one item of work may take; it is held to that.

What takes more is stopped, told as a ``LimitError``, and its process goes on with the next
item.  A library that heeds no signal and no refused memory is ended by the system,
with the worker that runs it; ``Workers`` make that good.  A process that is no worker is never
ended so, and a thread of a cluster, or a system that knows no limits, is held to none.
"""

from __future__ import annotations

import faulthandler
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from multiprocessing import parent_process
from pathlib import Path
from types import FrameType
from typing import IO

from publisher.errors import LimitError, Problem

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

__all__ = ["Budget", "held"]

_GRACE = 1.5
"""How many times its seconds an item may use that heeds no signal, until it is ended."""


@dataclass(frozen=True, slots=True)
class Budget:
    """Seconds of the processor, and bytes of address space beside what is in use already.

    ``patience`` is how many seconds may pass on a clock: far more, for other work may keep
    the processor busy.
    """

    seconds: float
    memory: int
    patience: float


class _OverrunError(BaseException):
    """The seconds are over; no library that catches all exceptions shall catch this one."""


@contextmanager
def held(budget: Budget) -> Iterator[None]:
    """Hold what is done here to a budget.  Raises LimitError, which has no place yet."""
    if resource is None or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGPROF, _overrun)
    kinds = (resource.RLIMIT_AS, resource.RLIMIT_CPU)
    old = {kind: resource.getrlimit(kind) for kind in kinds}
    try:
        try:
            _arm(budget)
            yield
        finally:
            _disarm(old)
    except _OverrunError:
        _disarm(old)  # once more: the signal may have come while that was done
        told = f"takes more than {budget.seconds:.0f} seconds"
        raise LimitError(Problem(told, hint="--limit cpu=NUMBER allows more")) from None
    except MemoryError as error:
        told = f"takes more than {budget.memory >> 20:,} MB of memory"
        raise LimitError(Problem(told, hint="--limit memory=NUMBER allows more")) from error
    finally:
        signal.signal(signal.SIGPROF, before)


def _overrun(signum: int, frame: FrameType | None) -> None:
    raise _OverrunError


def _arm(budget: Budget) -> None:
    """Let a signal come once the seconds are used, again each second; then the end."""
    if used := _space():
        _lower(resource.RLIMIT_AS, used + budget.memory)
    if parent_process() is not None:
        spent = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
        _lower(resource.RLIMIT_CPU, int(spent + budget.seconds * _GRACE) + 1)
        faulthandler.dump_traceback_later(budget.patience, exit=True, file=_nowhere())
    signal.setitimer(signal.ITIMER_PROF, budget.seconds, 1)


def _disarm(old: dict[int, tuple[int, int]]) -> None:
    signal.setitimer(signal.ITIMER_PROF, 0)
    if parent_process() is not None:
        faulthandler.cancel_dump_traceback_later()
    for kind, limit in old.items():
        resource.setrlimit(kind, limit)


def _lower(kind: int, wanted: int) -> None:
    """Set the limit that can be raised again, unless it is as low already."""
    soft, hard = resource.getrlimit(kind)
    if soft == resource.RLIM_INFINITY or wanted < soft:
        resource.setrlimit(kind, (wanted, hard))


def _space() -> int:
    """Return the bytes of address space that this process has; 0 where nobody tells."""
    try:
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[0]
    except OSError:
        return 0
    return int(pages) * resource.getpagesize()


@lru_cache(maxsize=1)
def _nowhere() -> IO[bytes]:
    return Path(os.devnull).open("wb")
