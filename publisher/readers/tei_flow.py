"""A walk through the text of a TEI document: utterances, speeches, paragraphs.

In: the tree of a document and the names of its persons; out: events, and an account
of what they leave out.  Source: TEI Guidelines P5, 3, 7 and 8.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from publisher.model.transcript import Action, Event, EventKind, MarkKind, Omission
from publisher.readers.elements import Element, Letters
from publisher.readers.flow import Flow

__all__ = ["INLINE", "Walk"]

INLINE = frozenset(
    "hi emph title foreign q quote soCalled mentioned term gloss w c m pc orig sic corr reg abbr "
    "expan choice add del unclear supplied persname placename name rs date time num ref ptr anchor "
    "distinct said g ex am subst surplus".lower().split()
)
"""Elements that stand within a word as well as between words."""

_DROPPED = {
    "corr": "an editor's reading",
    "reg": "an editor's reading",
    "expan": "an editor's reading",
    "fw": "page heading",
    "figure": "picture",
    "graphic": "picture",
    "timeline": "time",
    "listperson": "header",
}
_SOUNDS = frozenset("vocal kinesic incident event writing shift pause".split())
_MARKS = {"emph": MarkKind.EMPHASIS, "title": MarkKind.EMPHASIS, "hi": MarkKind.EMPHASIS}
_BLOCKS = frozenset("p ab seg l lg item head div list sp u stage".split())


@dataclass(slots=True)
class Walk:
    """Walks once; ``names`` gives a person's name by id."""

    names: dict[str, str]
    flow: Flow = field(default_factory=Flow)
    _ready: list[Event] = field(default_factory=list)
    _speaker: str = ""
    _kind: EventKind = EventKind.PARAGRAPH
    _depth: int = 0
    _note: str = ""
    _notes: list[tuple[str, Element]] = field(default_factory=list)

    @property
    def omissions(self) -> list[Omission]:
        """What the events leave out, but for tags."""
        return self.flow.omissions

    def events(self, tree: Element) -> Iterator[Event]:
        """Yield the events of the document, then its notes."""
        self._children(tree)
        self._flush()
        for label, note in self._notes:
            self._note = label
            self._children(note)
            self._flush()
        yield from self._ready

    # --- blocks --------------------------------------------------------------------------------

    def _children(self, element: Element) -> None:
        for child in element.children:
            if isinstance(child, Letters):
                self.flow.add(child)
            else:
                self._element(child)

    def _element(self, element: Element) -> None:
        name = element.name
        if name in ("teiheader", "standoff"):
            self._gone(element, Action.MOVED, "header")
        elif name in _DROPPED and not (name == "figure" and any(element.find("u", "sp"))):
            self._gone(element, Action.DROPPED, _DROPPED[name])
        elif name in ("u", "sp"):
            self._speech(element)
        elif name == "speaker":
            self._gone(element, Action.MOVED, "speaker")
        elif name == "head":
            self._block(element, EventKind.HEADING)
        elif name == "item":
            self._block(element, EventKind.ITEM)
        elif name in ("div", "div1", "div2", "div3", "div4"):
            self._depth += 1
            self._block(element, EventKind.PARAGRAPH)
            self._depth -= 1
        elif name in _BLOCKS or name in ("body", "text", "front", "back", "group"):
            self._line(element)
        else:
            self._piece(element)

    def _line(self, element: Element) -> None:
        """Read a block; lines of verse are lines that are meant."""
        if element.name == "l" and not self.flow.empty:
            self.flow.line_break(element.start)
            self._children(element)
        elif element.name == "l":
            self._children(element)
        elif element.name == "seg" and not self._speaker:
            self.flow.blank(element.start)
            self._children(element)
            self.flow.blank(element.end - 1)
        else:
            self._block(element, self._kind)

    def _block(self, element: Element, kind: EventKind) -> None:
        self._flush()
        saved, self._kind = self._kind, kind
        self._children(element)
        self._flush()
        self._kind = saved

    def _speech(self, element: Element) -> None:
        self._flush()
        saved, self._speaker = self._speaker, self._who(element)
        self._children(element)
        self._flush()
        self._speaker = saved

    def _who(self, element: Element) -> str:
        """Return who speaks: the persons referred to, or the name that is shown."""
        ids = [one.rpartition("#")[2] for one in element.get("who").split()]
        names = [self.names.get(one, one) for one in ids if one]
        shown = next(element.find("speaker"), None) if element.name == "sp" else None
        if shown is not None and not any(one in self.names for one in ids):
            return shown.said.rstrip(".: ")
        return " and ".join(dict.fromkeys(names))

    def _flush(self) -> None:
        if self.flow.empty:
            self.flow.event(EventKind.PARAGRAPH)
            return
        if self._note:
            self._ready.append(self.flow.event(EventKind.NOTE, name=self._note))
            return
        name = "-" if self._kind is EventKind.ITEM else ""
        if self._kind is EventKind.PARAGRAPH:
            name = self._speaker
        level = max(1, self._depth) if self._kind is EventKind.HEADING else 0
        self._ready.append(self.flow.event(self._kind, level=level, name=name))

    # --- pieces --------------------------------------------------------------------------------

    def _piece(self, element: Element) -> None:
        match element.name:
            case "note":
                self._call(element)
            case "lb" | "cb" | "gap" | "space" | "milestone":
                self.flow.blank(element.start)
            case name if name in _SOUNDS:
                self._sound(element)
            case name if name in _MARKS:
                kind = _MARKS[name]
                if "bold" in element.get("rend").lower():
                    kind = MarkKind.STRONG
                self.flow.open(kind)
                self._children(element)
                self.flow.close(kind)
            case name if name in INLINE:
                self._children(element)
            case _:
                self.flow.blank(element.start)
                self._children(element)
                self.flow.blank(element.end - 1)

    def _sound(self, element: Element) -> None:
        """Put what is described, such as laughter, in brackets, as transcribers do."""
        self.flow.blank(element.start)
        if element.said:
            self.flow.sign("[", element.start)
            self._children(element)
            self.flow.sign("]", element.end - 1)

    def _call(self, element: Element) -> None:
        """Call a note where it stands; its words come behind the text."""
        if not element.said:
            gone = Omission(element.start, element.end, Action.DROPPED, "note", joined=True)
            self.omissions.append(gone)
            return
        label = f"t{len(self._notes) + 1}"
        if self.flow.empty:
            self._block(element, EventKind.PARAGRAPH)  # it hangs on nothing: a remark
            return
        self.flow.call(label, element.start)
        self._notes.append((label, element))

    def _gone(self, element: Element, action: Action, why: str) -> None:
        if element.said:
            self.omissions.append(Omission(element.start, element.end, action, why, joined=True))
