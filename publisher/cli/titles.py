"""``--title``: the title of a book, as a user types it."""

from __future__ import annotations

from publisher.characters import forbidden
from publisher.errors import Problem, UsageError

__all__ = ["title_of"]


def title_of(said: str) -> str:
    """Return a title that a book can have.  Raises UsageError for one with other characters."""
    if fault := forbidden(said) or ("a line end" if "\n" in said else ""):
        raise UsageError(Problem(f"--title: {fault} has no place in a title", hint="leave it out"))
    return said
