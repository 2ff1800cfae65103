"""The commands of the editor's desk, once their arguments are read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from publisher import desk, opening
from publisher.cli import replying, wording
from publisher.cli.console import emit, print_out, show, tell
from publisher.errors import Problem, UsageError
from publisher.model.decision import Casting, Decisions, Verdict
from publisher.model.ledger import Proposal
from publisher.values import line_fault, name_fault, speaker_role_fault

__all__ = ["Wanted", "diff", "explain", "names", "review"]


def home(given: Path | None) -> Path:
    """Return the folder of the edition that is meant; one without an edition file will do."""
    if given is not None and given.is_dir():
        return given
    try:
        return opening.find_edition(given, Path()).parent
    except UsageError:
        if given is None and Path("interviews").is_dir():
            return Path()
        raise


def explain(target: str, edition: Path | None, *, as_json: bool) -> int:
    """Tell where a turn came from and what was done to it."""
    by_line = target.rpartition(":")[0].endswith(".md")
    found, turn = desk.find.turn(target, Path() if by_line else home(edition))
    told = desk.explain(found, turn)
    if as_json:
        emit(told.to_json())
    else:
        print_out("\n".join(wording.explanation(told)))
    return 0


def names(edition: Path | None, *, as_json: bool) -> int:
    """Print what may be names, as tables of an edition file."""
    from publisher.xhtml.names import indexed  # imported late: the desk needs nothing else of it

    book = opening.read_edition(opening.find_edition(edition, Path()))
    known = {form for one in indexed(book) for form in (one.name, *one.forms)}
    found = desk.candidates(book, known)
    if as_json:
        listed = [{"name": name, "count": count} for name, count in found]
        emit({"schema": "publisher.names/1", "names": listed})
    else:
        tables = (f'[[name]]\nname = "{name}"  # {count} times\n' for name, count in found)
        print_out("\n".join(tables))
    return 0


def diff(raw: Path, manuscript: Path, *, every: bool, as_json: bool) -> int:
    """Tell the machine's changes apart from the editor's, which are never an error."""
    told = desk.compare(raw, desk.sheet(manuscript))
    if as_json:
        emit(told.to_json())
    else:
        print_out("\n".join(wording.difference(told, every=every)))
    return 0


# --- review ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the command line asks of a review."""

    accept: tuple[str, ...] = ()
    reject: tuple[str, ...] = ()
    reopen: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    role: str = ""

    @property
    def anything(self) -> bool:
        """Tell whether something is to be decided."""
        return bool(self.accept or self.reject or self.reopen or self.speakers)

    def parted(self) -> tuple[Wanted, list[tuple[str, Verdict]]]:
        """Return what is asked of the machine's proposals, and what of replies to proofs."""
        sides = (
            (self.accept, Verdict.ACCEPTED),
            (self.reject, Verdict.REJECTED),
            (self.reopen, Verdict.OPEN),
        )
        theirs = [
            (name, verdict)
            for names, verdict in sides
            for name in names
            if name.startswith(replying.PREFIX)
        ]
        accept, reject, reopen = (
            tuple(name for name in names if not name.startswith(replying.PREFIX))
            for names, _ in sides
        )
        return Wanted(accept, reject, reopen, self.speakers, self.role), theirs


def review(
    paths: Sequence[Path], wanted: Wanted, *, decided: bool, check: bool, as_json: bool
) -> int:
    """Decide, or list what is proposed."""
    answered = replying.answered([*(paths or [home(None)])])
    ours, theirs = wanted.parted()
    meant = [p for p in _manuscripts(paths) if p not in answered or desk.find.has_ledger(p)]
    unfit = replying.decide(answered, theirs) if theirs else 0
    if ours.anything:
        for sheet, decisions in _decided([desk.sheet(path) for path in meant], ours):
            became = desk.review.settle(sheet, decisions)
            for line in wording.outcome(sheet, became):
                tell(line)
    elif wanted.role:
        raise UsageError('--role says what somebody does; name who: --speaker "NAME"')
    sheets = [desk.sheet(path) for path in meant]
    left = sum(one.verdict is Verdict.OPEN for sheet in sheets for one in sheet.standing())
    left += replying.open_replies(answered)
    if as_json:
        replies = replying.rows(answered, decided=decided)
        emit({**_as_json(sheets, left, decided=decided), "replies": replies})
    elif not wanted.anything:
        for line in replying.listed(answered, decided=decided):
            print_out(line)
        _list(sheets, left, decided=decided)
    return 1 if unfit or (check and left) else 0


