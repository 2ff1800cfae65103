"""Tables of turns: ``.csv``, ``.tsv`` and the like.

In: the bytes of a file; out: its transcript.  The names of the columns, and where
there are none what stands in them, tell who speaks, the words, and the times.  What
is in other columns goes to the metadata under their names.  A row without a speaker
goes on with the one before; a row with nothing but words at its head is a heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from publisher.errors import Problem, RawError
from publisher.model.transcript import (
    Action,
    Event,
    EventKind,
    Evidence,
    Omission,
    Syntax,
    Transcript,
)
from publisher.readers.clocks import TIME, scale, seconds
from publisher.readers.columns import Column
from publisher.readers.decoding import decode
from publisher.readers.fields import role_of
from publisher.readers.passage import Passage, events
from publisher.readers.reader import Reader
from publisher.readers.table_cells import Cell, delimiter, rows
from publisher.readers.table_plan import Plan, planned
from publisher.readers.word_runs import Word, runs
from publisher.source import Location

__all__ = ["READER", "SPREADSHEET"]

_SEP = re.compile(r"\s{0,20}sep=([;,\t|])[ \t]*\n", re.IGNORECASE)


def _read(path: str, data: bytes, encoding: str = "") -> Transcript:
    decoded = decode(path, data, encoding=encoding)
    text = decoded.text
    head = _SEP.match(text)
    start = head.end() if head else 0
    sign = head[1] if head else delimiter(path, text, start, tabs=_is_tabbed(path))
    table = [row for row in rows(path, text, start, sign) if any(cell.text for cell in row)]
    plan = planned(table)
    if plan is None:
        hint = "a table of turns has a column with the words, and best one with the speaker"
        raise RawError(Problem("a table without words of a talk", Location(path, 1), hint))
    reading = _Table(text, table, plan, sign)
    if head:
        reading.omissions.append(Omission(head.start(), head.end(), Action.MOVED, "column"))
    told = tuple(reading.events())
    return Transcript(
        path,
        "table",
        data,
        text,
        decoded.offsets,
        told,
        (*plan.evidence, *reading.evidence),
        tuple(sorted(reading.omissions, key=lambda o: (o.start, o.end))),
        decoded.repairs,
        syntax=Syntax.TAGS,
    )


def _is_tabbed(path: str) -> bool:
    return path.lower().endswith((".tsv", ".tab"))


@dataclass(slots=True)
class _Table:
    """The rows of a table, told in order."""

    text: str
    rows: list[list[Cell]]
    plan: Plan
    sign: str
    omissions: list[Omission] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    speaker: str = ""
    fine: bool = False
    """Whether a row holds a word."""

    def events(self) -> Iterator[Event]:
        """Yield the events of all rows."""
        plan = self.plan
        for row in self.rows[: plan.first]:
            yield from self._top(row)
        body = [self._mended(row) for row in self.rows[plan.first :]]
        factor = scale(
            plan.name(plan.start), self._values(body, plan.start), self._values(body, plan.end)
        )
        kind = self._kind(body)
        if kind is EventKind.CUE and self.fine:
            yield from self._words(body, factor)
            return
        for row in body:
            yield from self._row(row, factor, kind)

    def _words(self, body: list[list[Cell]], factor: float) -> Iterator[Event]:
        """Yield the sentences of a table that has a row a word."""
        words: list[Word] = []
        for row in body:
            start = self._time(row, self.plan.start, factor)
            end = self._time(row, self.plan.end, factor)
            for index, cell in enumerate(row):
                if index in self.plan.words and cell.text:
                    words.append(Word(cell.passage, self._named(row), start, end))
                elif cell.text:
                    self._move(cell, self._key(index))
        for word in runs(words, self.omissions):
            yield from events(
                word.passage.strip(),
                self.omissions,
                kind=EventKind.CUE,
                name=word.speaker,
                start=word.start,
                end=word.end,
            )

    def _values(self, body: list[list[Cell]], index: int) -> list[str]:
        return [row[index].text for row in body if 0 <= index < len(row) and row[index].text]

    def _kind(self, body: list[list[Cell]]) -> EventKind:
        """Tell pieces that run on from turns."""
        if len(self.plan.words) != 1:
            return EventKind.PARAGRAPH
        index, who = self.plan.words[0], self.plan.speaker
        told = [row for row in body if index < len(row) and row[index].text]
        names, last = [], ""
        for row in told:
            last = (row[who].text if 0 <= who < len(row) else "") or last
            names.append(last)
        column = Column("", [row[index].text for row in told])
        timed = len(self._values(told, self.plan.start)) >= 0.5 * len(told)
        self.fine = column.fine and len(told) > 4
        pieces = column.is_pieces(names, timed=timed and self.plan.start >= 0)
        return EventKind.CUE if pieces else EventKind.PARAGRAPH

    def _mended(self, row: list[Cell]) -> list[Cell]:
        """Return a row whose last column took in the signs that its words hold."""
        width, last = self.plan.width, self.plan.width - 1
        if len(row) <= width or last not in self.plan.words:
            return row
        over = row[last:]
        parts: list[Passage] = []
        for cell in over:
            if parts:
                parts.append(Passage.verbatim(self.sign, cell.start - 1))
            parts.append(cell.passage)
        whole = Passage.joined(parts)
        return [*row[:last], Cell(whole, over[0].start, over[-1].end)]

    # --- rows ----------------------------------------------------------------------------------

    def _top(self, row: list[Cell]) -> Iterator[Event]:
        """Account for a row before the turns: names of columns, facts, or a line of its own."""
        filled = [cell for cell in row if cell.text]
        if len(filled) == 1 and id(row) not in self.plan.heads:
            yield from events(filled[0].passage.strip(), self.omissions)
            return
        for cell in filled:
            self._move(cell, self.plan.heads.get(id(row), "column"))

    def _row(self, row: list[Cell], factor: float, kind: EventKind) -> Iterator[Event]:
        plan = self.plan
        said = [i for i in plan.words if i < len(row) and row[i].text]
        if not said and (cell := self._alone(row)) is not None:
            yield from self._heading(cell)
            return
        start, end = self._time(row, plan.start, factor), self._time(row, plan.end, factor)
        for index, cell in enumerate(row):
            if index in said:
                name = plan.parts.get(index) or self._named(row)
                yield from events(
                    cell.passage.strip(),
                    self.omissions,
                    kind=kind,
                    name=name,
                    start=start,
                    end=end,
                )
            elif cell.text:
                self._move(cell, self._key(index))
        self._role(row)

    def _alone(self, row: list[Cell]) -> Cell | None:
        """Return the only cell of a row, unless it is a speaker's name or a time."""
        filled = [cell for cell in row if cell.text]
        if len(filled) != 1 or seconds(filled[0].text) is not None:
            return None
        return None if filled[0].text.rstrip(" :") in self.plan.names else filled[0]

    def _heading(self, cell: Cell) -> Iterator[Event]:
        for event in events(cell.passage.strip(), self.omissions, kind=EventKind.HEADING):
            yield Event(event.kind, event.text, event.anchors, event.marks, 2, 1)

    def _named(self, row: list[Cell]) -> str:
        """Return who speaks in a row; without a name, who spoke before."""
        index = self.plan.speaker
        if 0 <= index < len(row) and row[index].text:
            self.speaker = self.plan.called(row[index].text)
        return self.speaker

    def _role(self, row: list[Cell]) -> None:
        index = self.plan.role
        if 0 <= index < len(row) and self.speaker and (role := role_of(row[index].text)):
            cell = row[index]
            stated = Evidence(role, self.speaker, cell.start, cell.end)
            if not any(e.key == role and e.value == self.speaker for e in self.evidence):
                self.evidence.append(stated)

    def _time(self, row: list[Cell], index: int, factor: float) -> float | None:
        return seconds(row[index].text, factor) if 0 <= index < len(row) else None

    def _key(self, index: int) -> str:
        if index == self.plan.speaker:
            return "speaker"
        if index in (self.plan.start, self.plan.end):
            return TIME
        return self.plan.name(index) or f"column {index + 1}"

    def _move(self, cell: Cell, key: str) -> None:
        self.omissions.append(Omission(cell.start, cell.end, Action.MOVED, key))


def _sniff(data: bytes) -> bool:
    """Say no: a table in text has no sign of its own."""
    del data
    return False


READER = Reader("table", (".csv", ".tsv", ".tab"), _sniff, _read, _read)


def _refuse(path: str, data: bytes) -> Transcript:
    del data
    hint = "in the spreadsheet program, save the sheet as CSV (UTF-8)"
    raise RawError(Problem("a spreadsheet cannot be read as it is", Location(path), hint))


SPREADSHEET = Reader("spreadsheet", (".xlsx", ".xlsm", ".xls", ".ods"), _sniff, _refuse)
"""Spreadsheets are known only to say what can be done about them."""
