"""shape: how the whole file shows who speaks.

Source: the forms that published interviews take; what counts as evidence for
each is told at its function.  Every shape is looked for in the whole file, and
the one that explains most of it is chosen; a file without any is prose.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from publisher.model.transcript import MarkKind
from publisher.transforms.draft import Draft, Shape, Unit, UnitKind
from publisher.transforms.leads import key_of
from publisher.transforms.strand import Strand
from publisher.transforms.survey import Table, is_role, run_on

__all__ = [
    "DASH",
    "RULE",
    "Found",
    "asks",
    "dash_of",
    "detect",
    "is_dashed",
    "leads_on",
    "led_question",
]

RULE = "shape"

DASH = re.compile(r"(?:[—–―-]|--)[ \t\u00a0\u202f]+(?=\S)")
"""The dash that begins a turn without a name, as French and Spanish printers set it."""

_NUMBER = re.compile(r"\d{1,3}[.)][ \t]+(?=\S)")
_ASKS = ("?", "？", "؟")
_CLOSERS = "\"'”’»)] \u00a0\u202f*_"


@dataclass(frozen=True, slots=True)
class Found:
    """A shape, how many turns it explains, and the level of heading that asks."""

    shape: Shape
    turns: int
    level: int = 0


def asks(text: str) -> bool:
    """Tell whether a text ends with a question, or is short and holds one."""
    if text.rstrip(_CLOSERS).endswith(_ASKS):
        return True
    return len(text) <= 300 and any(f"{sign} " in text for sign in _ASKS)


def detect(draft: Draft) -> Draft:
    """Return the draft with its shape."""
    units = draft.units
    found = [
        _voices(units),
        _labels(units, draft.table),
        _headings(units),
        _marked(units, MarkKind.STRONG, Shape.STRONG),
        _marked(units, MarkKind.EMPHASIS, Shape.EMPHASIS),
        _quoted(units),
        _numbered(units),
        _dashes(units),
    ]
    chosen = max(found, key=lambda one: one.turns)
    if not chosen.turns:
        return replace(draft, shape=Shape.PROSE)
    return replace(draft, shape=chosen.shape, level=chosen.level)


def _voices(units: Sequence[Unit]) -> Found:
    """Look whether the container names who speaks, for half of the cues or more."""
    said = [unit for unit in units if unit.kind in (UnitKind.CUE, UnitKind.PARAGRAPH)]
    named = sum(unit.voiced for unit in said)
    cues = sum(unit.kind is UnitKind.CUE or unit.voiced for unit in said)
    return Found(Shape.VOICES, 2 * len(units) if named and named >= 0.5 * cues else 0)


def _labels(units: Sequence[Unit], table: Table) -> Found:
    """Labels of the table open turns, at the head of paragraphs or behind a sentence."""
    keys = [
        lead.key
        for unit in units
        if unit.kind is not UnitKind.HEADING
        if (lead := unit.lead) is not None and lead.label
    ]
    pattern = run_on(table)
    if pattern is not None:
        keys += [key_of(m["label"]) for unit in units for m in pattern.finditer(unit.text)]
    if len(set(keys)) >= 2:
        return Found(Shape.LABELS, 2 * len(keys) + 1)
    enough = len(keys) >= 2 or (keys and is_role(keys[0]))
    return Found(Shape.LABELS, len(keys) + 1 if enough else 0)


def _headings(units: Sequence[Unit]) -> Found:
    """Most headings of one level ask, and what follows them bears no label."""
    asking: Counter[int] = Counter()
    all_of: Counter[int] = Counter()
    labelled = 0
    for unit, following in itertools.pairwise(units):
        if unit.kind is UnitKind.HEADING and following.kind is not UnitKind.HEADING:
            all_of[unit.level] += 1
            asking[unit.level] += asks(unit.text)
            lead = following.lead
            labelled += lead is not None and bool(lead.label)
    best_of = [
        level for level in all_of if asking[level] >= 2 and asking[level] >= 0.4 * all_of[level]
    ]
    if not best_of or labelled >= 0.5 * sum(all_of.values()):
        return Found(Shape.HEADINGS, 0)
    level = max(best_of, key=lambda one: (all_of[one], -one))
    surely = all_of[level] >= 3 and asking[level] >= 0.9 * all_of[level]
    return Found(Shape.HEADINGS, (8 if surely else 4) * all_of[level], level)


def led_question(strand: Strand, kind: MarkKind) -> int:
    """Return the letter behind the marked words that a strand begins with, 0 if none."""
    end = 0
    for mark in strand.marks[:24]:
        if mark.kind is kind and not strand.text[end : mark.start].strip(_CLOSERS):
            end = mark.end
    return end


def leads_on(text: str, end: int) -> bool:
    """Tell whether marked words at a paragraph's head are a question, the rest its answer."""
    rest = text[end:]
    asked = text[:end].rstrip()[-1:] in _ASKS
    return bool(end and rest.strip()) and (asked or rest.lstrip(" \t").startswith("\n"))


