"""The hard gate: no word is lost, none is invented, and their order stands.

In: the bytes of the raw, its ledger, the manuscript; out: nothing, or a
ConservationError that names words and lines.

The gate does not ask how the manuscript was made.  It takes the raw bytes, blanks
out what the ledger says was moved or dropped, puts in what it says was repaired,
strips the marks of Markdown, and takes the words of what is left; these must be
the words of the manuscript, one for one.  A change must have the same words
before and after, but for repairs of the encoding, which are made again here.
What is called markup must look like it, by a grammar that no reader uses.  So
a step that loses a word and does not say so is found out, and so is a ledger
that says more than is true.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import zip_longest

from publisher.errors import ConservationError, Problem
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
from publisher.model.ledger import Entry, Ledger
from publisher.model.manuscript import Manuscript
from publisher.model.transcript import Action, Syntax
from publisher.model.walk import notes, plain
from publisher.source import Location
from publisher.transforms import healing, marks

__all__ = ["check", "words"]

_MARKS = re.compile(r"[\0*_~`\\\u00ad\u200b-\u200f\u2060\ufeff\u061c]+")
_WORD = re.compile(
    r"[^\W_]+|[%&@§$¢£¤¥©®°™\u20a0-\u20cf\u2190-\u21ff\u2300-\u23ff\u2600-\u27bf\U0001f000-\U0001faff]"
)
_JOINED = "\x00"
"""A line end of the raw that parts no words; no raw text holds this character."""
_SHOWN = 12
"""How many words an error names at most."""


def words(text: str) -> list[str]:
    """Return the words of a text: runs of letters and figures, and signs that mean one."""
    return _WORD.findall(_MARKS.sub("", text).casefold())


def check(data: bytes, ledger: Ledger, manuscript: Manuscript) -> None:
    """Raise ConservationError unless the manuscript has the words of the raw.

    ``data`` are the bytes of the raw file that the ledger is about.
    """
    left = _left(data, ledger)
    ours = _Said(words("\n".join(_runs(manuscript))))
    noted = [
        word for note in notes(manuscript) for p in note.paragraphs for word in words(plain(p))
    ]
    lost = Counter(left.words) - Counter(ours.words) - Counter(noted)
    invented = Counter(ours.words) + Counter(noted) - Counter(left.words)
    if lost or invented:
        raise ConservationError(*_problems(ledger.file, left, lost, invented))
    if not noted and left.words != ours.words:
        raise ConservationError(_disorder(ledger.file, left, ours))


@dataclass(slots=True)
class _Said:
    """Words in order, and the text of the raw that holds them, for their lines."""

    words: list[str]
    text: str = field(default="", repr=False)

    def lines(self) -> list[int]:
        """Return the line of each word; only errors need them."""
        found: list[int] = []
        number = 1
        for line in self.text.split("\n"):
            found += [number] * len(words(line))
            number += 1 + line.count(_JOINED)
        return found


def _left(data: bytes, ledger: Ledger) -> _Said:
    """Return the words of the raw that are neither moved nor dropped."""
    parts: list[str] = []
    place = 0
    for entry in ledger.entries:
        if entry.start != place:
            message = f"the ledger does not say what became of bytes {place} to {entry.start}"
            raise ConservationError(Problem(message, Location(ledger.file)))
        parts.append(_reading(data[entry.start : entry.end], entry, ledger))
        place = entry.end
    if place != len(data):
        message = f"the ledger ends at byte {place} of {len(data)}"
        raise ConservationError(Problem(message, Location(ledger.file)))
    text = "".join(parts)
    return _Said(words(text), text)


def _reading(raw: bytes, entry: Entry, ledger: Ledger) -> str:
    """Return what the gate reads where an entry stands."""
    said = healing.decoded(raw, ledger.encoding)
    match entry.action:
        case Action.KEPT if healing.SURROGATE.search(said):
            message = f"bytes {entry.start} to {entry.end} are not {ledger.encoding} throughout"
            raise ConservationError(Problem(message, Location(ledger.file)))
        case Action.KEPT:
            return said
        case Action.CHANGED:
            healed = _healed(said, entry.why, ledger.syntax)
            if not any(words(reading) == words(entry.after) for reading in healed):
                message = f"{entry.why} made {entry.after!r} of {said!r}"
                raise ConservationError(Problem(message, Location(ledger.file)))
            return entry.after
        case Action.MARKUP if words(marks.without_marks(said, ledger.syntax)):
            message = f"{said[:60]!r} was taken for a mark of the container"
            raise ConservationError(Problem(message, Location(ledger.file)))
        case _ if entry.joined:
            return _JOINED * said.count("\n")
        case _:
            return "\n" * said.count("\n") or " "


def _healed(said: str, why: str, syntax: Syntax) -> Iterator[str]:
    """Yield what bytes may say after the repairs of the encoding that an entry names."""
    rules = why.split(", ")
    escaped = "encoding.escape" in rules
    for reading in marks.healed(said, syntax) if escaped else iter((said,)):
        reading = healing.healed(reading, rules)
        yield html.unescape(reading) if "encoding.entity" in rules else reading


# --- the manuscript ----------------------------------------------------------------------------


def _runs(manuscript: Manuscript) -> Iterator[str]:
    """Yield the text of every run of inlines, in the order of reading."""
    for block in manuscript.headnote + manuscript.body:
        yield from _block_runs(block)


def _block_runs(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(inlines=inlines) | Heading(inlines=inlines):
            yield plain(inlines)
        case Turn(blocks=inner) | Quotation(blocks=inner):
            for child in inner:
                yield from _block_runs(child)
        case ListBlock(items=items):
            for item in items:
                for child in item:
                    yield from _block_runs(child)
        case Verse(stanzas=stanzas):
            yield from (plain(line) for stanza in stanzas for line in stanza)
        case Figure(caption=caption):
            yield plain(caption)
        case Query(text=text):
            yield text
        case SectionBreak():
            return


# --- what is wrong -----------------------------------------------------------------------------


def _problems(
    file: str, left: _Said, lost: Counter[str], invented: Counter[str]
) -> Iterator[Problem]:
    wanted = Counter(lost)
    shown = 0
    for word, line in zip(left.words, left.lines(), strict=True):
        if wanted[word] and shown < _SHOWN:
            wanted[word] -= 1
            shown += 1
            yield Problem(f"the word “{word}” would be lost", Location(file, line))
    for word in sorted(invented)[:_SHOWN]:
        yield Problem(f"the word “{word}” is not in the raw", Location(file))


def _disorder(file: str, left: _Said, ours: _Said) -> Problem:
    pairs = zip_longest(left.words, ours.words)
    place = next(n for n, (raw, made) in enumerate(pairs) if raw != made)
    words_ = " ".join(left.words[place : place + 6])
    return Problem(f"“{words_}” would stand elsewhere", Location(file, left.lines()[place]))
