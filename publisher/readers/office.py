"""What Word and OpenDocument texts share: runs with marks, rows with labels, notes.

In: paragraphs, run by run; out: events.  A word processor cuts a paragraph into runs
at will, so the marks of one run go on into the next; a row whose cell holds a few
words labels the cell behind it, as transcribers lay interviews out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from publisher.model.transcript import Action, Event, EventKind, MarkKind, Omission
from publisher.readers.elements import Element, Letters
from publisher.readers.flow import Flow

__all__ = ["Setting", "is_label"]

_SENTENCE = (".", "?", "!", "…")


@dataclass(slots=True)
class Setting:
    """Takes letters and marks, and gives events; ``note`` is the label of an open note."""

    flow: Flow = field(default_factory=Flow)
    ready: list[Event] = field(default_factory=list)
    note: str = ""
    on: tuple[MarkKind, ...] = ()

    def mark(self, kinds: tuple[MarkKind, ...]) -> None:
        """Let the marks of a run go on from the run before, or begin and end."""
        for kind in self.on:
            if kind not in kinds:
                self.flow.close(kind)
        for kind in kinds:
            if kind not in self.on:
                self.flow.open(kind)
        self.on = kinds

    def end(self, kind: EventKind, *, level: int = 0, name: str = "") -> None:
        """End a passage; one that belongs to a note is a note, an empty one is none."""
        self.mark(())
        if self.flow.empty:
            self.flow.event(EventKind.PARAGRAPH)
        elif self.note:
            self.ready.append(self.flow.event(EventKind.NOTE, name=self.note))
        else:
            self.ready.append(self.flow.event(kind, level=level, name=name))

    def drop(self, element: Element, why: str) -> None:
        """Leave out an element with its words, on record."""
        if element.said:
            gone = Omission(element.start, element.end, Action.DROPPED, why, joined=True)
            self.flow.omissions.append(gone)

    def aside(self, piece: Letters) -> None:
        """Account for letters that are a setting, such as the place of a picture."""
        if piece.text.strip():
            moved = Omission(piece.start, piece.end, Action.MOVED, "layout", joined=True)
            self.flow.omissions.append(moved)

    def picture(self, element: Element, boxes: Sequence[Element]) -> None:
        """Pass over a picture, but for the text boxes in it, which are read on their own."""
        if not boxes:
            self.drop(element, "picture")
            return
        inside = [(box.start, box.end) for box in boxes]
        for piece in element.letters():
            if not any(start <= piece.start < end for start, end in inside):
                self.aside(piece)


def is_label(cell: Element) -> bool:
    """Tell whether a cell may name who speaks: a few words that are no sentence."""
    said = cell.said
    return len(said) <= 40 and len(said.split()) <= 5 and not said.endswith(_SENTENCE)
