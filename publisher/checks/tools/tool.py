"""What a checker of others is to us: where it is, which version, and what it says of a book.

Floor 4: imports the standard library and its own modules only.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

__all__ = ["NONE", "Absence", "Saying", "Tool", "decode", "encode", "read"]

NONE = "none"
"""The value of a setting that asks for no such checker."""


@dataclass(frozen=True, slots=True)
class Absence:
    """That a checker said nothing: its name, why, and what can be done about it."""

    name: str
    reason: str
    remedy: str = ""

    def __str__(self) -> str:
        """Return it on one line."""
        return f"{self.name}: {self.reason}" + (f" — {self.remedy}" if self.remedy else "")


@dataclass(frozen=True, slots=True)
class Saying:
    """What a checker said: its rule, whether that is grave, and where in the container."""

    rule: str
    grave: bool
    message: str
    path: str = ""
    line: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class Tool:
    """A checker that is there; ``version`` tells it from others, for the cache.

    ``judge`` takes a book in a folder of its own and returns what the checker says.  It
    raises ``OSError`` if that cannot be started, ``OverrunError`` past the limits and
    ``ValueError`` if what it wrote is no report.
    """

    name: str
    version: str
    judge: Callable[[Path], tuple[Saying, ...]]


def read(data: bytes, sayings: Callable[[Any], Iterable[Saying]]) -> tuple[Saying, ...]:
    """Return what ``sayings`` finds in a report in JSON; raise ``ValueError`` if it is none."""
    told = json.loads(data)
    try:
        return tuple(sayings(told))
    except (AttributeError, KeyError, TypeError) as error:
        raise ValueError("it wrote a report of another form") from error


def encode(said: tuple[Saying, ...]) -> bytes:
    """Return sayings as bytes for the cache."""
    return json.dumps([asdict(one) for one in said], ensure_ascii=False).encode()


def decode(data: bytes) -> tuple[Saying, ...]:
    """Return sayings from their bytes."""
    return tuple(Saying(**one) for one in json.loads(data))
