"""Transcriber files (``.trs``): turns of broadcast speech, with times.

In: the bytes of a file; out: a transcript.  Source: the DTD of Transcriber 1.5
(``trans-14.dtd``): ``Speakers`` name who ``Turn`` refers to, ``Sync`` gives times,
``Who`` parts the voices of a turn in which several speak at once.  Sounds and
topics are attributes, and stay in the markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.errors import Problem, RawError
from publisher.model.transcript import Event, EventKind, Evidence, Syntax, Transcript
from publisher.readers.decoding import decode
from publisher.readers.elements import Element, Letters, grown, marks
from publisher.readers.encodings import declared_in
from publisher.readers.flow import Flow
from publisher.readers.markup import tokens
from publisher.readers.reader import Reader
from publisher.readers.xml import check, root
from publisher.source import Location

__all__ = ["READER"]

_SECONDS = re.compile(r"\d{1,9}(?:\.\d{1,20})?")


def _read(path: str, data: bytes, encoding: str = "") -> Transcript:
    decoded = decode(path, data, encoding=encoding, declared=declared_in(data))
    check(path, decoded.text)
    found = list(tokens(decoded.text, code=False))
    tree = grown(found, decoded.text, lenient=False)
    flow = Flow()
    events = tuple(_turns(tree, flow))
    if not events:
        raise RawError(Problem("a transcription without words", Location(path)))
    return Transcript(
        path,
        "transcriber",
        data,
        decoded.text,
        decoded.offsets,
        events,
        tuple(_stated(tree)),
        (*marks(found, frozenset()), *flow.omissions),
        decoded.repairs,
        Syntax.TAGS,
    )


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


def _turns(tree: Element, flow: Flow) -> Iterator[Event]:
    names = {one.get("id"): one.get("name") or one.get("id") for one in tree.find("speaker")}
    for turn in tree.find("turn"):
        speakers = [names.get(one, one) for one in turn.get("speaker").split()]
        yield from _turn(turn, speakers, flow)


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
