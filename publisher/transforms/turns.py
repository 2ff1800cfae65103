"""turns: who says what, by the shape of the file.

Source: ``shape``.  Labels and time codes leave the text and go to the metadata,
each with its place.  Turns that run on within a paragraph (``…did that?Mark:
Well…``) are cut only where a label known in this file stands right behind the
end of a sentence, without a blank: that is how web pages lose their line breaks.
A label that comes again with nobody speaking in between is the same speaker
going on; that a question may be missing there is proposed, never supplied.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from publisher.model.transcript import MarkKind
from publisher.transforms.asking import asks
from publisher.transforms.clocks import ONLY_CLOCKS
from publisher.transforms.draft import Draft, Hint, Mode, Shape, Unit, UnitKind, dropped
from publisher.transforms.leads import Lead, Style
from publisher.transforms.lines import is_bracketed
from publisher.transforms.looks import dashes, questions
from publisher.transforms.parts import is_question
from publisher.transforms.runons import cuts
from publisher.transforms.sections import is_editorial, is_end, is_section
from publisher.transforms.shape import (
    DASH,
    led_question,
)
from publisher.transforms.strand import Strand
from publisher.transforms.table import Table, best
from publisher.transforms.talk import ANSWER, Talk, between, unmarked

__all__ = ["RULE", "assign"]

RULE = "turns"

_MOST_CODES = 8
"""How many time codes may stand one behind another at the head of a line."""
_HEAD = re.compile(r"[^\W\d_][^\n:\d]{0,20}(?::|(?=[ \t]*[\[(]?\d))")

_COLUMNS = re.compile(
    r"(?:\|?[^\n|]{1,40}(?:\|[^\n|]{1,40}){1,3}\|?[ \t]*\n)?\|?[ \t|:–—-]*-[ \t|:–—-]*"
)
"""The head of a table in Markdown: what its columns are called, and the rule below."""


def assign(draft: Draft) -> Draft:
    """Return the draft with speaker and mode of every unit."""
    table = draft.table
    state = Talk(table, draft.rules.every_time)
    match draft.shape:
        case Shape.PROSE:
            return _untimed(draft)
        case Shape.LABELS:
            _labels(draft, state)
        case Shape.VOICES:
            _voices(draft, state)
        case Shape.DASHES:
            dashes(draft, state)
        case _:
            questions(draft, state)
    _close(draft, state)
    made = draft.having(state.units, records=state.records, hints=state.hints)
    return replace(made, labels=tuple(state.labels.values()))


def _untimed(draft: Draft) -> Draft:
    """Return prose without the time codes of a recording, its lines put together."""
    timed = sum(unit.lead is not None and unit.lead.style is Style.TIME for unit in draft.units)
    if timed < 3:
        return draft
    state = Talk(draft.table, every_time=False)
    broken = False
    for unit in draft.units:
        lead = unit.lead
        rest = unit
        if lead is not None and lead.style is Style.TIME:
            state.take(unit, 0, lead.words, "time")
            rest = replace(unit, strand=unit.strand.cut(lead.words).strip(), lead=None)
            broken = True
        if not rest.text:
            continue
        before = state.units[-1] if state.units else None
        if broken and before is not None and _runs_on(before, rest):
            strand = Strand.joined([before.strand, rest.strand], "\n")
            state.units[-1] = replace(before, strand=strand)
        else:
            state.units.append(rest)
        broken = False
    return draft.having(state.units, records=state.records)


def _runs_on(before: Unit, unit: Unit) -> bool:
    """Tell whether a sentence goes on behind a time code."""
    same = before.kind is unit.kind is UnitKind.PARAGRAPH
    return same and before.text.rstrip("\"'”’»)]")[-1:] not in (".", "?", "!", "…", ":")


def _close(draft: Draft, state: Talk) -> None:
    """Take paragraphs set apart at the end, wholly in bold or italics, for the editor's."""
    units = state.units
    start = len(units)
    while start and _is_set_apart(units[start - 1]):
        start -= 1
    marked = draft.shape in (Shape.STRONG, Shape.EMPHASIS)
    ruled = marked and len(units) > 1 and units[-2].kind is UnitKind.BREAK
    if start == len(units) and len(units) > 1 and _is_afterword(units[-1], ruled=ruled):
        message = "words after the last question: taken for the writer's, not the interviewer's"
        hint = Hint("afterword", 0.5, message, units[-1].strand.where(0))
        state.hints.append(hint)
        start -= not draft.rejected(hint)
    if 0 < start < len(units) and not _is_marked(units[start - 1]):
        closing = [replace(unit, mode=Mode.PROSE, speaker="") for unit in units[start:]]
        rule = Unit(UnitKind.BREAK, units[start].strand.cut(0, 0))
        rules = [] if units[start - 1].kind is UnitKind.BREAK else [rule]
        state.units = [*units[:start], *rules, *closing]


