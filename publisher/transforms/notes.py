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
    defined: dict[str, list[Unit]] = {}
    units: list[Unit] = []
    for unit in draft.units:
        if unit.kind is UnitKind.NOTE:
            defined.setdefault(unit.name, []).append(unit)
        else:
            units.append(unit)
    records = list(_calls(units, set(defined)))
    called = {label for _, label in records}
    hints: list[Hint] = []
    for label, found in defined.items():
        if label not in called:
            place = found[0].strand.where(0)
            hints.append(Hint("note", 0.9, f"note {label} is called nowhere", place))
            units.append(replace(found[0], kind=UnitKind.BREAK, strand=found[0].strand.cut(0, 0)))
            units += [replace(u, kind=UnitKind.PARAGRAPH, mode=Mode.PROSE) for u in found]
    notes = tuple((label, tuple(found)) for label, found in defined.items() if label in called)
    made = draft.having(units, records=[record for record, _ in records], hints=hints)
    return replace(made, notes=notes)


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
