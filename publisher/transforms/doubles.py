"""doubles: what a web page or an export shows twice.

Source: the faults of copying, and the design of magazine pages, which draw a
sentence out of the text and set it apart as a *pull quote*.  People say things
again, and recite what has a refrain, so a repetition is dropped only where it is
evidently not speech: a paragraph right behind itself; a stretch of the talk that
comes again as a whole; a paragraph outside the talk that stood before; a passage
set apart that stands within a longer paragraph.  Every other is proposed, and so
is a block quotation, which somebody marked as one on purpose.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from publisher.model.transcript import MarkKind, Omission
from publisher.transforms.draft import Draft, Hint, Mode, Shape, Unit, UnitKind, dropped
from publisher.transforms.gate import words

__all__ = ["RULE", "clear"]

RULE = "doubles"

_WORDS = 12
"""Words that a repeated paragraph has at least."""
_STRETCH = 30
"""Words that a repeated stretch of several paragraphs has at least."""
_PULLED = 7
"""Words that a pull quote has at least, if it is set apart by quotation marks or the like."""
_LONGEST_PULLED = 60
_PASSAGE = "passage that stood before"
_MOST_ALIKE = 8
"""Passages with the same first words that are looked for."""
_LOOK_BACK = 4
"""How many earlier places of a paragraph are looked at."""
_OPENING, _CLOSING = "“\"«„‘'", "”\"»“’'"


@dataclass(slots=True)
class _Found:
    """What repeats: reasons by the index of the unit, and proposals."""

    reasons: dict[int, str] = field(default_factory=dict)
    hints: list[Hint] = field(default_factory=list)


def clear(draft: Draft) -> Draft:
    """Return the draft without what is evidently there twice."""
    said = [tuple(words(unit.text)) for unit in draft.units]
    found = _Found()
    _repeated(draft, said, found)
    _pulled(draft.units, said, found)
    if not found.reasons and not found.hints:
        return draft
    records: list[Omission] = []
    gone: set[int] = set()
    kept: list[Unit] = []
    for index, unit in enumerate(draft.units):
        if reason := found.reasons.get(index):
            records.append(dropped(unit.strand, reason))
            gone.update((unit.strand.where(0), unit.lead.start if unit.lead else -1))
        else:
            kept.append(_going_on(kept, unit) if index - 1 in found.reasons else unit)
    made = draft.having(kept, records=records, hints=found.hints)
    return replace(made, hints=tuple(h for h in made.hints if h.character not in gone))


def _going_on(kept: Sequence[Unit], unit: Unit) -> Unit:
    """Return a unit that opens no turn if what stood between it and its speaker is gone."""
    again = bool(kept) and kept[-1].mode is Mode.SPEECH and kept[-1].speaker == unit.speaker
    return replace(unit, opens=False) if unit.opens and again else unit


# --- whole paragraphs --------------------------------------------------------------------------


def _repeated(draft: Draft, said: Sequence[tuple[str, ...]], found: _Found) -> None:
    """Find paragraphs and stretches that stood before, word for word."""
    places: dict[tuple[str, ...], list[int]] = {}
    index = 0
    while index < len(said):
        key = said[index]
        before = places.get(key, ())
        length = max((_length(said, one, index) for one in before), default=0)
        reason = _reason(draft, said, before, index, length)
        if reason:
            length = length if reason == _PASSAGE else 1
            found.reasons.update(dict.fromkeys(range(index, index + length), reason))
        elif before and len(key) >= _WORDS:
            unit = draft.units[index]
            message = "this stood before, word for word: said again, or a fault of copying?"
            found.hints.append(Hint("doubled", 0.7, message, unit.strand.where(0)))
        for place in range(index, index + (length if reason else 1)):
            if said[place] and draft.units[place].kind is not UnitKind.NOTE and not reason:
                places[said[place]] = [*places.get(said[place], ())[1 - _LOOK_BACK :], place]
        index += length if reason else 1


def _length(said: Sequence[tuple[str, ...]], before: int, index: int) -> int:
    """Return how many paragraphs from ``index`` on are the same as those from ``before`` on."""
    length = 0
    while (
        index + length < len(said)
        and before + length < index
        and said[before + length] == said[index + length]
    ):
        length += 1
    return length


def _reason(
    draft: Draft, said: Sequence[tuple[str, ...]], before: Sequence[int], index: int, length: int
) -> str:
    """Return why a stretch is evidently no speech; empty if it may be."""
    if not before or draft.units[index].kind is UnitKind.NOTE:
        return ""
    number = sum(len(key) for key in said[index : index + length])
    talk = any(unit.opens for unit in draft.units[index : index + length])
    if length >= 2 and number >= _STRETCH and talk:
        return _PASSAGE
    unit = draft.units[index]
    if len(said[index]) < _WORDS:
        return ""
    outside = unit.mode is Mode.PROSE and draft.shape is not Shape.PROSE
    if outside or (before[-1] == index - 1 and not unit.opens):
        return "paragraph that stood before"
    return ""


# --- pull quotes -------------------------------------------------------------------------------


def _pulled(units: Sequence[Unit], said: Sequence[tuple[str, ...]], found: _Found) -> None:
    """Find passages set apart that stand within a longer paragraph."""
    places: dict[tuple[str, ...], list[int]] = {}
    for index, unit in enumerate(units):
        if index not in found.reasons and _may_be_pulled(unit, said[index]):
            places.setdefault(said[index], []).append(index)
    wanted: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for passage in places:
        alike = wanted.setdefault(passage[:_PULLED], [])
        if len(alike) < _MOST_ALIKE:
            alike.append(passage)
    for source, passage in _within(said, wanted, found):
        for one in places[passage]:
            if units[one].kind is not UnitKind.QUOTATION and _is_apart(units[one], units[source]):
                found.reasons[one] = "pull quote"
            else:
                message = "these words stand in a longer paragraph too: is this a pull quote?"
                found.hints.append(Hint("pull-quote", 0.6, message, units[one].strand.where(0)))


def _within(
    said: Sequence[tuple[str, ...]],
    wanted: dict[tuple[str, ...], list[tuple[str, ...]]],
    found: _Found,
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield the first longer paragraph that each of the wanted passages stands in."""
    firsts = {key[0] for key in wanted}
    for index, key in enumerate(said):
        if index in found.reasons:
            continue
        for place in range(len(key) - _PULLED + 1):
            alike = wanted.get(key[place : place + _PULLED]) if key[place] in firsts else None
            for passage in list(alike or ()):
                length = len(passage)
                if len(key) > length and key[place : place + length] == passage:
                    yield index, passage
                    if alike:
                        alike.remove(passage)


def _may_be_pulled(unit: Unit, said: tuple[str, ...]) -> bool:
    return (
        unit.kind in (UnitKind.PARAGRAPH, UnitKind.QUOTATION)
        and not unit.opens
        and _PULLED <= len(said) <= _LONGEST_PULLED
    )


def _is_apart(unit: Unit, other: Unit) -> bool:
    """Tell whether a passage is set apart from the talk that it repeats."""
    text = unit.text.strip()
    quoted = text[:1] in _OPENING and text.rstrip(".")[-1:] in _CLOSING
    loud = text.isupper() and not other.text.isupper()
    marked = any(
        mark.kind in (MarkKind.STRONG, MarkKind.EMPHASIS)
        and mark.start == 0
        and mark.end >= len(text) - 1
        for mark in unit.strand.marks
    )
    return quoted or loud or marked or unit.speaker != other.speaker