def _is_set_apart(unit: Unit) -> bool:
    return unit.mode is Mode.SPEECH and not unit.opens and _is_marked(unit)


def _is_afterword(unit: Unit, *, ruled: bool) -> bool:
    """Tell whether the last paragraph asks nothing, behind a question or a rule (``ruled``)."""
    return (
        unit.mode is Mode.SPEECH
        and (ruled or (not unit.opens and bool(unit.gap)))
        and is_question(unit.speaker)
        and unit.kind is UnitKind.PARAGRAPH
        and "?" not in unit.text
    )


def _is_marked(unit: Unit) -> bool:
    """Tell whether a paragraph is wholly in bold or italics."""
    ends = (led_question(unit.strand, kind) for kind in (MarkKind.STRONG, MarkKind.EMPHASIS))
    return any(end and not unit.text[end:].strip(" .?!*_") for end in ends)


# --- labels ------------------------------------------------------------------------------------


def _labels(draft: Draft, state: Talk) -> None:
    state.answers_bare = _answers_bare(draft, state.table)
    for unit in draft.units:
        if unit.lead is not None and unit.lead.style is Style.HEADING:
            _labelled(replace(unit, kind=UnitKind.PARAGRAPH, level=0), state)
            continue
        if unit.kind in (UnitKind.BREAK, UnitKind.HEADING, UnitKind.NOTE):
            between(unit, state)
            continue
        for piece in _pieces(unit, state.table):
            _labelled(piece, state)


def _answers_bare(draft: Draft, table: Table) -> bool:
    """Tell whether only the questions bear a label."""
    if not table.keys or not all(is_question(key) for key in table.keys):
        return len(table.keys) == 1 and _followed(draft, table) >= 2
    return True


def _followed(draft: Draft, table: Table) -> int:
    """Count the questions of the only labelled speaker that unlabelled words follow."""
    count = 0
    for unit, following in pairwise(draft.units):
        lead = unit.lead
        if lead is not None and lead.label and asks(unit.text[lead.words :]):
            count += following.lead is None and following.kind is UnitKind.PARAGRAPH
    return count if count >= 0.6 * table.openings else 0


def _labelled(unit: Unit, state: Talk) -> None:
    timed = _timed(unit, state)
    if timed is None:
        return
    unit, lead = timed, timed.lead
    if lead is not None and lead.style is not Style.TIME:
        _opened(unit, lead, state)
    elif Style.PIPE in state.table.styles and _COLUMNS.fullmatch(unit.text):
        state.records.append(dropped(unit.strand, "table heading"))
    elif _is_recording_mark(unit.text):
        state.records.append(dropped(unit.strand, "mark of the recording"))
    elif is_section(unit.text):
        between(replace(unit, kind=UnitKind.HEADING, level=2), state)
    elif not state.speaker or is_editorial(unit.text):
        state.told(unit)
    elif is_end(unit.text) and not state.pending:
        state.ended(unit)
    elif is_bracketed(unit.text) and not state.pending:
        state.units.append(replace(unit, mode=Mode.REMARK, speaker=state.speaker))
    else:
        if state.answers_bare and state.units and _is_asked(state) and unit.gap:
            state.speaker, state.pending = ANSWER, True
        if state.every_time and unit.kind is UnitKind.CUE:
            state.pending = True
        state.say(unit)


def _is_recording_mark(text: str) -> bool:
    """Tell whether a line says nothing but when: ``Break: [07:13] to [08:53]``."""
    rest = _HEAD.sub("", text, count=1)
    return any(c.isdigit() for c in rest) and ":" in rest and bool(ONLY_CLOCKS.fullmatch(rest))


def _is_asked(state: Talk) -> bool:
    return state.speaker != ANSWER and not state.pending


