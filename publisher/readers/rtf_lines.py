"""The lines of a rich text: runs of letters with their places and their looks.

In: letters as a reader meets them; out: events.  A line is what ends with a
paragraph mark; where a file sets paragraphs apart by empty lines, the lines between
them are one event with its line ends, as in plain text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from publisher.model.transcript import Event, EventKind, MarkKind
from publisher.readers.building import Builder

__all__ = ["Line", "Run", "events", "is_spaced"]


@dataclass(frozen=True, slots=True)
class Run:
    """Letters at a character, with their looks; ``broken`` is a line end that is meant."""

    text: str
    character: int
    strong: bool = False
    emphasis: bool = False
    link: str = ""
    broken: bool = False


@dataclass(slots=True)
class Line:
    """A line: what it is, its runs, and the character of the mark that ends it."""

    kind: EventKind = EventKind.PARAGRAPH
    level: int = 0
    name: str = ""
    runs: list[Run] = field(default_factory=list)
    end: int = 0

    @property
    def empty(self) -> bool:
        """Whether the line says nothing."""
        return not any(run.text.strip() for run in self.runs)


def is_spaced(lines: Sequence[Line]) -> bool:
    """Tell whether empty lines part the paragraphs."""
    told = [line.empty for line in lines if line.kind is not EventKind.NOTE]
    gaps = sum(before and not empty for before, empty in pairwise(told))
    return gaps > 0 and gaps >= 0.3 * (len(told) - sum(told) - 1)


def events(lines: Sequence[Line]) -> Iterator[Event]:
    """Yield the events of lines."""
    spaced = is_spaced(lines)
    gap = 0
    block: list[Line] = []
    for line in lines:
        plain = line.kind is EventKind.PARAGRAPH and spaced
        if block and (line.empty or not plain):
            yield _event(block, gap)
            block, gap = [], 0
        if line.empty:
            gap += 1
        elif plain:
            block.append(line)
        else:
            yield _event([line], gap if spaced else 1)
            gap = 0
    if block:
        yield _event(block, gap)


def _event(block: Sequence[Line], gap: int) -> Event:
    builder = Builder()
    for number, line in enumerate(block):
        if number:
            builder.add("\n", block[number - 1].end)
        _fill(builder, line.runs)
    first = block[0]
    return builder.event(first.kind, level=first.level, gap=gap, name=first.name)


def _fill(builder: Builder, runs: Sequence[Run]) -> None:
    """Add runs to a builder, marks opened and closed where their looks change."""
    strong = emphasis = False
    link = ""
    for run in runs:
        if run.link != link:
            if link:
                builder.close(MarkKind.LINK)
            if run.link:
                builder.open(MarkKind.LINK, run.link)
            link = run.link
        if run.strong != strong:
            (builder.open if run.strong else builder.close)(MarkKind.STRONG)
            strong = run.strong
        if run.emphasis != emphasis:
            (builder.open if run.emphasis else builder.close)(MarkKind.EMPHASIS)
            emphasis = run.emphasis
        if run.broken:
            builder.line_break(run.character)
        else:
            builder.add(run.text, run.character)
    for on, kind in (
        (strong, MarkKind.STRONG),
        (emphasis, MarkKind.EMPHASIS),
        (link, MarkKind.LINK),
    ):
        if on:
            builder.close(kind)
