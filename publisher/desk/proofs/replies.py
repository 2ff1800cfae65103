"""What came back of a proof, and what was decided on it: ``interviews/<id>.proof.toml``.

In: the path of a manuscript; out: replies.  ``publisher proof --read`` adds to the file,
``publisher review`` decides.  People may write it by hand, so errors have line and column.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Annotated, Literal

from publisher import files
from publisher.decode import decode, read_toml
from publisher.desk.proofs.passages import END
from publisher.errors import InputError, Problem
from publisher.model.decision import Verdict
from publisher.source import Location
from publisher.values import line_fault

__all__ = ["Edit", "Reply", "beside", "identity", "load", "merged", "save"]

_PILCROW = "¶\n"
"""What closes a passage in the file, in which U+2029 could not be seen."""

_Line = Annotated[str, line_fault]


@dataclass(frozen=True, slots=True)
class Edit:
    """``new`` in place of ``old``, between ``before`` and ``after``, ``at`` characters into a turn.

    ``turn`` is empty outside turns; the ends of paragraphs are U+2029.
    """

    turn: str
    at: int
    old: str
    new: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """One thing that somebody wants of a text.

    ``kind`` is ``insert``, ``delete``, ``replace``, ``move`` or ``query``, which has no
    ``edits``; ``about`` are the words to which a query belongs, ``author`` and ``date``
    are as the document says them, and empty for a change that nobody recorded.  A query
    that is marked as resolved in the document is settled when it comes.
    """

    id: str
    kind: str
    turn: str
    edits: tuple[Edit, ...] = ()
    about: str = ""
    comment: str = ""
    author: str = ""
    date: str = ""
    verdict: Verdict = Verdict.OPEN


@dataclass(frozen=True, slots=True)
class _Edit:
    old: str
    new: str
    turn: _Line = ""
    at: int = 0
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class _Reply:
    kind: Literal["insert", "delete", "replace", "move", "query"]
    verdict: Literal["open", "accepted", "rejected", "settled"] = "open"
    turn: _Line = ""
    author: str = ""
    date: str = ""
    about: str = ""
    comment: str = ""
    edits: tuple[_Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class _File:
    replies: dict[str, _Reply] = field(default_factory=dict)


def identity(interview: str, reply: Reply) -> str:
    """Return the id of a reply: the same, however often the same document is read."""
    told = [interview, reply.kind, reply.turn, reply.about, reply.comment, reply.author]
    told += [f"{e.turn} {e.at} {e.old} {e.new}" for e in reply.edits]
    return "n-" + hashlib.sha256("\0".join(told).encode()).hexdigest()[:6]


def beside(manuscript: Path) -> Path:
    """Return where the replies to the proof of a manuscript lie."""
    return manuscript.with_name(f"{manuscript.stem}.proof.toml")


def load(manuscript: Path) -> tuple[Reply, ...]:
    """Return the replies about a manuscript, none if there is no such file.

    Raises InputError with every problem of the file.
    """
    path = beside(manuscript)
    if not path.exists():
        return ()
    try:
        text = files.read_bytes(path).decode("utf-8")
    except UnicodeDecodeError as error:
        where = Location(str(path))
        raise InputError(Problem("not UTF-8 text", where, "save the file as UTF-8")) from error
    problems: list[Problem] = []
    tree = read_toml(text, str(path), problems)
    told = decode(_File, tree, problems) if tree else None
    if told is None:
        raise InputError(*problems)
    return tuple(_reply(name, said) for name, said in told.replies.items())


def _reply(name: str, said: _Reply) -> Reply:
    edits = tuple(
        Edit(e.turn, e.at, *map(_read, (e.old, e.new, e.before, e.after))) for e in said.edits
    )
    told = (said.about, said.comment, said.author, said.date)
    return Reply(name, said.kind, said.turn, edits, *told, Verdict(said.verdict))


def merged(known: Sequence[Reply], read: Iterable[Reply]) -> tuple[Reply, ...]:
    """Return the replies with those that were read; one that is known stays as it is.

    An open one that comes back settled is so.
    """
    found = {one.id: one for one in known}
    for one in read:
        before = found.setdefault(one.id, one)
        if (before.verdict, one.verdict) == (Verdict.OPEN, Verdict.SETTLED):
            found[one.id] = replace(before, verdict=one.verdict)
    return tuple(found.values())


def save(manuscript: Path, replies: Sequence[Reply]) -> None:
    """Write the replies about a manuscript, whole or not at all."""
    files.write_atomically(beside(manuscript), text_of(replies).encode())


def text_of(replies: Iterable[Reply]) -> str:
    """Return the text of replies; the same replies give the same text."""
    lines = [
        "# What those who speak here want changed, as they wrote it into the proof.",
        "# `publisher proof --read` writes this file and `publisher review` decides on it.",
    ]
    for one in replies:
        lines += ["", f"[replies.{_toml(one.id)}]", f"kind = {_toml(one.kind)}"]
        lines.append(f"verdict = {_toml(one.verdict)}")
        said = ("turn", "author", "date", "about", "comment")
        lines += [f"{name} = {_toml(getattr(one, name))}" for name in said if getattr(one, name)]
        for edit in one.edits:
            lines += ["", f"[[replies.{_toml(one.id)}.edits]]", f"turn = {_toml(edit.turn)}"]
            lines += [f"at = {edit.at}"]
            words = ("before", "old", "new", "after")
            lines += [f"{name} = {_toml(_kept(getattr(edit, name)))}" for name in words]
    return "\n".join([*lines, ""])


def _toml(text: str) -> str:
    """Return a TOML basic string: JSON's escapes are TOML's, but for DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _kept(words: str) -> str:
    """Return words of a stream as the file has them, where a pilcrow closes a passage."""
    return words.replace(END, _PILCROW)


def _read(words: str) -> str:
    """Return words of the file as a stream has them."""
    return words.replace(_PILCROW, END)