def _timed(unit: Unit, state: Talk) -> Unit | None:
    """Take the time codes without a name off the head of a unit; None if nothing is left."""
    for _ in range(_MOST_CODES):
        lead = unit.lead
        if lead is None or lead.style is not Style.TIME:
            break
        rest = unit.strand.cut(lead.words).strip()
        if rest.text and not state.speaker:
            break
        state.take(unit, 0, lead.words, "time")
        state.timed = True
        if state.every_time or (not rest.text and state.at is None):
            state.at = lead.at
        if state.every_time and state.speaker:
            state.pending = True
        if not rest.text:
            return None
        unit = replace(unit, strand=rest, lead=best(rest, 0, state.table))
    return unit


def _opened(unit: Unit, lead: Lead, state: Talk) -> None:
    """Give what follows a label to its speaker."""
    key = state.table.key(lead)
    rest = unit.strand.cut(lead.words).strip()
    if rest.text and ONLY_CLOCKS.fullmatch(rest.text) and not lead.alone:
        state.records.append(dropped(unit.strand, "mark of the recording"))
        return
    state.take(unit, 0, lead.words, "speaker")
    if lead.style is Style.PIPE and rest.text.endswith("|"):
        rest = rest.cut(0, len(rest.text) - 1).strip()
        end = unit.text.rindex("|")
        state.take(unit, end, end + 1, "speaker")
    if lead.amiss:
        message = f"“{lead.label}” without a colon: taken for the label of a turn"
        state.hints.append(Hint("label", 0.6, message, unit.strand.where(0)))
    state.name(key, lead.label, lead.alias)
    at = lead.at if lead.at is not None else state.at
    state.timed = state.timed or at is not None
    again = key == state.speaker and bool(state.units) and state.units[-1].mode is not Mode.PROSE
    if not again or state.pending or (state.every_time and at is not None):
        state.pending = True
        state.at = at
    elif not (state.timed or is_question(key) or state.units[-1].mode is Mode.REMARK):
        _propose_question(unit, lead, state)
    state.speaker = key
    state.say(unit.reading(unmarked(rest) if lead.strong else rest))


def _propose_question(unit: Unit, lead: Lead, state: Talk) -> None:
    message = f"“{lead.label}” speaks again with nobody in between: a question may be missing here"
    state.hints.append(Hint("missing-question", 0.6, message, unit.strand.where(0)))


def _pieces(unit: Unit, table: Table) -> Iterator[Unit]:
    """Yield the turns that run on within one paragraph."""
    head = unit.lead.words if unit.lead is not None else 1
    starts = [m.start("head") for m in cuts(unit.strand, table.joint, head, blanks=False)]
    if not starts:
        yield unit
        return
    yield unit.reading(unit.strand.cut(0, starts[0]).strip())
    for start, end in pairwise([*starts, len(unit.text)]):
        strand = unit.strand.cut(start, end).strip()
        yield replace(unit, strand=strand, lead=best(strand, 0, table))


# --- voices ------------------------------------------------------------------------------------


def _voices(draft: Draft, state: Talk) -> None:
    """Go by the names of the container; a cue without one goes on, or is a sound.

    A paragraph without one is nobody's speech.
    """
    for unit in draft.units:
        if unit.kind in (UnitKind.BREAK, UnitKind.HEADING, UnitKind.NOTE):
            between(unit, state)
        elif unit.voiced:
            key = unit.name.casefold()
            state.name(key, unit.name)
            state.pending = state.pending or key != state.speaker or state.every_time
            state.speaker = key
            state.say(_without_dash(unit, state))
        elif unit.kind in (UnitKind.ITEM, UnitKind.QUOTATION) and state.speaker:
            state.say(unit)
        elif unit.kind is not UnitKind.CUE:
            state.told(unit)
            state.speaker = ""
        elif is_bracketed(unit.text) or not state.speaker:
            mode = Mode.REMARK if state.speaker else Mode.PROSE
            state.units.append(replace(unit, mode=mode, speaker=state.speaker))
        else:
            _unvoiced(unit, draft, state)


def _unvoiced(unit: Unit, draft: Draft, state: Talk) -> None:
    """Give a caption without a voice to the speaker before it, unless an editor minds."""
    message = "a caption without a voice: taken for the speaker before it"
    hint = Hint("voice", 0.4, message, unit.strand.where(0))
    state.hints.append(hint)
    if draft.rejected(hint):
        state.told(unit)
        state.pending = True
    else:
        state.say(unit)


def _without_dash(unit: Unit, state: Talk) -> Unit:
    """Leave out the dash that marks a change of speaker in captions."""
    match = DASH.match(unit.text)
    if match is None:
        return unit
    state.take(unit, 0, match.end(), "speaker")
    return replace(unit, strand=unit.strand.cut(match.end()))
