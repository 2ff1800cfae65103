"""Whoever sets the pages, the files are the same."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import distributed
import pytest
from small import digests

from publisher import opening
from publisher.work import Cluster, Pool

pytestmark = [
    pytest.mark.slow,
    # Dask leaves sockets and loops of its own to the garbage collector.
    pytest.mark.filterwarnings("default::ResourceWarning"),
    pytest.mark.filterwarnings("default::pytest.PytestUnraisableExceptionWarning"),
]


@contextmanager
def cluster() -> Iterator[Cluster]:
    """Give two workers of Dask, each with threads that it must not use."""
    local = distributed.LocalCluster(
        n_workers=2, threads_per_worker=2, host="127.0.0.1", dashboard_address="127.0.0.1:0"
    )
    with local, Cluster(local.scheduler_address) as workers:
        yield workers


def test_a_pool_makes_the_same_files(
    small: Path, expected: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The pages are set, and the manuscripts parsed, by two processes."""
    monkeypatch.setattr(opening, "_WORTH", 0)
    with Pool(2) as workers:
        assert digests(small, workers) == expected


def test_a_cluster_makes_the_same_files(
    small: Path, expected: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The pages are set, and the manuscripts parsed, by workers of Dask."""
    monkeypatch.setattr(opening, "_WORTH", 0)
    with cluster() as workers:
        assert digests(small, workers) == expected
