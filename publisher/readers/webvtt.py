"""WebVTT (W3C Candidate Recommendation, 4): captions with times and voices.

Header, notes, styles, regions, identifiers and timings are accounted for; each
cue gives one event a voice.
"""

from __future__ import annotations

from collections.abc import Iterator

from publisher.errors import Problem, RawError
from publisher.model.transcript import Action, Event, Evidence, Omission, Transcript
from publisher.readers.cues import TIMING, Words, seconds
from publisher.readers.decoding import decode
from publisher.readers.plain import Line, lines_of
from publisher.readers.reader import Reader
from publisher.source import Location

__all__ = ["READER", "captions"]

_ASIDE = {"NOTE": "remark", "STYLE": "caption style", "REGION": "caption region"}


def _read(path: str, data: bytes, encoding: str = "") -> Transcript:
    decoded = decode(path, data, encoding=encoding)
    events, evidence, omissions = captions(path, lines_of(decoded.text))
    return Transcript(
        path,
        "webvtt",
        data,
        decoded.text,
        decoded.offsets,
        events,
        evidence,
        omissions,
        decoded.repairs,
    )


def captions(
    path: str, lines: list[Line]
) -> tuple[tuple[Event, ...], tuple[Evidence, ...], tuple[Omission, ...]]:
    """Return the events of a caption file, what it states, and what the events leave out.

    Raises RawError if the lines do not begin as WebVTT, or hold no cue.
    """
    blocks = list(_blocks(lines))
    if not blocks or not blocks[0][0].text.lstrip().startswith("WEBVTT"):
        hint = "the first line of a WebVTT file says WEBVTT"
        raise RawError(Problem("not a WebVTT file", Location(path, 1), hint))
    events: list[Event] = []
    omissions: list[Omission] = []
    head = _length_of_header(blocks[0])
    evidence = (*_header(blocks[0][:head], omissions), *_remarks(blocks[1:]))
    for block in (blocks[0][head:], *blocks[1:]):
        events += _block(block, omissions)
    if not events:
        raise RawError(Problem("captions without a cue", Location(path)))
    return tuple(events), evidence, tuple(omissions)


def _blocks(lines: list[Line]) -> Iterator[list[Line]]:
    block: list[Line] = []
    for line in lines:
        if not line.blank:
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _length_of_header(block: list[Line]) -> int:
    """Return how many lines the header has; a timing begins a cue without a blank line."""
    timings = (n for n, line in enumerate(block) if TIMING.fullmatch(line.text))
    return next(timings, len(block))


def _header(block: list[Line], omissions: list[Omission]) -> Iterator[Evidence]:
    """Account for the lines of the header."""
    for line in block:
        end = line.start + len(line.text)
        key, colon, value = line.text.partition(":")
        omissions.append(Omission(line.start, end, Action.MOVED, "caption header"))
        if colon and value.strip():
            yield Evidence(key.strip().lower(), value.strip(), line.start, end)


def _remarks(blocks: list[list[Line]]) -> Iterator[Evidence]:
    """Yield what is noted before the first cue."""
    for block in blocks:
        if block[0].text.split()[0] != "NOTE":
            return
        start, end = block[0].start, block[-1].start + len(block[-1].text)
        said = "\n".join(line.text for line in block).removeprefix("NOTE").strip()
        if said:
            yield Evidence("remark", said, start, end)


def _block(block: list[Line], omissions: list[Omission]) -> Iterator[Event]:
    if not block:
        return
    word = block[0].text.split()[0]
    timing = next((n for n, line in enumerate(block) if TIMING.fullmatch(line.text)), None)
    if timing is None and word in _ASIDE:
        end = block[-1].start + len(block[-1].text)
        action = Action.MOVED if word == "NOTE" else Action.DROPPED
        omissions.append(Omission(block[0].start, end, action, _ASIDE[word]))
        return
    if timing is None:
        words = Words(0.0, 0.0)
        yield from words.read(block)
        omissions += words.omissions
        return
    for line in block[:timing]:
        end = line.start + len(line.text)
        omissions.append(Omission(line.start, end, Action.MOVED, "cue"))
    line = block[timing]
    match = TIMING.fullmatch(line.text)
    assert match is not None
    omissions.append(Omission(line.start, line.start + len(line.text), Action.MOVED, "time"))
    words = Words(seconds(match[1]), seconds(match[2]))
    yield from words.read(block[timing + 1 :])
    omissions += words.omissions


def _sniff(data: bytes) -> bool:
    """Tell whether the file begins as WebVTT must."""
    return data.removeprefix(b"\xef\xbb\xbf").startswith(b"WEBVTT")


READER = Reader("webvtt", (".vtt",), _sniff, _read, _read)
