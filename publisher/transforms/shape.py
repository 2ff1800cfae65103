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
from publisher.transforms.asking import ASKS, CLOSERS, asks
from publisher.transforms.draft import Draft, Hint, Shape, Unit, UnitKind
from publisher.transforms.leads import Style, key_of
from publisher.transforms.parts import is_role
from publisher.transforms.replies import replies
from publisher.transforms.runons import cuts
from publisher.transforms.strand import Strand
from publisher.transforms.table import Table

__all__ = [
    "DASH",
    "RULE",
    "Found",
    "dash_of",
    "detect",
    "is_bare_question",
    "is_dashed",
    "is_loud",
    "leads_on",
    "led_question",
]

RULE = "shape"

DASH = re.compile(
    r"(?:(?:[—–―─]{1,2}|--|>>|[■□●○◆◇▪▶►])[ \t\u00a0\u202f\u3000]*|-[ \t\u00a0\u202f]+)"
    r"(?=[^\s\d—–―─-])"
)
"""The dash that begins a turn without a name, as French printers set it; the Spanish raya
and the double dash of Japanese stand close to the words; squares and the like serve as well."""

_SHORT = 14
"""Units of a file in which one question is as good as two in a longer one."""
_LONGEST = 500
"""Letters of a question that nothing but its question mark tells."""
_NUMBER = re.compile(r"\d{1,3}(?:[.)][ \t]+|[、．）][ \t]*)(?=\S)")


@dataclass(frozen=True, slots=True)
class Found:
    """A shape, how many turns it explains, and the level of heading that asks."""

    shape: Shape
    turns: int
    level: int = 0


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
        _loud(units),
        _bare(units),
    ]
    chosen = max(found, key=lambda one: one.turns)
    if not chosen.turns:
        return replace(draft, shape=Shape.PROSE)
    hint = _told(draft, chosen.shape)
    told = draft.having(hints=(hint,) if hint else ())
    if hint and draft.rejected(hint):
        return replace(told, shape=Shape.PROSE)
    return replace(told, shape=chosen.shape, level=chosen.level)


def _told(draft: Draft, shape: Shape) -> Hint | None:
    """Return the proposal that tells it where the shape is a mere guess."""
    first = next((unit for unit in draft.units if unit.lead is not None or asks(unit.text)), None)
    if first is None:
        return None
    if shape is Shape.BARE:
        message = "nothing but question marks tells the questions: are these the turns?"
        return Hint("shape", 0.5, message, first.strand.where(0))
    if shape is Shape.LABELS and draft.table.sparse:
        message = "the labels of this short talk come too seldom to be sure of them"
        return Hint("shape", 0.6, message, first.strand.where(0))
    return None


def _is_short(units: Sequence[Unit]) -> bool:
    """Tell whether a file is too short for anything to come often."""
    return len(units) <= _SHORT


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
        if (lead := unit.lead) is not None and lead.label
        if unit.kind is not UnitKind.HEADING or lead.style is Style.HEADING
    ]
    if table.joint is not None:
        keys += [
            key_of(match["label"])
            for unit in units
            for match in cuts(unit.strand, table.joint, 1, blanks=False)
        ]
    if len(set(keys)) >= 2:
        return Found(Shape.LABELS, 2 * len(keys) + 1)
    enough = len(keys) >= 2 or (keys and is_role(keys[0]))
    return Found(Shape.LABELS, len(keys) + 1 if enough else 0)


def _headings(units: Sequence[Unit]) -> Found:
    """Most headings of one level ask, and what follows them bears no label."""
    asking: Counter[int] = Counter()
    all_of: Counter[int] = Counter()
    labelled = 0
    places: dict[int, list[int]] = {}
    for index, (unit, following) in enumerate(itertools.pairwise(units)):
        if unit.kind is UnitKind.HEADING and following.kind is not UnitKind.HEADING:
            all_of[unit.level] += 1
            places.setdefault(unit.level, []).append(index)
            asking[unit.level] += asks(unit.text)
            lead = following.lead
            labelled += lead is not None and bool(lead.label)
    best_of = [
        level
        for level in all_of
        if asking[level] >= (1 if _is_short(units) and all_of[level] >= 2 else 2)
        and asking[level] >= 0.4 * all_of[level]
    ]
    if not best_of:
        return Found(Shape.HEADINGS, 0)
    level = max(best_of, key=lambda one: (all_of[one], -one))
    surely = all_of[level] >= 3 and asking[level] >= 0.9 * all_of[level]
    told = 0
    if labelled >= 0.5 * sum(all_of.values()):
        told = len(replies(units, places[level])) if surely else 0
        if not told:
            return Found(Shape.HEADINGS, 0)
    return Found(Shape.HEADINGS, (8 if surely else 4) * all_of[level] + 2 * told, level)


def led_question(strand: Strand, kind: MarkKind) -> int:
    """Return the letter behind the marked words that a strand begins with, 0 if none."""
    end = 0
    for mark in strand.marks[:24]:
        if mark.kind is kind and not strand.text[end : mark.start].strip(CLOSERS):
            end = mark.end
    return end


def leads_on(text: str, end: int) -> bool:
    """Tell whether marked words at a paragraph's head are a question, the rest its answer."""
    rest = text[end:]
    asked = text[:end].rstrip()[-1:] in ASKS
    return bool(end and rest.strip()) and (asked or rest.lstrip(" \t").startswith("\n"))


