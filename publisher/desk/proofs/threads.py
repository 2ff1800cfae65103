"""Threads of comments: in goes which comment answers which, out come those that are settled.

A reply belongs to the thread of the comment that it answers, and a thread is resolved if its
first comment is.  Source: MS-DOCX, 2.5.4 (commentEx: done, paraId, paraIdParent).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["Mark", "settled"]


@dataclass(frozen=True, slots=True)
class Mark:
    """What a document says of a comment: which it answers, if any, and whether it is resolved."""

    parent: str
    done: bool


def settled(marks: Mapping[str, Mark]) -> frozenset[str]:
    """Return the ids of comments whose thread is resolved.

    One that answers a comment that is not there is the first of its own; comments that answer
    each other in a circle have no first one, and stay open.
    """
    firsts: dict[str, str] = {}
    for name in marks:
        here, way = name, dict[str, None]()
        while here not in firsts and here not in way and marks[here].parent in marks:
            way[here] = None
            here = marks[here].parent
        first = "" if here in way else firsts.get(here, here)
        firsts |= dict.fromkeys((*way, here), first)
    return frozenset(name for name, first in firsts.items() if first and marks[first].done)
