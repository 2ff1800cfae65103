"""Review: what is proposed about a manuscript, and what comes of deciding on it.

In: a sheet, and what an editor wants; out: the decisions on disk, and the manuscript
with what was accepted.  A manuscript that nobody edited is ingested anew; into one
that was, the difference that the decision makes is merged, and where the editor's own
words stand in the way, that is told and nothing is written over.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from publisher import files, manuscript, readers, transforms
from publisher.desk import decisions
from publisher.desk.collate import Collation, collate, reading
from publisher.desk.merge import Clash, merge
from publisher.desk.sheet import Sheet, unpacked
from publisher.errors import InputError, Problem, UsageError
from publisher.model.decision import Casting, Decision, Decisions, Verdict
from publisher.model.ledger import Proposal
from publisher.source import Location
from publisher.transforms.names import fold

__all__ = ["SCHEMA", "Item", "Outcome", "cast", "chosen", "decide", "items", "lapsed", "settle"]

SCHEMA = "publisher.review/1"

_CONTEXT = 14
"""Words before and behind the place of a proposal that are shown."""


@dataclass(frozen=True, slots=True)
class Item:
    """A proposal as it is shown: ``line`` in the manuscript, the words around its place.

    ``line`` is 0 and both contexts are empty if the raw file is not there.
    """

    proposal: Proposal
    line: int = 0
    before: str = ""
    after: str = ""

    def to_json(self) -> dict[str, object]:
        """Return the item as a JSON object."""
        one = self.proposal
        return {
            "id": one.id,
            "kind": one.kind,
            "confidence": one.confidence,
            "message": one.message,
            "verdict": str(one.verdict),
            "accept": one.accept,
            "reject": one.reject,
            "raw_line": one.where.line,
            "raw_column": one.where.column,
            "line": self.line or None,
            "context": [self.before, self.after],
        }


def items(sheet: Sheet, *, decided: bool) -> list[Item]:
    """Return what is proposed about a manuscript, open only or all, in the order of the raw."""
    found = [p for p in sheet.standing() if decided or p.verdict is Verdict.OPEN]
    if not found or not sheet.raw.exists():
        return [Item(proposal) for proposal in found]
    collation = collate(sheet.data(), sheet.ledger, sheet.manuscript)
    starts = [word.end for word in collation.machine]
    return [_item(one, bisect_left(starts, one.place + 1), collation) for one in found]


def _item(proposal: Proposal, word: int, collation: Collation) -> Item:
    size = len(collation.machine)
    before = reading(collation.machine, range(max(word - _CONTEXT, 0), word))
    after = reading(collation.machine, range(word, min(word + _CONTEXT, size)))
    token = next((t for t in collation.stands[word:] if t >= 0), -1)
    line = collation.tokens[token].line if token >= 0 else 0
    return Item(proposal, line, before, after)


# --- what is wanted ----------------------------------------------------------------------------


def chosen(sheets: Sequence[Sheet], name: str) -> tuple[Sheet, Proposal]:
    """Return the proposal that an id, or its beginning, names; raise UsageError if none."""
    wanted = name if name.startswith("p-") else f"p-{name}"
    known = [(sheet, one) for sheet in sheets for one in sheet.ledger.proposals]
    exact = [pair for pair in known if pair[1].id == wanted]
    found = exact or [pair for pair in known if pair[1].id.startswith(wanted)]
    if len(found) == 1:
        return found[0]
    if found:
        places = ", ".join(f"{one.id} in {sheet.path}" for sheet, one in found[:4])
        raise UsageError(Problem(f"{name} may be several proposals", None, f"there is {places}"))
    hint = "`publisher review --all` lists them"
    raise UsageError(Problem(f"there is no proposal {name}", None, hint))


def decide(
    before: Decisions, sheet: Sheet, wanted: Mapping[str, tuple[Proposal, Verdict]]
) -> Decisions:
    """Return the decisions with other verdicts; ``open`` takes a verdict back."""
    verdicts = dict(before.verdicts)
    for name, (proposal, verdict) in wanted.items():
        verdicts.pop(name, None)
        if verdict is not Verdict.OPEN:
            verdicts[name] = Decision(proposal.kind, verdict, proposal.message)
    return replace(before, sha256=sheet.ledger.sha256, verdicts=verdicts)


def cast(before: Decisions, sheet: Sheet, name: str, said: Casting) -> Decisions:
    """Return the decisions with what a person said of a speaker.

    ``name`` is a label or a name of the manuscript, or what was said before.  Raises
    UsageError if nobody is called so.
    """
    key = _key(before, sheet, name)
    known = before.speakers.get(key, Casting())
    merged = Casting(said.name or known.name, said.role or known.role)
    return replace(before, sha256=sheet.ledger.sha256, speakers={**before.speakers, key: merged})


def _key(before: Decisions, sheet: Sheet, name: str) -> str:
    """Return the name by which the machine knows a speaker, or knew it before a casting."""
    made = dict(sheet.ledger.made.header)
    called: dict[str, str] = {}
    for speaker in sheet.manuscript.speakers:
        known = made.get(f"speaker {speaker.label}", "").rpartition(", ")[0] or speaker.name
        called.setdefault(fold(speaker.label), known)
        called.setdefault(fold(speaker.name), known)
    for key, said in before.speakers.items():
        called[fold(key)] = key
        called[fold(said.name or key)] = key
    if fold(name) in called:
        meant = called[fold(name)]
        return called.get(fold(meant), meant)
    people = ", ".join(f"{s.label} ({s.name})" for s in sheet.manuscript.speakers)
    hint = f"there are {people}" if people else "it has no speakers"
    raise UsageError(Problem(f"nobody is called “{name}”", Location(str(sheet.path)), hint))


# --- what comes of it --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a manuscript by a decision.

    ``status`` is ``recorded`` (its text stays as it was), ``written`` (nobody had edited
    it: ingested anew), ``merged`` (the editor's changes and the decision stand in it),
    ``by hand`` (see ``clashes``) or ``later`` (the raw file is not there).
    """

    status: str
    clashes: tuple[Clash, ...] = ()