def _marked(units: Sequence[Unit], kind: MarkKind, shape: Shape) -> Found:
    """Paragraphs wholly in bold, or in italics, most of which ask; others between them."""
    asked = told = inside = 0
    wholly: set[int] = set()
    for index, unit in enumerate(units):
        if unit.kind not in (UnitKind.PARAGRAPH, UnitKind.ITEM):
            continue
        end = led_question(unit.strand, kind)
        whole = end and not unit.text[end:].strip(CLOSERS + ".?!")
        if unit.kind is UnitKind.ITEM and not (whole and asks(unit.text)):
            continue
        if whole or leads_on(unit.text, end):
            asked += 1
            told += asks(unit.text[:end])
            inside += not whole
            if whole:
                wholly.add(index)
    plain = [n for n, unit in enumerate(units) if unit.kind is UnitKind.PARAGRAPH]
    others = len(plain) - (asked - sum(n not in plain for n in wholly)) + inside
    few = _is_short(units) and asked >= 2 and asked >= 0.25 * len(units)
    enough = told >= (1 if few else 2) and told >= 0.2 * asked and others >= 0.8 * asked
    return Found(shape, 2 * (told + len(replies(units, wholly))) if enough else 0)


def _quoted(units: Sequence[Unit]) -> Found:
    """Quoted passages, most of which ask, with answers between them, as in mail."""
    quoted = [unit for unit in units if unit.kind is UnitKind.QUOTATION]
    asked = sum(asks(unit.text) for unit in quoted)
    answered = sum(
        a.kind is UnitKind.QUOTATION and b.kind is UnitKind.PARAGRAPH
        for a, b in itertools.pairwise(units)
    )
    few = _is_short(units) and len(quoted) >= 2
    enough = asked >= (1 if few else 2)
    enough = enough and asked >= 0.34 * len(quoted) and answered >= 0.6 * len(quoted)
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
    enough = asked >= (1 if _is_short(units) and len(numbers) >= 2 else 3)
    enough = enough and asked >= 0.34 * len(numbers) and rising >= 0.8 * (len(numbers) - 1)
    others = len(units) - len(numbers)
    return Found(Shape.NUMBERED, 2 * asked if enough and others >= asked else 0)


def _number(unit: Unit) -> int | None:
    if unit.kind is UnitKind.ITEM and unit.name.isdecimal():
        return int(unit.name)
    match = _NUMBER.match(unit.text)
    return int(match[0].strip(" \t.)、．）")) if match else None


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
    places = [index for index, unit in enumerate(units) if sign and is_dashed(unit, sign)]
    dashed = [units[index] for index in places]
    asked = sum(asks(unit.text) for unit in dashed)
    paragraphs = sum(unit.kind in (UnitKind.PARAGRAPH, UnitKind.CUE) for unit in units)
    answered = _answered(units, sign)
    enough = len(dashed) >= 4 and asked >= 2 and len(dashed) >= 0.15 * paragraphs
    few = _is_short(units) and 2 <= len(dashed) == asked == answered
    share = 0.4 if all(unit.text.startswith(2 * sign) for unit in dashed) else 0.7
    if few or (enough and asked >= share * len(dashed) and answered >= 0.8 * len(dashed)):
        return Found(Shape.DASHED, 2 * (asked + len(replies(units, places))))
    most = len(dashed) >= 3 and asked >= 1 and len(dashed) >= 0.6 * paragraphs
    return Found(Shape.DASHES, len(dashed) if enough or most else 0)


def is_loud(unit: Unit) -> bool:
    """Tell whether a paragraph is wholly in capitals, and more than a name."""
    text = unit.text
    return unit.kind is UnitKind.PARAGRAPH and text.isupper() and len(text.split()) >= 2


def _loud(units: Sequence[Unit]) -> Found:
    """Paragraphs wholly in capitals, many of which ask; others between them."""
    loud = [unit for unit in units if is_loud(unit)]
    told = sum(asks(unit.text) for unit in loud)
    answered = sum(is_loud(a) and not is_loud(b) for a, b in itertools.pairwise(units))
    enough = told >= 2 and told >= 0.4 * len(loud) and answered >= 0.7 * len(loud)
    return Found(Shape.LOUD, told if enough else 0)


def is_bare_question(unit: Unit) -> bool:
    """Tell whether a paragraph is a question, and nobody's words in quotation marks."""
    text = unit.text
    return (
        unit.kind is UnitKind.PARAGRAPH
        and len(text) <= _LONGEST
        and text.rstrip(CLOSERS).endswith(ASKS)
        and text[:1] not in "\"“„«‘'—–-"
    )


def _bare(units: Sequence[Unit]) -> Found:
    """Questions in paragraphs of their own all through the file, and longer answers.

    That is what is left of a magazine's bold questions when a page is saved as text.
    An essay asks now and then, a story asks in quotation marks.
    """
    asking = [index for index, unit in enumerate(units) if is_bare_question(unit)]
    if len(asking) < 3:
        return Found(Shape.BARE, 0)
    talk = [unit for unit in units[asking[0] :] if unit.kind is UnitKind.PARAGRAPH]
    answers = [unit for unit in talk if not is_bare_question(unit)]
    followed = sum(b - a > 1 for a, b in itertools.pairwise([*asking, len(units)]))
    quoted = sum(unit.text[:1] in '"“„«‘' for unit in answers)
    longer = sum(len(unit.text) for unit in answers) / max(1, len(answers)) >= 0.8 * sum(
        len(units[index].text) for index in asking
    ) / len(asking)
    enough = (
        followed >= 0.8 * len(asking)
        and len(asking) >= 0.2 * len(talk)
        and quoted <= 0.2 * len(answers)
    )
    return Found(Shape.BARE, len(asking) if enough and longer else 0)


def _answered(units: Sequence[Unit], sign: str) -> int:
    """Count the paragraphs with a dash that one without follows."""
    return sum(
        is_dashed(unit, sign) and not is_dashed(after, sign) and after.kind is UnitKind.PARAGRAPH
        for unit, after in itertools.pairwise(units)
    )
