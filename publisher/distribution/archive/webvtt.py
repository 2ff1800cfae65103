"""An interview as WebVTT: a cue a turn, with its voice (W3C, WebVTT: The Web Video Text Tracks).

Source: WebVTT, 4 (syntax): cue identifiers are the ids of turns, voice spans name who speaks,
language spans tell of another language.  A manuscript knows when a turn begins and not when it
ends: a cue lasts until a later one begins, the last one as long as its words take to be said.  A
turn whose time is not known stands in the cue of the one before it, as another voice.

Captions are what is heard: headings, notes, pictures and the headnote are no part of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import assert_never

from publisher.model.block import (
    Block,
    Figure,
    Heading,
    ListBlock,
    Paragraph,
    Query,
    Quotation,
    SectionBreak,
    Turn,
    Verse,
)
from publisher.model.inline import (
    Aside,
    Emphasis,
    Foreign,
    Inline,
    Insertion,
    LineBreak,
    Link,
    Note,
    Pulled,
    SmallCaps,
    SoftBreak,
    Strong,
    Text,
)
from publisher.model.manuscript import Manuscript
from publisher.model.walk import turn_ids

__all__ = ["captions", "is_timed", "seconds"]

_TAG = re.compile(r"<[^<>]*>")
_A_WORD = 0.4
"""Seconds that a word takes, at 150 words a minute."""


def seconds(at: str) -> int:
    """Return the seconds of a time code ``HH:MM:SS``."""
    hours, minutes, rest = map(int, at.split(":"))
    return (hours * 60 + minutes) * 60 + rest


def is_timed(manuscript: Manuscript) -> bool:
    """Tell whether at least half of the turns have times, so that captions can follow a recording.

    With fewer, hardly any cue would stand where its words are said.
    """
    turns = [block for block in manuscript.body if isinstance(block, Turn)]
    return bool(turns) and 2 * sum(bool(turn.at) for turn in turns) >= len(turns)


def captions(manuscript: Manuscript) -> bytes:
    """Return the captions of a manuscript with times, in UTF-8."""
    head = [f"Title: {manuscript.title}", f"Language: {manuscript.language}"]
    remark = "NOTE\n" + "\n".join(head).replace("-->", "→")
    cues = list(_cues(manuscript))
    starts = [start for start, _, _ in cues]
    blocks = [
        f"{name}\n{_clock(start)} --> {_clock(_end(start, starts, words))}\n{words}"
        for start, name, words in cues
    ]
    return ("\n\n".join(["WEBVTT", remark, *blocks]) + "\n").encode()


def _end(start: int, starts: Iterable[int], words: str) -> int:
    """Return when a cue ends: WebVTT has none that ends when it begins."""
    later = next((one for one in starts if one > start), None)
    said = len(_TAG.sub("", words).split())
    return start + max(1, round(said * _A_WORD)) if later is None else later


def _clock(moment: int) -> str:
    minutes, rest = divmod(moment, 60)
    return f"{minutes // 60:02}:{minutes % 60:02}:{rest:02}.000"


def _cues(manuscript: Manuscript) -> Iterator[tuple[int, str, str]]:
    """Yield start, name and words of each cue; none begins before another (WebVTT, 4.1)."""
    turns = [block for block in manuscript.body if isinstance(block, Turn)]
    latest = next(seconds(turn.at) for turn in turns if turn.at)
    timed: list[tuple[int, str, Turn]] = []
    name = ""
    for id_, turn in zip(turn_ids(manuscript), turns, strict=True):
        name = id_ if turn.at or not name else name
        latest = max(latest, seconds(turn.at)) if turn.at else latest
        timed.append((latest, name, turn))
    for (start, name), group in groupby(timed, key=lambda one: one[:2]):
        said = [words for _, _, turn in group if (words := _said(turn, manuscript))]
        if said:
            yield start, name, "\n".join(said)


def _said(turn: Turn, manuscript: Manuscript) -> str:
    lines = [line for block in turn.blocks for line in _lines(block)]
    words = "\n".join(line for line in lines if line.strip())
    if not words:
        return ""
    if turn.language:
        words = _span(f"lang {turn.language}", "lang", words)
    return _span(f"v {_escaped(manuscript.speaker(turn.speaker).name)}", "v", words)


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(inlines=inlines):
            yield from _run(inlines).split("\n")
        case Verse(stanzas=stanzas):
            for stanza in stanzas:
                yield from map(_run, stanza)
        case Quotation(blocks=inner):
            for child in inner:
                yield from _lines(child)
        case ListBlock(items=items):
            for item in items:
                for child in item:
                    yield from _lines(child)
        case Figure() | Query() | Heading() | SectionBreak() | Turn():
            return
        case _:
            assert_never(block)


def _run(run: tuple[Inline, ...]) -> str:
    return "".join(map(_inline, run))


def _inline(inline: Inline) -> str:
    match inline:
        case Text(text=text):
            return _escaped(text)
        case Aside(text=text):
            return f"[{_escaped(text)}]"
        case Insertion(children=inner):
            return f"[{_run(inner)}]"
        case Emphasis(children=inner):
            return _span("i", "i", _run(inner))
        case Strong(children=inner):
            return _span("b", "b", _run(inner))
        case Foreign(children=inner, language=language):
            return _span(f"lang {language}", "lang", _run(inner))
        case SmallCaps(children=inner) | Pulled(children=inner) | Link(children=inner):
            return _run(inner)
        case Note():
            return ""
        case SoftBreak():
            return " "
        case LineBreak():
            return "\n"
        case _:
            assert_never(inline)


def _span(start: str, name: str, words: str) -> str:
    return f"<{start}>{words}</{name}>"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
