"""A Dask cluster that runs already, on this machine or on others.

Bytes travel, paths do not: what is done there must not need files of here.  Each worker
does one item at a time, for the engines know no threads; so one that has several
threads gains nothing by them (``dask worker --nthreads 1``).  The workers are
not ours: they keep their own rules for signals, and for garbage once an item is done.

The cluster trusts whoever reaches it, and we trust the cluster: results are unpickled.
"""

from __future__ import annotations

import gc
import pickle
from collections.abc import Callable
from concurrent.futures import CancelledError, Executor, Future
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

from publisher import __version__, cache
from publisher.errors import MachineError, Problem
from publisher.work.pool import THRESHOLDS
from publisher.work.workers import DiedError, Item, Result, Workers

__all__ = ["Cluster"]

_INSTALL = "pip install 'publisher[dask]'"
_DIED = Problem(
    "the workers of the cluster died over an item, again and again",
    hint="their memory may have run out; see the log of the cluster",
)
_WAIT = "10s"
"""How long a scheduler may take to answer."""


class Cluster(Workers):
    """The workers of the Dask scheduler at ``address``, such as ``tcp://host:8786``.

    Joined when first needed.  An item whose worker dies is done again by another; Dask
    gives it up when four have died (``distributed.scheduler.allowed-failures``).
    """

    def __init__(self, address: str) -> None:
        self._address = address
        self._client: Any = None
        self._executor: Executor | None = None

    @property
    def near(self) -> bool:
        """Nobody knows: its machines may be others."""
        return False

    @property
    def count(self) -> int:
        """How many workers there are now."""
        return max(1, len(self._joined().nthreads()))

    @property
    def losses(self) -> tuple[type[BaseException], ...]:
        """What Dask tells of an item that it has given up."""
        from distributed import KilledWorker

        return (KilledWorker, CancelledError)

    def submit(self, function: Callable[[Item], Result], item: Item) -> Future[Result]:
        """Let a worker do an item."""
        self._joined()
        assert self._executor is not None
        job = pickle.dumps((function, item), protocol=5)
        return self._executor.submit(_performed, _program(), job)

    def again(self, function: Callable[[Item], Result], item: Item) -> Result:
        """Do an item once more: Dask gives up whatever else a worker had in hand that died."""
        self._reach()
        try:
            return self._awaited(self.submit(function, item))
        except self.losses as error:
            self._reach()
            raise DiedError(_DIED) from error

    def result(
        self, future: Future[Result], function: Callable[[Item], Result], item: Item
    ) -> Result:
        """Return the result of an item that was submitted.

        Raises DiedError, MachineError, and whatever the function raises.
        """
        try:
            return super().result(future, function, item)
        except TypeError:  # Dask's executor makes one if the scheduler goes as a result comes
            self._reach()
            raise

    def check(self) -> None:
        """Raise MachineError if the scheduler or all its workers are gone."""
        self._reach()
        try:
            self._client.wait_for_workers(1, timeout=_WAIT)  # one that died may be started again
        except TimeoutError as error:
            told = self._problem("has no workers any more", "see its log")
            raise MachineError(told) from error

    def close(self) -> None:
        """Leave the cluster, which goes on."""
        if self._client is not None:
            self._client.close()
            self._client = self._executor = None

    def _reach(self) -> None:
        """Raise MachineError if the scheduler is gone."""
        if self._client.status != "running":
            raise MachineError(self._problem("is gone", "see its log"))

    def _joined(self) -> Any:
        """Return the client, once every worker is known to have this very program."""
        if self._client is None:
            client = self._reached()
            try:
                self._examine(client)
            except BaseException:
                client.close()
                raise
            self._client, self._executor = client, client.get_executor(pure=False)
        return self._client

    def _reached(self) -> Any:
        try:
            import distributed
        except ImportError as error:
            raise MachineError(Problem("Dask is not installed", hint=_INSTALL)) from error
        client: Any = distributed.Client
        try:
            return client(self._address, timeout=_WAIT, set_as_default=False)
        except (OSError, ValueError, TypeError) as error:  # TimeoutError is an OSError
            hint = "give the address that the scheduler tells, such as tcp://localhost:8786"
            if isinstance(error, TypeError):  # Dask's, for tls:// without a certificate
                hint = "tls:// needs a certificate in Dask's configuration (distributed.comm.tls)"
            raise MachineError(self._problem("cannot be reached", hint)) from error

    def _examine(self, client: Any) -> None:
        """Raise MachineError unless there are workers, and all have this program."""
        try:
            client.wait_for_workers(1, timeout=_WAIT)
        except TimeoutError as error:
            hint = f"start some: dask worker --nthreads 1 {self._address}"
            raise MachineError(self._problem("has no workers", hint)) from error
        hint = f"on each of its machines: {_INSTALL}, of version {__version__}"
        programs = client.run(_program, on_error="return")
        for worker, program in programs.items():
            if isinstance(program, Exception):
                told = f"lacks publisher at its worker {worker}"
                raise MachineError(self._problem(told, hint)) from program
            if program != _program():
                told = f"has another publisher at its worker {worker}"
                raise MachineError(self._problem(told, hint))

    def _problem(self, told: str, hint: str) -> Problem:
        return Problem(f"the cluster at {self._address} {told}", hint=hint)


# --- in a worker -------------------------------------------------------------------------------

_ALONE = Lock()


def _performed(program: str, job: bytes) -> Any:
    """Do one item, if it was sent by this very program: workers may join at any time."""
    if program != _program():
        raise MachineError(Problem("a worker of the cluster has another publisher", hint=_INSTALL))
    with _ALONE:
        thresholds = gc.get_threshold()
        gc.set_threshold(*THRESHOLDS)
        try:
            function, item = pickle.loads(job)  # noqa: S301 — from whoever may run anything here
            return function(item)
        finally:
            gc.set_threshold(*thresholds)


@lru_cache(maxsize=1)
def _program() -> str:
    """Return a digest of the code of this package."""
    root = Path(__file__).parents[1]
    paths = sorted(root.rglob("*.py"))
    texts = (part for p in paths for part in (p.relative_to(root).as_posix(), p.read_bytes()))
    return cache.key(__version__, *texts)
