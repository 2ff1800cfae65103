"""Labels before answers, where the questions bear none.

In: units, and which of them ask by their look (a dash, bold, a heading); out: the
leads of those that answer.  Japanese magazines set ``――`` before a question and
the name before its answer, French ones a dash and a name: such labels are one
person's, or some persons', and nobody's who asks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from publisher.transforms.asking import asks
from publisher.transforms.draft import Unit, UnitKind
from publisher.transforms.leads import Lead, Style, leads
from publisher.transforms.names import may_be_label, may_be_name
from publisher.transforms.parts import is_answer, is_question, numberless

__all__ = ["replies"]

_STYLES = (Style.COLON, Style.LETTER, Style.STRONG, Style.TAB, Style.BRACKET, Style.CLOCK)
_COVERED = 0.6
"""Share of the questions right behind which a label stands."""
_ASKING = 0.34
"""Share of somebody's passages that ask, from which on he is not one who answers."""


def replies(units: Sequence[Unit], asked: Collection[int]) -> dict[int, Lead]:
    """Return the leads of the units that answer, by index; none if that is not their way."""
    first = min(asked, default=len(units))
    if any(_labelled(units[index]) for index in asked):
        return {}
    found = {
        index: lead
        for index in range(first + 1, len(units))
        if index not in asked and (lead := _lead(units[index])) is not None
    }
    count = Counter(numberless(lead.key) for lead in found.values())
    found = {index: lead for index, lead in found.items() if count[numberless(lead.key)] > 1}
    covered = sum(index + 1 in found for index in asked)
    if not found or covered < _COVERED * len(asked) or _any_asks(units, found):
        return {}
    return found


def _any_asks(units: Sequence[Unit], found: dict[int, Lead]) -> bool:
    """Tell whether one of the labels is of somebody who asks."""
    said: Counter[str] = Counter()
    asking: Counter[str] = Counter()
    for index, lead in found.items():
        key = numberless(lead.key)
        said[key] += 1
        asking[key] += asks(units[index].text[lead.words :])
    return any(is_question(key) or asking[key] >= _ASKING * said[key] for key in said)


def _labelled(unit: Unit) -> bool:
    return unit.lead is not None and bool(unit.lead.label)


def _lead(unit: Unit) -> Lead | None:
    """Return the lead at the head of a unit that may name who answers."""
    if unit.kind is not UnitKind.PARAGRAPH:
        return None
    if _labelled(unit):
        return unit.lead
    return next((lead for lead in leads(unit.strand, 0) if _may_name(lead)), None)


def _may_name(lead: Lead) -> bool:
    if lead.style not in _STYLES or lead.alone:
        return False
    named = may_be_label(lead.label) and may_be_name(lead.label, longest=4)
    return named or is_answer(lead.key)
