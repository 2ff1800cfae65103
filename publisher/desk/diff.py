"""The machine's changes apart from the editor's: a sheet and its raw file in, both out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from publisher.desk.collate import collate
from publisher.desk.edits import Edit, edits
from publisher.desk.places import Places
from publisher.desk.rules import Group, grouped, touches
from publisher.desk.sheet import Sheet

__all__ = ["SCHEMA", "Difference", "compare"]

SCHEMA = "publisher.diff/1"


@dataclass(frozen=True, slots=True)
class Difference:
    """What lies between a raw file and its manuscript.

    ``untouched``: the file is byte for byte what the machine wrote.  ``words`` counts
    those the machine wrote.
    """

    raw: str
    manuscript: str
    untouched: bool
    words: int
    machine: tuple[Group, ...]
    editor: tuple[Edit, ...]

    def to_json(self) -> dict[str, object]:
        """Return the difference as a JSON object, every change in it."""
        return {
            "schema": SCHEMA,
            "raw": self.raw,
            "manuscript": self.manuscript,
            "untouched": self.untouched,
            "words": self.words,
            "machine": [
                {
                    "action": str(group.action),
                    "why": group.why,
                    "count": len(group.touches),
                    "changes": [touch.to_json() for touch in group.touches],
                }
                for group in self.machine
            ],
            "editor": [edit.to_json() for edit in self.editor],
        }


def compare(raw: Path, sheet: Sheet) -> Difference:
    """Return the difference between a raw file and a manuscript made from it.

    Raises InputError if the manuscript was made from another file.
    """
    data = sheet.data(raw)
    collation = collate(data, sheet.ledger, sheet.manuscript)
    done = touches(sheet.ledger, Places(data, sheet.ledger))
    later = [] if sheet.untouched else edits(collation, sheet.manuscript)
    return Difference(
        str(raw),
        str(sheet.path),
        sheet.untouched,
        len(collation.machine),
        tuple(grouped(done)),
        tuple(later),
    )
