"""Where a character stands: in goes text with a path, out come line and column.

Floor 0: imports the standard library only.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

__all__ = ["Location", "Source"]

_LINE_END = re.compile("\n")


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file; lines and columns count from 1, 0 means unknown."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """Return ``path:line:column``, leaving out what is unknown."""
        parts = [self.path] + [str(n) for n in (self.line, self.column) if n]
        return ":".join(parts)


@dataclass(frozen=True, slots=True)
class Source:
    """A text and where it came from, able to locate any of its characters."""

    path: str
    text: str
    first_line: int = 1
    _starts: list[int] = field(init=False, repr=False, compare=False, default_factory=list)

    def __post_init__(self) -> None:
        """Note where each line starts."""
        self._starts.append(0)
        self._starts.extend(end.end() for end in _LINE_END.finditer(self.text))

    def at(self, offset: int) -> Location:
        """Return the place of the character at ``offset`` (0-based)."""
        line = bisect_right(self._starts, offset) - 1
        return Location(self.path, self.first_line + line, offset - self._starts[line] + 1)
