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
from dataclasses import dataclass, field, replace
from itertools import pairwise

from publisher.model.transcript import Action, MarkKind, Omission
from publisher.transforms.clocks import ONLY_CLOCKS
from publisher.transforms.draft import Draft, Hint, Labelled, Mode, Shape, Unit, UnitKind, dropped
from publisher.transforms.leads import Lead, Style
from publisher.transforms.lines import is_bracketed
from publisher.transforms.sections import is_section
from publisher.transforms.shape import DASH, asks, dash_of, is_dashed, leads_on, led_question
from publisher.transforms.strand import Strand
from publisher.transforms.survey import Table, best, is_question, numberless, run_on

__all__ = ["ANSWER", "QUESTION", "RULE", "assign"]

RULE = "turns"

QUESTION, ANSWER = "q", "a"
"""The keys of those who ask and answer where the raw has no labels."""

_THE_END = re.compile(
    r"[\[(]\s*(?:the )?end of (?:the )?(?:interview|transcript|recording|session|conversation)",
    re.IGNORECASE,
)
_MOST_CODES = 8
"""How many time codes may stand one behind another at the head of a line."""
_NUMBER = re.compile(r"\d{1,3}[.)][ \t]+(?=\S)")
_HEAD = re.compile(r"[^\W\d_][^\n:\d]{0,20}(?::|(?=[ \t]*[\[(]?\d))")


@dataclass(slots=True)
class _State:
    """Who speaks now, what is pending, and what has been found."""

    table: Table
    every_time: bool
    speaker: str = ""
    pending: bool = False
    at: float | None = None
    timed: bool = False
    answers_bare: bool = False
    labels: dict[str, Labelled] = field(default_factory=dict)
    units: list[Unit] = field(default_factory=list)
    records: list[Omission] = field(default_factory=list)
    hints: list[Hint] = field(default_factory=list)

    def take(self, unit: Unit, start: int, end: int, key: str) -> None:
        """Record that the letters ``start`` to ``end`` went to the metadata."""
        if end > start:
            first, last = unit.strand.where(start), unit.strand.at[end - 1] + 1
            self.records.append(Omission(first, last, Action.MOVED, key))

    def told(self, unit: Unit) -> None:
        """Add a paragraph that nobody says; a break parts it from the talk before it."""
        if self.units and self.units[-1].mode is not Mode.PROSE:
            self.units.append(Unit(UnitKind.BREAK, unit.strand.cut(0, 0)))
        self.units.append(unit)

    def name(self, key: str, written: str, alias: str = "") -> None:
        """Remember how a label is written, the fuller form first."""
        known = self.labels.get(key)
        if known is None or (alias and not known.alias):
            self.labels[key] = Labelled(key, known.written if known else written, alias)

    def say(self, unit: Unit) -> None:
        """Add speech of the present speaker."""
        if not unit.text:
            return
        opens, self.pending = self.pending, False
        at, self.at = (self.at if self.at is not None else unit.at), None
        self.units.append(unit.said(self.speaker, opens=opens, at=at))


def assign(draft: Draft) -> Draft:
    """Return the draft with speaker and mode of every unit."""
    table = draft.table
    state = _State(table, draft.rules.every_time)
    match draft.shape:
        case Shape.PROSE:
            return draft
        case Shape.LABELS:
            _labels(draft, state)
        case Shape.VOICES:
            _voices(draft, state)
        case Shape.DASHES:
            _dashes(draft, state)
        case _:
            _questions(draft, state)
    _close(state)
    made = draft.having(state.units, records=state.records, hints=state.hints)
    return replace(made, labels=tuple(state.labels.values()))


def _close(state: _State) -> None:
    """Take paragraphs set apart at the end, wholly in bold or italics, for the editor's."""
    units = state.units
    start = len(units)
    while start and _is_set_apart(units[start - 1]):
        start -= 1
    if start == len(units) and len(units) > 1 and _is_afterword(units[-1]):
        start -= 1
        message = "words after the last question: taken for the writer's, not the interviewer's"
        state.hints.append(Hint("speaker", 0.5, message, units[start].strand.where(0)))
    if 0 < start < len(units) and not _is_marked(units[start - 1]):
        closing = [replace(unit, mode=Mode.PROSE, speaker="") for unit in units[start:]]
        rule = Unit(UnitKind.BREAK, units[start].strand.cut(0, 0))
        state.units = [*units[:start], rule, *closing]


def _is_set_apart(unit: Unit) -> bool:
    return unit.mode is Mode.SPEECH and not unit.opens and _is_marked(unit)


