"""What holds within a group of RTF, and what a group is."""

from __future__ import annotations

from dataclasses import dataclass

from publisher.model.transcript import Action
from publisher.readers.rtf_lines import Line

__all__ = ["Group", "State"]


@dataclass(frozen=True, slots=True)
class State:
    """What holds within a group; ``gone`` is the reason why its letters do not count."""

    strong: bool = False
    emphasis: bool = False
    hidden: bool = False
    deleted: bool = False
    link: str = ""
    fallback: int = 1
    encoding: str = ""
    gone: str = ""
    action: Action = Action.MOVED
    table: bool = False
    kind: str = ""
    """The destination of the group, if it is one that is read."""


@dataclass(slots=True)
class Group:
    """An open group: the state outside it, where it began, and whether it is ignorable."""

    outer: State
    start: int
    star: bool = False
    fresh: bool = True
    note: Line | None = None
