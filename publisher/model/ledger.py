"""The ledger of one raw file: what became of every byte, and what is still open.

The entries stand in the order of the raw, do not overlap, and together cover it
from the first byte to the last.  White space, and marks of the container that are
no letters, lie within entries that are kept.  Written to ``ledger/<id>.json``, one
entry a line; ``SCHEMA`` changes when the meaning of a field does.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from publisher.errors import InputError, Problem
from publisher.model.transcript import Action, Part, Syntax
from publisher.source import Location

__all__ = ["SCHEMA", "Entry", "Ledger", "Proposal"]

SCHEMA = 2
"""Version of the form in which a ledger is written."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What became of the bytes ``start`` to ``end`` (exclusive) of the raw.

    ``why`` names the rule of a change, the metadata key of what was moved, or
    the reason for which something was dropped; it is empty for what was kept.
    ``before`` and ``after`` are text; what was moved or dropped has no ``after``,
    what was kept or is markup has neither.
    ``joined``: the text on both sides stands together in the manuscript.
    """

    start: int
    end: int
    action: Action
    why: str = ""
    before: str = ""
    after: str = ""
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Proposal:
    """A guess that was not acted on, or that an editor should look at.

    ``id`` is stable for the same raw file (``p003``), ``confidence`` lies between
    0 and 1 and says how sure the program is that something is to be done.
    """

    id: str
    kind: str
    confidence: float
    message: str
    where: Location


@dataclass(frozen=True, slots=True)
class Ledger:
    """The account of one raw file; ``sha256`` is that of its bytes.

    Entries count in the bytes of the file, or, if it has ``parts``, in those of its
    parts laid end to end, as ``readers.read`` unpacks them; ``size`` is how many
    these are.
    """

    file: str
    sha256: str
    size: int
    encoding: str
    format: str
    profile: str
    entries: tuple[Entry, ...]
    proposals: tuple[Proposal, ...] = ()
    syntax: Syntax = Syntax.PLAIN
    parts: tuple[Part, ...] = ()

    def to_json(self) -> dict[str, object]:
        """Return the ledger as values that JSON can hold; nothing depends on the clock."""
        return {
            "schema": SCHEMA,
            "file": self.file,
            "sha256": self.sha256,
            "size": self.size,
            "encoding": self.encoding,
            "format": self.format,
            "profile": self.profile,
            "syntax": self.syntax.value,
            "parts": [{"name": p.name, "start": p.start, "end": p.end} for p in self.parts],
            "entries": [_entry_out(entry) for entry in self.entries],
            "proposals": [_proposal_out(proposal) for proposal in self.proposals],
        }

    def to_text(self) -> str:
        """Return the ledger as JSON, one field, entry and proposal a line."""
        fields = (f"{_json(key)}: {_listed(value)}" for key, value in self.to_json().items())
        return "{\n " + ",\n ".join(fields) + "\n}\n"

    @classmethod
    def from_json(cls, data: Mapping[str, Any], path: str = "") -> Ledger:
        """Return the ledger that ``to_json`` gave; raise InputError for anything else."""
        if data.get("schema") != SCHEMA:
            message = f"a ledger of schema {data.get('schema')}; this program reads {SCHEMA}"
            raise InputError(Problem(message, Location(path), "ingest the raw file again"))
        try:
            return cls(
                file=str(data["file"]),
                sha256=str(data["sha256"]),
                size=int(data["size"]),
                encoding=str(data["encoding"]),
                format=str(data["format"]),
                profile=str(data["profile"]),
                entries=tuple(_entry_in(entry) for entry in data["entries"]),
                proposals=tuple(_proposal_in(proposal) for proposal in data["proposals"]),
                syntax=Syntax(data["syntax"]),
                parts=tuple(
                    Part(str(part["name"]), int(part["start"]), int(part["end"]))
                    for part in data["parts"]
                ),
            )
        except (KeyError, TypeError, ValueError) as error:
            message = f"not a ledger: {error}"
            raise InputError(
                Problem(message, Location(path), "ingest the raw file again")
            ) from error


_json = json.JSONEncoder(ensure_ascii=False).encode


def _listed(value: object) -> str:
    """Return a list with one item a line, anything else on one."""
    if isinstance(value, list) and value:
        return "[\n  " + ",\n  ".join(map(_json, value)) + "\n ]"
    return _json(value)


_WHY = {Action.CHANGED: "rule", Action.MOVED: "key", Action.DROPPED: "reason"}


def _entry_out(entry: Entry) -> dict[str, object]:
    out: dict[str, object] = {"start": entry.start, "end": entry.end, "action": str(entry.action)}
    if entry.action in _WHY:
        out[_WHY[entry.action]] = entry.why
        out["before"] = entry.before
    if entry.action is Action.CHANGED:
        out["after"] = entry.after
    if entry.joined:
        out["joined"] = True
    return out


def _entry_in(data: Mapping[str, Any]) -> Entry:
    action = Action(data["action"])
    return Entry(
        start=int(data["start"]),
        end=int(data["end"]),
        action=action,
        why=str(data[_WHY[action]]) if action in _WHY else "",
        before=str(data.get("before", "")),
        after=str(data.get("after", "")),
        joined=bool(data.get("joined", False)),
    )


def _proposal_out(proposal: Proposal) -> dict[str, object]:
    where = proposal.where
    return {
        "id": proposal.id,
        "kind": proposal.kind,
        "confidence": proposal.confidence,
        "message": proposal.message,
        "line": where.line,
        "column": where.column,
    }


def _proposal_in(data: Mapping[str, Any]) -> Proposal:
    where = Location("", int(data["line"]), int(data["column"]))
    return Proposal(
        id=str(data["id"]),
        kind=str(data["kind"]),
        confidence=float(data["confidence"]),
        message=str(data["message"]),
        where=where,
    )
