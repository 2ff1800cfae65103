"""Work on a Dask cluster gives what it gives here, or one clear error."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import distributed
import pytest

from publisher.errors import InputError, MachineError, Problem
from publisher.work import Cluster, each, shared, stream
from publisher.work.cluster import _performed

pytestmark = [
    pytest.mark.slow,
    # Dask leaves sockets and loops of its own to the garbage collector.
    pytest.mark.filterwarnings("default::ResourceWarning"),
    pytest.mark.filterwarnings("default::pytest.PytestUnraisableExceptionWarning"),
]


def local(workers: int, **options: object) -> distributed.LocalCluster:
    """Return a cluster of processes on this machine."""
    return distributed.LocalCluster(
        n_workers=workers,
        threads_per_worker=1,
        host="127.0.0.1",
        dashboard_address="127.0.0.1:0",
        **options,
    )


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Return the address of a cluster of two workers."""
    with local(2) as cluster:
        yield cluster.scheduler_address


@pytest.fixture
def cluster(address: str) -> Iterator[Cluster]:
    """Return its workers."""
    with Cluster(address) as cluster:
        yield cluster


def double(n: int) -> int:
    """Return twice the number."""
    return 2 * n


def refuse(n: int) -> int:
    """Raise an error that names the item."""
    raise InputError(Problem(f"not {n}"))


def die_once(mark: Path, n: int) -> int:
    """End the worker when item 3 comes for the first time."""
    if n == 3 and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), 9)
    return n


def die_of_three(n: int) -> int:
    """End the worker whenever item 3 comes."""
    if n == 3:
        os.kill(os.getpid(), 9)
    return n


def test_results_come_in_order(cluster: Cluster) -> None:
    """Each way of dealing items out gives what it gives in one process."""
    items = range(9)
    doubled = [2 * n for n in items]
    assert cluster.count == 2
    assert list(each(double, items, workers=cluster, sizes=items)) == doubled
    assert shared(double, items, workers=cluster, sizes=[1] * 9) == doubled
    assert [result for _, result in stream(double, items, workers=cluster)] == doubled


def test_an_error_arrives_whole(cluster: Cluster) -> None:
    """The problems of an error in a worker are those of the first item."""
    with pytest.raises(InputError) as caught:
        list(each(refuse, [7, 8], workers=cluster))
    assert caught.value.problems == (Problem("not 7"),)


def test_an_item_whose_worker_was_killed_is_done_again(cluster: Cluster, tmp_path: Path) -> None:
    """A worker that dies costs time, and no item."""
    function = partial(die_once, tmp_path / "mark")
    assert list(each(function, range(6), workers=cluster)) == list(range(6))


def test_an_item_that_kills_its_workers_is_told() -> None:
    """Dask gives up in the end; that is a MachineError, and others of a stream go on."""
    with local(2) as made, Cluster(made.scheduler_address) as cluster:
        results = dict(stream(die_of_three, range(6), workers=cluster))
        assert isinstance(results.pop(3), MachineError)
        assert results == {n: n for n in range(6) if n != 3}


def test_a_cluster_that_dies_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no worker is left and none comes, nobody waits for ever."""
    monkeypatch.setattr("publisher.work.cluster._WAIT", "1s")
    monkeypatch.setattr("publisher.work.workers.PATIENCE", 1)
    monkeypatch.setattr("publisher.work.share.PATIENCE", 1)
    with local(1) as made, Cluster(made.scheduler_address) as cluster:
        assert list(each(double, [1, 2], workers=cluster)) == [2, 4]
        made.scale(0)
        with pytest.raises(MachineError, match="has no workers any more"):
            list(each(double, [1, 2], workers=cluster))


def test_a_scheduler_that_dies_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the scheduler goes in the midst, nobody waits for ever."""
    monkeypatch.setattr("publisher.work.workers.PATIENCE", 1)
    monkeypatch.setattr("publisher.work.share.PATIENCE", 1)
    with local(1) as made, Cluster(made.scheduler_address) as cluster:
        results = each(double, range(40), workers=cluster)
        assert next(results) == 0
        made.close()
        with pytest.raises(MachineError, match="is gone"):
            list(results)


def test_a_scheduler_that_goes_as_a_result_comes_is_told() -> None:
    """Dask's executor stumbles then, and what it raises says nothing to anybody."""
    cluster, future = Cluster("tcp://localhost:8786"), Future[int]()
    future.set_exception(TypeError("cannot unpack non-iterable int object"))
    for status, told in {"closed": MachineError, "running": TypeError}.items():
        cluster._client = SimpleNamespace(status=status)
        with pytest.raises(told, match=r"is gone|cannot unpack"):
            cluster.result(future, double, 1)


def test_an_address_where_nobody_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be reached is told with its address and a hint."""
    monkeypatch.setattr("publisher.work.cluster._WAIT", "1s")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    for address in (f"tcp://127.0.0.1:{port}", "no such scheme://", "127.0.0.1:no"):
        with pytest.raises(MachineError, match="cannot be reached") as caught:
            list(each(double, [1, 2], workers=Cluster(address)))
        assert "tcp://" in caught.value.problems[0].hint


def test_a_cluster_without_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    """A scheduler alone is told of, with the command that starts a worker."""
    monkeypatch.setattr("publisher.work.cluster._WAIT", "1s")
    with (
        local(0) as made,
        pytest.raises(MachineError, match="has no workers") as caught,
        Cluster(made.scheduler_address) as cluster,
    ):
        list(each(double, [1, 2], workers=cluster))
    assert "dask worker" in caught.value.problems[0].hint


def test_a_cluster_with_another_program(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Code of other bytes than ours is refused before anything is done."""
    monkeypatch.setattr("publisher.work.cluster.__version__", "0.0")
    from publisher.work.cluster import _program

    _program.cache_clear()
    try:
        with pytest.raises(MachineError, match="has another publisher"):
            list(each(double, [1, 2], workers=Cluster(address)))
    finally:
        _program.cache_clear()


def test_a_worker_that_joins_with_another_program() -> None:
    """A worker looks at every item whether it is of its own program."""
    with pytest.raises(MachineError, match="another publisher"):
        _performed("another", b"")
