"""Passages of a page: events, with what tells text from the things around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from publisher.model.transcript import Event, Mark, MarkKind

__all__ = ["Passage", "joined"]


@dataclass(frozen=True, slots=True)
class Passage:
    """An event with the characters it stands on, and how many of its letters are links."""

    event: Event
    start: int
    end: int
    linked: int = 0

    @property
    def link_density(self) -> float:
        """The share of the letters that lie in links."""
        size = len("".join(self.event.text.split()))
        return self.linked / size if size else 0.0


def joined(event: Event) -> Iterator[Mark]:
    """Yield the marks of an event, neighbours of one kind as one."""
    last: dict[tuple[MarkKind, str], Mark] = {}
    for mark in sorted(event.marks):
        key = (mark.kind, mark.target)
        before = last.get(key)
        if mark.kind is MarkKind.BREAK:
            yield mark
        elif before is None:
            last[key] = mark
        elif mark.start <= before.end or event.text[before.end : mark.start].isspace():
            last[key] = replace(before, end=max(before.end, mark.end))
        else:
            yield before
            last[key] = mark
    yield from last.values()
