"""Typed lines inside tagged text: a transcript in an element, its references read.

In: the letters of an element; out: events as of a plain text file, paragraphs between
blank lines, line ends kept for the steps to judge.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from publisher.model.transcript import Action, Event, EventKind, Omission
from publisher.readers.building import Builder
from publisher.readers.elements import Letters

__all__ = ["paragraphs"]

_PIECE = re.compile(r"\n|[^\n]+")


def paragraphs(pieces: Iterable[Letters], omissions: list[Omission]) -> Iterator[Event]:
    """Yield the paragraphs; ``omissions`` grow by the references in them."""
    builder, ends, gap = Builder(), 0, 0
    for text, start in _split(pieces, omissions):
        if text == "\n":
            ends += 1
            continue
        if not text.strip():
            continue
        if builder.length and ends > 1:
            yield builder.event(EventKind.PARAGRAPH, gap=gap)
            builder, gap = Builder(), ends - 1
        elif builder.length and ends:
            builder.add("\n", start - 1)
        ends = 0
        builder.add(text if builder.length else text.lstrip("\r"), start)
    if builder.length:
        yield builder.event(EventKind.PARAGRAPH, gap=gap)


def _split(pieces: Iterable[Letters], omissions: list[Omission]) -> Iterator[tuple[str, int]]:
    for piece in pieces:
        if piece.verbatim:
            for match in _PIECE.finditer(piece.text):
                yield match[0], piece.start + match.start()
            continue
        change = Omission(
            piece.start, piece.end, Action.CHANGED, "encoding.entity", piece.text, joined=True
        )
        omissions.append(change)
        if piece.text:
            yield piece.text, piece.start
