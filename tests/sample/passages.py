"""What readers must find in a finished book: paragraphs and notes, word for word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from publisher.model.block import Turn
from publisher.model.inline import Inline, Note
from publisher.model.manuscript import Manuscript
from publisher.model.walk import blocks, notes, plain

__all__ = ["note_texts", "passages", "words"]


def words(text: str) -> list[str]:
    """Return the words of a text, blind to everything that setting may change."""
    return re.findall(r"\w+", text.casefold())


def passages(manuscript: Manuscript) -> Iterator[str]:
    """Yield what a reader should find in one run: paragraphs, cut where a note hangs."""
    for block in blocks(manuscript):
        if not isinstance(block, Turn):
            yield from _cut_at_notes(getattr(block, "inlines", ()))


def _cut_at_notes(inlines: tuple[Inline, ...]) -> Iterator[str]:
    for is_note, run in groupby(inlines, key=lambda inline: isinstance(inline, Note)):
        if not is_note:
            yield plain(tuple(run))


def note_texts(manuscript: Manuscript) -> list[str]:
    """Return the text of each note."""
    return [" ".join(map(plain, note.paragraphs)) for note in notes(manuscript)]
