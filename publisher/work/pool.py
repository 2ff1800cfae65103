"""A pool of processes on this machine.

They are started afresh, never forked from a process that has threads or engines, and
kept from call to call: an engine is imported once a process.  Each gives up what it has no
use for (``confine``).
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from functools import lru_cache
from multiprocessing import (
    forkserver,
    get_all_start_methods,
    get_context,
    parent_process,
    resource_tracker,
)
from threading import Thread

from publisher import scratch
from publisher.errors import MachineError, Problem
from publisher.quiet import hush
from publisher.work.confine import confine
from publisher.work.workers import DiedError, Item, Result, Workers

__all__ = ["THRESHOLDS", "Pool", "settle"]

_DIED = Problem("a worker process died", hint="memory may have run out; try fewer jobs")
_ENDED = Problem("processes are ended as soon as they are started", None, "run publisher doctor")
_BROKEN = (BrokenProcessPool, EOFError, ConnectionError)
"""What is raised if a process of the pool has died, or what they come of (``forkserver``)."""


class Pool(Workers):
    """At most ``jobs`` processes, each begun when there is work for it.

    One is enough to keep this process alive, whatever befalls an item.
    """

    def __init__(self, jobs: int) -> None:
        if jobs < 1:
            raise ValueError(f"not a number of processes: {jobs}")
        self._jobs = jobs
        self._executor: ProcessPoolExecutor | None = None
        self._first: Future[None] | None = None

    def begin(self, function: Callable[[], object]) -> None:
        """Start the first process, unless one was started."""
        if self._executor is None:
            self._first = self.submit(_called, function)

    def settled(self) -> None:
        """Wait for the process that makes ready: until then another would be started beside it."""
        if self._first is not None:
            wait([self._first])

    @property
    def count(self) -> int:
        """How many processes there may be."""
        return self._jobs

    @property
    def losses(self) -> tuple[type[BaseException], ...]:
        """A process that dies breaks its pool, with every item that was not done yet."""
        return (BrokenProcessPool,)

    def submit(self, function: Callable[[Item], Result], item: Item) -> Future[Result]:
        """Let a process do an item; a broken pool is replaced."""
        try:
            return self._submit(function, item)
        except _BROKEN:
            self.close()
        try:
            return self._submit(function, item)
        except _BROKEN as error:
            raise MachineError(_ENDED) from error

    def _submit(self, function: Callable[[Item], Result], item: Item) -> Future[Result]:
        if self._executor is None:
            self._executor = _started(self._jobs)
        return self._executor.submit(_performed, function, item)

    def again(self, function: Callable[[Item], Result], item: Item) -> Result:
        """Do an item by a process that does nothing else."""
        try:
            with _started(1) as alone:
                return alone.submit(_performed, function, item).result()
        except _BROKEN as error:
            raise DiedError(_DIED) from error
        finally:
            scratch.sweep()  # of those that died, too

    def close(self) -> None:
        """End the processes once they have done what they have in hand.

        Nobody waits for one that still makes ready: an error is told at once.
        """
        if self._executor is not None:
            ready = self._first is None or self._first.done()
            self._executor.shutdown(wait=ready, cancel_futures=True)
            self._executor = self._first = None
            scratch.sweep()


_QUIET = "ignore::UserWarning:multiprocessing.resource_tracker"
"""What clears up after a process that was killed need not tell that it does."""


_LEAST = 512
"""MB of address space without which a pool is not begun: each thread of Python's alone takes 72
(its stack, and what the C library sets aside), and one that gets none is waited for without end."""


_FILES = 24
"""Files that must be open at once to begin a pool: what serves it ends in disorder with fewer."""


def _must_have_room() -> None:
    """Raise MachineError if this process may have less memory or files than a pool needs."""
    try:
        import resource
    except ImportError:  # Windows knows no such limits
        return
    for kind, least, unit, said, flag in (
        (resource.RLIMIT_AS, _LEAST, 1 << 20, "memory is limited to {} MB", "-v"),
        (resource.RLIMIT_NOFILE, _FILES, 1, "open files are limited to {}", "-n"),
    ):
        limit = resource.getrlimit(kind)[0]
        if limit != resource.RLIM_INFINITY and limit < least * unit:
            told = f"{said.format(limit // unit)}, and at least {least} are needed"
            raise MachineError(Problem(told, None, f"raise the limit (`ulimit {flag}` shows it)"))


def _started(processes: int) -> ProcessPoolExecutor:
    _must_have_room()
    if _QUIET not in sys.warnoptions:  # the options of Python that its children get, too
        sys.warnoptions.append(_QUIET)
    methods = get_all_start_methods()
    context = get_context("forkserver" if "forkserver" in methods else "spawn")
    if "forkserver" in methods:
        _start_server()
    return ProcessPoolExecutor(processes, mp_context=context, initializer=_begin)


def _start_server() -> None:
    """Start what workers come of, deaf to Ctrl-C, which a terminal sends to every process.

    Python would show a traceback for one that comes while it starts (``_begin`` hears again).
    """
    resource_tracker.ensure_running()  # it hears again by itself, once it has its own process
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


# --- in a worker -------------------------------------------------------------------------------


def _begin() -> None:
    """Make a worker ready: an interrupt ends it without a traceback, and it says nothing.

    It ends with the process that it works for, too, however that ends, and its temporary
    files go with it.
    """
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    hush()
    scratch.begin_within()
    confine()
    Thread(target=_follow, daemon=True).start()


def _follow() -> None:
    """Wait until the process that this one works for is gone, and go as well."""
    if (parent := parent_process()) is not None:
        parent.join()
        os._exit(1)


def _called(function: Callable[[], object]) -> None:
    function()


def _performed(function: Callable[[Item], Result], item: Item) -> Result:
    """Do one item; what had to be loaded for the function is loaded by now."""
    _settled(len(sys.modules))
    return function(item)


@lru_cache(maxsize=1)
def _settled(modules: int) -> None:
    """Settle once, and again whenever more modules have been loaded."""
    settle()


THRESHOLDS = (50_000, 20, 50)
"""How many new objects, and collections of those younger, make a collection (``gc``)."""


def settle() -> None:
    """Look for cycles of garbage more rarely, and never among what is loaded by now.

    What we make are trees of frozen values, which go as soon as nobody holds them.
    Of 10 s for an interview of 50,000 turns, 1.5 s went into looking for cycles.
    """
    gc.freeze()
    gc.set_threshold(*THRESHOLDS)
