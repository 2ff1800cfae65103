"""A setup: all that sections of one book share while they are laid out.

``setups`` makes them; a process that lays out needs no more than they hold.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from publisher.model.style import Face, Fallback

__all__ = ["Cut", "Setup", "Sheet"]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A style sheet and the name by which messages call it."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Cut:
    """A face of the style and its font file."""

    face: Face
    data: bytes = field(repr=False)

    @property
    def address(self) -> str:
        """The name under which the fetcher serves the file."""
        return f"face/{hashlib.sha256(self.data).hexdigest()}"


@dataclass(frozen=True, slots=True)
class Setup:
    """Style sheets, fonts and measures; two setups are equal if their keys are.

    ``cuts`` are the faces of the style, ``own`` of them, then those of the ``fallbacks`` that
    the book needs; ``characters`` is how many a full line of the text has, on average, and
    ``lines`` how many a page has in all its columns; ``inside`` is its margin at the fold;
    a sheet of ``shallow`` makes pages less deep, the first by a line.
    """

    key: str
    style: str = field(compare=False)
    sheets: tuple[Sheet, ...] = field(compare=False, repr=False)
    cuts: tuple[Cut, ...] = field(compare=False, repr=False)
    measures: tuple[tuple[str, float], ...] = field(compare=False)
    characters: float = field(compare=False)
    lines: int = field(compare=False)
    inside: float = field(compare=False)
    width: float = field(compare=False)
    height: float = field(compare=False)
    bleed: float = field(compare=False)
    own: int = field(compare=False)
    fallbacks: tuple[Fallback, ...] = field(compare=False, repr=False)
    shallow: tuple[Sheet, ...] = field(default=(), compare=False, repr=False)

    @property
    def fonts(self) -> tuple[bytes, ...]:
        """What titles are measured in: the first face, and those that stand behind it."""
        return tuple(cut.data for cut in self.cuts)
