"""Transcriber files (``.trs``): turns of broadcast speech, with times.

In: the bytes of a file; out: a transcript.  Source: the DTD of Transcriber 1.5
(``trans-14.dtd``): ``Speakers`` name who ``Turn`` refers to, ``Sync`` gives times,
``Who`` parts the voices of a turn in which several speak at once, ``Topic`` says what
a ``Section`` is about.  The bytes are laid out with each topic before its section, as
those of a packed file are laid end to end.  Sounds are attributes, and stay in the markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.errors import Problem, RawError
from publisher.model.transcript import Event, EventKind, Evidence, Part, Syntax, Transcript
from publisher.readers.decoding import Decoded, decode
from publisher.readers.elements import Element, Letters, grown, marks
from publisher.readers.encodings import declared_in
from publisher.readers.flow import Flow
from publisher.readers.markup import tokens
from publisher.readers.reader import Reader
from publisher.readers.transcriber_topics import heading, pieces, value_of
from publisher.readers.xml import check, root
from publisher.source import Location

__all__ = ["READER"]

_SECONDS = re.compile(r"\d{1,9}(?:\.\d{1,20})?")


def _read(path: str, data: bytes, encoding: str = "") -> Transcript:
    declared = declared_in(data)
    first = decode(path, data, encoding=encoding, declared=declared)
    check(path, first.text)
    laid = _laid(data, first)
    decoded = decode(path, laid, encoding=encoding, declared=declared) if laid != data else first
    found = list(tokens(decoded.text, code=False))
    tree = grown(found, decoded.text, lenient=False)
    flow = Flow()
    events = tuple(_told(tree, decoded.text, flow))
    if not any(event.kind is not EventKind.HEADING for event in events):
        raise RawError(Problem("a transcription without words", Location(path)))
    told = {topic.start for topic in _topics(tree)}
    return Transcript(
        path,
        "transcriber",
        laid,
        decoded.text,
        decoded.offsets,
        events,
        tuple(_stated(tree)),
        (*marks((t for t in found if t.start not in told), frozenset()), *flow.omissions),
        decoded.repairs,
        Syntax.TAGS,
        packed=data if laid != data else b"",
        parts=(Part("topics before their sections", 0, len(laid)),) if laid != data else (),
    )


def _laid(data: bytes, decoded: Decoded) -> bytes:
    """Return the bytes of a file with each topic before its section."""
    text, byte = decoded.text, decoded.offsets.byte
    tree = grown(tokens(text, code=False), text, lenient=False)
    order = pieces(tree, len(text))
    if len(order) < 2:
        return data
    return b"".join(data[byte(start) if start else 0 : byte(end)] for start, end in order)


def _topics(tree: Element) -> Iterator[Element]:
    """Yield the topics that stand before their sections."""
    found = tree.find("topic", "topics")
    yield from (one for one in found if one.name == "topic" and value_of(one))


def _stated(tree: Element) -> Iterator[Evidence]:
    for element in tree.find("trans"):
        if language := element.get("lang"):
            yield Evidence("language", language, element.start, element.start)
        for episode in element.find("episode"):
            date = _date(episode.get("air_date"))
            for key, value in (("title", episode.get("program")), ("date", date)):
                if value:
                    yield Evidence(key, value, episode.start, episode.start)


def _date(value: str) -> str:
    """Return a date with its parts apart; Transcriber writes ``030612``, people ``20030612``."""
    if not value.isdecimal() or len(value) not in (6, 8):
        return value
    if len(value) == 6:  # of the years that a tape may be of (the DTD dates from 1998)
        value = ("20" if value[:2] < "50" else "19") + value
    return f"{value[:4]}-{value[4:6]}-{value[6:]}"


def _told(tree: Element, text: str, flow: Flow) -> Iterator[Event]:
    """Yield the turns, and the topics where they begin."""
    names = {one.get("id"): one.get("name") or one.get("id") for one in tree.find("speaker")}
    for one in tree.find("turn", "topic", "topics"):
        if one.name == "topic":
            yield from heading(one, text, flow)
        elif one.name == "turn":
            speakers = [names.get(known, known) for known in one.get("speaker").split()]
            yield from _turn(one, speakers, flow)


def _turn(turn: Element, speakers: list[str], flow: Flow) -> Iterator[Event]:
    """Yield the words of a turn, one event between two times."""
    name = " & ".join(speakers) if len(speakers) < 2 else speakers[0]
    at = _seconds(turn.get("starttime"))
    end = _seconds(turn.get("endtime"))
    for child in turn.children:
        if isinstance(child, Letters):
            flow.add(child)
            continue
        if child.name in ("sync", "who"):
            yield from _said(flow, name, at, end)
            at = _seconds(child.get("time")) if child.name == "sync" else at
            number = child.get("nb")
            if number.isdecimal() and 0 < int(number) <= len(speakers):
                name = speakers[int(number) - 1]
        for piece in child.letters():
            flow.add(piece)
    yield from _said(flow, name, at, end)


def _said(flow: Flow, name: str, at: float | None, end: float | None) -> Iterator[Event]:
    """Yield what was gathered; what nobody is said to say is nobody's paragraph."""
    if not flow.empty:
        kind = EventKind.CUE if name else EventKind.PARAGRAPH
        yield flow.event(kind, gap=0, name=name, start=at, end=end)
    else:
        flow.event(EventKind.CUE)


def _seconds(value: str) -> float | None:
    return float(value) if _SECONDS.fullmatch(value) else None


def _sniff(data: bytes) -> bool:
    """Tell whether the file is XML whose root is that of Transcriber."""
    return root(data)[0] == "Trans"


READER = Reader("transcriber", (".trs",), _sniff, _read, _read)
