"""Plain text: blocks between blank lines, each an event with its line ends.

Which line ends are mere wraps cannot be told here; the events keep them.  Known
by sight are: rules of stars or dashes, quotations marked with ``>`` as in mail
(RFC 3676, 4.5), headings marked with ``#``, definitions of notes (``[^1]: …``),
and a header between lines of ``---``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from publisher.model.transcript import Action, Event, EventKind, Omission, Transcript
from publisher.readers import front_matter
from publisher.readers.building import Builder
from publisher.readers.decoding import decode
from publisher.readers.numbering import numbers
from publisher.readers.reader import Reader

__all__ = ["READER", "Line", "events_of", "is_rule", "lines_of"]

_HEADING = re.compile(r"[ ]{0,3}(#{1,6})[ \t]+(?=\S)")
_NOTE = re.compile(r"[ ]{0,3}\[\^([A-Za-z0-9_-]{1,40})\]:[ \t]*")
_QUOTE = re.compile(r"[ \t]{0,3}>[ ]?")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text, without its end, and the character it begins with."""

    text: str
    start: int

    @property
    def blank(self) -> bool:
        """Whether the line holds white space only."""
        return not self.text.strip()


def lines_of(text: str, start: int = 0, end: int | None = None) -> list[Line]:
    """Return the lines of a text from a character to another; a form feed ends a line too."""
    lines, place = [], start
    for piece in re.split("[\n\f\v]", text[start:end]):
        lines.append(Line(piece, place))
        place += len(piece) + 1
    return lines


def is_rule(text: str) -> bool:
    """Tell whether a line is a rule or an ornament: ``***``, ``- - -``, ``⁂``."""
    signs = "".join(text.split())
    if signs in ("⁂", "❦", "☙"):
        return True
    return len(signs) >= 3 and len(set(signs)) == 1 and signs[0] in "*-_=~#•·—–"


def _read(path: str, data: bytes, encoding: str = "") -> Transcript:
    decoded = decode(path, data, entities=True, encoding=encoding)
    header = front_matter.read(decoded.text)
    lines, gone = _unnumbered(lines_of(decoded.text, header.end))
    events = tuple(events_of(lines))
    omissions = (*header.omissions, *gone, *_markup(decoded.text, events))
    return Transcript(
        path,
        "text",
        data,
        decoded.text,
        decoded.offsets,
        events,
        header.evidence,
        omissions,
        decoded.repairs,
        typed=True,
    )


def _unnumbered(lines: list[Line]) -> tuple[list[Line], list[Omission]]:
    """Return the lines without the numbers in their margin, and those."""
    kept: list[Line] = []
    gone: list[Omission] = []
    for line, match in zip(lines, numbers([line.text for line in lines]), strict=True):
        if match is not None:
            start, end = (line.start + place for place in match.span("number"))
            gone.append(Omission(start, end, Action.DROPPED, "line number"))
            line = Line(line.text[match.end() :], line.start + match.end())
        kept.append(line)
    return kept, gone


def _markup(text: str, events: tuple[Event, ...]) -> Iterator[Omission]:
    """Yield what events leave out: the labels of notes, where they are defined."""
    for event in events:
        if event.kind is EventKind.NOTE and event.anchors:
            end = event.anchors[0][1]
            start = text.rfind("[^", 0, end)
            yield Omission(start, end, Action.MOVED, "note")


def events_of(lines: list[Line]) -> Iterator[Event]:
    """Yield the blocks of lines of plain text."""
    gap = 0
    block: list[Line] = []
    for line in lines:
        if block and _stands_apart(block, line):
            yield _event(block, gap)
            block, gap = [], 0
        if line.blank:
            gap += 1
        elif is_rule(line.text):
            yield Event(EventKind.BREAK, "", (), gap=gap)
            gap = 0
        else:
            block.append(line)
    if block:
        yield _event(block, gap)


def _stands_apart(block: list[Line], line: Line) -> bool:
    """Tell whether a line cannot belong to the block before it."""
    first = block[0].text
    return (
        line.blank
        or is_rule(line.text)
        or bool(_HEADING.match(first))
        or bool(_HEADING.match(line.text))
        or bool(_NOTE.match(line.text))
        or _depth(line.text) != _depth(first)
    )


def _depth(text: str) -> int:
    """Return how deep a line is quoted."""
    depth = place = 0
    while mark := _QUOTE.match(text, place):
        depth, place = depth + 1, mark.end()
    return depth


def _event(block: list[Line], gap: int) -> Event:
    first = block[0].text
    if heading := _HEADING.match(first):
        return _stripped(block, EventKind.HEADING, gap, heading.end(), level=len(heading[1]))
    if note := _NOTE.match(first):
        return _stripped(block, EventKind.NOTE, gap, note.end(), name=note[1])
    if _QUOTE.match(first):
        return _quotation(block, gap)
    return _stripped(block, EventKind.PARAGRAPH, gap, 0)


def _stripped(
    block: list[Line], kind: EventKind, gap: int, skip: int, *, level: int = 0, name: str = ""
) -> Event:
    builder = Builder()
    for number, line in enumerate(block):
        if number:
            builder.add("\n", line.start - 1)
        text = line.text.rstrip()
        builder.add(text if number else text[skip:], line.start + (0 if number else skip))
    return builder.event(kind, level=level, gap=gap, name=name)


def _quotation(block: list[Line], gap: int) -> Event:
    builder, level = Builder(), 0
    for number, line in enumerate(block):
        if number:
            builder.add("\n", line.start - 1)
        skip, depth = 0, 0
        while mark := _QUOTE.match(line.text, skip):
            skip, depth = mark.end(), depth + 1
        if heading := _HEADING.match(line.text, skip):
            skip = heading.end()
        level = max(level, depth)
        builder.add(line.text[skip:].rstrip(), line.start + skip)
    return builder.event(EventKind.QUOTATION, level=level, gap=gap)


def _sniff(data: bytes) -> bool:
    """Plain text has no sign of its own."""
    del data
    return False


READER = Reader("text", (".txt", ".text"), _sniff, _read, _read)
