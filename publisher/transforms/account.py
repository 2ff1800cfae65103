"""The account: what the steps recorded, made into the entries of a ledger.

In: a draft after all steps; out: entries in bytes that cover the raw from end to
end.  What was moved or dropped takes whole stretches; what rules touched is one
change a stretch, from what the raw says there to what the draft says now, so that
the rules of one place add up to one entry.  All the rest is kept.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from publisher.model.ledger import Entry
from publisher.model.transcript import Action, EventKind, Omission, Repair, Syntax, Transcript
from publisher.transforms.draft import Draft
from publisher.transforms.marks import without_marks
from publisher.transforms.strand import Strand

__all__ = ["entries"]

_NOWHERE = sys.maxsize, sys.maxsize
_WITHIN = re.compile(r"(?<=\w)(?:\[\^[^\[\]\s]++\])++(?=\w)")
"""Calls of notes in the midst of a word."""
_GONE = (Action.MOVED, Action.DROPPED, Action.MARKUP)


def entries(draft: Draft) -> tuple[Entry, ...]:
    """Return the entries of the ledger, in the order of the raw."""
    transcript = draft.transcript
    touched = list(_merged(record for record in draft.records if record.action is Action.CHANGED))
    parted = _parted(_whole(draft.records, touched), draft)
    gone = _bridged(list(_outermost(parted)), touched)
    changes = _changes(touched, gone, _Letters(draft), transcript.text)
    found = [_entry(record, transcript) for record in (*gone, *changes)]
    found.sort(key=lambda entry: (entry.start, entry.end))
    covering = _covering(_with_repairs(found, transcript), len(transcript.data))
    return tuple(_noted(covering, _within_words(draft)))


# --- characters --------------------------------------------------------------------------------


def _whole(records: Iterable[Omission], touched: Sequence[Omission]) -> Iterator[Omission]:
    """Yield what was moved or dropped, widened to the whole of a character that ends it.

    A letter such as ``&amp;`` stands for several characters of the raw, of which a
    strand knows the first.
    """
    starts = [record.start for record in touched]
    for record in records:
        if record.action not in _GONE:
            continue
        index = bisect_left(starts, record.end) - 1
        end = touched[index].end if index >= 0 else 0
        inside = index >= 0 and record.start <= starts[index] < record.end < end
        yield replace(record, end=end) if inside else record


def _parted(records: Iterable[Omission], draft: Draft) -> Iterator[Omission]:
    """Yield the records, those of lines around the notes that stand within them.

    In OpenDocument and on wikis a note stands where it is called, and stays when its line goes.
    """
    notes = _notes(draft)
    starts = [start for start, _ in notes]
    for record in records:
        place = record.start
        if record.action is not Action.MARKUP:
            for start, end in notes[bisect_left(starts, place) : bisect_left(starts, record.end)]:
                if (start, end) != (record.start, record.end):
                    yield replace(record, start=place, end=start)
                    place = max(end, place)
        yield replace(record, start=place)


def _notes(draft: Draft) -> list[tuple[int, int]]:
    """Return where the notes stand that are still there, called or not."""
    units = [*draft.units, *(unit for _, units in draft.notes for unit in units)]
    stay = {unit.strand.at[0]: unit.strand.at[-1] + 1 for unit in units if unit.text}
    told = (event for event in draft.transcript.events if event.kind is EventKind.NOTE)
    firsts = sorted({event.anchors[0][1] for event in told if event.text})
    return [(first, stay[first]) for first in firsts if first in stay]


def _within_words(draft: Draft) -> Iterator[tuple[int, int]]:
    """Yield the stretches of the raw, in order, that hold a note and part a word by it.

    They reach from the call to the next letter of the word, with all marks of the note.
    """
    firsts = sorted(unit.strand.at[0] for _, units in draft.notes for unit in units if unit.text)
    found = []
    for unit in draft.units if firsts else ():
        for calls in _WITHIN.finditer(unit.text):
            start, after = unit.strand.at[calls.start()], unit.strand.at[calls.end()]
            if bisect_left(firsts, after) > bisect_right(firsts, start):
                found.append((start, after))
    offsets = draft.transcript.offsets
    yield from ((offsets.byte(start), offsets.byte(after)) for start, after in sorted(found))


def _noted(entries: Iterable[Entry], stretches: Iterator[tuple[int, int]]) -> Iterator[Entry]:
    """Yield the entries, marked where they lie in one of the stretches."""
    start, end = next(stretches, _NOWHERE)
    for entry in entries:
        while end <= entry.start:
            start, end = next(stretches, _NOWHERE)
        inside = start <= entry.start and entry.end <= end
        across = entry.action is Action.MARKUP and entry.start < end and start < entry.end
        yield replace(entry, noted=True) if inside or across else entry


def _outermost(records: Iterable[Omission]) -> Iterator[Omission]:
    """Yield the records without those that lie within others; overlaps are clipped.

    A mark says less than what has the same extent, and is clipped never: what ends
    within one, as at a tab that is a tag, ends where the mark begins.
    """
    before: Omission | None = None
    for record in sorted(records, key=lambda r: (r.start, -r.end, r.action is Action.MARKUP)):
        if record.end == record.start or (before is not None and record.end <= before.end):
            continue
        if before is not None and record.start < before.end:
            if record.action is Action.MARKUP and before.start < record.start:
                before = replace(before, end=record.start)
            else:
                record = replace(record, start=before.end)
        if before is not None:
            yield before
        before = record
    if before is not None:
        yield before


def _bridged(gone: Sequence[Omission], touched: Iterable[Omission]) -> list[Omission]:
    """Return what is gone; what lies within a word that is one again parts it no more."""
    starts = [record.start for record in gone]
    bridged = list(gone)
    for record in touched:
        if record.joined:
            for index in range(bisect_right(starts, record.start), bisect_left(starts, record.end)):
                if gone[index].end <= record.end:
                    bridged[index] = replace(gone[index], joined=True)
    return bridged


def _merged(records: Iterable[Omission]) -> Iterator[Omission]:
    """Yield stretches that rules touched; overlapping ones are one, of several rules."""
    current: Omission | None = None
    for record in sorted(records, key=lambda r: (r.start, r.end)):
        if current is not None and record.start < current.end:
            rules = dict.fromkeys([*current.why.split(", "), record.why])
            end = max(current.end, record.end)
            current = replace(current, end=end, why=", ".join(rules))
            continue
        if current is not None:
            yield current
        current = record
    if current is not None:
        yield current


def _changes(
    touched: Iterable[Omission], gone: Sequence[Omission], letters: _Letters, text: str
) -> Iterator[Omission]:
    """Yield the stretches that read otherwise now, with what they read."""
    starts = [record.start for record in gone]
    for record in touched:
        index = bisect_right(starts, record.start) - 1
        if index >= 0 and gone[index].end >= record.end:
            continue
        for start, end in _between(record, gone[index + 1 : bisect_left(starts, record.end)]):
            after = letters.between(start, end)
            if after != text[start:end] or record.why.startswith("encoding."):
                yield Omission(start, end, record.action, record.why, after)


def _between(record: Omission, gone: Sequence[Omission]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a record before, between and behind what is gone in it."""
    place = record.start
    for one in gone:
        if one.start > place:
            yield place, one.start
        place = one.end
    if place < record.end:
        yield place, record.end


