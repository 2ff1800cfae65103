"""How items are dealt out to workers, and their results put in order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from functools import partial
from itertools import islice, pairwise

from publisher.errors import MachineError
from publisher.work.workers import PATIENCE, DiedError, Item, Result, Workers

__all__ = ["each", "shared", "stream"]

_BEGUN = 2
"""How many large items a worker may hold: the one in hand, and the next."""


def each(
    function: Callable[[Item], Result],
    items: Sequence[Item],
    *,
    workers: Workers,
    sizes: Sequence[int] | None = None,
) -> Iterator[Result | MachineError]:
    """Yield ``function(item)`` for every item, in order; others do them from now on.

    The longest items are begun first, so that no worker is left alone with one, and
    few are submitted at a time, for what is submitted may lie in memory twice.
    ``sizes`` says how long each item takes, in any unit.  The first exception of
    the function is raised here and stops the rest.  An item whose worker died is
    done again; one that ends its worker once more has a ``MachineError`` for its result.
    """
    if sizes is not None and len(sizes) != len(items):
        raise ValueError("sizes and items differ in length")
    if workers.here or not items:
        return map(function, items)
    if len(items) == 1:
        workers.settled()  # it will be the one to do it
    order = sorted(range(len(items)), key=lambda i: -sizes[i] if sizes else i)
    todo, limit = iter(order), workers.count * _BEGUN
    waiting = {workers.submit(function, items[i]): i for i in islice(todo, limit)}
    return _in_order(function, items, workers, waiting, todo)


def _in_order(
    function: Callable[[Item], Result],
    items: Sequence[Item],
    workers: Workers,
    waiting: dict[Future[Result], int],
    todo: Iterator[int],
) -> Iterator[Result | MachineError]:
    """Yield the results; as some are done, submit what is ``todo`` beside what is ``waiting``."""
    limit = len(waiting)
    done: dict[int, Future[Result]] = {}
    try:
        for index, item in enumerate(items):
            while index not in done:
                for i in islice(todo, limit - len(waiting)):
                    waiting[workers.submit(function, items[i])] = i
                ready, _ = wait(waiting, PATIENCE, FIRST_COMPLETED)
                done |= {waiting.pop(future): future for future in ready}
                if not ready:
                    workers.check()
            result = _result(done.pop(index), function, item, workers)
            yield result
    finally:
        _cancel(waiting)


def _result(
    future: Future[Result], function: Callable[[Item], Result], item: Item, workers: Workers
) -> Result | MachineError:
    try:
        return workers.result(future, function, item)
    except DiedError as error:
        return error


def _cancel(futures: Iterable[Future[Result]]) -> None:
    for future in futures:
        future.cancel()


_SHARE = 0.85
"""What another process does of an even share: it is started first, and its results travel."""


def shared(
    function: Callable[[Item], Result],
    items: Sequence[Item],
    *,
    workers: Workers,
    sizes: Sequence[int],
) -> list[Result]:
    """Return ``function(item)`` for every item, in order, done here and by other processes.

    For many small items: each worker but one gets one run of them and sends one answer;
    one run is done here.  ``sizes`` says how long each item takes, in any unit.  The
    first exception of the function is raised here; an item that ends its workers raises
    ``MachineError``.
    """
    if workers.here or len(items) < workers.count:
        return _all(function, items)
    first, *others = (items[run] for run in _runs(sizes, workers.count))
    run: Callable[[Sequence[Item]], list[Result]] = partial(_all, function)
    answer: list[Result]
    futures = [workers.submit(run, other) for other in others]
    try:
        results = run(first)
        for future, other in zip(futures, others, strict=True):
            answer = workers.result(future, run, other)
            results += answer
    finally:
        _cancel(futures)
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


def _unknown(_: object) -> None:
    """Know no result."""


_AHEAD = 4
"""How many items a worker may be ahead of the one whose result is wanted."""


def stream(
    function: Callable[[Item], Result],
    items: Iterable[Item],
    *,
    workers: Workers,
    known: Callable[[Item], Result | None] = _unknown,
) -> Iterator[tuple[Item, Result | MachineError]]:
    """Yield every item with ``function(item)``, in order, holding only a few at a time.

    ``known`` is asked first, here: an item of which it gives the result, not None, does
    not travel to a worker.  An exception of either is raised here and stops the rest.  When
    a worker dies, the items under way are done again before others are begun; whichever
    ends its worker once more has a ``MachineError`` for its result, and the others go on.
    """
    if workers.here:
        for item in items:
            result = known(item)
            yield item, function(item) if result is None else result
        return
    feed, limit = iter(items), workers.count * _AHEAD
    waiting: deque[tuple[Item, Future[Result]]] = deque()
    try:
        while True:
            if not any(_is_lost(future, workers) for _, future in waiting):
                for item in islice(feed, limit - len(waiting)):
                    waiting.append((item, _begun(function, item, workers, known)))
            if not waiting:
                return
            item, future = waiting.popleft()
            done = _result(future, function, item, workers)
            yield item, done
    finally:
        _cancel(future for _, future in waiting)


def _begun(
    function: Callable[[Item], Result],
    item: Item,
    workers: Workers,
    known: Callable[[Item], Result | None],
) -> Future[Result]:
    """Return the result to come of an item, or the one that is known."""
    result = known(item)
    if result is None:
        return workers.submit(function, item)
    future: Future[Result] = Future()
    future.set_result(result)
    return future


def _is_lost(future: Future[Result], workers: Workers) -> bool:
    if future.cancelled():  # not by us
        return True
    return future.done() and isinstance(future.exception(), workers.losses)
