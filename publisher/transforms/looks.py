"""Turns told by a look: dashes, questions in bold, as headings, in capitals and so on.

In: a draft whose shape is one of those; out: the talk, told by two voices that the
raw does not name.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from publisher.model.transcript import MarkKind
from publisher.transforms.asking import asks
from publisher.transforms.draft import Draft, Hint, Shape, Unit, UnitKind
from publisher.transforms.leads import Lead
from publisher.transforms.replies import replies
from publisher.transforms.sections import is_editorial, is_end
from publisher.transforms.shape import (
    DASH,
    dash_of,
    is_bare_question,
    is_dashed,
    is_loud,
    leads_on,
    led_question,
)
from publisher.transforms.talk import ANSWER, QUESTION, Talk, between, unmarked

__all__ = ["dashes", "questions"]

_NUMBER = re.compile(r"\d{1,3}(?:[.)][ \t]+|[、．）][ \t]*)(?=\S)")


def dashes(draft: Draft, state: Talk) -> None:
    """Let a dash open a turn; the two speakers alternate, and who asks more asks."""
    number = 0
    asked = [0, 0]
    missing = _missing(draft.units)
    sign = dash_of(draft.units)
    for unit in draft.units:
        match = DASH.match(unit.text) if is_dashed(unit, sign) else None
        if match is None or unit.kind in (UnitKind.HEADING, UnitKind.BREAK):
            if unit.kind in (UnitKind.BREAK, UnitKind.HEADING, UnitKind.NOTE) or not state.speaker:
                state.units.append(unit)
            else:
                state.say(unit)
            continue
        if number in missing:
            number += 1
            missing = frozenset(one + 1 for one in missing)
            message = "two answers without a question between: a question may be missing here"
            state.hints.append(Hint("missing-question", 0.5, message, unit.strand.where(0)))
        asked[number % 2] += asks(unit.text)
        state.take(unit, 0, match.end(), "speaker")
        state.speaker, state.pending = str(number % 2), True
        state.say(replace(unit, strand=unit.strand.cut(match.end())))
        number += 1
    first = QUESTION if asked[0] >= asked[1] else ANSWER
    keys = {"0": first, "1": ANSWER if first == QUESTION else QUESTION}
    state.units = [replace(u, speaker=keys.get(u.speaker, u.speaker)) for u in state.units]


def _missing(units: Sequence[Unit]) -> frozenset[int]:
    """Return which turns by dashes are second answers, where else every other turn asks.

    That is one that does not ask although it is its turn to, before one that does.
    """
    sign = dash_of(units)
    asking = [asks(unit.text) for unit in units if is_dashed(unit, sign)]
    found: list[int] = []
    turn = 0
    for number, asked in enumerate(asking[:-1]):
        due = turn % 2 == 0
        if due and not asked and asking[number + 1] and not any(asking[number + 2 : number + 3]):
            found.append(number)
            turn += 1
        turn += 1
    rate = sum(asking) / max(1, len(asking))
    return frozenset(found) if asking[:1] == [True] and rate >= 0.35 else frozenset()


def questions(draft: Draft, state: Talk) -> None:
    """Let some paragraphs ask, by their look; what follows each answers."""
    sign = dash_of(draft.units) if draft.shape is Shape.DASHED else ""
    places = {n: end for n, unit in enumerate(draft.units) if (end := _asked(unit, draft, sign))}
    numbered = [bool(_NUMBER.match(draft.units[index].text)) for index in places]
    state.numbered = draft.shape is Shape.NUMBERED or sum(numbered) > 0.6 * len(numbered)
    dashed = [bool(DASH.match(draft.units[index].text)) for index in places]
    state.dashed = sum(dashed) > 0.6 * len(dashed)
    stacked = _stacked(draft) if draft.shape is Shape.BARE else frozenset()
    told = replies(draft.units, places)
    named = {state.table.key(lead) for lead in told.values()}
    answer = named.pop() if len(named) == 1 else ANSWER
    reply = _reply_sign(draft.units, places) if sign else ""
    for index, unit in enumerate(draft.units):
        asked = len(unit.text) if index in stacked else places.get(index, 0)
        if asked:
            if state.speaker != QUESTION:
                state.speaker, state.pending = QUESTION, True
            head = unmarked(unit.strand.cut(_number(unit, state), asked).strip())
            state.say(replace(unit, kind=UnitKind.PARAGRAPH, strand=head, name="", level=0))
            rest = unit.strand.cut(asked).strip()
            if rest.text:
                state.speaker, state.pending = answer, True
                state.say(replace(unit, strand=rest, kind=UnitKind.PARAGRAPH))
        elif index in told:
            _replied(unit, told[index], state)
        elif not state.speaker or unit.kind in (UnitKind.BREAK, UnitKind.HEADING, UnitKind.NOTE):
            between(unit, state)
        elif is_editorial(unit.text):
            state.told(unit)
        elif is_end(unit.text):
            state.ended(unit)
        else:
            if state.speaker == QUESTION:
                state.speaker, state.pending = answer, True
                unit = _without_sign(unit, reply, state)
            state.say(unit)


def _reply_sign(units: Sequence[Unit], places: Collection[int]) -> str:
    """Return the dash or the like with which answers begin, if questions have another."""
    answers = [unit.text for n, unit in enumerate(units) if n - 1 in places and n not in places]
    signs = [text[0] for text in answers if DASH.match(text)]
    return signs[0] if signs and signs.count(signs[0]) >= 0.8 * len(answers) else ""


def _without_sign(unit: Unit, sign: str, state: Talk) -> Unit:
    match = DASH.match(unit.text) if sign and is_dashed(unit, sign) else None
    if match is None:
        return unit
    state.take(unit, 0, match.end(), "speaker")
    return replace(unit, strand=unit.strand.cut(match.end()))


def _replied(unit: Unit, lead: Lead, state: Talk) -> None:
    """Give an answer to the person whose label stands before it."""
    key = state.table.key(lead)
    state.take(unit, 0, lead.words, "speaker")
    state.name(key, lead.label, lead.alias)
    state.pending = state.pending or key != state.speaker
    state.speaker = key
    state.say(unit.reading(unmarked(unit.strand.cut(lead.words).strip())))


def _number(unit: Unit, state: Talk) -> int:
    """Return where a question begins, its number or dash gone to the metadata."""
    pattern = DASH if state.dashed else _NUMBER if state.numbered else None
    match = pattern.match(unit.text) if pattern else None
    if match is None:
        return 0
    state.take(unit, 0, match.end(), "list number" if pattern is _NUMBER else "speaker")
    return match.end()


def _asked(unit: Unit, draft: Draft, sign: str) -> int:
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
        case Shape.DASHED:
            hit = unit.kind is UnitKind.PARAGRAPH and is_dashed(unit, sign)
            return len(unit.text) if hit else 0
        case Shape.LOUD:
            return len(unit.text) if is_loud(unit) else 0
        case Shape.BARE:
            return len(unit.text) if is_bare_question(unit) else 0
        case Shape.STRONG | Shape.EMPHASIS:
            item = unit.kind is UnitKind.ITEM
            if unit.kind is not UnitKind.PARAGRAPH and not (item and asks(unit.text)):
                return 0
            kind = MarkKind.STRONG if draft.shape is Shape.STRONG else MarkKind.EMPHASIS
            end = led_question(unit.strand, kind)
            rest = unit.text[end:].strip(" .?!\"'”’»)]*_\u00a0\u202f")
            if end and (not rest or (leads_on(unit.text, end) and not item)):
                return end if rest else len(unit.text)
            return 0
        case _:
            return 0


def _stacked(draft: Draft) -> frozenset[int]:
    """Return the first lines of blocks of two or more, if that is how questions stand.

    Where questions have their answers right under them, and a blank line before, so
    has one that asks without a question mark (``Some say you had died.``).
    """
    units: Sequence[Unit] = draft.units
    first = next((i for i, unit in enumerate(units) if is_bare_question(unit)), len(units))
    heads = frozenset(
        index
        for index in range(first, len(units) - 1)
        if (units[index].gap or index == first)
        and not units[index + 1].gap
        and units[index].kind is units[index + 1].kind is UnitKind.PARAGRAPH
    )
    asked = [index for index in range(first, len(units)) if is_bare_question(units[index])]
    stand = sum(index in heads for index in asked) >= 0.8 * len(asked)
    telling = sum(is_bare_question(units[index]) for index in heads) >= 0.5 * len(heads)
    return heads if stand and telling else frozenset()