def _marked(units: Sequence[Unit], kind: MarkKind, shape: Shape) -> Found:
    """Paragraphs wholly in bold, or in italics, most of which ask; others between them."""
    asked = told = inside = 0
    for unit in units:
        if unit.kind is not UnitKind.PARAGRAPH:
            continue
        end = led_question(unit.strand, kind)
        whole = end and not unit.text[end:].strip(_CLOSERS + ".?!")
        if whole or leads_on(unit.text, end):
            asked += 1
            told += asks(unit.text[:end])
            inside += not whole
    others = sum(unit.kind is UnitKind.PARAGRAPH for unit in units) - asked + inside
    enough = told >= 2 and told >= 0.2 * asked and others >= 0.8 * asked
    return Found(shape, 2 * told if enough else 0)


def _quoted(units: Sequence[Unit]) -> Found:
    """Quoted passages, most of which ask, with answers between them, as in mail."""
    quoted = [unit for unit in units if unit.kind is UnitKind.QUOTATION]
    asked = sum(asks(unit.text) for unit in quoted)
    answered = sum(
        a.kind is UnitKind.QUOTATION and b.kind is UnitKind.PARAGRAPH
        for a, b in itertools.pairwise(units)
    )
    enough = asked >= 2 and asked >= 0.34 * len(quoted) and answered >= 0.6 * len(quoted)
    return Found(Shape.QUOTED, 2 * asked if enough else 0)


def _numbered(units: Sequence[Unit]) -> Found:
    """Paragraphs that begin with numbers going up by one, most of which ask."""
    numbers: list[int] = []
    asked = 0
    for unit in units:
        number = _number(unit)
        if number is not None:
            numbers.append(number)
            asked += asks(unit.text)
    rising = sum(b == a + 1 for a, b in itertools.pairwise(numbers))
    enough = asked >= 3 and asked >= 0.34 * len(numbers) and rising >= 0.8 * (len(numbers) - 1)
    others = len(units) - len(numbers)
    return Found(Shape.NUMBERED, 2 * asked if enough and others >= asked else 0)


def _number(unit: Unit) -> int | None:
    if unit.kind is UnitKind.ITEM and unit.name.isdecimal():
        return int(unit.name)
    match = _NUMBER.match(unit.text)
    return int(match[0].strip(" \t.)")) if match else None


def dash_of(units: Sequence[Unit]) -> str:
    """Return the dash with which most paragraphs begin; hyphens count if there is no other."""
    count = Counter(unit.text[0] for unit in units if DASH.match(unit.text))
    real = {sign: number for sign, number in count.items() if sign != "-"} or dict(count)
    return max(real, key=lambda sign: (real[sign], sign), default="")


def is_dashed(unit: Unit, sign: str) -> bool:
    """Tell whether a unit begins with that dash."""
    return unit.text.startswith(sign) and DASH.match(unit.text) is not None


def _dashes(units: Sequence[Unit]) -> Found:
    """Every turn begins with a dash, and some ask."""
    sign = dash_of(units)
    dashed = [unit for unit in units if sign and is_dashed(unit, sign)]
    asked = sum(asks(unit.text) for unit in dashed)
    paragraphs = sum(unit.kind in (UnitKind.PARAGRAPH, UnitKind.CUE) for unit in units)
    enough = len(dashed) >= 4 and asked >= 2 and len(dashed) >= 0.15 * paragraphs
    return Found(Shape.DASHES, len(dashed) if enough else 0)
