"""The witness: what the raw says according to its ledger, word by word.

In: the bytes of a raw file and its ledger; out: the words that the machine put into
the manuscript, in the order of the raw, each with the bytes it came from.  It
takes the raw bytes, leaves out what was moved or dropped, puts in what was
changed, and strips the marks of Markdown; it knows no step of normalisation, so
it holds for a ledger of any version of the program.  The gate judges by it, and
``explain`` and ``diff`` tell by it.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from publisher.errors import ConservationError, Problem
from publisher.model.ledger import Entry, Ledger
from publisher.model.transcript import Action, Syntax
from publisher.source import Location
from publisher.transforms import healing, marks

__all__ = ["Passage", "Said", "Word", "passages", "said", "words", "words_with_places", "written"]

_FAINT = r"[\0*_~`\\\u00ad\u200b-\u200f\u2060\ufeff\u061c]"
"""Marks of Markdown and invisible signs, which part no words; and ``_JOINED``."""
_SIGN = r"[%&@§$¢£¤¥©®°™\u20a0-\u20cf\u2190-\u21ff\u2300-\u23ff\u2600-\u27bf\U0001f000-\U0001faff]"
_MARKS = re.compile(f"{_FAINT}+")
_WORD = re.compile(rf"[^\W_]+|{_SIGN}")
_PLACED = re.compile(rf"[^\W_]++(?:{_FAINT}++[^\W_]++)*+|{_SIGN}")
"""A word with the marks that stand within it."""
_BLANKS = re.compile(r"\s+")
_GAP = 80
"""Characters between two words that are shown at most."""
_JOINED = "\x00"
"""A line end of the raw that parts no words; no raw text holds this character."""


def words(text: str) -> list[str]:
    """Return the words of a text: runs of letters and figures, and signs that mean one."""
    return _WORD.findall(_MARKS.sub("", text).casefold())


def words_with_places(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the words of a text with the characters, first and behind the last, of each."""
    folded = text.casefold()
    at: Sequence[int] = range(len(text))
    if len(folded) > len(text):  # a letter such as ß folds to two
        at = [place for place, letter in enumerate(text) for _ in letter.casefold()]
    for match in _PLACED.finditer(folded):
        yield _MARKS.sub("", match[0]), at[match.start()], at[match.end() - 1] + 1


# --- what stands where -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Passage:
    """One entry of a ledger, and what the manuscript has in its place."""

    entry: Entry
    text: str


def passages(data: bytes, ledger: Ledger) -> Iterator[Passage]:
    """Yield what the ledger makes of the raw, from its first byte to its last.

    ``data`` are the bytes that the ledger counts in (see ``Ledger``).  Raises
    ConservationError for a ledger that does not account for every byte, that
    changes words, or that calls words marks of the container.
    """
    place = 0
    for entry in ledger.entries:
        if entry.start != place:
            message = f"the ledger does not say what became of bytes {place} to {entry.start}"
            raise ConservationError(Problem(message, Location(ledger.file)))
        yield Passage(entry, _reading(data[entry.start : entry.end], entry, ledger))
        place = entry.end
    if place != len(data):
        message = f"the ledger ends at byte {place} of {len(data)}"
        raise ConservationError(Problem(message, Location(ledger.file)))


def _reading(raw: bytes, entry: Entry, ledger: Ledger) -> str:
    """Return what is read where an entry stands."""
    text = healing.decoded(raw, ledger.encoding)
    match entry.action:
        case Action.KEPT if healing.SURROGATE.search(text):
            message = f"bytes {entry.start} to {entry.end} are not {ledger.encoding} throughout"
            raise ConservationError(Problem(message, Location(ledger.file)))
        case Action.KEPT:
            return text
        case Action.CHANGED:
            healed = _healed(text, entry.why, ledger.syntax)
            if not any(words(reading) == words(entry.after) for reading in healed):
                message = f"{entry.why} made {entry.after!r} of {text!r}"
                raise ConservationError(Problem(message, Location(ledger.file)))
            return entry.after
        case Action.MARKUP if words(marks.without_marks(healing.signless(text), ledger.syntax)):
            message = f"{text[:60]!r} was taken for a mark of the container"
            raise ConservationError(Problem(message, Location(ledger.file)))
        case _ if entry.joined:
            return _JOINED * text.count("\n")
        case _:
            return "\n" * text.count("\n") or " "


