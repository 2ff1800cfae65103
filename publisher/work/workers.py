"""Workers: the seam between what is done and where it is done."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from concurrent.futures import Future, wait
from types import TracebackType
from typing import Self, TypeVar

from publisher.errors import MachineError

__all__ = ["HERE", "DiedError", "Item", "Progress", "Result", "Workers", "silent"]

Item = TypeVar("Item")
Result = TypeVar("Result")

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how many are done, and how many there are."""


def silent(doing: str, done: int, total: int) -> None:
    """Report progress to nobody."""


PATIENCE = 20
"""Seconds without any result until it is asked whether there are workers at all."""


class DiedError(MachineError):
    """An item ended its worker, and did so again."""


class Workers(ABC):
    """Those who do the work; started when first needed, kept until they are closed.

    Functions, items and results must pickle, unless ``here``.
    """

    @property
    def here(self) -> bool:
        """Whether all is done by this process, and nothing is to be submitted."""
        return False

    @property
    def near(self) -> bool:
        """Whether they are on this machine, and see its files."""
        return True

    def settled(self) -> None:
        """Wait for the worker that makes ready, if one does."""
        return

    def begin(self, function: Callable[[], object]) -> None:
        """Let a worker make ready by a function, while this process does what comes before.

        It is only a hint: nobody learns what came of it.
        """
        return

    @property
    @abstractmethod
    def count(self) -> int:
        """How many items are done at once.  Raises MachineError."""

    @property
    @abstractmethod
    def losses(self) -> tuple[type[BaseException], ...]:
        """What a future raises when the worker is gone that had its item."""

    @abstractmethod
    def submit(self, function: Callable[[Item], Result], item: Item) -> Future[Result]:
        """Let ``function(item)`` be done; workers that are gone are replaced.

        Raises MachineError if there can be no workers.
        """

    @abstractmethod
    def again(self, function: Callable[[Item], Result], item: Item) -> Result:
        """Return ``function(item)``, whose worker is gone.

        Raises DiedError if it is the item that ends its workers.
        """

    def check(self) -> None:
        """Raise MachineError if nothing more can come, since all workers are gone."""
        return

    @abstractmethod
    def close(self) -> None:
        """Let the workers go, and wait for what they have in hand."""

    def result(
        self, future: Future[Result], function: Callable[[Item], Result], item: Item
    ) -> Result:
        """Return the result of an item that was submitted; do it again if it was lost.

        Raises DiedError, MachineError, and whatever the function raises.
        """
        try:
            return self._awaited(future)
        except self.losses:
            return self.again(function, item)

    def _awaited(self, future: Future[Result]) -> Result:
        while not wait([future], PATIENCE).done:
            self.check()
        return future.result()

    def __enter__(self) -> Self:
        """Return the workers, who are closed at the end."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the workers."""
        self.close()


class _Here(Workers):
    """This process alone: whoever deals out items does them at once."""

    here = True
    count = 1
    losses = ()

    def submit(self, function: Callable[[Item], Result], item: Item) -> Future[Result]:
        """Do an item."""
        future: Future[Result] = Future()
        future.set_result(function(item))
        return future

    def again(self, function: Callable[[Item], Result], item: Item) -> Result:
        """Do an item: none is ever lost."""
        return function(item)

    def close(self) -> None:
        """Keep this process."""


HERE = _Here()
"""This process alone."""
