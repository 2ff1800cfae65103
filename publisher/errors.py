"""Everything that publisher raises on purpose, as one family.

::

    PublisherError                 exit code
    ├── FindingsError               1   what was found keeps the book back
    ├── UsageError                  2   the command line cannot be meant
    ├── InputError                  3   the author's input is refused
    │   ├── RawError                    a raw interview cannot be read
    │   │   └── LossError               or not without losing words
    │   ├── ManuscriptError             a manuscript breaks the format
    │   ├── EditionError                edition.toml or what it names is wrong
    │   ├── StyleError                  a style lacks something
    │   ├── LimitError                  it takes more time or memory than one text may
    │   └── ConsentError                a person has not agreed to it
    ├── MachineError                4   no Pango, disk full, locked, no fonts
    ├── ConservationError           5   words would be lost or invented
    └── FaultError                 70   our own bug, confined to one file

An error carries *problems*: every one that was found, each with its place and,
where we can guess it, a remedy.  Messages are plain text; colour is the
business of ``cli.console``.

Floor 0: imports lower names only.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from publisher.source import Location

__all__ = [
    "ConsentError",
    "ConservationError",
    "EditionError",
    "FaultError",
    "FindingsError",
    "InputError",
    "LimitError",
    "LossError",
    "MachineError",
    "ManuscriptError",
    "Problem",
    "PublisherError",
    "RawError",
    "StyleError",
    "UsageError",
]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: what, where, and what to do about it."""

    message: str
    where: Location | None = None
    hint: str = ""

    def __str__(self) -> str:
        """Return ``path:line:column: message (hint)`` on one line."""
        place = f"{self.where}: " if self.where else ""
        remedy = f" ({self.hint})" if self.hint else ""
        return f"{place}{self.message}{remedy}"


class PublisherError(Exception):
    """Base class of all errors that a user may see without a traceback."""

    exit_code = 70

    def __init__(self, *problems: Problem | str) -> None:
        """Keep the problems; a bare string is a problem without a place."""
        self.problems: tuple[Problem, ...] = tuple(
            p if isinstance(p, Problem) else Problem(p) for p in problems
        )
        super().__init__("\n".join(map(str, self.problems)))

    def __reduce__(self) -> tuple[type[PublisherError], tuple[Problem, ...]]:
        """Pickle by problems, so that errors travel between processes."""
        return type(self), self.problems

    @classmethod
    def joined(cls, errors: Iterable[PublisherError]) -> PublisherError:
        """Return one error of this class with the problems of all ``errors``."""
        return cls(*(p for e in errors for p in e.problems))


class FindingsError(PublisherError):
    """What was found about a book is so grave that it is not released."""

    exit_code = 1


class UsageError(PublisherError):
    """The command line asks for something that cannot be."""

    exit_code = 2


class InputError(PublisherError):
    """The author's input is refused."""

    exit_code = 3


class RawError(InputError):
    """A raw interview cannot be read."""


class LossError(RawError):
    """Words of a raw interview would be lost or invented, so nothing is made of it.

    This is what ``intake`` makes of a ConservationError: a file that is refused like any
    other, while the others go on.  No book has lost a word by it.
    """


class ManuscriptError(InputError):
    """A manuscript breaks the format."""


class EditionError(InputError):
    """The edition file, or something that it names, is wrong."""


class StyleError(InputError):
    """A style lacks something, or says it wrongly."""


class LimitError(InputError):
    """What is made of one text takes more time or memory than it may."""


class ConsentError(InputError):
    """Somebody in the book has not agreed to what would be made of it."""


class MachineError(PublisherError):
    """The environment lacks something: a library, disk space, a lock."""

    exit_code = 4


class ConservationError(PublisherError):
    """A word would be lost or invented."""

    exit_code = 5


class FaultError(PublisherError):
    """A bug of publisher itself, which one file brought to light."""
