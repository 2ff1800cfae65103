"""What the readers of a manuscript share: lines and runs with places, and findings.

A ``Run`` is the inline text of one block: its lines without blanks at their
ends, joined by line ends, each remembering where it stands in the file.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from publisher.errors import Problem
from publisher.model.inline import Inline
from publisher.source import Location

__all__ = ["Line", "Reading", "Run"]


@dataclass(frozen=True, slots=True)
class Line:
    """A line, or the rest of one; ``column`` is where ``text`` begins, from 1."""

    text: str
    number: int
    column: int = 1


@dataclass(frozen=True, slots=True)
class Run:
    """Inline text; ``starts`` gives offset, line and column of each line's begin."""

    text: str
    path: str
    starts: tuple[tuple[int, int, int], ...]

    @classmethod
    def of(cls, lines: Sequence[Line], path: str) -> Run:
        """Join lines to a run."""
        starts, offset = [], 0
        for line in lines:
            starts.append((offset, line.number, line.column))
            offset += len(line.text) + 1
        return cls("\n".join(line.text for line in lines), path, tuple(starts))

    def at(self, offset: int) -> Location:
        """Return the place of a character."""
        index = bisect_right(self.starts, (offset, 1 << 60, 0)) - 1
        start, line, column = self.starts[index]
        return Location(self.path, line, column + offset - start)

    def part(self, start: int, end: int | None = None) -> Run:
        """Return the run from ``start`` up to ``end``, without blanks before it."""
        text = self.text[start:end]
        start += len(text) - len(text.lstrip())
        place = self.at(start)
        later = ((o - start, line, c) for o, line, c in self.starts if o > start)
        return Run(text.lstrip(), self.path, ((0, place.line, place.column), *later))


@dataclass(slots=True)
class Reading:
    """The state of reading one file.

    ``labels`` are the declared speakers (None: the header could not be read);
    ``notes`` the definitions by label; ``called`` the places where notes were
    called; ``pins`` those of the ids given to turns; ``marks`` the words that
    belong to the marks and not to the text; ``told`` the places of problems.
    """

    path: str
    labels: frozenset[str] | None = None
    problems: list[Problem] = field(default_factory=list)
    notes: dict[str, tuple[tuple[Inline, ...], ...]] = field(default_factory=dict)
    called: dict[str, Location] = field(default_factory=dict)
    pins: dict[str, Location] = field(default_factory=dict)
    marks: list[str] = field(default_factory=list)
    told: set[Location] = field(default_factory=set)

    def problem(self, message: str, where: Location, hint: str = "") -> None:
        """Note a problem."""
        self.problems.append(Problem(message, where, hint))
        self.told.add(where)

    def declares(self, label: str) -> bool:
        """Tell whether the header declares a speaker of that label."""
        return self.labels is not None and label in self.labels