def _is_afterword(unit: Unit) -> bool:
    """Tell whether the last paragraph stands unlabelled behind a question and asks nothing."""
    return (
        unit.mode is Mode.SPEECH
        and not unit.opens
        and bool(unit.gap)
        and is_question(unit.speaker)
        and unit.kind is UnitKind.PARAGRAPH
        and "?" not in unit.text
    )


def _is_marked(unit: Unit) -> bool:
    """Tell whether a paragraph is wholly in bold or italics."""
    ends = (led_question(unit.strand, kind) for kind in (MarkKind.STRONG, MarkKind.EMPHASIS))
    return any(end and not unit.text[end:].strip(" .?!*_") for end in ends)


# --- labels ------------------------------------------------------------------------------------


def _labels(draft: Draft, state: _State) -> None:
    state.answers_bare = _answers_bare(draft, state.table)
    pattern = run_on(state.table)
    for unit in draft.units:
        if unit.kind in (UnitKind.BREAK, UnitKind.HEADING, UnitKind.NOTE):
            _between(unit, state)
            continue
        for piece in _pieces(unit, pattern, state.table):
            _labelled(piece, state)


def _between(unit: Unit, state: _State) -> None:
    """Let the speaker go on after a heading with a new turn; a break ends the talk."""
    state.units.append(unit)
    if unit.kind is UnitKind.BREAK:
        state.speaker = ""
    elif unit.kind is UnitKind.HEADING:
        state.pending = bool(state.speaker)


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


def _labelled(unit: Unit, state: _State) -> None:
    timed = _timed(unit, state)
    if timed is None:
        return
    unit, lead = timed, timed.lead
    if lead is not None and lead.style is not Style.TIME:
        _opened(unit, lead, state)
    elif _is_recording_mark(unit.text):
        state.records.append(dropped(unit.strand, "mark of the recording"))
    elif is_section(unit.text):
        _between(replace(unit, kind=UnitKind.HEADING, level=2), state)
    elif not state.speaker:
        state.told(unit)
    elif is_bracketed(unit.text) and not state.pending:
        state.units.append(replace(unit, mode=Mode.REMARK, speaker=state.speaker))
        if _THE_END.match(unit.text):
            state.speaker = ""
    else:
        if state.answers_bare and state.units and _is_asked(state) and unit.gap:
            state.speaker, state.pending = ANSWER, True
        state.say(unit)


def _is_recording_mark(text: str) -> bool:
    """Tell whether a line says nothing but when: ``Break: [07:13] to [08:53]``."""
    rest = _HEAD.sub("", text, count=1)
    return any(c.isdigit() for c in rest) and ":" in rest and bool(ONLY_CLOCKS.fullmatch(rest))


def _is_asked(state: _State) -> bool:
    return state.speaker != ANSWER and not state.pending


def _timed(unit: Unit, state: _State) -> Unit | None:
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


def _opened(unit: Unit, lead: Lead, state: _State) -> None:
    """Give what follows a label to its speaker."""
    key = numberless(lead.key)
    rest = unit.strand.cut(lead.words).strip()
    if rest.text and ONLY_CLOCKS.fullmatch(rest.text) and not lead.alone:
        state.records.append(dropped(unit.strand, "mark of the recording"))
        return
    state.take(unit, 0, lead.words, "speaker")
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
    state.say(unit.reading(_plain(rest) if lead.strong else rest))


def _plain(strand: Strand) -> Strand:
    """Return a strand without marks that cover all of it: they told the turn apart."""
    last = len(strand.text.rstrip(" .?!\u00a0\u202f"))
    kinds = (MarkKind.STRONG, MarkKind.EMPHASIS)
    kept = [m for m in strand.marks if m.kind not in kinds or m.start > 0 or m.end < last]
    return replace(strand, marks=tuple(kept))


def _propose_question(unit: Unit, lead: Lead, state: _State) -> None:
    message = f"“{lead.label}” speaks again with nobody in between: a question may be missing here"
    state.hints.append(Hint("missing-question", 0.6, message, unit.strand.where(0)))


def _pieces(unit: Unit, pattern: re.Pattern[str] | None, table: Table) -> Iterator[Unit]:
    """Yield the turns that run on within one paragraph."""
    starts = [m.start() for m in pattern.finditer(unit.text) if m.start()] if pattern else []
    if not starts:
        yield unit
        return
    yield unit.reading(unit.strand.cut(0, starts[0]).strip())
    for start, end in pairwise([*starts, len(unit.text)]):
        strand = unit.strand.cut(start, end).strip()
        yield replace(unit, strand=strand, lead=best(strand, 0, table))


# --- other shapes ------------------------------------------------------------------------------


