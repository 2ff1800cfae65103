r"""What a reader found in a raw file: events in order, and where each character stood.

Three coordinates are in use.  *Bytes* count in the file as it came; *characters*
count in ``Transcript.text``, the file as read (decoded, repaired, with ``\\n``
line ends); *letters* count in the text of one event, which leaves out markup.
``Offsets`` leads from characters to bytes, ``Event.anchors`` from letters to
characters.  Steps of normalisation work with characters; the ledger tells bytes.
Of a packed file (a ZIP archive, say) the bytes are those of its members, unpacked
and laid end to end; ``Transcript.parts`` tells which is which.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum

__all__ = [
    "Action",
    "Event",
    "EventKind",
    "Evidence",
    "Mark",
    "MarkKind",
    "Offsets",
    "Omission",
    "Part",
    "Repair",
    "Syntax",
    "Transcript",
]


class MarkKind(StrEnum):
    """What an inline mark says about the letters it covers."""

    EMPHASIS = "emphasis"
    STRONG = "strong"
    LINK = "link"
    BREAK = "break"
    """The letter covered is a line end that the author meant."""


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A mark on the letters ``start`` to ``end`` (exclusive); links have a target."""

    start: int
    end: int
    kind: MarkKind
    target: str = ""


class EventKind(StrEnum):
    """What a passage of the raw is, as far as its container tells."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    QUOTATION = "quotation"
    ITEM = "item"
    CUE = "cue"
    BREAK = "break"
    NOTE = "note"
    """The definition of a note; ``Event.name`` is its label."""


@dataclass(frozen=True, slots=True)
class Event:
    r"""A passage of the raw: one paragraph, heading, list item or cue.

    ``text`` may hold ``\\n`` where the raw has a line end; whether that is a mere
    wrap is for the steps to decide, from the whole file.  ``anchors`` are pairs
    (letter, character), in order: from that letter on, letters and characters
    run alike until the next pair.  ``level`` is the level of a heading, or how
    deep an item or quotation lies.  ``gap`` counts the blank lines before.
    ``start`` and ``end`` are seconds, or None.  ``name`` is the speaker that the
    container names (of a cue or paragraph), the label of a note, or the number of
    an item.
    """

    kind: EventKind
    text: str
    anchors: tuple[tuple[int, int], ...]
    marks: tuple[Mark, ...] = ()
    level: int = 0
    gap: int = 0
    name: str = ""
    start: float | None = None
    end: float | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """A fact that the container states: a title, a date, the hosts.

    ``start`` and ``end`` are the characters that state it.
    """

    key: str
    value: str
    start: int
    end: int


class Action(StrEnum):
    """What became of a stretch of the raw."""

    KEPT = "kept"
    CHANGED = "changed"
    MOVED = "moved"
    DROPPED = "dropped"
    MARKUP = "markup"
    """A mark of the container, such as a tag: nobody's word, whatever letters it has."""


class Syntax(StrEnum):
    """What the marks of a container look like, by which the gate tells them from words."""

    PLAIN = "plain"
    """None, or such as are no letters: text, captions, Markdown, tables."""
    TAGS = "tags"
    """Tags, as in HTML and XML."""
    JSON = "json"
    """Braces and the names of fields."""
    RTF = "rtf"
    """Braces and control words."""


@dataclass(frozen=True, slots=True)
class Omission:
    """Characters that no event holds: what became of them, and why.

    ``why`` is a metadata key if they were moved, a reason if they were dropped,
    a rule if they were changed (into ``after``), empty if they are markup.
    ``joined`` says that what stands before and after them belongs together, as
    with a mark inside a word.
    """

    start: int
    end: int
    action: Action
    why: str
    after: str = ""
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Repair:
    """Bytes that were read as something else than they say; ``rule`` tells why."""

    start: int
    end: int
    rule: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Offsets:
    """From characters to bytes: exact at the stations, counted on between them.

    ``guessed``: nothing but the letters themselves speaks for the encoding.
    """

    text: str = field(repr=False)
    encoding: str
    characters: tuple[int, ...] = field(repr=False)
    bytes: tuple[int, ...] = field(repr=False)
    guessed: bool = False

    def byte(self, character: int) -> int:
        """Return the byte at which a character begins (the last end: the file's size)."""
        station = max(0, bisect_right(self.characters, character) - 1)
        first = self.characters[station]
        counted = len(self.text[first:character].encode(self.encoding, "replace"))
        place = self.bytes[station] + counted
        if station + 1 < len(self.bytes):
            return min(place, self.bytes[station + 1])
        return place


@dataclass(frozen=True, slots=True)
class Part:
    """A member of a packed file, and the bytes of ``Transcript.data`` that it gave."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Transcript:
    """One raw file as its reader understood it.

    ``data`` are the bytes of the file, ``text`` what they say, ``format`` the
    name of the reader, ``syntax`` what its marks look like.  Every character that
    is not white space or a sign is in an event, in an omission, or in the stretch
    of an evidence.  ``typed`` says that the text is lines as typed or printed,
    whose ends may be mere wraps.  Of a packed file ``packed`` are the bytes as
    they came, and ``data`` its ``parts``.
    """

    path: str
    format: str
    data: bytes = field(repr=False)
    text: str = field(repr=False)
    offsets: Offsets = field(repr=False)
    events: tuple[Event, ...]
    evidence: tuple[Evidence, ...] = ()
    omissions: tuple[Omission, ...] = ()
    repairs: tuple[Repair, ...] = ()
    syntax: Syntax = Syntax.PLAIN
    typed: bool = False
    packed: bytes = field(default=b"", repr=False)
    parts: tuple[Part, ...] = ()

    @property
    def raw(self) -> bytes:
        """The bytes of the file as it came."""
        return self.packed or self.data

    @property
    def encoding(self) -> str:
        """The name of the codec that the bytes were decoded with."""
        return self.offsets.encoding

    @property
    def said(self) -> str:
        """The text of all events, without the marks of the container; one a line."""
        return "\n".join(event.text for event in self.events)

    def span(self, event: Event) -> tuple[int, int]:
        """Return the bytes, first and behind the last, in which an event's text stands."""
        if not event.anchors:
            return (0, 0)
        letter, character = event.anchors[-1]
        end = character + len(event.text) - letter
        return self.offsets.byte(event.anchors[0][1]), self.offsets.byte(end)
