"""What the machine did, as its ledger tells it: entries in, touches out, by rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from publisher.desk.places import Place, Places
from publisher.model.ledger import Entry, Ledger
from publisher.model.transcript import Action

__all__ = ["Group", "Touch", "grouped", "touches"]


@dataclass(frozen=True, slots=True)
class Touch:
    """One thing that the machine did to bytes of the raw, and where.

    ``why`` is the rule of a change, the metadata to which words went, or the reason
    for which they were dropped.
    """

    action: Action
    why: str
    start: int
    end: int
    place: Place
    before: str
    after: str

    def to_json(self) -> dict[str, object]:
        """Return the touch as a JSON object."""
        return {
            "action": str(self.action),
            "why": self.why,
            "start": self.start,
            "end": self.end,
            "part": self.place.part or None,
            "line": self.place.line,
            "column": self.place.column,
            "before": self.before,
            "after": self.after,
        }


@dataclass(frozen=True, slots=True)
class Group:
    """All touches of one action for one reason."""

    action: Action
    why: str
    touches: tuple[Touch, ...]


_TOLD = (Action.CHANGED, Action.MOVED, Action.DROPPED)


def touches(ledger: Ledger, places: Places, start: int = 0, end: int | None = None) -> list[Touch]:
    """Return what was done to the bytes ``start`` to ``end``, in their order."""
    stop = ledger.size if end is None else end
    return [
        _touch(entry, places)
        for entry in ledger.entries
        if entry.action in _TOLD and entry.start < stop and entry.end > start
    ]


def _touch(entry: Entry, places: Places) -> Touch:
    return Touch(
        entry.action,
        entry.why,
        entry.start,
        entry.end,
        places.at(entry.start),
        entry.before,
        entry.after,
    )


def grouped(found: Iterable[Touch]) -> Iterator[Group]:
    """Yield the touches by action and reason: changes, moves, drops, most first."""
    groups: dict[tuple[Action, str], list[Touch]] = {}
    for touch in found:
        groups.setdefault((touch.action, touch.why), []).append(touch)
    order = sorted(groups, key=lambda key: (_TOLD.index(key[0]), -len(groups[key]), key[1]))
    for action, why in order:
        yield Group(action, why, tuple(groups[action, why]))
