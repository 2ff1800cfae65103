"""What became of everything in a JSON file that no event holds.

In: trees, and the strings that are kept or told again; out: omissions.  Names of
fields around what is kept are marks of the container; a value that holds nothing
kept goes as a whole, with its name: times, ids and scores to the metadata, the talk
told again and other readings of it are dropped.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from publisher.model.transcript import Action, Omission
from publisher.readers.clocks import TIME
from publisher.readers.fields import Meaning, evidence_key, folded, meaning
from publisher.readers.json_leaves import ANOTHER, Leaf, is_list
from publisher.readers.json_tree import Array, Member, Object, String, Value

__all__ = ["account"]

_BETWEEN = re.compile(r"[\s,]*")
_LONGEST_NAME = 190
"""Longer names of fields are no marks for the gate."""
_SPEAKS = (Meaning.SPEAKER, Meaning.NAME, Meaning.ROLE)


@dataclass(slots=True)
class _Account:
    text: str
    kept: list[int]
    again: list[int]
    omissions: list[Omission] = field(default_factory=list)

    def value(self, value: Value, member: Member | None, path: str, *, other: bool) -> None:
        """Account for a value with the name before it; ``other``: it is a second reading."""
        start = member.start if member else value.start
        if not _within(self.kept, value):
            self._gone(start, value, member, path, other=other)
            return
        if member is not None:
            self._name(member)
        match value:
            case Array(items=items):
                another = member is not None and folded(member.name) in ANOTHER
                for number, item in enumerate(items):
                    self.value(item, None, path, other=other or (another and number > 0))
            case Object(members=members):
                lists = is_list(value)
                for inner in members:
                    place = path if lists else f"{path}.{inner.name}" if path else inner.name
                    self.value(inner.value, inner, place, other=other)
            case _:
                pass

    def _name(self, member: Member) -> None:
        long = member.colon - member.start > _LONGEST_NAME
        action = Action.MOVED if long else Action.MARKUP
        self._add(member.start, member.colon, action, "field" if long else "")

    def _gone(
        self, start: int, value: Value, member: Member | None, path: str, *, other: bool
    ) -> None:
        again = _within(self.again, value)
        if isinstance(value, Array | Object) and member is not None and not (again or other):
            other = folded(member.name) in ANOTHER
        if again or other:
            why = "the talk again" if again else "another reading"
            self._add(start, value.end, Action.DROPPED, why)
            return
        self._add(start, value.end, Action.MOVED, self._key(value, member, path))

    def _key(self, value: Value, member: Member | None, path: str) -> str:
        """Return the key of metadata under which a value goes."""
        if member is None:
            return path[:80] or "field"
        means = meaning(member.name)
        if means in (Meaning.START, Meaning.END) and not isinstance(value, Array | Object):
            return TIME if "." in path or not isinstance(value, String) else _fact(member, path)
        if means in _SPEAKS and "." in path:
            return "speaker"
        return _fact(member, path)

    def _add(self, start: int, end: int, action: Action, why: str) -> None:
        """Add an omission; one that only a comma parts from the last is one with it."""
        if self.omissions and action is not Action.MARKUP:
            last = self.omissions[-1]
            between = _BETWEEN.match(self.text, last.end)
            if last.action is action and last.why == why and between and between.end() == start:
                self.omissions[-1] = Omission(last.start, end, action, why)
                return
        self.omissions.append(Omission(start, end, action, why))


def _fact(member: Member, path: str) -> str:
    return evidence_key(member.name) or path[:80]


def _within(places: list[int], value: Value) -> bool:
    index = bisect_left(places, value.start)
    return index < len(places) and places[index] < value.end


def account(text: str, values: list[Value], leaves: list[Leaf]) -> list[Omission]:
    """Return the omissions of a file whose leaves have their parts."""
    kept = [leaf.string.start for leaf in leaves if leaf.part and leaf.part != "again"]
    again = [leaf.string.start for leaf in leaves if leaf.part == "again"]
    made = _Account(text, kept, again)
    for value in values:
        made.value(value, None, "", other=False)
    return made.omissions
