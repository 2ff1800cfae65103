"""The strings of JSON that may be words of the talk, by the field they are values of.

In: trees of values; out: leaves in the order of the file, each with the objects it
lies in, gathered in columns.  Where a service gives several readings of the same
sound (``alternatives``, ``nBest``) only the first may be the talk.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from publisher.readers.fields import Meaning, folded, meaning
from publisher.readers.json_text import said
from publisher.readers.json_tree import Array, Atom, Object, String, Value

__all__ = ["ANOTHER", "Frame", "Leaf", "is_list", "leaves"]

ANOTHER = frozenset({"alternatives", "nbest", "n_best", "hypotheses", "candidates"})
"""Fields that list readings of the same sound, best first."""


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """An object or array on the way to a leaf.

    ``name`` is the field it is the value of; ``listed`` says that it is one of a
    list; ``lists`` counts the lists that it lies in.
    """

    node: Object | Array
    outer: Frame | None
    name: str
    listed: bool
    lists: int


@dataclass(slots=True, eq=False)
class Leaf:
    """A string that is the value of field ``name``, or lies in an array that is.

    ``column`` is the path to it; ``means`` what the field is for; ``frame`` the
    object that it belongs to; ``text`` what it says.
    """

    string: String
    name: str
    column: str
    means: Meaning
    frame: Frame
    text: str
    speaker: str = ""
    part: str = ""
    """``talk``, ``heading`` or ``prose`` if it is kept, ``again`` if it is told twice."""


@dataclass(slots=True)
class _Walk:
    text: str
    found: list[Leaf] = field(default_factory=list)

    def value(self, value: Value, name: str, column: str, outer: Frame, *, listed: bool) -> None:
        match value:
            case String():
                self.leaf(value, name, column, outer, listed=listed)
            case Array():
                self.array(value, name, column, outer, listed=listed)
            case Object():
                self.object(value, name, column, outer, listed=listed)
            case _:
                pass

    def array(self, value: Array, name: str, column: str, outer: Frame, *, listed: bool) -> None:
        frame = Frame(value, outer, name, listed, outer.lists + 1)
        another = folded(name) in ANOTHER
        keyed = not another and _is_keyed(value)
        for number, item in enumerate(value.items):
            place = f"{column}[{min(number, 1)}]" if another else f"{column}[]"
            if another and number:
                continue
            if keyed and isinstance(item, Object):
                inner = Frame(item, frame, name, True, frame.lists)
                member = item.members[0]
                assert isinstance(member.value, String)
                self.leaf(member.value, member.name, place, inner, listed=True, part=True)
            else:
                inner_name = name if isinstance(item, String | Array) else ""
                self.value(item, inner_name, place, frame, listed=True)

    def object(self, value: Object, name: str, column: str, outer: Frame, *, listed: bool) -> None:
        lists = is_list(value)
        frame = Frame(value, outer, name, listed, outer.lists + lists)
        for member in value.members:
            if lists:
                self.value(member.value, "", f"{column}[]", frame, listed=True)
            else:
                place = f"{column}.{member.name}"
                self.value(member.value, member.name, place, frame, listed=False)

    def leaf(
        self,
        value: String,
        name: str,
        column: str,
        frame: Frame,
        *,
        listed: bool,
        part: bool = False,
    ) -> None:
        means = Meaning.PART if part else meaning(name) if name else Meaning.WORDS
        if listed and not part and means not in (Meaning.WORDS, Meaning.PROSE):
            plural = (Meaning.QUESTION, Meaning.ANSWER)
            means = means if means in plural else Meaning.OTHER
        self.found.append(Leaf(value, name, column, means, frame, said(self.text, value)))


def is_list(value: Object) -> bool:
    """Tell whether an object is a list by its names: ``{"1": {…}, "2": {…}}``."""
    members = value.members
    return len(members) > 1 and all(
        member.name.isdecimal() and not isinstance(member.value, Atom) for member in members
    )


def _is_keyed(array: Array) -> bool:
    """Tell whether the names of fields are those who speak: ``[{"Ann": …}, {"Bo": …}]``."""
    names: list[str] = []
    for item in array.items:
        if not isinstance(item, Object) or len(item.members) != 1:
            return False
        if not isinstance(item.members[0].value, String):
            return False
        names.append(item.members[0].name)
    if len(names) < 3 or any(meaning(name) is Meaning.WORDS for name in set(names)):
        return False
    return 2 <= len(set(names)) <= 0.67 * len(names)


def leaves(text: str, values: list[Value]) -> Iterator[Leaf]:
    """Yield the strings of a file in order, with what they may be."""
    walk = _Walk(text)
    root = Frame(Array(0, len(text), values), None, "", False, int(len(values) > 1))
    for value in values:
        walk.value(value, "", "", root, listed=len(values) > 1)
    yield from walk.found