def _voices(draft: Draft, state: _State) -> None:
    """Go by the names of the container; a cue without one goes on, or is a sound.

    A paragraph without one is nobody's speech.
    """
    for unit in draft.units:
        if unit.kind in (UnitKind.BREAK, UnitKind.HEADING, UnitKind.NOTE):
            _between(unit, state)
        elif unit.name and unit.kind in (UnitKind.CUE, UnitKind.PARAGRAPH):
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
            message = "a caption without a voice: taken for the speaker before it"
            state.hints.append(Hint("speaker", 0.4, message, unit.strand.where(0)))
            state.say(unit)


def _without_dash(unit: Unit, state: _State) -> Unit:
    """Leave out the dash that marks a change of speaker in captions."""
    match = DASH.match(unit.text)
    if match is None:
        return unit
    state.take(unit, 0, match.end(), "speaker")
    return replace(unit, strand=unit.strand.cut(match.end()))


def _dashes(draft: Draft, state: _State) -> None:
    """Let a dash open a turn; the two speakers alternate, and who asks more asks."""
    number = 0
    asked = [0, 0]
    sign = dash_of(draft.units)
    for unit in draft.units:
        match = DASH.match(unit.text) if is_dashed(unit, sign) else None
        if match is None or unit.kind in (UnitKind.HEADING, UnitKind.BREAK):
            if unit.kind in (UnitKind.BREAK, UnitKind.HEADING, UnitKind.NOTE) or not state.speaker:
                state.units.append(unit)
            else:
                state.say(unit)
            continue
        asked[number % 2] += asks(unit.text)
        state.take(unit, 0, match.end(), "speaker")
        state.speaker, state.pending = str(number % 2), True
        state.say(replace(unit, strand=unit.strand.cut(match.end())))
        number += 1
    first = QUESTION if asked[0] >= asked[1] else ANSWER
    keys = {"0": first, "1": ANSWER if first == QUESTION else QUESTION}
    state.units = [replace(u, speaker=keys.get(u.speaker, u.speaker)) for u in state.units]


def _questions(draft: Draft, state: _State) -> None:
    """Let some paragraphs ask, by their look; what follows each answers."""
    for unit in draft.units:
        asked = _asked(unit, draft)
        if asked:
            if state.speaker != QUESTION:
                state.speaker, state.pending = QUESTION, True
            head = _plain(unit.strand.cut(_number(unit, draft, state), asked).strip())
            state.say(replace(unit, kind=UnitKind.PARAGRAPH, strand=head, name="", level=0))
            rest = unit.strand.cut(asked).strip()
            if rest.text:
                state.speaker, state.pending = ANSWER, True
                state.say(replace(unit, strand=rest, kind=UnitKind.PARAGRAPH))
        elif not state.speaker or unit.kind in (UnitKind.BREAK, UnitKind.HEADING, UnitKind.NOTE):
            _between(unit, state)
        elif _THE_END.match(unit.text) and is_bracketed(unit.text):
            state.units.append(replace(unit, mode=Mode.REMARK, speaker=state.speaker))
            state.speaker = ""
        else:
            if state.speaker == QUESTION:
                state.speaker, state.pending = ANSWER, True
            state.say(unit)


def _number(unit: Unit, draft: Draft, state: _State) -> int:
    """Return where a numbered question begins, its number gone to the metadata."""
    match = _NUMBER.match(unit.text) if draft.shape is Shape.NUMBERED else None
    if match is None:
        return 0
    state.take(unit, 0, match.end(), "list number")
    return match.end()


def _asked(unit: Unit, draft: Draft) -> int:
    """Return how many letters of a unit are a question, by the shape of the file."""
    match draft.shape:
        case Shape.HEADINGS:
            hit = unit.kind is UnitKind.HEADING and unit.level == draft.level
            return len(unit.text) if hit else 0
        case Shape.QUOTED:
            return len(unit.text) if unit.kind is UnitKind.QUOTATION else 0
        case Shape.NUMBERED:
            hit = unit.name.isdecimal() or bool(_NUMBER.match(unit.text))
            return len(unit.text) if hit and unit.kind is not UnitKind.HEADING else 0
        case Shape.STRONG | Shape.EMPHASIS:
            if unit.kind is not UnitKind.PARAGRAPH:
                return 0
            kind = MarkKind.STRONG if draft.shape is Shape.STRONG else MarkKind.EMPHASIS
            end = led_question(unit.strand, kind)
            rest = unit.text[end:].strip(" .?!\"'”’»)]*_\u00a0\u202f")
            if end and (not rest or leads_on(unit.text, end)):
                return end if rest else len(unit.text)
            return 0
        case _:
            return 0
