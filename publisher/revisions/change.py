"""What differs between two copies of a book, as it is told."""

from __future__ import annotations

from dataclasses import asdict, dataclass

__all__ = ["SCHEMA", "Change", "Fact", "Revision"]

SCHEMA = "publisher.revision/1"


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that a book says of itself, before and after."""

    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    """What became of words of a text.

    ``kind`` is ``words``, ``gone`` or ``came`` for a whole turn or note, ``moved`` or
    ``speaker``.  ``turn`` and ``page`` are where it was, ``new_turn`` and ``new_page`` where it
    is; ``left`` and ``right`` are the words around it, in the older copy if it was there, with
    the blanks that part them from it.
    ``note`` is the number of the note that it is in, and ``page`` then that of its number.
    Of words that moved, ``goes_after`` and ``goes_before`` are those around their new place,
    and ``goes_to`` is the page of the older copy on which it is.
    """

    kind: str
    text: str
    turn: str
    new_turn: str
    page: str
    new_page: str
    speaker: str
    before: str
    after: str
    left: str = ""
    right: str = ""
    note: str = ""
    goes_after: str = ""
    goes_before: str = ""
    goes_to: str = ""


@dataclass(frozen=True, slots=True)
class Revision:
    """All that differs: facts, titles of texts that came or are gone, and changes in order."""

    facts: tuple[Fact, ...] = ()
    came: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    reordered: bool = False
    changes: tuple[Change, ...] = ()

    def to_json(self) -> dict[str, object]:
        """Return it as a JSON object."""
        return {"schema": SCHEMA, **asdict(self)}

    def __bool__(self) -> bool:
        """Tell whether anything differs."""
        return bool(self.facts or self.came or self.gone or self.reordered or self.changes)
