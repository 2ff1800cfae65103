"""The decisions on disk: ``interviews/<id>.review.toml``, beside the manuscript.

In: the path of a manuscript; out: what an editor decided about its proposals and
speakers.  People may write the file by hand, so errors have line and column.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Literal

from publisher import characters, files
from publisher.decode import decode, read_toml
from publisher.errors import InputError, Problem
from publisher.model.decision import Casting, Decision, Decisions, Verdict
from publisher.source import Location
from publisher.values import digest_fault, line_fault, speaker_role_fault

__all__ = ["beside", "for_raw", "load", "read", "save", "text_of"]

_Line = Annotated[str, line_fault]


@dataclass(frozen=True, slots=True)
class _Decision:
    kind: _Line
    verdict: Literal["accepted", "rejected"]
    message: _Line = ""


@dataclass(frozen=True, slots=True)
class _Casting:
    name: _Line = ""
    role: Annotated[str, speaker_role_fault] | None = None


@dataclass(frozen=True, slots=True)
class _File:
    sha256: Annotated[str, digest_fault]
    speakers: dict[str, _Casting] = field(default_factory=dict)
    decisions: dict[str, _Decision] = field(default_factory=dict)


def beside(manuscript: Path) -> Path:
    """Return where the decisions about a manuscript lie."""
    return manuscript.with_name(f"{manuscript.stem}.review.toml")


def load(manuscript: Path) -> Decisions:
    """Return the decisions about a manuscript, none if there is no such file.

    Raises InputError with every problem of the file.
    """
    path = beside(manuscript)
    if not path.exists():
        return Decisions()
    try:
        text = files.read_bytes(path).decode("utf-8")
    except UnicodeDecodeError as error:
        where = Location(str(path))
        raise InputError(Problem("not UTF-8 text", where, "save the file as UTF-8")) from error
    return read(text, str(path))


def read(text: str, path: str) -> Decisions:
    """Return the decisions of a text; ``path`` names it in messages."""
    problems: list[Problem] = []
    tree = read_toml(characters.unified(text), path, problems)
    told = decode(_File, tree, problems) if tree else None
    if told is None:
        raise InputError(*problems)
    return Decisions(
        told.sha256,
        {
            name: Decision(said.kind, Verdict(said.verdict), said.message)
            for name, said in told.decisions.items()
        },
        {name: Casting(cast.name, cast.role or "") for name, cast in told.speakers.items()},
    )


def for_raw(manuscript: Path, sha256: str) -> Decisions:
    """Return the decisions about a manuscript, which must be about that raw file.

    Raises InputError if they are about another one, so that none lapses unseen.
    """
    decided = load(manuscript)
    if decided.sha256 in ("", sha256):
        return decided
    message = "these decisions were taken about another raw file"
    hint = f'delete the file; or write sha256 = "{sha256}": then what it says of speakers holds'
    raise InputError(Problem(message, Location(str(beside(manuscript))), hint))


def save(manuscript: Path, decided: Decisions) -> None:
    """Write the decisions about a manuscript, whole or not at all."""
    files.write_atomically(beside(manuscript), text_of(decided).encode())


def text_of(decided: Decisions) -> str:
    """Return the text of decisions; the same decisions give the same text."""
    lines = [
        "# What was decided about the guesses of the machine.",
        "# `publisher review` writes this file and `publisher ingest` heeds it; you may edit it.",
        "",
        f"sha256 = {_toml(decided.sha256)}",
    ]
    if decided.speakers:
        lines += ["", "[speakers]"]
    for name, cast in sorted(decided.speakers.items()):
        pairs = [("name", cast.name), ("role", cast.role)]
        inner = ", ".join(f"{key} = {_toml(value)}" for key, value in pairs if value)
        lines.append(f"{_toml(name)} = {{{inner}}}")
    for name, decision in sorted(decided.verdicts.items()):
        lines += ["", f"[decisions.{_toml(name)}]", f"kind = {_toml(decision.kind)}"]
        lines += [f"verdict = {_toml(decision.verdict)}", f"message = {_toml(decision.message)}"]
    return "\n".join([*lines, ""])


def _toml(text: str) -> str:
    """Return a TOML basic string: JSON's escapes are TOML's, but for DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
