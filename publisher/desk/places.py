"""Where a byte of a raw file stands: the bytes of a ledger in, part, line and column out.

Lines and columns count from 1, within the part of a packed file.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from publisher.model.ledger import Ledger
from publisher.transforms import healing

__all__ = ["Place", "Places"]


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a raw file; ``part`` is the member of a packed file, else empty."""

    part: str
    line: int
    column: int

    def __str__(self) -> str:
        """Return ``part:line:column``."""
        return f"{self.part}{':' if self.part else ''}{self.line}:{self.column}"


class Places:
    """The lines of a raw file, made once for many questions."""

    def __init__(self, data: bytes, ledger: Ledger) -> None:
        self.data = data
        self.encoding = ledger.encoding
        self.parts = ledger.parts
        self.starts = [0]
        end = "\n".encode(self.encoding)
        place = 0
        for line in healing.decoded(data, self.encoding).split("\n"):
            place += len(healing.encoded(line, self.encoding)) + len(end)
            self.starts.append(place)

    def at(self, byte: int) -> Place:
        """Return the place of a byte."""
        index = bisect_right(self.starts, byte) - 1
        start = self.starts[index]
        first, part = 0, ""
        for one in self.parts:
            if one.start <= byte < one.end:
                first = bisect_right(self.starts, one.start) - 1
                part = one.name
                start = max(start, one.start)
        column = len(self.data[start:byte].decode(self.encoding, "replace")) + 1
        return Place(part, index - first + 1, column)
