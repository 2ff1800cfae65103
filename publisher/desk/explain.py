"""Where a turn came from: a sheet and the id of a turn in, its whole history out.

The bytes of a turn run from its label in the raw to its last mark of punctuation;
a turn that an editor put together has several stretches.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from publisher.desk.collate import Collation, Owner, collate
from publisher.desk.edits import Edit, edits
from publisher.desk.places import Place, Places
from publisher.desk.rules import Touch, touches
from publisher.desk.sheet import Sheet
from publisher.errors import Problem, UsageError
from publisher.model.ledger import Entry, Proposal
from publisher.model.person import Speaker
from publisher.model.transcript import Action
from publisher.source import Location

__all__ = ["SCHEMA", "Explanation", "Stretch", "explain"]

SCHEMA = "publisher.explain/1"

_HEAD = ("speaker", "time", "list number")
"""Metadata to which the head of a turn goes."""
_NOTE = re.compile(r"\[\^[^\]\s]+\]:")
"""How the definition of a note begins, which stands behind all turns."""
_SOLID = re.compile(r"\S*")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Bytes of the raw from which a turn came, ``text`` as they decode."""

    start: int
    end: int
    first: Place
    last: Place
    text: str

    def to_json(self) -> dict[str, object]:
        """Return the stretch as a JSON object."""
        return {
            "part": self.first.part or None,
            "start": self.start,
            "end": self.end,
            "line": self.first.line,
            "column": self.first.column,
            "end_line": self.last.line,
            "end_column": self.last.column,
            "text": self.text,
        }


@dataclass(frozen=True, slots=True)
class Explanation:
    """A turn as it stands, ``text`` in the marks of the manuscript, and how it came about.

    ``marks`` counts the marks of the container, such as tags, among its bytes;
    ``proposals`` bear the verdicts that stand now.
    """

    id: str
    manuscript: str
    line: int
    speaker: Speaker
    at: str
    text: str
    raw: str
    stretches: tuple[Stretch, ...]
    touches: tuple[Touch, ...]
    marks: int
    edits: tuple[Edit, ...]
    proposals: tuple[Proposal, ...]

    def to_json(self) -> dict[str, object]:
        """Return the explanation as a JSON object."""
        return {
            "schema": SCHEMA,
            "id": self.id,
            "manuscript": self.manuscript,
            "line": self.line,
            "speaker": {
                "label": self.speaker.label,
                "name": self.speaker.name,
                "role": self.speaker.role,
            },
            "at": self.at or None,
            "text": self.text,
            "raw": self.raw,
            "bytes": [stretch.to_json() for stretch in self.stretches],
            "machine": [touch.to_json() for touch in self.touches],
            "marks": self.marks,
            "editor": [edit.to_json() for edit in self.edits],
            "proposals": [
                {"id": p.id, "kind": p.kind, "message": p.message, "verdict": str(p.verdict)}
                for p in self.proposals
            ],
        }


def explain(sheet: Sheet, turn: str) -> Explanation:
    """Return the explanation of the turn with the full id ``turn``.

    Raises UsageError if there is no such turn, InputError if the raw file is gone.
    """
    data = sheet.data()
    collation = collate(data, sheet.ledger, sheet.manuscript)
    number = _number(collation.owners, turn, sheet)
    owner = collation.owners[number]
    places = Places(data, sheet.ledger)
    spans = [_span(collation, data, first, last) for first, last in collation.spans(number)]
    inside = [e for e in sheet.ledger.entries if any(a < e.end and e.start < b for a, b in spans)]
    later = [] if sheet.untouched else edits(collation, sheet.manuscript)
    return Explanation(
        id=turn,
        manuscript=str(sheet.path),
        line=owner.where.line,
        speaker=sheet.manuscript.speaker(owner.speaker),
        at=owner.at,
        text=_text(sheet, collation.owners, number),
        raw=str(sheet.raw),
        stretches=tuple(_stretch(data, sheet, places, *span) for span in spans),
        touches=tuple(t for a, b in spans for t in touches(sheet.ledger, places, a, b)),
        marks=sum(entry.action is Action.MARKUP for entry in inside),
        edits=tuple(edit for edit in later if edit.turn == turn),
        proposals=tuple(_proposals(sheet, spans)),
    )


def _number(found: Sequence[Owner], turn: str, sheet: Sheet) -> int:
    ids = [owner.id for owner in found]
    if turn and turn in ids:
        return ids.index(turn)
    named = [name for name in ids if name]
    hint = f"its turns are {named[0]} to {named[-1]}" if named else "it has no turns"
    raise UsageError(Problem(f"there is no turn {turn}", Location(str(sheet.path)), hint))


def _text(sheet: Sheet, found: Sequence[Owner], number: int) -> str:
    """Return the lines of a turn as they stand in the manuscript."""
    following = found[number + 1].where.line - 1 if number + 1 < len(found) else None
    lines = sheet.text.split("\n")[found[number].where.line - 1 : following]
    noted = (n for n, line in enumerate(lines) if n and _NOTE.match(line))
    return "\n".join(lines[: next(noted, len(lines))]).strip()


def _span(collation: Collation, data: bytes, first: int, last: int) -> tuple[int, int]:
    """Return the bytes of some words, with the head of the turn and the signs around them."""
    machine, ledger = collation.machine, collation.ledger
    floor = machine[first - 1].end if first else 0
    roof = machine[last + 1].start if last + 1 < len(machine) else ledger.size
    start, end = machine[first].start, machine[last].end
    between = [e for e in ledger.entries if e.start >= floor and e.end <= start]
    heads = [e.start for e in between if e.action is Action.MOVED and e.why in _HEAD]
    after = [e for e in ledger.entries if end <= e.start < roof and _is_apart(e)]
    roof = min([roof, *(entry.start for entry in after)])
    tail = _SOLID.match(data[end:roof].decode(ledger.encoding, "replace"))
    lead = data[floor:start].decode(ledger.encoding, "replace")
    signs = lead[len(lead.rstrip("\"'“‘«„‚(*_[—–-¿¡")) :]
    start -= len(signs.encode(ledger.encoding))
    end += len(tail[0].encode(ledger.encoding)) if tail else 0
    return min([start, *heads]), end


def _is_apart(entry: Entry) -> bool:
    return entry.action not in (Action.KEPT, Action.CHANGED)


def _stretch(data: bytes, sheet: Sheet, places: Places, start: int, end: int) -> Stretch:
    text = data[start:end].decode(sheet.ledger.encoding, "replace")
    return Stretch(start, end, places.at(start), places.at(max(end - 1, start)), text)


def _proposals(sheet: Sheet, spans: Sequence[tuple[int, int]]) -> list[Proposal]:
    return [p for p in sheet.standing() if any(start <= p.place < end for start, end in spans)]
