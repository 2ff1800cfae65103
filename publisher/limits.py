"""How much is read of what strangers send: every limit of the border, in one table.

``Limits`` are those that an honest file may reach, so a flag raises them; they are in
force for whatever runs within ``in_force``, and go by ``under`` with what is
done elsewhere.  The constants below it guard parsers that call themselves, or memory that a few
bytes can fill: raising them would open what they shut.

Floor 1: imports nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TypeVar

__all__ = [
    "DEFAULT",
    "JSON_CHARACTERS",
    "JSON_DEPTH",
    "MAIL_DEPTH",
    "MARKS",
    "MARKUP_DEPTH",
    "PICTURE_BYTES",
    "PIXELS",
    "RATIO_FROM",
    "TOML_CHARACTERS",
    "TOML_DOTS",
    "YAML_CHARACTERS",
    "YAML_DEPTH",
    "Limits",
    "current",
    "in_force",
    "under",
]

Item = TypeVar("Item")
Result = TypeVar("Result")

_MB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits that a user may raise; each is the name of ``--limit NAME=NUMBER``."""

    file: int = 25
    """MB of one file.  A day of talk is some 0.5 MB of text; what is far larger is no interview."""
    unpacked: int = 60
    """MB that the members of an archive come to."""
    ratio: int = 100
    """How many times its packed size a member of over 5 MB may have.  Deflate reaches 1,032
    (RFC 1951 has copies of 258 bytes in two bits); XML of talk comes to 10 or 20."""
    members: int = 5_000
    """Members of an archive."""
    files: int = 100_000
    """Files below what is named, known ones and others: a list of 100,000 takes some 50 MB."""
    turns: int = 200_000
    """Paragraphs, cues and turns of one interview."""
    pages: int = 5_000
    """Pages of a PDF."""
    cpu: int = 20
    """Seconds of the processor for setting the pages of a text, beside those for its length
    (``pdf/job``): four times what the shortest takes on a slow machine."""
    wall: int = 120
    """Seconds on the clock for the same, beside eight times those of the processor: other work
    may keep it busy."""
    memory: int = 2_048
    """MB of address space for the same, beside what the engine has and the length takes: a page
    takes 150."""

    @property
    def file_bytes(self) -> int:
        """The largest file, in bytes."""
        return self.file * _MB

    @property
    def unpacked_bytes(self) -> int:
        """What the members of an archive may come to, in bytes."""
        return self.unpacked * _MB

    @property
    def memory_bytes(self) -> int:
        """What setting the pages of a text may take of address space, in bytes."""
        return self.memory * _MB


DEFAULT = Limits()

RATIO_FROM = 5 * _MB
"""Bytes from which ``Limits.ratio`` counts; a short text of blanks is no bomb."""

MARKS = 30
"""Combining marks in a row: the Stream-Safe Text Format (UAX 15, D4).

Normalising a run takes time as its square, and no script needs more than a few."""
MARKUP_DEPTH = 120
"""Elements within one another; deeper HTML is laid flat, deeper XML is refused."""
JSON_DEPTH = 100
"""Arrays and objects within one another."""
MAIL_DEPTH = 20
"""Parts of a mail within one another."""
YAML_DEPTH = 16
"""Lists and mappings of a header within one another."""
YAML_CHARACTERS = 16 * 1024
"""The longest header: 1 MB of brackets takes PyYAML 12 s."""
TOML_CHARACTERS = 1024 * 1024
"""The longest TOML file: 30,000 interviews of an edition; at its worst it is read in 8 s."""
TOML_DOTS = 64
"""Dots of one key: 100 KB of one dotted key takes ``tomllib`` 4 GB."""
JSON_CHARACTERS = 50_000_000
"""The longest JSON that programs wrote for us: a manifest of some 100,000 files."""
PICTURE_BYTES = 10 * _MB
"""The largest picture, in bytes."""
PIXELS = 25_000_000
"""The largest picture, in pixels: 17 KB of PNG can hold 144 million, which take 1 GB."""

_IN_FORCE: ContextVar[Limits] = ContextVar("limits", default=DEFAULT)


def current() -> Limits:
    """Return the limits in force here."""
    return _IN_FORCE.get()


@contextmanager
def in_force(limits: Limits) -> Iterator[None]:
    """Let other limits hold within a ``with`` block, in this process."""
    token = _IN_FORCE.set(limits)
    try:
        yield
    finally:
        _IN_FORCE.reset(token)


def under(limits: Limits, function: Callable[[Item], Result], item: Item) -> Result:
    """Return ``function(item)``, done under other limits: in a worker nobody has set any."""
    with in_force(limits):
        return function(item)
