"""A text that knows where each of its letters stood in the raw.

Steps cut, join and edit strands; what they do to the text happens to the places
and the marks too, so that at the end every letter of the manuscript leads back
to the raw, and what a step changed can be told with its place.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from publisher.model.transcript import Event, Mark

__all__ = ["Edit", "Strand"]

_LOOK_BACK = 64
"""How many earlier marks may reach into a cut; more are never open at once."""


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Put ``after`` in the place of the letters ``start`` to ``end`` (exclusive)."""

    start: int
    end: int
    after: str


@dataclass(frozen=True, slots=True)
class Strand:
    """Letters, the character of the transcript for each, and the marks on them.

    ``end`` is the character behind the last letter.
    """

    text: str
    at: array[int]
    end: int
    marks: tuple[Mark, ...] = ()

    @classmethod
    def of(cls, event: Event) -> Strand:
        """Return the strand of an event."""
        at = array("q")
        if not event.anchors:
            return cls("", at, 0)
        ends = [*(letter for letter, _ in event.anchors[1:]), len(event.text)]
        for (letter, character), end in zip(event.anchors, ends, strict=True):
            at.extend(range(character, character + end - letter))
        return cls(event.text, at, at[-1] + 1 if at else 0, event.marks)

    @classmethod
    def joined(cls, strands: Sequence[Strand], between: str = " ") -> Strand:
        """Return one strand of several, with ``between`` where they meet."""
        text, at, marks = [], array("q"), []
        length = 0
        for number, strand in enumerate(strands):
            if number and between:
                text.append(between)
                at.extend([strands[number - 1].end] * len(between))
                length += len(between)
            text.append(strand.text)
            at.extend(strand.at)
            marks += [_moved(mark, length) for mark in strand.marks]
            length += len(strand.text)
        return cls("".join(text), at, strands[-1].end if strands else 0, tuple(marks))

    def where(self, letter: int) -> int:
        """Return the character at which a letter stands; at the end, what follows."""
        return self.at[letter] if letter < len(self.at) else self.end

    def cut(self, start: int = 0, end: int | None = None) -> Strand:
        """Return the letters ``start`` to ``end`` as a strand of their own."""
        stop = len(self.text) if end is None else end
        if start == 0 and stop == len(self.text):
            return self
        after = (
            self.at[stop - 1] + 1 if stop < len(self.text) and stop > start else self.where(stop)
        )
        marks = tuple(_clipped(self.marks, start, stop)) if self.marks else ()
        return Strand(self.text[start:stop], self.at[start:stop], after, marks)

    def strip(self) -> Strand:
        """Return the strand without white space at its ends."""
        left = len(self.text) - len(self.text.lstrip())
        return self.cut(left, max(left, len(self.text.rstrip())))

    def edited(self, edits: Iterable[Edit]) -> Strand:
        """Return the strand with the edits made; they are in order and do not overlap."""
        made = list(edits)
        if not made:
            return self
        text, at, place = [], array("q"), 0
        for edit in made:
            text += [self.text[place : edit.start], edit.after]
            at.extend(self.at[place : edit.start])
            at.extend([self.where(edit.start)] * len(edit.after))
            place = edit.end
        text.append(self.text[place:])
        at.extend(self.at[place:])
        marks = tuple(_shifted(self.marks, made)) if self.marks else ()
        return Strand("".join(text), at, self.end, marks)

    def lines(self) -> Iterator[Strand]:
        """Yield the lines, without their ends."""
        place = 0
        for line in self.text.split("\n"):
            yield self.cut(place, place + len(line))
            place += len(line) + 1


def _moved(mark: Mark, by: int) -> Mark:
    return replace(mark, start=mark.start + by, end=mark.end + by)


def _clipped(marks: Sequence[Mark], start: int, end: int) -> Iterator[Mark]:
    first_index = max(0, bisect_left(marks, start, key=_start) - _LOOK_BACK)
    last_index = bisect_left(marks, end, key=_start)
    for mark in marks[first_index:last_index]:
        first, last = max(mark.start, start), min(mark.end, end)
        if first < last:
            yield replace(mark, start=first - start, end=last - start)


def _start(mark: Mark) -> int:
    return mark.start


def _shifted(marks: Iterable[Mark], edits: Sequence[Edit]) -> Iterator[Mark]:
    starts = [edit.start for edit in edits]
    grown = [0]
    for edit in edits:
        grown.append(grown[-1] + len(edit.after) - (edit.end - edit.start))

    def shifted(letter: int) -> int:
        index = bisect_right(starts, letter) - 1
        if index < 0:
            return letter
        edit = edits[index]
        if letter >= edit.end:
            return letter + grown[index + 1]
        return min(letter, edit.start + len(edit.after)) + grown[index]

    for mark in marks:
        first, last = shifted(mark.start), shifted(mark.end)
        if first < last:
            yield replace(mark, start=first, end=last)
