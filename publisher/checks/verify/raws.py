"""Raw files against their manuscripts: in goes a sheet, out comes what lies between them.

What the machine wrote follows from the bytes of the raw and the ledger alone; these words
must be those of the manuscript, but for what an editor changed, which is counted and told.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from publisher.desk import Sheet, compare
from publisher.errors import ConservationError, InputError, Problem
from publisher.transforms import gate

__all__ = ["Raw", "of_raw"]


@dataclass(frozen=True, slots=True)
class Raw:
    """A raw file and its manuscript: how many words the machine wrote, and edits since.

    ``problems`` say what is not as the ledger has it.
    """

    file: str
    manuscript: str
    words: int
    edits: int
    problems: tuple[Problem, ...] = ()


def of_raw(sheet: Sheet, path: Path) -> Raw:
    """Verify a manuscript against its raw file."""
    name, text = str(path), str(sheet.path)
    try:
        found = compare(path, sheet)
        if found.untouched:
            gate.check(sheet.data(path), sheet.ledger, sheet.manuscript)
    except (ConservationError, InputError) as error:
        return Raw(name, text, 0, 0, tuple(error.problems))
    return Raw(name, text, found.words, len(found.editor))
