"""Told: in goes an error that a worker came upon, out comes what an author is told of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from publisher.errors import InputError, LimitError, MachineError, Problem, PublisherError
from publisher.source import Location
from publisher.work.workers import DiedError

__all__ = ["Place", "joined"]

_DIED = (
    "divide the text, try fewer jobs, or allow more: --limit cpu=NUMBER, wall=NUMBER, memory=NUMBER"
)
"""What may help if it is not known what ended a worker: seconds, memory, or somebody else."""


class Place(NamedTuple):
    """Where a text is while its pages are set, and where an author finds it.

    ``style`` is the name of its style, if that is the edition's own.
    """

    path: str
    where: Location
    style: str

    def told(self, error: PublisherError) -> PublisherError:
        """Return an error as the author is told it; a worker that died said nothing."""
        if isinstance(error, DiedError):
            said = "setting its pages ended the process"
            return MachineError(Problem(said, self.where, self._hint(_DIED)))
        problems = [
            replace(one, where=self.where) if one.where == Location(self.path) else one
            for one in error.problems
        ]
        if isinstance(error, LimitError):
            problems = [replace(one, hint=self._hint(one.hint)) for one in problems]
        return type(error)(*problems)

    def _hint(self, hint: str) -> str:
        """Return how to mend what never ends: rules may be the cause as well as words."""
        if not self.style:
            return hint
        cause = f"the style “{self.style}”, which is the edition's own, may be the cause"
        return f"{cause} (build with --style trade to see); or {hint}"


def joined(errors: Sequence[PublisherError]) -> PublisherError:
    """Return all errors as one: of their kind, or the author's if one of them is."""
    kinds = set(map(type, errors))
    refused = any(isinstance(error, InputError) for error in errors)
    kind = InputError if refused and len(kinds) > 1 else type(errors[0])
    return kind(*dict.fromkeys(problem for error in errors for problem in error.problems))
