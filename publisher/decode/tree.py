"""A tree of values that know where they were written."""

from __future__ import annotations

from dataclasses import dataclass

from publisher.source import Location

__all__ = ["Entry", "Mapping", "Node", "Scalar", "Sequence"]


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value; YAML gives only strings, TOML also numbers and truth values."""

    value: str | int | float | bool
    where: Location


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of nodes."""

    items: tuple[Node, ...]
    where: Location


@dataclass(frozen=True, slots=True)
class Entry:
    """A key, its place, and what it stands for."""

    key: str
    where: Location
    value: Node


@dataclass(frozen=True, slots=True)
class Mapping:
    """Entries in the order of writing; no key comes twice."""

    entries: tuple[Entry, ...]
    where: Location

    def get(self, key: str) -> Entry | None:
        """Return the entry of that key, if there is one."""
        return next((e for e in self.entries if e.key == key), None)


Node = Scalar | Sequence | Mapping
