"""What became of many files, told briefly: lines as they come, failures at the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import TYPE_CHECKING

from publisher.cli.console import show, tell
from publisher.errors import InputError, Problem, PublisherError

if TYPE_CHECKING:  # to build loads none of what it takes to ingest
    from publisher.intake import Ingested

__all__ = ["Tally"]

_FEW = 40
"""How many files are told one by one; of more, only their number and what failed."""

_STATUSES = ("written", "unchanged", "kept", "read", "refused")


class Tally:
    """Counts results and keeps of each what has to be told at the end: its failure."""

    def __init__(self) -> None:
        self.count: Counter[str] = Counter()
        self.passed_over: Counter[str] = Counter()
        self.proposals = 0
        self.errors: list[PublisherError] = []
        self.twins = 0
        self.told: list[str] = []

    def watched(self, results: Iterable[Ingested]) -> Iterator[Ingested]:
        """Yield the results as they come, and tell each."""
        for one in results:
            self._take(one)
            yield one

    def _take(self, one: Ingested) -> None:
        if one.status == "passed over":
            ending = PurePath(one.file).suffix.lower() or "without ending"
            self.passed_over[one.why or ending] += 1
            return
        self.count[one.status] += 1
        self.proposals += one.proposals
        if one.error is not None:
            self.errors.append(one.error)
        if one.same_as:
            self._take_twin(one)
        told = self.count.total() - self.count["refused"]
        if told <= _FEW:
            _tell_one(one)
        elif told == _FEW + 1 and one.error is None:
            tell("…")

    def _take_twin(self, one: Ingested) -> None:
        self.twins += 1
        if self.twins <= _FEW:
            self.told.append(f"twice: {show(one.file)} has the bytes of {show(one.same_as)}")

    def close(self) -> int:
        """Tell what failed and how many there were; return the gravest exit code.

        Raises InputError if there was no file at all.
        """
        if not self.count:
            raise InputError(Problem("there is no interview here", hint=self._passed_over()))
        for twin in self.told:
            tell(twin)
        if self.twins > _FEW:
            tell(f"twice: {self.twins - _FEW} more")
        for error in self.errors:
            for problem in error.problems:
                tell(f"refused: {show(str(problem))}")
        if self.passed_over:
            tell(self._passed_over())
        if self.count.total() > 1:
            told = [f"{self.count[s]} {s}" for s in _STATUSES if self.count[s]]
            guesses = f"; {self.proposals} guesses to review" if self.proposals else ""
            tell(", ".join(told) + guesses)
        return max((error.exit_code for error in self.errors), default=0)

    def _passed_over(self) -> str:
        if not self.passed_over:
            return ""
        total = self.passed_over.total()
        kinds = ", ".join(f"{show(kind)} {n}" for kind, n in self.passed_over.most_common(12))
        noun = "file that is no interview" if total == 1 else "files that are no interviews"
        return f"{total} {noun} passed over: {kinds}"


def _tell_one(one: Ingested) -> None:
    if one.status == "kept":
        tell(f"kept: {show(str(one.manuscript))} was edited (--force overwrites it)")
    elif one.status in ("written", "unchanged"):
        guesses = f" ({one.proposals} to review)" if one.proposals else ""
        tell(f"{one.status}: {show(str(one.manuscript))}{guesses}")
