"""A sheet: one manuscript with its ledger, its raw file and the decisions about it.

In: the path of a manuscript; out: all that lies beside it, read and checked.  The
raw file is opened only when somebody asks for its bytes.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field, replace
from pathlib import Path

from publisher import files, limits, manuscript, readers
from publisher.desk import decisions
from publisher.errors import InputError, Problem
from publisher.model.decision import Decisions, Verdict
from publisher.model.ledger import Ledger, Proposal
from publisher.model.manuscript import Manuscript
from publisher.source import Location

__all__ = ["Sheet", "is_untouched", "ledger_at", "sheet", "unpacked"]

_INGEST = "ingest the raw file again"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A manuscript as it stands on disk, with what belongs to it.

    ``home`` is the folder of the edition; ``text`` are the words of the file.
    """

    path: Path
    home: Path
    text: str = field(repr=False)
    manuscript: Manuscript = field(repr=False)
    ledger: Ledger = field(repr=False)
    decisions: Decisions = field(repr=False)

    @property
    def untouched(self) -> bool:
        """Tell whether the file is what the machine wrote."""
        return hashlib.sha256(self.text.encode()).hexdigest() == self.ledger.made.sha256

    @property
    def raw(self) -> Path:
        """Where the raw file should lie."""
        return self.home / self.ledger.file

    @property
    def ledger_path(self) -> Path:
        """Where the ledger lies."""
        return _ledger_path(self.home, self.path)

    def standing(self) -> list[Proposal]:
        """Return the proposals with the verdicts that are on record now."""
        about = self.decisions.sha256 == self.ledger.sha256
        verdicts = self.decisions.verdicts if about else {}
        found = []
        for one in self.ledger.proposals:
            decision = verdicts.get(one.id)
            decided = decision is not None and decision.kind == one.kind
            verdict = decision.verdict if decision and decided else Verdict.OPEN
            found.append(replace(one, verdict=verdict))
        return found

    def data(self, raw: Path | None = None) -> bytes:
        """Return the bytes that the ledger counts in; raise InputError if they are gone.

        ``raw`` is another place where the raw file lies.
        """
        path = raw or self.raw
        if raw is None and not path.exists():
            hint = f"put it back, or show another copy; its SHA-256 is {self.ledger.sha256[:12]}…"
            raise InputError(Problem("the raw file is not there", Location(str(path)), hint))
        return unpacked(path, files.read_bytes(path), self.ledger)


def sheet(path: Path) -> Sheet:
    """Return the sheet of a manuscript.

    Raises InputError if the manuscript breaks the format, or has no ledger.
    """
    text = _decoded(path)
    parsed = manuscript.parse(text, str(path))
    home = _home(path)
    ledger = ledger_at(_ledger_path(home, path))
    return Sheet(path, home, text, parsed, ledger, decisions.load(path))


def _decoded(path: Path) -> str:
    try:
        return files.read_bytes(path).decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(Problem("not UTF-8 text", Location(str(path)))) from error


def _home(path: Path) -> Path:
    """Return the folder above a manuscript in which its ledger lies."""
    for folder in list(path.absolute().parents)[:4]:
        if _ledger_path(folder, path).is_file():
            relative = path.absolute().relative_to(folder)
            return path.parents[len(relative.parts) - 1] if _above(path, relative) else folder
    hint = "only what `publisher ingest` wrote has one; ingest the raw file"
    raise InputError(Problem("this manuscript has no ledger", Location(str(path)), hint))


def _above(path: Path, relative: Path) -> bool:
    return len(path.parents) >= len(relative.parts)


def _ledger_path(home: Path, manuscript_path: Path) -> Path:
    return home / "ledger" / f"{manuscript_path.stem}.json"


def ledger_at(path: Path) -> Ledger:
    """Return the ledger of a file; raise InputError if it is none."""
    try:
        value = json.loads(files.read_bytes(path, limit=8 * limits.current().file_bytes))
    except ValueError as error:
        raise InputError(Problem(f"not a ledger: {error}", Location(str(path)), _INGEST)) from error
    if not isinstance(value, dict):
        raise InputError(Problem("not a ledger", Location(str(path)), _INGEST))
    return Ledger.from_json(value, str(path))


def is_untouched(target: Path, ledger: Path) -> bool:
    """Tell whether a manuscript is, byte for byte, what the machine wrote last."""
    try:
        made = ledger_at(ledger).made
        return hashlib.sha256(files.read_bytes(target)).hexdigest() == made.sha256
    except InputError:
        return False


def unpacked(path: Path, raw: bytes, ledger: Ledger) -> bytes:
    """Return the bytes that a ledger counts in, from those of its raw file.

    Raises InputError if this is another file than the ledger's.
    """
    digest = hashlib.sha256(raw).hexdigest()
    if digest != ledger.sha256:
        message = (
            f"another raw file than the manuscript was made from: its SHA-256 is {digest[:12]}…, "
            f"the ledger's {ledger.sha256[:12]}…"
        )
        hint = "show the file as it was, or ingest this one"
        raise InputError(Problem(message, Location(str(path)), hint))
    data = readers.read(path, raw).data if ledger.parts else raw
    if len(data) != ledger.size:
        message = "this program unpacks the file otherwise than the one that wrote the ledger"
        raise InputError(Problem(message, Location(str(path)), _INGEST))
    return data
