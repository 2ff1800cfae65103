"""When words of JSON are said: the times in their object, or in one around it."""

from __future__ import annotations

from dataclasses import dataclass, field

from publisher.readers.clocks import is_time, scale, seconds
from publisher.readers.fields import Meaning, meaning
from publisher.readers.json_leaves import Frame, Leaf
from publisher.readers.json_text import said
from publisher.readers.json_tree import Array, Atom, Object, String, Value

__all__ = ["Times"]

_FIRST = ("offsets", "timestamps", "time", "interval")
"""Fields that hold the times of a stretch in an object of their own."""


@dataclass(slots=True)
class Times:
    """The times of leaves; the unit of numbers is told from all values of a field."""

    text: str
    _scales: dict[str, float] = field(default_factory=dict)
    _own: dict[int, tuple[str, str, str]] = field(default_factory=dict)

    def gather(self, leaves: list[Leaf]) -> None:
        """Look at the times of all leaves, and tell their units."""
        starts: dict[str, list[str]] = {}
        ends: dict[str, list[str]] = {}
        seen: set[int] = set()
        for leaf in leaves:
            frame = self._frame(leaf)
            if frame is None or id(frame.node) in seen:
                continue
            seen.add(id(frame.node))
            name, start, end = self._fields(frame)
            starts.setdefault(name, []).append(start)
            if end:
                ends.setdefault(name, []).append(end)
        for name, values in starts.items():
            self._scales[name] = scale(name, values, ends.get(name, ()))

    def of(self, leaf: Leaf) -> tuple[float | None, float | None]:
        """Return the seconds at which a leaf begins and ends, as far as told."""
        frame = self._frame(leaf)
        if frame is None:
            return None, None
        name, start, end = self._fields(frame)
        factor = self._scales.get(name, 1.0)
        first = seconds(start, factor)
        last = seconds(end, factor) if end else None
        return first, last

    def _frame(self, leaf: Leaf) -> Frame | None:
        """Return the innermost object around a leaf that tells when."""
        frame: Frame | None = leaf.frame
        while frame is not None and frame.lists:
            if isinstance(frame.node, Object) and self._fields(frame)[1]:
                return frame
            frame = frame.outer
        return None

    def _fields(self, frame: Frame) -> tuple[str, str, str]:
        """Return the name of the field that tells the start, and start and end as written."""
        node = frame.node
        if not isinstance(node, Object):
            return "", "", ""
        if id(node) not in self._own:
            self._own[id(node)] = self._told(node)
        return self._own[id(node)]

    def _told(self, node: Object) -> tuple[str, str, str]:
        name = start = end = ""
        for member in node.members:
            if isinstance(member.value, Object) and member.name.lower() in _FIRST:
                inner = self._told(member.value)
                if inner[1]:
                    return f"{member.name}.{inner[0]}", inner[1], inner[2]
            if isinstance(member.value, Array | Object):
                continue
            means, value = _meaning(member.name), self._scalar(member.value)
            if means is Meaning.START and not start and is_time(value):
                name, start = member.name, value
            elif means is Meaning.END and not end:
                end = value
        return name, start, end

    def _scalar(self, value: Value) -> str:
        if isinstance(value, Atom):
            return value.text
        return said(self.text, value) if isinstance(value, String) else ""


def _meaning(name: str) -> Meaning:
    return {"from": Meaning.START, "to": Meaning.END}.get(name.lower()) or meaning(name)
