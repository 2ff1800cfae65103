"""The rhythm of the conversations: in goes an edition, out come strokes to draw.

Every turn is one stroke, as long as the turn has words, set out line after line as
a recording looks when it is drawn.  So a cover shows the very book it stands
before, and no two books share one.

Floor 3: imports lower floors only.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from publisher.model.block import Block, ListBlock, Paragraph, Quotation, Turn, Verse
from publisher.model.edition import Edition
from publisher.model.manuscript import Manuscript
from publisher.model.walk import plain

__all__ = ["Stroke", "Voice", "book_voices", "strokes", "voices"]

_ROW = 7.5
"""Rows stand so many times as far apart as strokes do."""

_NARROWEST, _WIDEST = 9.0, 44.0
"""Distances between strokes, in pixels."""

_ASKING = ("interviewer", "moderator", "audience")

_BREATH = 2
"""Strokes left out between one conversation and the next."""

_MOST = 8000
"""More voices than this fit no field of a cover, however narrow their strokes."""

_LONGEST = 200
"""A turn of so many words has the longest stroke."""


@dataclass(frozen=True, slots=True)
class Voice:
    """One turn: how many words, and whether it asks."""

    words: int
    asks: bool


@dataclass(frozen=True, slots=True)
class Stroke:
    """A vertical stroke around ``(x, y)``, in pixels; ``width`` is its weight."""

    x: float
    y: float
    length: float
    width: float
    asks: bool


def voices(manuscript: Manuscript) -> tuple[Voice, ...]:
    """Return the turns of a conversation; of a text without turns, its blocks."""
    asking = {s.label for s in manuscript.speakers if s.role in _ASKING}
    turns = [b for b in manuscript.body if isinstance(b, Turn)]
    if turns:
        return tuple(Voice(_words(turn), turn.speaker in asking) for turn in turns)
    counts = map(_words, manuscript.body)
    return tuple(Voice(words, False) for words in counts if words)


def _words(block: Block) -> int:
    match block:
        case Turn(blocks=inner) | Quotation(blocks=inner):
            return sum(map(_words, inner))
        case ListBlock(items=items):
            return sum(_words(inner) for item in items for inner in item)
        case Paragraph(inlines=run):
            return len(plain(run).split())
        case Verse(stanzas=stanzas):
            return sum(len(plain(line).split()) for stanza in stanzas for line in stanza)
        case _:
            return 0


def book_voices(edition: Edition) -> tuple[Voice | None, ...]:
    """Return the turns of a book, None for a breath between two conversations.

    Of a very long book only as many come as a cover has room for.
    """
    line: list[Voice | None] = []
    for talk in map(voices, edition.interviews):
        if talk:
            line += [None] * _BREATH if line else []
            line += talk
        if len(line) > _MOST:
            break
    return tuple(line[:_MOST])


def strokes(
    line: Sequence[Voice | None], left: float, top: float, width: float, height: float
) -> tuple[Stroke, ...]:
    """Return the strokes that fill a field with a book, in pixels.

    They are as large as the field allows, and stand at its foot if they do not
    fill it.  A book too long for the field shows its beginning.
    """
    if not line or height <= 0:
        return ()
    pitch, columns, rows = _grid(len(line), width, height)
    shown = line[: columns * rows]
    used = math.ceil(len(shown) / columns)
    first = top + height - (used - 0.5) * pitch * _ROW
    weight = max(2.0, pitch * 0.28)
    apart = (width - weight) / max(1, columns - 1)
    return tuple(
        Stroke(
            x=left + weight / 2 + place % columns * apart,
            y=first + place // columns * pitch * _ROW,
            length=pitch * (_ROW - 1.5) * math.sqrt(min(voice.words, _LONGEST) / _LONGEST),
            width=weight,
            asks=voice.asks,
        )
        for place, voice in enumerate(shown)
        if voice
    )


def _grid(count: int, width: float, height: float) -> tuple[float, int, int]:
    """Return the distance between strokes, and how many columns and rows there are."""
    pitch = min(_WIDEST, max(_NARROWEST, math.sqrt(width * height / (_ROW * count))))
    columns = max(1, int(width / pitch))
    while math.ceil(count / columns) * _ROW * width / columns > height:
        if width / (columns + 1) < _NARROWEST:
            break
        columns += 1
    pitch = width / columns
    return pitch, columns, max(1, int(height // (pitch * _ROW)))
