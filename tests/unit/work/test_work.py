"""Work is done once an item and comes back in order."""

from __future__ import annotations

import gc
import getpass
import itertools
import operator
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.errors import InputError, MachineError, Problem
from publisher.work import HERE, Pool, Workers, each, shared, stream
from publisher.work.share import _runs


@pytest.fixture(scope="module")
def two() -> Iterator[Workers]:
    """Return two processes, which all tests share."""
    with Pool(2) as workers:
        yield workers


def double(n: int) -> int:
    """Return twice the number."""
    return 2 * n


def note(folder: Path, n: int) -> int:
    """Leave a file that tells when the item was begun."""
    (folder / str(n)).write_text(str(time.monotonic_ns()))
    time.sleep(0.2)  # longer than a loaded machine keeps the other worker waiting
    return n


def die(_: int) -> int:
    """End the process without a word."""
    os._exit(9)


def die_of_five(n: int) -> int:
    """End the process for one item."""
    return die(n) if n == 5 else n


def die_of_even(n: int) -> int:
    """End the process for every second item."""
    return n if n % 2 else die(n)


def known_if_even(n: int) -> int | None:
    """Know the results of the items that are fatal."""
    return None if n % 2 else -n


def die_once_of_three(name: str) -> str:
    """End the process when the item named 3 comes for the first time."""
    mark = Path(name)
    if mark.name == "3" and not mark.exists():
        mark.touch()
        os._exit(9)
    return name


def refuse(n: int) -> int:
    """Raise an error that names the item."""
    raise InputError(Problem(f"not {n}"))


@given(st.lists(st.integers(), max_size=6))
def test_serial_work_is_map(items: list[int]) -> None:
    """With one job the results are those of ``map``."""
    assert list(each(double, items, workers=HERE)) == list(map(double, items))


def test_a_pool_keeps_the_order_of_the_items(two: Workers) -> None:
    """Results come in the order of the items, whatever their sizes."""
    assert list(each(double, [3, 1, 2], workers=two, sizes=[1, 9, 5])) == [6, 2, 4]


def test_the_longest_item_is_begun_first(tmp_path: Path, two: Workers) -> None:
    """A pool starts with the items whose sizes are greatest."""
    items = [1, 2, 3, 4, 5, 6]
    assert list(each(partial(note, tmp_path), items, workers=two, sizes=items)) == items
    begun = {n: int((tmp_path / str(n)).read_text()) for n in items}
    assert begun[6] < min(begun[n] for n in (1, 2, 3, 4))


def test_an_error_crosses_the_border_of_processes(two: Workers) -> None:
    """The problems of an error in a worker arrive whole."""
    with pytest.raises(InputError) as caught:
        list(each(refuse, [7, 8], workers=two))
    assert caught.value.problems == (Problem("not 7"),)


def test_an_item_that_ends_its_worker_is_a_machine_error(two: Workers) -> None:
    """It has an error with a remedy for its result, and the others go on."""
    *before, fatal, after = each(die_of_five, [3, 4, 5, 6], workers=two)
    assert (before, after) == ([3, 4], 6)
    assert isinstance(fatal, MachineError)
    assert "fewer jobs" in fatal.problems[0].hint


def test_giving_up_early_stops_the_rest(tmp_path: Path, two: Workers) -> None:
    """Closing the iterator leaves the items that were not begun undone."""
    results = each(partial(note, tmp_path), list(range(60)), workers=two)
    assert next(results) == 0
    results.close()  # type: ignore[attr-defined]
    assert len(list(tmp_path.iterdir())) < 60


def test_a_stream_gives_each_item_with_its_result_in_order(two: Workers) -> None:
    """A stream takes any iterable and keeps its order, with workers or without."""
    expected = [(n, 2 * n) for n in range(30)]
    assert list(stream(double, iter(range(30)), workers=HERE)) == expected
    assert list(stream(double, iter(range(30)), workers=two)) == expected


def test_what_is_known_is_not_done(two: Workers) -> None:
    """Where a result is known, no worker gets the item, and the order is kept."""
    expected = [(n, n if n % 2 else -n) for n in range(12)]
    for workers in (HERE, two):
        results = stream(die_of_even, range(12), workers=workers, known=known_if_even)
        assert list(results) == expected
    with Pool(2) as unused:
        assert list(stream(die, range(0, 12, 2), workers=unused, known=known_if_even))
        assert unused._executor is None, "no process was started"


@pytest.mark.parametrize("jobs", [1, 3])
def test_a_stream_takes_only_a_few_items_ahead(jobs: int) -> None:
    """However many items there are, few have been taken that were not yielded yet."""
    taken = itertools.count()
    with Pool(jobs) as workers:
        results = stream(double, (next(taken) for _ in range(10_000)), workers=workers)
        for _ in range(50):
            next(results)
        assert next(taken) <= 50 + 4 * jobs
        results.close()  # type: ignore[attr-defined]


def test_a_stream_survives_the_death_of_a_worker(two: Workers) -> None:
    """The item that kills its worker twice has an error for a result; the others go on."""
    results = dict(stream(die_of_five, range(12), workers=two))
    error = results.pop(5)
    assert isinstance(error, MachineError)
    assert "fewer jobs" in error.problems[0].hint
    assert results == {n: n for n in range(12) if n != 5}


def test_a_worker_that_died_by_chance_is_made_good(tmp_path: Path, two: Workers) -> None:
    """An item whose worker died once is done again, alone."""
    items = [str(tmp_path / str(n)) for n in range(6)]
    assert list(stream(die_once_of_three, items, workers=two)) == [(name, name) for name in items]


