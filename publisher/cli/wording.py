"""How the desk speaks: explanations and differences as lines for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from publisher.cli.console import fitted, paint, show, width
from publisher.desk import Difference, Explanation, Sheet
from publisher.desk.edits import Edit
from publisher.desk.explain import Stretch
from publisher.desk.review import Item, Outcome
from publisher.desk.rules import Group, Touch
from publisher.model.decision import Verdict
from publisher.model.ledger import Proposal
from publisher.model.transcript import Action

__all__ = ["difference", "explanation", "outcome", "proposals", "verdict"]

_VERBS = {
    Action.CHANGED: "changed by",
    Action.MOVED: "moved to",
    Action.DROPPED: "dropped as",
}
_EDITS = {
    "moved": "moved here",
    "split": "split off",
    "joined": "joined to this turn",
    "query": "query",
    "words": "words",
}
_EXAMPLES = 3


def _heading(text: str) -> str:
    return paint(text, "bold")


def _quoted(text: str, room: int) -> str:
    """Return words of the raw on one line, cut to fit."""
    return fitted(show(" ".join(text.split())) if text.strip() else show(text), room)


def _indented(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        clean = show(line.rstrip("\r"))
        indent = clean[: len(clean) - len(clean.lstrip())]
        yield from textwrap.wrap(clean, width() - 2, subsequent_indent=indent) or [""]


def _block(text: str) -> Iterator[str]:
    return (f"  {line}".rstrip() for line in _indented(text))


# --- explain -----------------------------------------------------------------------------------


def explanation(told: Explanation) -> Iterator[str]:
    """Yield the lines of an explanation."""
    person = told.speaker
    role = f", {person.role}" if person.role != "unknown" else ""
    label = f"{person.label}{role}" if person.name != person.label else role.removeprefix(", ")
    name = f"{show(person.name)} ({show(label)})" if label else show(person.name)
    yield f"{paint(show(told.id), 'bold cyan')}  {name}{f', at {told.at}' if told.at else ''}"
    yield paint(f"{show(told.manuscript)}:{told.line}", "dim")
    yield from ["", *_block(told.text)]
    if not told.stretches:
        yield from ["", _heading("No word of this turn came from the raw file.")]
    for stretch in told.stretches:
        where = f"{show(told.raw)}:{show(str(stretch.first))}"
        yield from ["", f"{_heading('It came from')} {where} {_span(stretch)}"]
        yield from ["", *_block(stretch.text)]
    yield from ["", _heading("What the machine did")]
    yield from _touched(told.touches, told.marks) or ["  nothing: it stands as it stood"]
    yield from ["", _heading("What the editor did")]
    yield from [_edit(edit, turn=False) for edit in told.edits] or ["  nothing"]
    if told.proposals:
        yield from ["", _heading("What is proposed")]
    for proposal in told.proposals:
        yield from _wrapped(f"{proposal.id}  {verdict(proposal)}", show(proposal.message))


def _span(stretch: Stretch) -> str:
    last = f"to {stretch.last.line}:{stretch.last.column}, " if stretch.end > stretch.start else ""
    return f"{last}bytes {stretch.start}–{stretch.end}"


def verdict(proposal: Proposal) -> str:
    """Return the verdict on a proposal, painted."""
    colours = {"open": "yellow", "accepted": "green", "rejected": "red"}
    return paint(str(proposal.verdict), colours[proposal.verdict])


def _wrapped(head: str, text: str) -> list[str]:
    lines = textwrap.wrap(text, width() - 4) or [""]
    return [f"  {head}", *(f"    {line}" for line in lines)]


def _touched(found: Sequence[Touch], marks: int) -> list[str]:
    """Return a line for each kind of change, with every place of it."""
    groups: dict[tuple[Action, str, str, str], list[Touch]] = {}
    for touch in found:
        groups.setdefault((touch.action, touch.why, touch.before, touch.after), []).append(touch)
    rows = [
        (f"{_VERBS[action]} {show(why)}", [t.place for t in group], _change(group[0], 44))
        for (action, why, _, _), group in groups.items()
    ]
    if marks:
        rows.append((f"{marks} marks of the container", [], "left out"))
    wide = max((len(row[0]) for row in rows), default=0)
    lines = []
    for what, places, change in rows:
        at = ", ".join(str(place) for place in places[:6]) + (" …" if len(places) > 6 else "")
        lines.append(f"  {what.ljust(wide)}  {change}  {paint(show(at), 'dim')}".rstrip())
    return lines


def _change(touch: Touch, room: int) -> str:
    if touch.action is not Action.CHANGED:
        return _quoted(touch.before, room)
    return f"{_quoted(touch.before, room // 2)} → {_quoted(touch.after, room // 2) or 'nothing'}"


# --- review ------------------------------------------------------------------------------------


def proposals(sheet: Sheet, found: Sequence[Item]) -> Iterator[str]:
    """Yield the lines of what is proposed about one manuscript."""
    for item in found:
        one = item.proposal
        line = f":{item.line}" if item.line else ""
        place = f"{show(str(sheet.path))}{line}"
        state = "" if one.verdict is Verdict.OPEN else f"  {verdict(one)}"
        sure = f"{round(100 * one.confidence)} % sure"
        yield f"{paint(one.id, 'bold cyan')}  {one.kind}, {sure}{state}"
        raw = f"raw line {one.where.line}"
        yield paint(f"  {place} ({raw})", "dim")
        yield from (f"  {line}" for line in textwrap.wrap(show(one.message), width() - 2))
        yield from _context(item)
        yield from (f"  {line}" for line in _both(f"accept: {one.accept}", f"reject: {one.reject}"))
        yield ""


def _both(accept: str, reject: str) -> list[str]:
    one = f"{accept}; {reject}"
    return [one] if len(one) <= width() - 2 else [accept, reject]


def _context(item: Item) -> Iterator[str]:
    """Yield the words before a place and those from it on, a line each."""
    room = width() - 8
    if before := show(item.before):
        yield paint(f"    │ {fitted(before, room, tail=True)}", "dim")
    if item.after:
        yield f"    │ {_quoted(item.after, room)}"


def outcome(sheet: Sheet, became: Outcome) -> Iterator[str]:
    """Yield what became of a manuscript by a decision."""
    path = show(str(sheet.path))
    match became.status:
        case "written":
            yield f"ingested anew: {path}"
        case "merged":
            yield f"changed: {path} (your edits stand)"
        case "later":
            yield f"recorded: {path} (its raw file is not there; ingesting it heeds this)"
        case "by hand":
            yield f"recorded, but your edits are in the way: {path} is as it was"
        case _:
            yield f"recorded: {path} reads as before"
    for clash in became.clashes:
        yield f"  {path}:{clash.line}: change this by hand"
        yield from (f"    - {show(line)}" for line in clash.before if line)
        yield from (f"    + {show(line)}" for line in clash.wanted if line)


# --- diff --------------------------------------------------------------------------------------


def difference(told: Difference, *, every: bool) -> Iterator[str]:
    """Yield the lines of a difference; ``every`` change of the machine, or examples."""
    number = sum(len(group.touches) for group in told.machine)
    yield f"{paint(show(told.manuscript), 'bold cyan')}, made from {show(told.raw)}"
    yield from ["", _heading(f"The machine wrote {told.words:,} words and made {number:,} changes")]
    yield from _groups(told.machine, every=every)
    if not every and any(len(group.touches) > _EXAMPLES for group in told.machine):
        yield paint("  --all lists every one", "dim")
    yield ""
    if told.untouched:
        yield _heading("The editor changed nothing: this is what the machine wrote")
    elif not told.editor:
        yield _heading("The editor changed no word, but punctuation, marks or layout")
    else:
        count = "one edit" if len(told.editor) == 1 else f"{len(told.editor):,} edits"
        yield _heading(f"The editor made {count}")
        yield from (_edit(edit, turn=True) for edit in told.editor)


def _groups(groups: Iterable[Group], *, every: bool) -> Iterator[str]:
    names = {id(group): f"{_VERBS[group.action]} {show(group.why)}" for group in groups}
    wide = min(max(map(len, names.values()), default=0), 36)
    for group in groups:
        kinds = {(touch.before, touch.after): touch for touch in reversed(group.touches)}
        shown = group.touches if every else [*kinds.values()][-_EXAMPLES:][::-1]
        head = f"  {names[id(group)].ljust(wide)} {len(group.touches):>6,}"
        if every:
            yield head
            for touch in shown:
                place = show(str(touch.place)).rjust(10)
                yield f"  {paint(place, 'dim')}  {_change(touch, width() - 18)}"
            continue
        room = (width() - len(head) - 2) // min(len(shown), _EXAMPLES) - 2
        yield f"{head}  {paint('  '.join(_change(touch, room - 3) for touch in shown), 'dim')}"


def _edit(edit: Edit, *, turn: bool) -> str:
    where = f"line {edit.line}" if edit.line and edit.kind != "header" else "header"
    name = f"{show(edit.turn.rpartition('.')[2])}  " if turn and edit.turn else ""
    room = width() - 12 - len(name)
    return f"  {paint(where.ljust(9), 'dim')} {name}{_edited(edit, room)}"


def _edited(edit: Edit, room: int) -> str:
    what = show(edit.what)
    before, after = _quoted(edit.before, room // 2 - 8), _quoted(edit.after, room // 2 - 8)
    match edit.kind, bool(edit.before), bool(edit.after):
        case "speaker", _, _:
            said = f"{before or 'nobody'} → {after or 'nobody'}"
            return f"{paint(said, 'magenta')}: {_quoted(edit.what, room - len(said) - 2)}"
        case "moved" | "split" | "joined", _, _:
            return f"{paint(_EDITS[edit.kind], 'magenta')}: {_quoted(edit.what, room - 22)}"
        case _, True, True:
            told = f"{paint(before, 'red')} → {paint(after, 'green')}"
        case _, True, False:
            told = f"taken out: {paint(_quoted(edit.before, room - 12), 'red')}"
        case _:
            told = f"added: {paint(_quoted(edit.after, room - 8), 'green')}"
    head = f"{what}: " if what else "query " if edit.kind == "query" else ""
    return f"{head}{told}"
