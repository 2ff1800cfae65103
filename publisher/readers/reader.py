"""What a reader is: a name, endings, a look at the beginning, and the reading."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from publisher.model.transcript import Transcript

__all__ = ["Reader"]


@dataclass(frozen=True, slots=True)
class Reader:
    """One raw format.

    ``extensions`` are lower case with their dot.  ``sniff`` says of the bytes of
    a file whether they are surely of this format.  ``read`` takes the path (for
    messages only) and the bytes; it is pure, linear in its input, and raises
    RawError.  ``read_as`` takes as well the name of the encoding that the user
    says; a format that has one encoding only, or none, does without.
    """

    name: str
    extensions: tuple[str, ...]
    sniff: Callable[[bytes], bool]
    read: Callable[[str, bytes], Transcript]
    read_as: Callable[[str, bytes, str], Transcript] | None = None
