r"""The letters of a transcript made fit for a manuscript, however they were written.

``faults`` sees to the characters of a file.  An escape (``&#x202e;``, ``\u0000``,
``\'01``) says a character only once its reader has read it, and what a reader takes
out may bring marks together that stood apart.  So what readers return goes through the
same rules once more: letters change or go, each on record where it stands.

In and out: a ``Transcript``.  Nothing is left to do for what comes out: the step is
idempotent.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from publisher.model.transcript import Action, Event, Evidence, Omission, Transcript
from publisher.readers import faults
from publisher.readers.faults import Edit
from publisher.readers.passage import Passage

__all__ = ["clean"]


def clean(transcript: Transcript) -> Transcript:
    """Return a transcript in which every letter can stand in a manuscript."""
    texts = (transcript.text, *(event.text for event in transcript.events))
    rtl = any(map(faults.runs_to_the_left, texts))
    events: list[Event] = []
    records: list[Omission] = []
    for event in transcript.events:
        while edits := list(faults.of_letters(event.text, rtl=rtl)):
            records += _records(event, edits)
            event = _edited(event, edits)
        if (name := _fit(event.name, rtl=rtl)) != event.name:
            event = replace(event, name=name)
        events.append(event)
    evidence = tuple(_stated(one, rtl=rtl) for one in transcript.evidence)
    if not records and tuple(events) == transcript.events and evidence == transcript.evidence:
        return transcript
    omissions = tuple(sorted((*transcript.omissions, *records), key=lambda one: one.start))
    return replace(transcript, events=tuple(events), evidence=evidence, omissions=omissions)


def _fit(said: str, *, rtl: bool) -> str:
    """Return a string without what cannot stay."""
    while edits := list(faults.of_letters(said, rtl=rtl)):
        parts, place = [], 0
        for edit in edits:
            parts += [said[place : edit.start], edit.after]
            place = edit.end
        said = "".join((*parts, said[place:]))
    return said


def _stated(one: Evidence, *, rtl: bool) -> Evidence:
    value = _fit(one.value, rtl=rtl)
    return one if value == one.value else replace(one, value=value)


def _passage(event: Event) -> Passage:
    letter, place = event.anchors[-1]
    return Passage(event.text, event.anchors, place + len(event.text) - letter)


def _records(event: Event, edits: Sequence[Edit]) -> Iterator[Omission]:
    """Yield what became of letters; one that an escape says is on record for that, too."""
    passage = _passage(event)
    for edit in edits:
        for run in passage.runs(edit.start, edit.end):
            yield Omission(
                run.start, run.end, Action.CHANGED, edit.rule, edit.after, joined=not edit.after
            )


def _edited(event: Event, edits: Sequence[Edit]) -> Event:
    """Return an event whose letters, and the marks on them, are after the edits."""
    passage = _passage(event)
    pieces: list[Passage] = []
    place = 0
    for edit in edits:
        first, after = passage.where(edit.start), passage.where(edit.end)
        pieces.append(passage.cut(place, edit.start))
        pieces.append(Passage(edit.after, ((0, first),) if edit.after else (), after))
        place = edit.end
    pieces.append(passage.cut(place, len(passage.text)))
    made = Passage.joined(pieces)
    moved = _Moved(edits)
    marks = (replace(m, start=moved.place(m.start), end=moved.place(m.end)) for m in event.marks)
    kept = tuple(mark for mark in marks if mark.end > mark.start)
    return replace(event, text=made.text, anchors=made.anchors, marks=kept)


class _Moved:
    """Where letters stand after edits, none of which makes a text longer."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        self.edits = edits
        self.starts = [edit.start for edit in edits]
        shorter = (edit.end - edit.start - len(edit.after) for edit in edits)
        self.gone = list(accumulate(shorter, initial=0))

    def place(self, letter: int) -> int:
        index = bisect_left(self.starts, letter)
        if not index:
            return letter
        last = self.edits[index - 1]
        before = last.start - self.gone[index - 1]
        return before + len(last.after) if letter < last.end else letter - self.gone[index]