def _manuscripts(paths: Sequence[Path]) -> list[Path]:
    """Return the manuscripts meant, in the order of the book, each once."""
    found: list[Path] = []
    for path in paths or [home(None)]:
        manuscript = path.suffix == ".md"
        found += [path] if manuscript else desk.find.manuscripts(home(path))
    return list(dict.fromkeys(found))


def _decided(
    sheets: Sequence[desk.Sheet], wanted: Wanted
) -> Iterable[tuple[desk.Sheet, Decisions]]:
    """Return what is to be on record for each manuscript; nothing is written yet."""
    asked: dict[Path, dict[str, tuple[Proposal, Verdict]]] = {}
    for names, verdict in (
        (wanted.accept, Verdict.ACCEPTED),
        (wanted.reject, Verdict.REJECTED),
        (wanted.reopen, Verdict.OPEN),
    ):
        for name in names:
            sheet, proposal = desk.review.chosen(sheets, name)
            known = asked.setdefault(sheet.path, {})
            if known.get(proposal.id, (proposal, verdict))[1] is not verdict:
                raise UsageError(f"{proposal.id} cannot be both {verdict} and something else")
            known[proposal.id] = (proposal, verdict)
    if wanted.speakers and len(sheets) != 1:
        raise UsageError(Problem("whose speaker?", None, "name one manuscript before --speaker"))
    done = []
    for sheet in sheets:
        before = desk.decisions.for_raw(sheet.path, sheet.ledger.sha256)
        after = desk.review.decide(before, sheet, asked.get(sheet.path, {}))
        for text in wanted.speakers:
            name, _, given = text.partition("=")
            after = desk.review.cast(after, sheet, name.strip(), _casting(given, wanted.role))
        if asked.get(sheet.path) or wanted.speakers:
            done.append((sheet, after))
    return done


def _casting(name: str, role: str) -> Casting:
    if not name.strip() and not role:
        raise UsageError(Problem("who is it?", None, '--speaker "Speaker 1=Ann Lee", or --role'))
    faults = [line_fault(name), name_fault(name.strip()) if name.strip() else None]
    faults += [speaker_role_fault(role)] if role else []
    for fault in faults:
        if fault:
            raise UsageError(Problem(fault.message, None, fault.hint))
    return Casting(name.strip(), role)


def _list(sheets: Sequence[desk.Sheet], left: int, *, decided: bool) -> None:
    for sheet in sheets:
        for line in wording.proposals(sheet, desk.review.items(sheet, decided=decided)):
            print_out(line)
        for name in desk.review.lapsed(sheet) if decided else ():
            print_out(f"{name}  decided on, but proposed no more ({show(str(sheet.path))})")
    number = {0: "nothing is", 1: "one proposal is"}.get(left, f"{left} proposals are")
    tell(f"{number} open")
    if left:
        tell("decide with: publisher review --accept ID --reject ID")


def _as_json(sheets: Sequence[desk.Sheet], left: int, *, decided: bool) -> dict[str, object]:
    rows = [
        {
            "manuscript": str(sheet.path),
            "raw": str(sheet.raw),
            "proposals": [i.to_json() for i in desk.review.items(sheet, decided=decided)],
            "speakers": {
                name: {"name": said.name or None, "role": said.role or None}
                for name, said in sheet.decisions.speakers.items()
            },
            "lapsed": desk.review.lapsed(sheet),
        }
        for sheet in sheets
    ]
    return {"schema": desk.review.SCHEMA, "open": left, "manuscripts": rows}
