"""A text as a copy-editor has it in hand: its paragraphs in order, and where each word stands.

Floor 4: imports lower floors only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from publisher.model import walk
from publisher.model.block import Block, Figure, ListBlock, Quotation, Turn, Verse
from publisher.model.inline import (
    Emphasis,
    Foreign,
    Inline,
    Insertion,
    Link,
    Pulled,
    SmallCaps,
    Strong,
    Text,
)
from publisher.model.manuscript import Manuscript
from publisher.source import Location

__all__ = ["ADDRESS", "FOREIGN", "Copy", "Passage", "copy"]

FOREIGN = "\ufffc"
"""Stands for each letter of words in another language than those around them."""


ADDRESS = re.compile(r"\S*(?:://|www\.|@)\S*|\S+\.(?:com|org|net|edu|gov|info|io)\b\S*")
"""An address of the web or of mail, whose spelling is its own."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, heading, line of verse or caption as it is read, notes left out.

    A line end of ``text`` is one of the file; ``lines`` are those of the file, empty if it
    is not at hand.  ``turn`` is the id of the turn that it stands in, if it does.
    """

    text: str
    language: str
    turn: str
    where: Location
    lines: Sequence[str] = field(default=(), repr=False)

    def at(self, offset: int, size: int = 1) -> Location:
        """Return the place of the ``size`` characters at ``offset``.

        Markup stands between the words of a file, so they are looked for in their line.
        """
        start = self.text.rfind("\n", 0, offset) + 1
        number = self.where.line + self.text.count("\n", 0, start)
        wanted = self.text[offset : offset + size].partition("\n")[0]
        first = start == 0
        column = self.where.column if first else 1
        if not 0 < number <= len(self.lines):
            return replace(self.where, line=number, column=column)
        line = self.lines[number - 1]
        before = self.text.count(wanted, start, offset)
        place = column - 2 if first else -1
        for _ in range(before + 1):
            place = line.find(wanted, place + 1)
            if place < 0:
                return replace(self.where, line=number, column=column)
        return replace(self.where, line=number, column=place + 1)


@dataclass(frozen=True, slots=True)
class Copy:
    """A manuscript with its passages in the order of reading, those of notes last."""

    manuscript: Manuscript
    passages: tuple[Passage, ...]
    lines: Sequence[str] = field(default=(), repr=False)

    @property
    def language(self) -> str:
        """The primary language of the text: ``en`` of ``en-GB``."""
        return self.manuscript.language.partition("-")[0].lower()

    def runs(self) -> Iterator[list[Passage]]:
        """Yield passages that follow one another, turn by turn."""
        for _, run in groupby(self.passages, key=lambda passage: passage.turn):
            yield list(run)

    def header(self, key: str) -> Location:
        """Return the place of a key of the header, or of the header as a whole."""
        wanted = re.compile(rf"""[\s{{,-]*["']?{re.escape(key)}["']?\s*:""")
        for number, line in enumerate(self.lines[1:], 2):
            if line.rstrip() == "---":
                break
            if found := wanted.match(line):
                column = found.start() + line[found.start() :].index(key) + 1
                return replace(self.manuscript.where, line=number, column=column)
        return self.manuscript.where


def copy(manuscript: Manuscript, source: str = "") -> Copy:
    """Return a manuscript as a copy-editor reads it; ``source`` is the text of its file."""
    lines = source.splitlines() if source else []
    ids = iter(walk.turn_ids(manuscript))
    passages: list[Passage] = []
    for block in (*manuscript.headnote, *manuscript.body):
        turn = next(ids) if isinstance(block, Turn) else ""
        language = (isinstance(block, Turn) and block.language) or manuscript.language
        passages += _passages(block, Passage("", language, turn, block.where, lines))
    for note in walk.notes(manuscript):
        passages += _noted(note.label, note.paragraphs, manuscript, lines)
    return Copy(manuscript, tuple(passages), lines)


def _passages(block: Block, around: Passage) -> Iterator[Passage]:
    match block:
        case Turn(blocks=inner) | Quotation(blocks=inner):
            for child in inner:
                yield from _passages(child, around)
        case ListBlock(items=items):
            for item in items:
                for child in item:
                    yield from _passages(child, around)
        case Verse(stanzas=stanzas, where=where):
            line = where.line
            for stanza in stanzas:
                for inlines in stanza:
                    yield replace(around, text=_read(inlines), where=replace(where, line=line))
                    line += 1
                line += 1
        case Figure(caption=caption, where=where):
            if caption:
                below = replace(where, line=where.line + 1)
                yield replace(around, text=_read(caption), where=below)
        case _:
            for run in walk.runs(block):
                yield replace(around, text=_read(run), where=block.where)


def _noted(
    label: str,
    paragraphs: Sequence[tuple[Inline, ...]],
    manuscript: Manuscript,
    lines: Sequence[str],
) -> Iterator[Passage]:
    sign = f"[^{label}]:"
    line = next((n for n, line in enumerate(lines, 1) if line.startswith(sign)), 0)
    where = replace(manuscript.where, line=line or manuscript.where.line, column=1)
    for paragraph in paragraphs:
        text = _read(paragraph)
        yield Passage(text, manuscript.language, "", where, lines)
        where = replace(where, line=where.line + text.count("\n") + 2)


def _read(inlines: tuple[Inline, ...]) -> str:
    """Return the words with the line ends of the file; those in other languages are hidden."""
    return walk.plain(_hidden(inlines), "\n")


def _hidden(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    shown: list[Inline] = []
    for one in inlines:
        match one:
            case Foreign(children=inner):
                words = walk.plain(inner, "\n")
                shown.append(Text(re.sub(r"[^\n]", FOREIGN, words)))
            case (
                Emphasis(children=inner)
                | Strong(children=inner)
                | SmallCaps(children=inner)
                | Pulled(children=inner)
                | Link(children=inner)
                | Insertion(children=inner)
            ):
                shown.append(replace(one, children=_hidden(inner)))
            case _:
                shown.append(one)
    return tuple(shown)
