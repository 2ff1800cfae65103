"""Work: in goes a function and items, out come the results in the order of the items.

With one job the function is called here; with more, in a pool of processes that
are started afresh (never forked from a process that has threads or engines), the
longest items first so that no worker is left alone with one at the end.

Floor 1: imports floor 0 only.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_all_start_methods, get_context
from typing import TypeVar

from publisher.errors import MachineError, Problem

__all__ = ["each"]

Item = TypeVar("Item")
Result = TypeVar("Result")


def each(
    function: Callable[[Item], Result],
    items: Sequence[Item],
    *,
    jobs: int,
    sizes: Sequence[int] | None = None,
) -> Iterator[Result]:
    """Yield ``function(item)`` for every item, in order.

    With ``jobs`` over 1 the function, the items and the results must pickle;
    ``sizes`` says how long each item takes, in any unit.  The first exception of
    the function is raised here and stops the rest; a worker that dies raises
    ``MachineError``.
    """
    if sizes is not None and len(sizes) != len(items):
        raise ValueError("sizes and items differ in length")
    if jobs < 2 or len(items) < 2:
        yield from map(function, items)
        return
    order = sorted(range(len(items)), key=lambda i: -sizes[i] if sizes else i)
    methods = get_all_start_methods()
    context = get_context("forkserver" if "forkserver" in methods else "spawn")
    workers = min(jobs, len(items))
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_die_quietly)
    try:
        futures = {i: pool.submit(function, items[i]) for i in order}
        yield from _results([futures[i] for i in range(len(items))])
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _results(futures: list[Future[Result]]) -> Iterator[Result]:
    try:
        for future in futures:
            yield future.result()
    except BrokenProcessPool as error:
        hint = "memory may have run out; try fewer jobs"
        raise MachineError(Problem("a worker process died", hint=hint)) from error


def _die_quietly() -> None:
    """Let an interrupt end a worker at once and without a traceback."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
