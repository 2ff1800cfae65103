"""The draft to a manuscript: units to blocks, speakers to labels.

In: a draft after all steps; out: a manuscript in canonical form.  Nothing is
decided here about words; what a block is follows from the kind of its units.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from publisher.model.block import (
    Block,
    Heading,
    ListBlock,
    Paragraph,
    Query,
    Quotation,
    SectionBreak,
    Turn,
    Verse,
)
from publisher.model.inline import Inline
from publisher.model.manuscript import Manuscript, Recorded
from publisher.model.person import Contributor, Speaker
from publisher.transforms.clocks import time_code
from publisher.transforms.draft import Draft, Mode, Shape, Unit, UnitKind
from publisher.transforms.inlines import Context, inlines
from publisher.transforms.names import bare, initials, is_cased
from publisher.transforms.parts import is_answer, is_question
from publisher.transforms.talk import ANSWER, QUESTION

__all__ = ["blocks_of", "compose", "labels_of", "openings"]

_UNFIT = re.compile(r"[*\\\[\]<>`:：\n]")
_LONGEST_LABEL = 16


def compose(draft: Draft) -> Manuscript:
    """Return the manuscript of a draft."""
    labels = labels_of(draft)
    blocks = list(_settled(blocks_of(draft, labels)))
    start = 0
    if any(isinstance(block, Turn) for block in blocks):
        start = next(n for n, block in enumerate(blocks) if isinstance(block, Turn | Heading))
    metadata = draft.metadata
    filed = {person.name: person.file_as for person in draft.people}
    speakers = tuple(
        Speaker(labels[one.key], one.name, one.role, filed.get(one.name, ""))
        for one in draft.speakers
    )
    return Manuscript(
        id=draft.id,
        title=metadata.title or _untitled(draft),
        language=metadata.language or "en",
        subtitle=metadata.subtitle,
        part=metadata.part,
        recorded=Recorded(metadata.date, metadata.place),
        contributors=tuple(_contributors(draft)),
        speakers=speakers,
        headnote=tuple(blocks[:start]),
        body=tuple(blocks[start:]),
    )


def _untitled(draft: Draft) -> str:
    """Call a text without a title by its interviewees, else by its file."""
    names = [s.name for s in draft.speakers if s.role == "interviewee" and not s.nameless]
    return " and ".join(names[:2]) if 0 < len(names) <= 2 else _from_id(draft.id)


def _from_id(name: str) -> str:
    words = name.replace("-", " ").strip()
    return words[:1].upper() + words[1:] or name


def _contributors(draft: Draft) -> Iterator[Contributor]:
    speaking = {s.name for s in draft.speakers}
    filed = {person.name: person.file_as for person in draft.people}
    metadata = draft.metadata
    for names, role in (
        (metadata.authors, "aut" if draft.shape is Shape.PROSE else "ivr"),
        (metadata.translators, "trl"),
        (metadata.transcribers, "trc"),
    ):
        for name in dict.fromkeys(names):
            if name not in speaking:
                yield Contributor(name, (role,), filed.get(name, ""))


# --- labels ------------------------------------------------------------------------------------


def labels_of(draft: Draft) -> dict[str, str]:
    """Return the label of each speaker by key: short, readable, each one once."""
    labels: dict[str, str] = {}
    taken: set[str] = set()
    for speaking in draft.speakers:
        label = next(
            one for one in _candidates(speaking.key, speaking.name) if one.casefold() not in taken
        )
        taken.add(label.casefold())
        labels[speaking.key] = label
    return labels


def _candidates(key: str, name: str) -> Iterator[str]:
    clean = bare(_UNFIT.sub(" ", name)) or "X"
    if key == QUESTION or is_question(key):
        yield "Q"
    elif key == ANSWER or is_answer(key):
        yield "A"
    words = clean.split()
    if is_cased(clean) and len(words) > 1:
        short = initials(clean)
        if 2 <= len(short) <= 4:
            yield short
        yield words[-1][:_LONGEST_LABEL]
        if len(short) >= 2:
            yield short[0] + words[-1][:3]
    yield clean[:_LONGEST_LABEL].strip()
    number = 2
    while True:
        yield f"{clean[:_LONGEST_LABEL].strip()} {number}"
        number += 1


# --- blocks ------------------------------------------------------------------------------------


def blocks_of(draft: Draft, labels: dict[str, str]) -> Iterator[Block]:
    """Yield the blocks of a draft, turns holding what belongs to them."""
    context = _context(draft)
    levels = _levels(draft.units)
    for units in _groups(draft.units):
        if units[0].mode is Mode.SPEECH:
            yield from _turn(units[0], units[1:], labels, context)
        else:
            yield from _stacked(units, levels, context)


def openings(draft: Draft) -> Iterator[tuple[int, str]]:
    """Yield where a turn, or a passage outside turns, begins: character, and label if any."""
    labels = labels_of(draft)
    for units in _groups(draft.units):
        first = next((unit for unit in units if unit.text), None)
        if first is not None:
            speaks = units[0].mode is Mode.SPEECH
            yield first.strand.where(0), labels[units[0].speaker] if speaks else ""


def _groups(units: Sequence[Unit]) -> Iterator[list[Unit]]:
    """Yield the units of one turn after another, and those between turns."""
    group: list[Unit] = []
    in_turn = False
    for unit in units:
        starts = unit.mode is Mode.SPEECH and (unit.opens or not in_turn)
        ends = in_turn and unit.mode is Mode.PROSE
        if group and (starts or ends):
            yield group
            group = []
        in_turn = starts or (in_turn and not ends)
        group.append(unit)
    if group:
        yield group


def _context(draft: Draft) -> Context:
    context = Context(draft.metadata.language)
    for label, units in draft.notes:
        bare_ = context.without_notes()
        paragraphs = [inlines(unit.strand, bare_, breaks=False) for unit in units]
        context.notes[label] = tuple(paragraph for paragraph in paragraphs if paragraph)
    return context


def _levels(units: Sequence[Unit]) -> dict[int, int]:
    """Return for each level of heading in the raw one of 2 to 4."""
    found = sorted({unit.level for unit in units if unit.kind is UnitKind.HEADING})
    return {level: min(2 + index, 4) for index, level in enumerate(found)}


def _turn(
    first: Unit, more: Sequence[Unit], labels: dict[str, str], context: Context
) -> Iterator[Block]:
    """Yield one turn; it begins with a paragraph whatever its first unit was."""
    units = [first, *more]
    for index, unit in enumerate(units):
        opening = inlines(unit.strand, context, breaks=True)
        if opening:
            rest = tuple(_stacked(units[index + 1 :], {}, context))
            at = time_code(first.at) if first.at is not None else ""
            yield Turn(labels[first.speaker], (Paragraph(opening), *rest), at)
            return


def _stacked(units: Sequence[Unit], levels: dict[int, int], context: Context) -> Iterator[Block]:
    """Yield the blocks of units outside turns, or within one."""
    index = 0
    while index < len(units):
        unit = units[index]
        end = index + 1
        if unit.kind in (UnitKind.ITEM, UnitKind.QUOTATION):
            while end < len(units) and _same_block(units[end - 1], units[end]):
                end += 1
        yield from _blocks(units[index:end], levels, context)
        index = end


def _same_block(before: Unit, unit: Unit) -> bool:
    if before.kind is not unit.kind:
        return False
    if unit.kind is UnitKind.ITEM:
        return before.name.isdecimal() == unit.name.isdecimal()
    return before.level == unit.level


def _blocks(units: Sequence[Unit], levels: dict[int, int], context: Context) -> Iterator[Block]:
    unit = units[0]
    match unit.kind:
        case UnitKind.QUERY:
            yield Query(unit.name)
        case UnitKind.BREAK:
            yield SectionBreak()
        case UnitKind.HEADING:
            if said := inlines(unit.strand, context.without_notes(), breaks=False):
                yield Heading(levels.get(unit.level, 2), said)
        case UnitKind.ITEM:
            items = [inlines(u.strand, context, breaks=False) for u in units]
            kept = tuple((Paragraph(item),) for item in items if item)
            if kept:
                yield ListBlock(kept, int(unit.name) if unit.name.isdecimal() else None)
        case UnitKind.QUOTATION:
            paragraphs = [inlines(u.strand, context, breaks=True) for u in units]
            inner = tuple(Paragraph(paragraph) for paragraph in paragraphs if paragraph)
            if inner:
                yield Quotation(inner)
        case UnitKind.VERSE:
            yield from _verse(unit, context)
        case _:
            if said := inlines(unit.strand, context, breaks=True):
                yield Paragraph(said)


def _verse(unit: Unit, context: Context) -> Iterator[Block]:
    stanzas: list[list[tuple[Inline, ...]]] = [[]]
    for line in unit.strand.lines():
        said = inlines(line, context, breaks=False)
        if said:
            stanzas[-1].append(said)
        else:
            stanzas.append([])
    full = tuple(tuple(stanza) for stanza in stanzas if stanza)
    if full:
        yield Verse(full)


def _settled(blocks: Iterator[Block]) -> Iterator[Block]:
    """Yield the blocks without section breaks at the ends or side by side."""
    kept = list(blocks)
    while kept and isinstance(kept[-1], SectionBreak):
        kept.pop()
    last: Block = SectionBreak()
    for block in kept:
        if not (isinstance(block, SectionBreak) and isinstance(last, SectionBreak)):
            yield block
        last = block