class _Letters:
    """The letters of the draft, found by their place in the raw."""

    def __init__(self, draft: Draft) -> None:
        strands = [unit.strand for unit in draft.units]
        strands += [unit.strand for _, units in draft.notes for unit in units]
        self.strands: list[Strand] = sorted(
            (strand for strand in strands if strand.text), key=lambda strand: strand.at[0]
        )
        self.firsts = [strand.at[0] for strand in self.strands]
        self.reached = list(accumulate((strand.at[-1] for strand in self.strands), max))
        """The last place of each strand and all before it: a note may lie within a passage."""

    def between(self, start: int, end: int) -> str:
        index = bisect_left(self.reached, start)
        parts = []
        for strand in self.strands[index : bisect_left(self.firsts, end)]:
            first, last = bisect_left(strand.at, start), bisect_left(strand.at, end)
            parts.append(strand.text[first:last])
        return "".join(parts)


# --- bytes -------------------------------------------------------------------------------------


def _entry(record: Omission, transcript: Transcript) -> Entry:
    start, end = transcript.offsets.byte(record.start), transcript.offsets.byte(record.end)
    before = transcript.text[record.start : record.end]
    if record.action is Action.MARKUP:
        before = ""
    elif record.action in _GONE and transcript.format == "table":
        before = " ".join(before.split())  # of a cell, what looks like a tag may be words
    elif record.action in _GONE and transcript.syntax is not Syntax.PLAIN:
        before = " ".join(without_marks(before, transcript.syntax).split())
    after = record.after if record.action is Action.CHANGED else ""
    return Entry(start, end, record.action, record.why, before, after, record.joined)


def _with_repairs(found: Sequence[Entry], transcript: Transcript) -> list[Entry]:
    """Return the entries with the repairs of the reader worked in."""
    result: list[Entry] = []
    repairs = list(transcript.repairs)
    index = 0
    for entry in found:
        while index < len(repairs) and repairs[index].end <= entry.start:
            result.append(_repaired(repairs[index]))
            index += 1
        inside = []
        while index < len(repairs) and repairs[index].start < entry.end:
            inside.append(repairs[index])
            index += 1
        if inside and entry.action is Action.CHANGED:
            data = transcript.data[entry.start : entry.end]
            raw = data.decode(transcript.encoding, "backslashreplace")
            rules = dict.fromkeys([*(repair.rule for repair in inside), entry.why])
            entry = replace(entry, before=raw, why=", ".join(rules))
        result.append(entry)
    result += [_repaired(repair) for repair in repairs[index:]]
    return result


def _repaired(repair: Repair) -> Entry:
    return Entry(repair.start, repair.end, Action.CHANGED, repair.rule, repair.before, repair.after)


def _covering(found: Iterable[Entry], size: int) -> Iterator[Entry]:
    """Yield the entries and, between them, what was kept."""
    place = 0
    for entry in found:
        if entry.start > place:
            yield Entry(place, entry.start, Action.KEPT)
        yield entry
        place = entry.end
    if place < size:
        yield Entry(place, size, Action.KEPT)
