"""notes: definitions of notes are kept where they are called.

Source: the note syntax of Markdown dialects (pandoc manual, *Footnotes*).  The
labels of calls and definitions go to the metadata, because a manuscript gives
notes numbers of its own.  A definition that nothing calls stays in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from publisher.model.transcript import Action, Omission
from publisher.transforms.draft import Draft, Hint, Mode, Unit, UnitKind

__all__ = ["CALL", "RULE", "gather"]

RULE = "notes"

CALL = re.compile(r"\[\^([A-Za-z0-9_-]{1,40})\]")
"""Where a note is called."""


def gather(draft: Draft) -> Draft:
    """Return the draft with its notes by label; each is called once."""
    defined = {unit.name for unit in draft.units if unit.kind is UnitKind.NOTE}
    if not defined:
        return draft
    others = [unit for unit in draft.units if unit.kind is not UnitKind.NOTE]
    records = list(_calls(others, defined))
    called = {label for _, label in records}
    notes: dict[str, list[Unit]] = {}
    units: list[Unit] = []
    hints: list[Hint] = []
    for unit in draft.units:
        if unit.kind is not UnitKind.NOTE:
            units.append(unit)
        elif unit.name in called:
            notes.setdefault(unit.name, []).append(unit)
        else:
            message = f"note {unit.name} is called nowhere"
            hints.append(Hint("note", 0.9, message, unit.strand.where(0)))
            place = _place(units, unit)
            units[place:place] = [
                replace(unit, kind=UnitKind.BREAK, strand=unit.strand.cut(0, 0)),
                replace(unit, kind=UnitKind.PARAGRAPH, mode=Mode.PROSE, name=""),
            ]
    made = draft.having(units, records=[record for record, _ in records], hints=hints)
    return replace(made, notes=tuple((label, tuple(found)) for label, found in notes.items()))


def _place(units: list[Unit], note: Unit) -> int:
    """Return the place among the units at which a note stands in the raw."""
    here = note.strand.where(0)
    for place in range(len(units), 0, -1):
        strand = units[place - 1].strand
        if strand.text and strand.where(0) < here:  # a break has no place
            return place
    return 0


def _calls(units: list[Unit], defined: set[str]) -> Iterator[tuple[Omission, str]]:
    """Yield a record for the first call of each defined note."""
    called: set[str] = set()
    for unit in units:
        for match in CALL.finditer(unit.text):
            label = match[1]
            if label in defined and label not in called and unit.kind is not UnitKind.HEADING:
                called.add(label)
                start = unit.strand.where(match.start())
                end = unit.strand.at[match.end() - 1] + 1
                yield Omission(start, end, Action.MOVED, "note", joined=True), label
