"""The talk in the making: who speaks now, what is pending, what has been found.

In: units in their order, with who says them; out: units as speech, the labels as
written, and what was moved, dropped or guessed on the way.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from publisher.model.transcript import Action, MarkKind, Omission
from publisher.transforms.draft import Hint, Labelled, Mode, Unit, UnitKind
from publisher.transforms.strand import Strand
from publisher.transforms.table import Table

__all__ = ["ANSWER", "QUESTION", "Talk", "between", "unmarked"]

QUESTION, ANSWER = "q", "a"
"""The keys of those who ask and answer where the raw has no labels."""


@dataclass(slots=True)
class Talk:
    """Who speaks now, what is pending, and what has been found."""

    table: Table
    every_time: bool
    speaker: str = ""
    pending: bool = False
    at: float | None = None
    timed: bool = False
    answers_bare: bool = False
    numbered: bool = False
    dashed: bool = False
    labels: dict[str, Labelled] = field(default_factory=dict)
    units: list[Unit] = field(default_factory=list)
    records: list[Omission] = field(default_factory=list)
    hints: list[Hint] = field(default_factory=list)

    def take(self, unit: Unit, start: int, end: int, key: str) -> None:
        """Record that the letters ``start`` to ``end`` went to the metadata."""
        if end > start:
            first, last = unit.strand.where(start), unit.strand.at[end - 1] + 1
            self.records.append(Omission(first, last, Action.MOVED, key))

    def told(self, unit: Unit) -> None:
        """Add a paragraph that nobody says; a break parts it from the talk before it."""
        if self.units and self.units[-1].mode is not Mode.PROSE:
            self.units.append(Unit(UnitKind.BREAK, unit.strand.cut(0, 0)))
        self.units.append(unit)

    def ended(self, unit: Unit) -> None:
        """Add the line that says that the talk ends; nobody speaks after it."""
        if unit.text.startswith(("[", "(")):
            self.units.append(replace(unit, mode=Mode.REMARK, speaker=self.speaker))
        else:
            self.told(unit)
        self.speaker = ""

    def name(self, key: str, written: str, alias: str = "") -> None:
        """Remember how a label is written, the fuller form first."""
        known = self.labels.get(key)
        if known is None or (alias and not known.alias):
            self.labels[key] = Labelled(key, known.written if known else written, alias)

    def say(self, unit: Unit) -> None:
        """Add speech of the present speaker."""
        if not unit.text:
            return
        opens, self.pending = self.pending, False
        at, self.at = (self.at if self.at is not None else unit.at), None
        self.units.append(unit.said(self.speaker, opens=opens, at=at))


def between(unit: Unit, state: Talk) -> None:
    """Let the speaker go on after a heading with a new turn; a break ends the talk."""
    state.units.append(unit)
    if unit.kind is UnitKind.BREAK:
        state.speaker = ""
    elif unit.kind is UnitKind.HEADING:
        state.pending = bool(state.speaker)


def unmarked(strand: Strand) -> Strand:
    """Return a strand without marks that cover all of it: they told the turn apart."""
    last = len(strand.text.rstrip(" .?!\u00a0\u202f"))
    kinds = (MarkKind.STRONG, MarkKind.EMPHASIS)
    kept = [m for m in strand.marks if m.kind not in kinds or m.start > 0 or m.end < last]
    return replace(strand, marks=tuple(kept))
