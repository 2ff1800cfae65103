"""SubRip (``.srt``): numbered captions with times, a format known by custom only.

A cue is a line of timing with the number before it and the words behind it, up
to the next.  Blank lines are not trusted, because many files lack them or have
too many.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.errors import Problem, RawError
from publisher.model.transcript import Action, Event, Omission, Transcript
from publisher.readers.cues import TIMING, Words, seconds
from publisher.readers.decoding import decode
from publisher.readers.plain import Line, lines_of
from publisher.readers.reader import Reader
from publisher.source import Location

__all__ = ["READER"]

_SIGN = re.compile(rb"\s{0,20}\d{1,6}[ \t]*\r?\n[ \t]*\d{1,4}:\d{2}:\d{2}[.,]\d{1,3}[ \t]*-->")


def _read(path: str, data: bytes, encoding: str = "") -> Transcript:
    decoded = decode(path, data, encoding=encoding)
    omissions: list[Omission] = []
    events = tuple(_events(lines_of(decoded.text), omissions))
    if not any(event.end for event in events):
        hint = "a cue has a line such as 00:00:01,000 --> 00:00:04,000"
        raise RawError(Problem("captions without a cue", Location(path), hint))
    return Transcript(
        path,
        "subrip",
        data,
        decoded.text,
        decoded.offsets,
        events,
        (),
        tuple(omissions),
        decoded.repairs,
    )


def _events(lines: list[Line], omissions: list[Omission]) -> Iterator[Event]:
    timings = [n for n, line in enumerate(lines) if TIMING.fullmatch(line.text)]
    heads = [n - 1 if _is_number(lines, n - 1, count) else n for count, n in enumerate(timings, 1)]
    stops = [*heads[1:], len(lines)] if heads else []
    yield from _cue(0.0, 0.0, lines[: heads[0]] if heads else lines, omissions)
    for head, timing, following in zip(heads, timings, stops, strict=True):
        line = lines[timing]
        if head < timing:
            number = lines[head]
            end = number.start + len(number.text)
            omissions.append(Omission(number.start, end, Action.MOVED, "cue"))
        omissions.append(Omission(line.start, line.start + len(line.text), Action.MOVED, "time"))
        match = TIMING.fullmatch(line.text)
        assert match is not None
        begin, end_time = seconds(match[1]), seconds(match[2])
        yield from _cue(begin, end_time, lines[timing + 1 : following], omissions)


def _is_number(lines: list[Line], index: int, count: int) -> bool:
    """Tell whether a line is the number of a cue: digits that count on or stand apart."""
    text = lines[index].text.strip() if index >= 0 else ""
    if not text.isdecimal():
        return False
    if index == 0 or lines[index - 1].blank or TIMING.fullmatch(lines[index - 1].text):
        return True
    return len(text) <= 6 and int(text) == count


def _cue(begin: float, end: float, lines: list[Line], omissions: list[Omission]) -> Iterator[Event]:
    said = [line for line in lines if not line.blank]
    words = Words(begin, end)
    yield from words.read(said)
    omissions += words.omissions


def _sniff(data: bytes) -> bool:
    """Tell whether the file begins with a numbered cue."""
    return _SIGN.match(data.removeprefix(b"\xef\xbb\xbf")) is not None


READER = Reader("subrip", (".srt",), _sniff, _read, _read)
