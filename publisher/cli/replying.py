"""What ``publisher review`` does with replies to proofs: list them, decide on them.

A reply lies beside its manuscript and is not the machine's: to accept it is an editor's act,
which changes the words that it is about and no other character.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from publisher import files
from publisher.cli.console import show, tell
from publisher.cli.proving import lines, reply_as_json
from publisher.desk import proofs
from publisher.errors import InputError, Problem, UsageError
from publisher.model.decision import Verdict
from publisher.source import Location

__all__ = ["PREFIX", "answered", "decide", "listed", "open_replies", "rows"]

PREFIX = "n-"
"""How the id of a reply begins; those of the machine's proposals begin otherwise."""


def answered(paths: Iterable[Path]) -> list[Path]:
    """Return the manuscripts to which there are replies, of those named and of those in folders."""
    found: list[Path] = []
    for path in paths:
        if path.suffix == ".md":
            found += [path] if proofs.beside(path).is_file() else []
        else:
            beside = sorted((path / "interviews").glob("*.proof.toml"))
            found += [one.with_name(f"{one.name.removesuffix('.proof.toml')}.md") for one in beside]
    return found


def open_replies(manuscripts: Iterable[Path]) -> int:
    """Return how many replies nobody has decided on."""
    return sum(one.verdict is Verdict.OPEN for path in manuscripts for one in proofs.load(path))


def listed(manuscripts: Iterable[Path], *, decided: bool) -> Iterator[str]:
    """Yield the replies as lines, those that are open or all."""
    for path in manuscripts:
        found = [one for one in proofs.load(path) if decided or one.verdict is Verdict.OPEN]
        if found:
            yield f"{show(str(path))}: replies to its proof"
        for one in found:
            first, *rest = lines(one)
            settled = "" if one.verdict is Verdict.OPEN else f" ({one.verdict})"
            yield f"  {first}{settled}"
            yield from (f"  {line}" for line in rest)


def rows(manuscripts: Iterable[Path], *, decided: bool) -> list[dict[str, object]]:
    """Return the replies for JSON, those that are open or all."""
    return [
        {"manuscript": str(path), **reply_as_json(one)}
        for path in manuscripts
        for one in proofs.load(path)
        if decided or one.verdict is Verdict.OPEN
    ]


def decide(manuscripts: Sequence[Path], wanted: Sequence[tuple[str, Verdict]]) -> int:
    """Decide on replies by id, in the order given; return how many could not be accepted.

    Raises UsageError if there is no such reply, before anything is written.
    """
    known = {path: proofs.load(path) for path in manuscripts}
    chosen = [(*_chosen(known, name), verdict) for name, verdict in wanted]
    for _, one, verdict in chosen:
        if any(other.id == one.id and said is not verdict for _, other, said in chosen):
            raise UsageError(f"{one.id} cannot be both {verdict} and something else")
    return sum(not _settled(path, one.id, verdict) for path, one, verdict in chosen)


def _chosen(known: dict[Path, tuple[proofs.Reply, ...]], name: str) -> tuple[Path, proofs.Reply]:
    every = [(path, one) for path, replies in known.items() for one in replies]
    found = [pair for pair in every if pair[1].id == name]
    found = found or [pair for pair in every if pair[1].id.startswith(name)]
    if len(found) == 1:
        return found[0]
    if found:
        places = ", ".join(f"{one.id} in {path}" for path, one in found[:4])
        raise UsageError(Problem(f"{name} may be several replies", None, f"there is {places}"))
    hint = "`publisher review --all` lists them"
    raise UsageError(Problem(f"there is no reply {name}", None, hint))


def _settled(path: Path, name: str, verdict: Verdict) -> bool:
    """Put a verdict on record, and what is accepted into the manuscript; tell what became of it."""
    known = proofs.load(path)
    one = next(reply for reply in known if reply.id == name)
    before = one.verdict
    if verdict is Verdict.ACCEPTED and before is not Verdict.ACCEPTED:
        old = _text(path)
        try:
            text = proofs.accepted(old, str(path), one)
        except proofs.Unfit as reason:
            tell(f"{show(str(path))}: {one.id} stays open: {show(str(reason))}")
            return False
        known = proofs.carried(old, text, str(path), known)
        files.write_atomically(path, text.encode())
        tell(f"{show(str(path))}: {one.id} stands in it now")
    elif before is Verdict.ACCEPTED and verdict is not Verdict.ACCEPTED:
        tell(f"{show(str(path))}: {one.id} is {verdict}; its words stay, edit them by hand")
    else:
        tell(f"{show(str(path))}: {one.id} is {verdict}")
    replies = (replace(reply, verdict=verdict) if reply.id == name else reply for reply in known)
    proofs.save(path, tuple(replies))
    return True


def _text(path: Path) -> str:
    try:
        return files.read_bytes(path).decode("utf-8")
    except UnicodeDecodeError as error:
        where = Location(str(path))
        raise InputError(Problem("not UTF-8 text", where, "save the file as UTF-8")) from error
