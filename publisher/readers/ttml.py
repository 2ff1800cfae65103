"""TTML captions (``.ttml``, ``.dfxp``): paragraphs with times and, if told, agents.

In: the bytes of a file; out: a transcript.  Source: Timed Text Markup Language 2 (W3C,
2018): 8.1.5 ``p``, 8.1.7 ``br``, 12.3 time expressions, 14.1.1 ``ttm:agent`` and
``ttm:name``.  Styles are markup; only italics and bold that stand on an element are kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from publisher.errors import Problem, RawError
from publisher.model.transcript import (
    Action,
    Event,
    EventKind,
    Evidence,
    MarkKind,
    Omission,
    Syntax,
    Transcript,
)
from publisher.readers.decoding import decode
from publisher.readers.elements import Element, Letters, grown, marks
from publisher.readers.encodings import declared_in
from publisher.readers.flow import Flow
from publisher.readers.markup import tokens
from publisher.readers.reader import Reader
from publisher.readers.xml import check, root
from publisher.source import Location

__all__ = ["READER"]

_CLOCK = re.compile(r"(\d{2,5}):(\d{2}):(\d{2}(?:\.\d{1,9})?)(?::(\d{1,3}))?")
_OFFSET = re.compile(r"(\d{1,12}(?:\.\d{1,9})?)(h|ms|m|s|f|t)")
_UNITS = {"h": 3600.0, "m": 60.0, "s": 1.0, "ms": 0.001}
_INLINE = frozenset({"span"})


@dataclass(frozen=True, slots=True)
class _Pace:
    """Frames and ticks a second (``ttp:frameRate``, ``ttp:tickRate``)."""

    frames: float
    ticks: float

    def seconds(self, said: str) -> float | None:
        """Return the seconds of a time expression, None if it is none."""
        if clock := _CLOCK.fullmatch(said.strip()):
            whole = int(clock[1]) * 3600 + int(clock[2]) * 60 + float(clock[3])
            return whole + (int(clock[4]) / self.frames if clock[4] else 0)
        if offset := _OFFSET.fullmatch(said.strip()):
            unit = {"f": 1 / self.frames, "t": 1 / self.ticks}.get(offset[2]) or _UNITS[offset[2]]
            return float(offset[1]) * unit
        return None


def _read(path: str, data: bytes, encoding: str = "") -> Transcript:
    decoded = decode(path, data, encoding=encoding, declared=declared_in(data))
    check(path, decoded.text)
    found = list(tokens(decoded.text, code=False))
    tree = grown(found, decoded.text, lenient=False)
    flow = Flow()
    events = tuple(_cues(tree, flow))
    if not events:
        raise RawError(Problem("captions without a cue", Location(path)))
    return Transcript(
        path,
        "ttml",
        data,
        decoded.text,
        decoded.offsets,
        events,
        tuple(_stated(tree)),
        (*marks(found, _INLINE), *flow.omissions, *_beside(tree)),
        decoded.repairs,
        Syntax.TAGS,
    )


def _cues(tree: Element, flow: Flow) -> Iterator[Event]:
    names = {one.get("id"): _name(one) for one in tree.find("agent")}
    for document in tree.find("tt"):
        pace = _Pace(_rate(document, "framerate", 30), _rate(document, "tickrate", 1))
        for cue in document.find("p"):
            agents = cue.get("agent").split()
            name = " & ".join(names.get(one) or one for one in agents)
            _words(cue, flow)
            start = pace.seconds(cue.get("begin"))
            made = flow.event(
                EventKind.CUE, gap=0, name=name, start=start, end=_end(cue, start, pace)
            )
            if made.text:
                yield made


def _rate(document: Element, name: str, usual: int) -> float:
    value = document.get(name)
    return float(value) if value.isdecimal() and 0 < len(value) < 10 and int(value) else usual


def _end(cue: Element, start: float | None, pace: _Pace) -> float | None:
    lasting = pace.seconds(cue.get("dur"))
    if lasting is not None and start is not None:
        return start + lasting
    return pace.seconds(cue.get("end"))


def _words(element: Element, flow: Flow) -> None:
    for child in element.children:
        if isinstance(child, Letters):
            flow.add(child)
        elif child.name == "br":
            flow.blank(child.start)
        elif child.name != "metadata":
            kinds = tuple(_kinds(child))
            for kind in kinds:
                flow.open(kind)
            _words(child, flow)
            for kind in kinds:
                flow.close(kind)


def _kinds(element: Element) -> Iterator[MarkKind]:
    if element.get("fontstyle") in ("italic", "oblique"):
        yield MarkKind.EMPHASIS
    if element.get("fontweight") == "bold":
        yield MarkKind.STRONG


def _name(agent: Element) -> str:
    named = sorted(agent.find("name"), key=lambda one: one.get("type") != "full")
    return named[0].said if named else ""


def _stated(tree: Element) -> Iterator[Evidence]:
    for document in tree.find("tt"):
        if language := document.get("lang"):
            yield Evidence("language", language, document.start, document.start)
        for head in document.find("head"):
            for title in head.find("title"):
                yield Evidence("title", title.said, title.start, title.end)
                break


def _beside(tree: Element) -> Iterator[Omission]:
    """Yield the letters that are in no cue: the header's, and what is said about a cue."""
    stack: list[tuple[Element, bool]] = [(tree, False)]
    while stack:
        element, within = stack.pop()
        for child in element.children:
            if isinstance(child, Element):
                shown = (within or child.name == "p") and child.name != "metadata"
                stack.append((child, shown))
            elif not within and child.text.strip():
                yield Omission(child.start, child.end, Action.MOVED, "header")


def _sniff(data: bytes) -> bool:
    """Tell whether the root of an XML file is that of timed text."""
    name, rest = root(data)
    return name == "tt" and ("ttml" in rest or "ttaf1" in rest)


READER = Reader("ttml", (".ttml", ".dfxp"), _sniff, _read, _read)