def _healed(said: str, why: str, syntax: Syntax) -> Iterator[str]:
    """Yield what bytes may say after the repairs of the encoding that an entry names."""
    rules = why.split(", ")
    escaped = "encoding.escape" in rules
    for whole in dict.fromkeys((said, healing.signless(said))):  # a sign may stand in an escape
        for reading in marks.healed(whole, syntax) if escaped else iter((whole,)):
            reading = healing.healed(reading, rules)
            yield html.unescape(reading) if "encoding.entity" in rules else reading


# --- words -------------------------------------------------------------------------------------


@dataclass(slots=True)
class Said:
    """Words in order, and the texts of the raw that hold them, for their lines."""

    words: list[str]
    texts: tuple[str, ...] = field(default=(), repr=False)

    def lines(self) -> list[int]:
        """Return the line of each word; only errors need them."""
        found: list[int] = []
        for text in self.texts:
            number = 1
            for line in text.split("\n"):
                found += [number] * len(words(line))
                number += 1 + line.count(_JOINED)
        return found


def _apart(parts: Sequence[Passage]) -> Iterator[list[Passage]]:
    """Yield the passages without the notes that part words, then those notes, if there are any.

    Each has the line ends of the other, so that lines can be counted.
    """
    if not any(part.entry.noted for part in parts):
        yield list(parts)
        return
    yield [_without(part, _JOINED, "") if part.entry.noted else part for part in parts]
    yield [part if part.entry.noted else _without(part, "\n", " ") for part in parts]


def _without(part: Passage, line_end: str, otherwise: str) -> Passage:
    ends = part.text.count("\n") + part.text.count(_JOINED)
    return replace(part, text=line_end * ends or otherwise)


def said(data: bytes, ledger: Ledger) -> Said:
    """Return the words of the raw that are neither moved nor dropped; raise as ``passages``."""
    streams = _apart(list(passages(data, ledger)))
    texts = tuple("".join(part.text for part in parts) for parts in streams)
    return Said([word for text in texts for word in words(text)], texts)


@dataclass(frozen=True, slots=True)
class Word:
    """A word that the machine wrote, ``text`` folded, ``shown`` as it stands.

    ``gap`` is what stands between it and the next word.  It came from the bytes ``start`` to ``end`` of the raw; where a rule replaced
    letters, these are all the bytes that it replaced.
    """

    text: str
    shown: str
    gap: str
    start: int
    end: int


def written(data: bytes, ledger: Ledger) -> list[Word]:
    """Return the words that the machine wrote, in the order of the raw.

    A word comes before a note within it.  Raises as ``passages``.
    """
    streams = _apart(list(passages(data, ledger)))
    found = [word for parts in streams for word in _placed(parts, ledger.encoding)]
    return sorted(found, key=lambda word: word.start)


def _placed(parts: list[Passage], encoding: str) -> Iterator[Word]:
    text = "".join(part.text for part in parts)
    bytes_of = _Bytes(parts, encoding)
    places = [*words_with_places(text), ("", len(text), len(text))]
    for (word, first, last), (_, following, _) in pairwise(places):
        start, end = bytes_of.span(first, last)
        gap = _BLANKS.sub(" ", _MARKS.sub("", text[last:following][:_GAP]))
        yield Word(word, _MARKS.sub("", text[first:last]), gap, start, end)


class _Bytes:
    """From characters of the text that was read to bytes; asked in rising order."""

    def __init__(self, parts: list[Passage], encoding: str) -> None:
        self.parts = parts
        self.encoding = encoding
        self.starts: list[int] = []
        place = 0
        for part in parts:
            self.starts.append(place)
            place += len(part.text)
        self.part, self.character, self.byte = -1, 0, 0

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return the bytes of the characters ``first`` to ``last`` (exclusive)."""
        start = self._at(first, end=False)
        return start, self._at(last, end=True)

    def _at(self, character: int, *, end: bool) -> int:
        index = bisect_right(self.starts, character - 1 if end else character) - 1
        part = self.parts[index]
        if part.entry.action is not Action.KEPT:
            return part.entry.end if end else part.entry.start
        if index != self.part:
            self.part, self.character, self.byte = index, self.starts[index], part.entry.start
        begin = self.starts[index]
        between = part.text[self.character - begin : character - begin]
        self.byte += len(between.encode(self.encoding))
        self.character = character
        return self.byte