def settle(sheet: Sheet, after: Decisions) -> Outcome:
    """Put decisions on record and what they change into the manuscript.

    Raises InputError if the raw file is another one, and whatever ingesting raises;
    then nothing was written.
    """
    if not sheet.raw.exists():
        decisions.save(sheet.path, after)
        return Outcome("later")
    raw = files.read_bytes(sheet.raw)
    unpacked(sheet.raw, raw, sheet.ledger)
    old, _ = _normalized(sheet, raw, _about(sheet))
    new, account = _normalized(sheet, raw, after)
    if sheet.untouched:
        text, drifted = new, False
    else:
        merged = merge(old, new, sheet.text)
        clashes = merged.clashes or _broken(sheet, merged.text)
        if clashes:
            decisions.save(sheet.path, after)
            return Outcome("by hand", clashes)
        text, drifted = merged.text, _digest(old) != sheet.ledger.made.sha256
    decisions.save(sheet.path, after)
    if not drifted:  # another version's account of what it wrote stays as it is
        files.write_atomically(sheet.ledger_path, account.encode())
    if text == sheet.text:
        return Outcome("recorded")
    files.write_atomically(sheet.path, text.encode())
    return Outcome("written" if sheet.untouched else "merged")


def _about(sheet: Sheet) -> Decisions:
    """Return the decisions that hold for the raw file of the ledger."""
    return sheet.decisions if sheet.decisions.sha256 == sheet.ledger.sha256 else Decisions()


def _normalized(sheet: Sheet, raw: bytes, decided: Decisions) -> tuple[str, str]:
    """Return the manuscript and the ledger that a raw file gives with some decisions."""
    made = transforms.normalize(
        readers.read(sheet.raw, raw),
        id=sheet.path.stem,
        profile=sheet.ledger.profile,
        decisions=decided,
    ).with_source(sheet.ledger.file)
    text = manuscript.write(made.manuscript)
    return text, made.ledger.written(_digest(text)).to_text()


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _broken(sheet: Sheet, text: str) -> tuple[Clash, ...]:
    """Return what keeps a merged text from being read, as a clash."""
    try:
        manuscript.parse(text, str(sheet.path))
    except InputError as error:
        first = error.problems[0]
        return (Clash(first.where.line if first.where else 1, (), (first.message,)),)
    return ()


def lapsed(sheet: Sheet) -> list[str]:
    """Return the ids of decisions about what is not proposed any more."""
    known = {one.id for one in sheet.ledger.proposals}
    return sorted(name for name in _about(sheet).verdicts if name not in known)