def test_sizes_must_match() -> None:
    """Sizes for other items than those given are a mistake of the caller."""
    with pytest.raises(ValueError, match="differ"):
        list(each(operator.neg, [1, 2], workers=HERE, sizes=[1]))


def _heed_interrupts() -> None:
    """Undo what a shell does to tests that it runs in the background (POSIX.1-2017, 2.11)."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="signals to a group are a matter of POSIX")
def test_an_interrupt_ends_all_at_once(tmp_path: Path) -> None:
    """Ctrl-C ends parent and workers within seconds, with one traceback at most."""
    script = tmp_path / "script.py"
    script.write_text(
        "import time\nfrom publisher.work import Pool, each\n"
        "if __name__ == '__main__':\n"
        "    print('begun', flush=True)\n"
        "    with Pool(2) as two:\n"
        "        list(each(time.sleep, [60, 60, 60], workers=two))\n"
    )
    path = os.pathsep.join(p for p in sys.path if p)
    child = subprocess.Popen(
        [sys.executable, str(script)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env={**os.environ, "PYTHONPATH": path},
        preexec_fn=_heed_interrupts,
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "begun\n"
    time.sleep(1.5)
    os.killpg(child.pid, signal.SIGINT)
    _, errors = child.communicate(timeout=10)
    assert child.returncode != 0
    assert errors.count("KeyboardInterrupt\n") <= 1, errors


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_shared_keeps_the_order(jobs: int) -> None:
    """Whoever does an item, its result stands where the item stood."""
    sizes = [1, 50, 1, 1, 30, 2, 9]
    with Pool(jobs) as workers:
        assert shared(str, range(7), workers=workers, sizes=sizes) == list("0123456")


def test_shared_raises_the_exception_of_an_item(two: Workers) -> None:
    """It makes no difference in which process an item fails."""
    for wrong in ("x111", "111x"):
        with pytest.raises(ValueError, match="invalid literal"):
            shared(int, wrong, workers=two, sizes=[1] * 4)


@given(st.lists(st.integers(0, 100), min_size=1), st.integers(1, 9))
def test_runs_are_a_partition(sizes: list[int], jobs: int) -> None:
    """Every item is in one run, and there is a run for each process."""
    runs = _runs(sizes, jobs)
    assert len(runs) == jobs
    assert [i for run in runs for i in range(run.start, run.stop)] == list(range(len(sizes)))


def test_shared_tells_of_a_worker_that_died(two: Workers) -> None:
    """A share that is lost is an error, never a gap."""
    with pytest.raises(MachineError, match="a worker process died"):
        shared(die_unless_here, [os.getpid()] * 4, workers=two, sizes=[1] * 4)


def die_unless_here(process: int) -> int:
    """End the process without a word if it is another than that."""
    return process if os.getpid() == process else os._exit(9)


def test_processes_are_kept_between_calls(two: Workers) -> None:
    """What a process has loaded serves the next call too."""
    first = {process for process, _ in each(whose, range(8), workers=two)}
    second = {process for process, _ in each(whose, range(8), workers=two)}
    assert len(first | second) <= 2
    assert os.getpid() not in first | second


def whose(n: int) -> tuple[int, int]:
    """Return which process does the item."""
    return os.getpid(), n


def test_a_single_item_is_done_by_whoever_made_ready() -> None:
    """This process is never at the mercy of an item, and no second one is started for it."""
    with Pool(2) as workers:
        workers.begin(getpass.getuser)
        found = {process for _ in range(2) for process, _ in each(whose, [1], workers=workers)}
        assert len(found) == 1
        assert os.getpid() not in found
        workers.begin(os.abort)  # somebody is ready already
        assert list(each(double, [1], workers=workers)) == [2]


def test_one_process_is_not_this_one() -> None:
    """What ends the only worker of a pool is told by this process."""
    with Pool(1) as alone:
        (died,) = each(die, [1], workers=alone)
        assert isinstance(died, MachineError)
        assert list(each(double, [1, 2], workers=alone)) == [2, 4]


def test_whoever_is_alone_makes_nothing_ready() -> None:
    """There is nothing that could be done meanwhile."""
    HERE.begin(os.abort)
    HERE.settled()
    assert HERE.submit(double, 2).result() == HERE.again(double, 2) == 4


def test_nobody_learns_what_came_of_making_ready() -> None:
    """If it ends the process, the items find another."""
    with Pool(2) as workers:
        workers.begin(os.abort)
        assert list(each(double, [1, 2, 3], workers=workers)) == [2, 4, 6]


def test_each_does_an_item_again_whose_worker_was_killed(tmp_path: Path, two: Workers) -> None:
    """A process that is killed from without costs time, and no item."""
    items = [str(tmp_path / str(n)) for n in range(6)]
    assert list(each(die_once_of_three, items, workers=two)) == items


def test_a_worker_freezes_what_it_has_loaded(two: Workers) -> None:
    """The garbage collector of a worker never walks the engine, and looks more rarely."""
    for frozen, threshold in each(collector, range(2), workers=two):
        assert frozen > 0
        assert threshold == 50_000


def collector(_: int) -> tuple[int, int]:
    """Return how many objects are frozen, and how many new ones make a collection."""
    return gc.get_freeze_count(), gc.get_threshold()[0]


def test_a_pool_needs_a_process() -> None:
    """No process at all is a mistake of the caller."""
    with pytest.raises(ValueError, match="processes"):
        Pool(0)
