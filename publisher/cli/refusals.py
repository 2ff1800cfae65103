"""``--report FILE``: what was refused, as data for programs.

The file is written whole when a command ends, also when nothing was refused; a program
need not read what people are told.  Its object::

    {"schema": "publisher.refusals/1", "command": "make", "exit": 3,
     "refused": [{"file": "talk.vtt", "line": 41, "column": 7, "kind": "raw",
                  "message": "…", "hint": "…"}]}

What is not known is null.  ``kind`` is a class of ``errors``, in lower case.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from publisher import files
from publisher.errors import FaultError, Problem, PublisherError

__all__ = ["Refusals"]


class Refusals:
    """Writes the report when its ``with`` block is left, but for an interrupt.

    ``errors`` are those that end nothing; the command adds to them meanwhile.  One that
    ends the block is in the report, too, and is raised on.  Without a path nothing is
    written.  Raises MachineError if the report cannot be.
    """

    def __init__(
        self, path: Path | None, command: str, errors: Sequence[PublisherError] = ()
    ) -> None:
        self.path, self.command, self.errors = path, command, errors

    def __enter__(self) -> Refusals:
        return self

    def __exit__(self, _: object, error: BaseException | None, trace: object) -> None:
        if self.path is None:
            return
        if error is None:
            code = max((one.exit_code for one in self.errors), default=0)
            files.write_atomically(self.path, self._written(self.errors, code))
        elif isinstance(error, Exception):
            bug = FaultError(f"this is a fault of publisher: {error!r}")
            last = error if isinstance(error, PublisherError) else bug
            written = self._written([*self.errors, last], last.exit_code)
            files.write_atomically(self.path, written)

    def _written(self, errors: Sequence[PublisherError], code: int) -> bytes:
        kinds: dict[Problem, str] = {}
        for error in errors:
            for problem in error.problems:  # one that is told again keeps its first kind
                kinds.setdefault(problem, _kind(error))
        told = {
            "schema": "publisher.refusals/1",
            "command": self.command,
            "exit": code,
            "refused": [_row(problem, kind) for problem, kind in kinds.items()],
        }
        # Escaped, so that a name with half a surrogate is written like any other.
        return (json.dumps(told, indent=1) + "\n").encode("ascii")


def _kind(error: PublisherError) -> str:
    return type(error).__name__.removesuffix("Error").lower()


def _row(problem: Problem, kind: str) -> dict[str, object]:
    where = problem.where
    return {
        "file": (where.path or None) if where else None,
        "line": (where.line or None) if where else None,
        "column": (where.column or None) if where else None,
        "kind": kind,
        "message": problem.message,
        "hint": problem.hint or None,
    }
