"""A walk through the text of a page: elements to passages.

In: the tree of a page, and a ``Plan`` of what is left out, who speaks, which notes
there are; out: passages, and an account of what they leave out.  Source: the content
model of HTML (WHATWG, 4.3 to 4.9).  Every letter of the tree that the plan does not
claim comes out in a passage.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from publisher.model.transcript import Action, Event, EventKind, MarkKind, Omission
from publisher.readers.elements import Element, Letters, Node
from publisher.readers.flow import Flow
from publisher.readers.html_layout import BLOCKS, REPLACED
from publisher.readers.html_lines import Line
from publisher.readers.html_lists import Lists
from publisher.readers.html_notes import Notes
from publisher.readers.html_outline import Outline
from publisher.readers.html_page import Verdict
from publisher.readers.html_passage import Passage, joined
from publisher.readers.html_styles import Sheet
from publisher.readers.html_voices import Voices, seconds

__all__ = ["Plan", "Walk"]

_MARKS = {
    "b": MarkKind.STRONG,
    "strong": MarkKind.STRONG,
    "i": MarkKind.EMPHASIS,
    "em": MarkKind.EMPHASIS,
    "cite": MarkKind.EMPHASIS,
    "dfn": MarkKind.EMPHASIS,
    "var": MarkKind.EMPHASIS,
    "u": MarkKind.EMPHASIS,
}
_TYPED = frozenset("pre listing xmp plaintext".split())
_LINES = re.compile(r"\n|[^\n]+")
_AFTER_LABEL = re.compile(r"\s*[:：–—-]\s*")


@dataclass(slots=True)
class Plan:
    """What is known of a page before it is walked; elements go by their ``id``."""

    outline: Outline
    sheet: Sheet
    out: dict[int, Verdict] = field(default_factory=dict)
    voices: Voices = field(default_factory=Voices)
    notes: Notes = field(default_factory=Notes)

    def bears(self, element: Element) -> bool:
        """Tell whether a quotation is too large to be one: it only indents the page."""
        boxes = self.outline.boxes
        return self.outline.of(element).good > 0.5 * boxes[0].good


@dataclass(slots=True)
class Walk:
    """Walks once; ``passages`` are what it finds."""

    plan: Plan
    flow: Flow = field(default_factory=Flow)
    passages: list[Passage] = field(default_factory=list)
    typed: int = 0
    """Letters that were set as typed."""
    _active: list[tuple[MarkKind, str]] = field(default_factory=list)
    _opened: int = 0
    _links: int = 0
    _line: Line = field(default_factory=Line)
    _breaks: int = 0
    _break_at: int = 0
    _kind: EventKind = EventKind.PARAGRAPH
    _level: int = 0
    _name: str = ""
    _quoted: int = 0
    _pre: int = 0
    _voice: str = ""
    _labelled: bool = False
    _opens: bool = False
    _at: float | None = None
    _start: int = -1
    _end: int = 0
    _linked: int = 0

    @property
    def omissions(self) -> list[Omission]:
        """What the events leave out, but for tags."""
        return self.flow.omissions

    def walk(self, root: Element) -> list[Passage]:
        """Return the passages of a page."""
        self._nodes(root.children)
        self._flush()
        return self.passages

    # --- elements ------------------------------------------------------------------------------

    def _nodes(self, nodes: Sequence[Node]) -> None:
        for node in nodes:
            if isinstance(node, Letters):
                self._letters(node)
            elif (verdict := self.plan.out.get(id(node))) is not None:
                self._leave(node, *verdict)
            else:
                self._element(node)

    def _leave(self, element: Element, action: Action, why: str) -> None:
        """Account for an element that is none of the text."""
        if element.name in BLOCKS:
            self._flush()
        joined = element.name in ("rt", "rp")
        if not joined:
            self.flow.blank(element.start)
        self._gone(element, action, why, joined=joined)

    def _gone(self, element: Element, action: Action, why: str, *, joined: bool = False) -> None:
        self.omissions.append(Omission(element.start, element.end, action, why, joined=joined))

    def _element(self, element: Element) -> None:
        name = element.name
        voices = self.plan.voices
        if id(element) in voices.labels:
            self._label(element)
        elif id(element) in voices.times:
            self._at = seconds(element.said)
            self._gone(element, Action.MOVED, "time")
        elif id(element) in self.plan.notes.calls and self._kind is not EventKind.HEADING:
            self._call(element)
        elif name == "br":
            self._breaks += 1
            self._break_at = element.start
        elif name == "hr":
            self._flush()
            self._voice = ""
            rule = Event(EventKind.BREAK, "", (), gap=1)
            self.passages.append(Passage(rule, element.start, element.start))
        elif name in ("script", "style"):
            self._cut_short(element)
        elif name in BLOCKS:
            self._block(element)
        else:
            self._inline(element)

    def _cut_short(self, element: Element) -> None:
        """Account for code that the end of the file cut off, and the text that it hides."""
        if any(element.elements()):
            self._nodes(element.children)
        elif element.children:
            self._gone(element, Action.DROPPED, "code cut short")

    def _label(self, element: Element) -> None:
        """Let somebody speak from here on."""
        self._flush()
        self._voice = self.plan.voices.labels[id(element)]
        self._labelled = self._opens = True
        self._gone(element, Action.MOVED, "speaker")

    def _call(self, element: Element) -> None:
        self._resolve()
        if self._start < 0:
            self._start = element.start
        self._end = element.end
        self.flow.call(self.plan.notes.calls[id(element)], element.start)
        self._gone(element, Action.MOVED, "note", joined=True)

    def _block(self, element: Element) -> None:
        self._flush()
        saved = (self._kind, self._level, self._name, self._quoted, self._pre, self._voice)
        note = self.plan.notes.blocks.get(id(element))
        self._voice = self.plan.voices.spoken.get(id(element), self._voice)
        name = element.name
        if note:
            self._kind, self._name = EventKind.NOTE, note
        elif self._kind is EventKind.NOTE:
            pass
        elif len(name) == 2 and name[0] == "h" and name[1] in "123456":
            self._kind, self._level = EventKind.HEADING, int(name[1])
        elif name == "blockquote" and not self.plan.bears(element):
            self._quoted += 1
        number = self._mark(element)
        self._pre += name in _TYPED or bool(self.plan.sheet.look(element).typed)
        if name in ("ul", "ol", "menu", "dir") and self._kind is not EventKind.NOTE:
            self._list(element)
        elif name == "table" and self._is_grid(element):
            self._grid(element)
        else:
            self._nodes(element.children)
        self._flush()
        self._unmark(number)
        if id(element) in self.plan.voices.scopes:
            saved = (*saved[:5], "")
            self._voice = ""
        voice = self._voice
        self._kind, self._level, self._name, self._quoted, self._pre, self._voice = saved
        if id(element) not in self.plan.voices.spoken:
            self._voice = voice

    def _list(self, element: Element) -> None:
        lists = Lists(element, self.plan.outline)
        self._level += 1
        for child in element.children:
            if isinstance(child, Element) and child.name == "li":
                kind, name = self._kind, self._name
                self._kind, self._name = lists.item(child)
                self._nodes((child,))
                self._kind, self._name = kind, name
            else:
                self._nodes((child,))
        self._level -= 1

    def _is_grid(self, element: Element) -> bool:
        """Tell whether a table is one of figures and words, not a frame for passages."""
        cells = list(element.find("td", "th"))
        box = self.plan.outline.of
        if len(cells) < 4 or any(id(c) in self.plan.voices.spoken for c in cells):
            return False
        known = self.plan.voices.labels.keys() | self.plan.voices.asked
        return all(box(c).letters <= 60 for c in cells) and not any(id(c) in known for c in cells)

    def _grid(self, element: Element) -> None:
        """Read each row as a passage."""
        for node in element.children:
            if isinstance(node, Letters):
                self._letters(node)
            elif id(node) in self.plan.out:
                self._leave(node, *self.plan.out[id(node)])
            elif node.name in ("td", "th"):
                self.flow.blank(node.start)
                self._nodes(node.children)
            elif node.name in ("tr", "tbody", "thead", "tfoot"):
                self._flush()
                self._grid(node)
                self._flush()
            else:
                self._element(node)

    def _inline(self, element: Element) -> None:
        parting = element.name in REPLACED
        typed = bool(self.plan.sheet.look(element).typed)
        link = element.name == "a" and bool(element.get("href"))
        if parting:
            self.flow.blank(element.start)
        self._pre += typed
        self._links += link
        number = self._mark(element)
        self._nodes(element.children)
        self._unmark(number)
        self._links -= link
        self._pre -= typed

    # --- marks ---------------------------------------------------------------------------------

    def _mark(self, element: Element) -> int:
        """Let the marks of an element begin with the next letter; return how many."""
        kinds = list(self._kinds(element))
        self._active += kinds
        return len(kinds)

    def _unmark(self, number: int) -> None:
        for _ in range(number):
            kind, _target = self._active.pop()
            if self._opened > len(self._active):
                self.flow.close(kind)
                self._opened -= 1

    def _kinds(self, element: Element) -> Iterator[tuple[MarkKind, str]]:
        look = self.plan.sheet.look(element)
        kind = _MARKS.get(element.name)
        if (
            look.bold
            or (kind is MarkKind.STRONG and look.bold is None)
            or id(element) in self.plan.voices.asked
        ):
            yield MarkKind.STRONG, ""
        if look.slanted or (kind is MarkKind.EMPHASIS and look.slanted is None):
            yield MarkKind.EMPHASIS, ""
        if element.name == "a":
            target = element.get("href").strip()
            if target and not target.lower().startswith(("#", "javascript:", "data:")):
                yield MarkKind.LINK, target

    def _has(self, kind: MarkKind) -> bool:
        return any(active is kind for active, _ in self._active)

    # --- letters -------------------------------------------------------------------------------

    def _letters(self, piece: Letters) -> None:
        if self._pre and piece.verbatim:
            self._typed_letters(piece)
        elif piece.text.strip():
            if self._labelled:
                self._labelled = False
                if piece.verbatim and (sign := _AFTER_LABEL.match(piece.text)):
                    end = piece.start + sign.end()
                    self.omissions.append(Omission(piece.start, end, Action.MOVED, "speaker"))
                    rest = piece.text[sign.end() :]
                    self._letters(Letters(rest, end, piece.end))
                    return
            self._resolve(piece.text)
            self._count(piece)
            self.flow.add(piece)
        else:
            self.flow.add(piece)

    def _typed_letters(self, piece: Letters) -> None:
        """Read letters set as typed: one blank line ends a paragraph."""
        for match in _LINES.finditer(piece.text):
            place = piece.start + match.start()
            if match[0] == "\n":
                self._breaks += 1
                self._break_at = place
            elif match[0].strip():
                if self._breaks > 1:
                    self._flush()
                elif self._breaks and not self.flow.empty:
                    self.flow.typed("\n", self._break_at)
                self._breaks = 0
                self._count(Letters(match[0], place, place + len(match[0])))
                self.flow.typed(match[0], place)
                self.typed += len(match[0])
            elif not self._breaks and not self.flow.empty:
                self.flow.typed(match[0], place)

    def _count(self, piece: Letters) -> None:
        """Open the marks that are due, and count letters."""
        size = len("".join(piece.text.split()))
        if self._start < 0:
            self._start = piece.start
        self._end = piece.end
        while self._opened < len(self._active):
            kind, target = self._active[self._opened]
            blank = piece.text[:1].isspace() and not self._pre
            if blank:
                self.flow.blank(piece.start)
            self.flow.open(kind, target)
            self._opened += 1
        self._linked += size if self._links else 0
        line = self._line
        line.letters += size
        line.strong += size if self._has(MarkKind.STRONG) else 0
        line.slanted += size if self._has(MarkKind.EMPHASIS) else 0
        line.last = piece.text.rstrip()[-1:]

    def _resolve(self, following: str = "") -> None:
        """Let line ends before the next letters be one, or part two paragraphs."""
        if not self._breaks:
            return
        if self._breaks > 1 or self._parts(following):
            self._flush()
        elif not self.flow.empty:
            self.flow.line_break(self._break_at)
        self._breaks = 0
        self._line = Line()

    def _parts(self, following: str) -> bool:
        """Tell whether a single line end parts a question from its answer, or two turns."""
        if self.flow.indented:
            return True
        strong, slanted = self._has(MarkKind.STRONG), self._has(MarkKind.EMPHASIS)
        return self._line.parts(following, strong=strong, slanted=slanted)

    def _flush(self) -> None:
        """End a passage."""
        if self.flow.empty and self._start < 0:
            self._breaks = 0
            self.flow.clear()
            return
        self._breaks, self._opened, self._line = 0, 0, Line()
        kind, level = self._kind, self._level
        if kind is EventKind.ITEM and self._opens:
            kind = EventKind.PARAGRAPH
        if kind is EventKind.PARAGRAPH and self._quoted:
            kind, level = EventKind.QUOTATION, self._quoted
        elif kind is EventKind.PARAGRAPH:
            level = 0
        named = kind in (EventKind.ITEM, EventKind.NOTE)
        name = self._name if named else self._voice if kind is EventKind.PARAGRAPH else ""
        at = self._at if self._voice and kind is EventKind.PARAGRAPH else None
        event = self.flow.event(kind, level=level, name=name, start=at)
        if event.text.strip():
            marked = replace(event, marks=tuple(sorted(joined(event))))
            self.passages.append(Passage(marked, self._start, self._end, self._linked))
            self._at = None if at is not None else self._at
            self._opens = False
            if self._kind is EventKind.ITEM:
                self._kind, self._name = EventKind.PARAGRAPH, ""  # more of the same item
        self._start, self._linked = -1, 0
