"""The lines of a rich text: runs of letters with their places and their looks.

In: letters as a reader meets them; out: events.  A line is what ends with a
paragraph mark; where a file sets paragraphs apart by empty lines, the lines between
them are one event with its line ends, as in plain text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from publisher.model.transcript import Action, Event, EventKind, MarkKind, Omission
from publisher.readers.building import Builder

__all__ = ["Line", "Run", "events", "is_spaced", "speakers"]


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
    row: bool = False
    """Whether the line is a row of a table, its cells parted by tabs."""
    speaker: str = ""
    """Who says the line, if the table tells."""

    @property
    def empty(self) -> bool:
        """Whether the line says nothing."""
        return not any(run.text.strip() for run in self.runs)


def speakers(lines: Sequence[Line]) -> Iterator[Omission]:
    """Name the lines of tables whose first of two cells says who speaks; yield those cells.

    It does if few short values come again and again in it.
    """
    heads = {id(line): head for line in lines if line.row and (head := _head(line)) is not None}
    names = ["".join(run.text for run in head).strip().rstrip(" :") for head in heads.values()]
    rows = sum(line.row and _has_cells(line) for line in lines)
    few = 2 <= len(set(names)) <= 0.5 * len(names)
    if not few or len(names) < 0.7 * rows:
        return
    current = ""
    for line in lines:
        head = heads.get(id(line))
        if head is not None:
            current = "".join(run.text for run in head).strip().rstrip(" :")
            yield from (
                Omission(run.character, run.character + len(run.text), Action.MOVED, "speaker")
                for run in head
            )
            line.runs = line.runs[len(head) + 1 :]
        line.speaker = current if line.row else ""


def _has_cells(line: Line) -> bool:
    return any(run.text == "\t" for run in line.runs)


def _head(line: Line) -> list[Run] | None:
    """Return the runs of the first of two cells, if it can be a name."""
    tabs = [n for n, run in enumerate(line.runs) if run.text == "\t"]
    if len(tabs) != 1 or not 0 < tabs[0] < len(line.runs) - 1:
        return None
    head = line.runs[: tabs[0]]
    said = "".join(run.text for run in head).strip()
    return head if 0 < len(said) <= 60 and len(said.split()) <= 6 else None


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
        plain = line.kind is EventKind.PARAGRAPH and spaced and not line.row
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
    return builder.event(first.kind, level=first.level, gap=gap, name=first.name or first.speaker)


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
