"""Work: in goes a function and items, out come the results in the order of the items.

With one job the function is called here; with more, in a pool of processes that
are started afresh (never forked from a process that has threads or engines).  ``each``
is for items that are all at hand, ``shared`` for many small ones, ``stream`` for any
number of them; ``Progress`` is how work tells how far it is.

Floor 1: imports floor 0 only.
"""

from __future__ import annotations

import gc
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice, pairwise
from multiprocessing import get_all_start_methods, get_context
from typing import TypeVar

from publisher.errors import MachineError, Problem

__all__ = ["Progress", "each", "settle", "shared", "silent", "stream"]

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how many are done, and how many there are."""

_DIED = Problem("a worker process died", hint="memory may have run out; try fewer jobs")

Item = TypeVar("Item")
Result = TypeVar("Result")


def silent(doing: str, done: int, total: int) -> None:
    """Report progress to nobody."""


def each(
    function: Callable[[Item], Result],
    items: Sequence[Item],
    *,
    jobs: int,
    sizes: Sequence[int] | None = None,
) -> Iterator[Result]:
    """Yield ``function(item)`` for every item, in order.

    The longest items are begun first, so that no worker is left alone with one.
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
    pool = _pool(min(jobs, len(items)))
    try:
        futures = {i: pool.submit(function, items[i]) for i in order}
        yield from _results([futures[i] for i in range(len(items))])
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


_SHARE = 0.85
"""What another process does of an even share: it is started first, and its results travel."""


def shared(
    function: Callable[[Item], Result], items: Sequence[Item], *, jobs: int, sizes: Sequence[int]
) -> list[Result]:
    """Return ``function(item)`` for every item, in order, done here and by other processes.

    For many small items: each of ``jobs - 1`` processes gets one run of them and sends
    one answer.  With ``jobs`` over 1 the function, the items and the results must pickle;
    ``sizes`` says how long each item takes, in any unit.  The first exception of the
    function is raised here; a worker that dies raises ``MachineError``.
    """
    if jobs < 2 or len(items) < jobs:
        return [function(item) for item in items]
    first, *others = _runs(sizes, jobs)
    pool = _pool(len(others))
    try:
        futures = [pool.submit(_all, function, items[run]) for run in others]
        results = _all(function, items[first])
        for answer in _results(futures):
            results += answer
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
    return results


def _all(function: Callable[[Item], Result], items: Sequence[Item]) -> list[Result]:
    return [function(item) for item in items]


def _runs(sizes: Sequence[int], jobs: int) -> list[slice]:
    """Return runs of items: the first, a longer one, is for this process."""
    total, share = sum(sizes), _SHARE / jobs
    limits = [(1 - share * (jobs - 1 - number)) * total for number in range(jobs)]
    reached, ends = 0, [0]
    for index, size in enumerate(sizes):
        while reached >= limits[len(ends) - 1] and len(ends) < jobs:
            ends.append(index)
        reached += size
    ends += [len(sizes)] * (jobs + 1 - len(ends))
    return [slice(start, end) for start, end in pairwise(ends)]


def _pool(workers: int) -> ProcessPoolExecutor:
    methods = get_all_start_methods()
    context = get_context("forkserver" if "forkserver" in methods else "spawn")
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_begin)


def _results(futures: list[Future[Result]]) -> Iterator[Result]:
    try:
        for future in futures:
            yield future.result()
    except BrokenProcessPool as error:
        raise MachineError(_DIED) from error


def _begin() -> None:
    """Make a worker ready: an interrupt ends it at once and without a traceback."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    settle()


def settle() -> None:
    """Look for cycles of garbage more rarely, and never among what is loaded by now.

    What we make are trees of frozen values, which go as soon as nobody holds them.
    Of 10 s for an interview of 50,000 turns, 1.5 s went into looking for cycles.
    """
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


# --- any number of items -----------------------------------------------------------------------

_AHEAD = 4
"""How many items a worker may be ahead of the one whose result is wanted."""


def stream(
    function: Callable[[Item], Result], items: Iterable[Item], *, jobs: int
) -> Iterator[tuple[Item, Result | MachineError]]:
    """Yield every item with ``function(item)``, in order, holding only a few at a time.

    With ``jobs`` over 1 the function, the items and the results must pickle.  An
    exception of the function is raised here and stops the rest.  When a worker dies,
    each item under way is done again by a worker of its own; whichever kills that
    too has a ``MachineError`` for its result, and the others go on.
    """
    if jobs < 2:
        yield from ((item, function(item)) for item in items)
        return
    feed = iter(items)
    while dropped := (yield from _streamed(function, feed, jobs)):
        for item in dropped:
            yield item, _alone(function, item)


def _streamed(
    function: Callable[[Item], Result], feed: Iterator[Item], jobs: int
) -> Generator[tuple[Item, Result | MachineError], None, list[Item]]:
    """Stream by one pool; return the items that were under way when a worker died."""
    pool = _pool(jobs)
    waiting: deque[tuple[Item, Future[Result]]] = deque()
    try:
        while True:
            for item in islice(feed, jobs * _AHEAD - len(waiting)):
                waiting.append((item, _submitted(pool, function, item)))
            if not waiting:
                return []
            result = waiting[0][1].result()
            yield waiting.popleft()[0], result
    except BrokenProcessPool:
        return [item for item, _ in waiting]
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _submitted(
    pool: ProcessPoolExecutor, function: Callable[[Item], Result], item: Item
) -> Future[Result]:
    """Submit an item; a pool that is broken already says so when the result is asked for."""
    try:
        return pool.submit(function, item)
    except BrokenProcessPool as error:
        future: Future[Result] = Future()
        future.set_exception(error)
        return future


def _alone(function: Callable[[Item], Result], item: Item) -> Result | MachineError:
    """Return the result of one item by a worker that does nothing else."""
    pool = _pool(1)
    try:
        return pool.submit(function, item).result()
    except BrokenProcessPool:
        return MachineError(_DIED)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
