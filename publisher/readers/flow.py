"""The letters of tagged text as they are shown: white space is one blank, references are read.

In: the letters of elements, one after another; out: events.  CSS Text 3, 4.1.1 says
how white space collapses; a line end in the source is a blank, ``line_break`` is one
that is meant.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from publisher.model.transcript import Action, Event, EventKind, MarkKind, Omission
from publisher.readers.building import Builder
from publisher.readers.elements import Letters

__all__ = ["Flow"]

_RUNS = re.compile("[ \\t\\n\\r\\f\\v\u00a0]+|[^ \\t\\n\\r\\f\\v\u00a0]+")
_NO_BREAK = "\u00a0"
_INDENT = 8
"""Blanks of a row that are looked at."""


@dataclass(slots=True)
class Flow:
    """Gathers the letters of one passage after another.

    ``omissions`` grow by what references and the like were changed into.
    """

    omissions: list[Omission] = field(default_factory=list)
    _builder: Builder = field(default_factory=Builder)
    _blank: int = -1  # the character of white space not yet set
    _said: str = ""  # that white space
    _spaced: bool = False  # whether white space was the last to be set
    _before_call: int = -1  # the character of white space before the call just set

    def add(self, piece: Letters) -> None:
        """Append letters; white space at the beginning and end of a passage goes."""
        if not piece.verbatim:
            self.reference(piece)
            return
        for run in _RUNS.finditer(piece.text):
            if run[0].isspace():
                self.blank(piece.start + run.start(), run[0])
            else:
                self._set(run[0], piece.start + run.start())

    def reference(self, piece: Letters) -> None:
        """Append what a reference or an escape stands for, on record."""
        rule = "encoding.entity"
        if piece.text.isspace():
            self.blank(piece.start, piece.text)
        elif piece.text:
            self._set(piece.text, piece.start)
        change = Omission(piece.start, piece.end, Action.CHANGED, rule, piece.text, joined=True)
        self.omissions.append(change)

    def typed(self, text: str, character: int) -> None:
        """Append letters with their white space, as in a passage that is set as typed."""
        self._settle()
        self._builder.add(text, character)
        self._spaced = False

    def _set(self, text: str, character: int) -> None:
        if self._before_call >= 0 and self._blank < 0 and text[0].isalnum():
            self._blank = character
        self._before_call = -1
        self._settle()
        self._builder.add(text, character)
        self._spaced = False

    def _settle(self) -> None:
        """Set the blank that is due; a no-break space by itself stays one.

        Several are a row of blanks that HTML would not show otherwise.
        """
        if self._blank >= 0 and self._builder.length and not self._spaced:
            self._builder.add(_NO_BREAK if self._said == _NO_BREAK else " ", self._blank)
            self._spaced = True
        self._blank, self._said = -1, ""

    def blank(self, character: int, said: str = " ") -> None:
        """Let a blank stand here, if letters do before and after it."""
        if self._blank < 0:
            self._blank = character
        if len(self._said) < _INDENT:
            self._said += said

    @property
    def indented(self) -> bool:
        """Whether the white space just read indents what follows: no-break spaces in a row."""
        return self._said.count(_NO_BREAK) >= 2

    def tab(self, character: int) -> None:
        """Append a tab, as between a label and the words in the next cell."""
        self._blank, self._said, self._spaced = -1, "", True
        self._builder.add("\t", character)

    def sign(self, text: str, character: int) -> None:
        """Append a sign that the raw has as a mark of its own, such as a bracket."""
        if text in "([{":
            self._settle()
            self._builder.add(text, character)
            self._spaced = True
            return
        self._blank, self._said = -1, ""
        self._set(text, character)

    def call(self, label: str, character: int) -> None:
        """Append the call of a note; the blank before it goes behind it if a word follows."""
        before = self._blank
        self._blank, self._said = -1, ""
        self._set(f"[^{label}]", character)
        self._before_call = before

    def line_break(self, character: int) -> None:
        """Append a line end that the author meant."""
        self._blank, self._said = -1, ""
        if self._builder.length:
            self._builder.line_break(character)
            self._spaced = True

    def open(self, kind: MarkKind, target: str = "") -> None:
        """Let a mark begin here."""
        self._settle()
        self._builder.open(kind, target)

    def close(self, kind: MarkKind) -> None:
        """Let the innermost open mark of this kind end here."""
        self._builder.close(kind)

    def clear(self) -> None:
        """Begin a passage anew that holds no letters yet."""
        self._blank, self._said, self._spaced = -1, "", False

    @property
    def empty(self) -> bool:
        """Whether the passage holds no letters yet."""
        return not self._builder.length

    def event(
        self,
        kind: EventKind,
        *,
        level: int = 0,
        gap: int = 1,
        name: str = "",
        start: float | None = None,
        end: float | None = None,
    ) -> Event:
        """Return the passage as an event, and begin another."""
        made = self._builder.event(kind, level=level, gap=gap, name=name, start=start, end=end)
        self._builder, self._blank, self._said, self._spaced = Builder(), -1, "", False
        return made
