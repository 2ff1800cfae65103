"""The ledger of one raw file: what became of every byte, and what is still open.

The entries stand in the order of the raw, do not overlap, and together cover it
from the first byte to the last.  White space, and marks of the container that are
no letters, lie within entries that are kept.  Written to ``ledger/<id>.json``, one
entry a line; ``SCHEMA`` changes when the meaning of a field does.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from publisher.errors import InputError, Problem
from publisher.model.decision import Casting, Verdict
from publisher.model.transcript import Action, Part, Syntax
from publisher.source import Location

__all__ = ["SCHEMA", "Entry", "Ledger", "Made", "Proposal", "Recognised"]

SCHEMA = 3
"""Version of the form in which a ledger is written."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What became of the bytes ``start`` to ``end`` (exclusive) of the raw.

    ``why`` names the rule of a change, the metadata key of what was moved, or
    the reason for which something was dropped; it is empty for what was kept.
    ``before`` and ``after`` are text; what was moved or dropped has no ``after``,
    what was kept or is markup has neither.
    ``joined``: the text on both sides stands together in the manuscript.
    ``noted``: it belongs to a note that stands in the midst of a word, which is one without it.
    """

    start: int
    end: int
    action: Action
    why: str = ""
    before: str = ""
    after: str = ""
    joined: bool = False
    noted: bool = False


@dataclass(frozen=True, slots=True)
class Proposal:
    """A guess that an editor should look at, and what was decided about it.

    ``id`` is stable for the same raw file (``p-3f2a9c``), ``confidence`` lies between
    0 and 1 and says how sure the program is that something is to be done.
    ``place`` is the byte it is about, as entries count them.  ``accept`` and
    ``reject`` say what deciding does; ``query`` is the text of the editor's query
    that accepting puts into the manuscript, if it does.
    """

    id: str
    kind: str
    confidence: float
    message: str
    where: Location
    place: int = 0
    accept: str = ""
    reject: str = ""
    query: str = ""
    verdict: Verdict = Verdict.OPEN


@dataclass(frozen=True, slots=True)
class Made:
    """What the machine wrote, to tell it from what an editor changed since.

    ``sha256`` is that of the manuscript's file, ``header`` what it says (see
    ``walk.facts``); ``turns`` are the byte at which each turn begins, and its label,
    which is empty for a passage outside turns.
    """

    sha256: str = ""
    header: tuple[tuple[str, str], ...] = ()
    turns: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Recognised:
    """A label or name of the raw, ``said``, that is a person's of the registry.

    ``person`` is the person's id there, ``name`` what the manuscript calls the person,
    ``rule`` the step that did it.
    """

    said: str
    person: str
    name: str
    rule: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """The account of one raw file; ``sha256`` is that of its bytes.

    Entries count in the bytes of the file, or, if it has ``parts``, in those of its
    parts laid end to end, as ``readers.read`` unpacks them; ``size`` is how many
    these are.  ``speakers`` are the castings by a person that were heeded, ``people`` those
    whom the registry of the edition knew.
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
    speakers: tuple[tuple[str, Casting], ...] = ()
    people: tuple[Recognised, ...] = ()
    made: Made = Made()

    @property
    def open(self) -> tuple[Proposal, ...]:
        """The proposals that nobody has decided on."""
        return tuple(one for one in self.proposals if one.verdict is Verdict.OPEN)

    def written(self, sha256: str) -> Ledger:
        """Return the ledger with the SHA-256 of the manuscript's file."""
        return replace(self, made=replace(self.made, sha256=sha256))

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
            "speakers": [
                {"speaker": speaker, "name": cast.name, "role": cast.role}
                for speaker, cast in self.speakers
            ],
            **({"people": list(map(asdict, self.people))} if self.people else {}),
            "manuscript": self.made.sha256,
            "header": dict(self.made.header),
            "turns": [list(turn) for turn in self.made.turns],
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
                speakers=tuple(
                    (str(row["speaker"]), Casting(str(row["name"]), str(row["role"])))
                    for row in data["speakers"]
                ),
                people=tuple(
                    Recognised(*(str(row[key]) for key in ("said", "person", "name", "rule")))
                    for row in data.get("people", ())
                ),
                made=Made(
                    str(data["manuscript"]),
                    tuple((str(key), str(value)) for key, value in data["header"].items()),
                    tuple((int(place), str(label)) for place, label in data["turns"]),
                ),
            )
        except (AttributeError, KeyError, TypeError, ValueError) as error:
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
    if entry.noted:
        out["noted"] = True
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
        noted=bool(data.get("noted", False)),
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
        "place": proposal.place,
        "accept": proposal.accept,
        "reject": proposal.reject,
        "query": proposal.query,
        "verdict": str(proposal.verdict),
    }


def _proposal_in(data: Mapping[str, Any]) -> Proposal:
    where = Location("", int(data["line"]), int(data["column"]))
    return Proposal(
        id=str(data["id"]),
        kind=str(data["kind"]),
        confidence=float(data["confidence"]),
        message=str(data["message"]),
        where=where,
        place=int(data["place"]),
        accept=str(data["accept"]),
        reject=str(data["reject"]),
        query=str(data["query"]),
        verdict=Verdict(data["verdict"]),
    )
