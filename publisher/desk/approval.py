"""What a narrator approves: in goes a manuscript, out comes the text that was agreed to.

The text is what a narrator reads: title and subtitle, the headnote, who says what, captions,
notes.  It is written as a manuscript of its own, with the names of speakers for labels and no
line end within a paragraph, so that nothing counts which no reader sees: time codes, ids,
labels of speakers and notes, queries, the choice of pull quotes, the header's other keys.
Every letter and mark of punctuation counts, and so do emphasis and the division into
paragraphs.

Two texts are compared word for word, turn by turn.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from itertools import count, pairwise, takewhile
from typing import Any

from publisher.desk.collate import owners
from publisher.manuscript import parse, write
from publisher.manuscript.syntax import LABEL_NAME
from publisher.model.block import Query, Turn
from publisher.model.inline import Note, Pulled, SoftBreak, Text
from publisher.model.manuscript import Manuscript
from publisher.model.person import Speaker
from publisher.model.walk import turn_ids
from publisher.source import Location
from publisher.transforms.alignment import align, changes

__all__ = ["Rewording", "approved_text", "digest", "rewordings"]

_NOTE = re.compile(r"\[\^[^\]]+\]: ")
_PARAGRAPH = "¶"
_CONTEXT = 4
"""Words that are shown on either side of a change."""


def digest(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8 (FIPS 180-4)."""
    return hashlib.sha256(text.encode()).hexdigest()


def approved_text(manuscript: Manuscript) -> str:
    """Return the text of a manuscript that its narrator would approve."""
    labels = _labels(manuscript)
    reading = _Reading(labels)
    told = Manuscript(
        id=manuscript.id,
        title=manuscript.title,
        subtitle=manuscript.subtitle,
        speakers=tuple(Speaker(labels[s.label], s.name) for s in manuscript.speakers),
        headnote=tuple(reading.of(manuscript.headnote)),
        body=tuple(reading.of(manuscript.body)),
        where=manuscript.where,
    )
    return unicodedata.normalize("NFC", write(told))


def _labels(manuscript: Manuscript) -> dict[str, str]:
    """Return the name of each speaker by label, where the name is one's own and can be a label."""
    names = [speaker.name for speaker in manuscript.speakers]
    labels = {speaker.label for speaker in manuscript.speakers}

    def label(speaker: Speaker) -> str:
        own = names.count(speaker.name) == 1 and speaker.name not in labels - {speaker.label}
        return speaker.name if own and LABEL_NAME.fullmatch(speaker.name) else speaker.label

    return {speaker.label: label(speaker) for speaker in manuscript.speakers}


class _Reading:
    """Blocks and inlines as they are read: speakers by their names, notes by their numbers."""

    def __init__(self, labels: dict[str, str]) -> None:
        self._labels, self._notes = labels, count(1)

    def of(self, values: Iterable[Any]) -> Iterator[Any]:
        """Yield values as they are read, and nothing for those that are not."""
        for value in values:
            match value:
                case Query():
                    continue
                case SoftBreak():
                    yield Text(" ")
                case Text(text=text):
                    yield Text(re.sub(" +", " ", text))
                case Pulled(children=inner):
                    yield from self.of(inner)
                case Turn(blocks=inner, speaker=label):
                    yield Turn(self._labels.get(label, label), tuple(self.of(inner)))
                case Note(paragraphs=paragraphs):
                    yield Note(str(next(self._notes)), tuple(self.of(paragraphs)))
                case tuple():
                    yield tuple(self.of(value))
                case _ if is_dataclass(value) and not isinstance(value, type):
                    yield self._fields(value)
                case _:
                    yield value

    def _fields(self, value: Any) -> Any:
        held = {one.name: getattr(value, one.name) for one in fields(value)}
        read = {name: tuple(self.of(v)) for name, v in held.items() if isinstance(v, tuple)}
        return replace(value, **read) if read else value


# --- what became of it -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Rewording:
    """A turn, or another passage, that says something else than was approved.

    ``before`` and ``now`` are the first words that differ, with those around them; ``count``
    says in how many places the passage differs; ``turn`` is empty outside turns.
    """

    turn: str
    where: Location
    before: str
    now: str
    count: int


@dataclass(frozen=True, slots=True)
class _Passage:
    """Words of a text, and the number of the turn that they are of: 0 is none."""

    turn: int
    words: tuple[str, ...]


def rewordings(approved: str, manuscript: Manuscript) -> list[Rewording]:
    """Return what a manuscript says otherwise than an approved text, in the order of reading.

    None, if only the writing of the format has changed since.  Raises ``ManuscriptError`` for an
    approved text that is no manuscript.
    """
    then = _passages(_rewritten(approved))
    now = _passages(approved_text(manuscript))
    old = [word for passage in then for word in passage.words]
    new = [(word, n) for n, passage in enumerate(now) for word in passage.words]
    found: dict[int, list[tuple[str, str]]] = {}
    for one in changes(align(old, [word for word, _ in new]), len(old), len(new)):
        at = min(one.b0, len(new) - 1)
        passage = new[at][1] if new else 0
        pair = (_shown(old, one.a0, one.a1), _shown([w for w, _ in new], one.b0, one.b1))
        found.setdefault(passage, []).append(pair)
    places = _places(manuscript)
    return [
        Rewording(*places[now[n].turn if now else 0], before, after, len(pairs))
        for n, pairs in found.items()
        for before, after in pairs[:1]
    ]


def _rewritten(text: str) -> str:
    """Return an approved text as it is written today."""
    return approved_text(parse(text, ""))


def _places(manuscript: Manuscript) -> list[tuple[str, Location]]:
    turns = [block.where for block in manuscript.body if isinstance(block, Turn)]
    return [("", manuscript.where), *zip(turn_ids(manuscript), turns, strict=True)]


def _passages(text: str) -> list[_Passage]:
    """Return the passages of a written text: its header, turns and what is between, its notes."""
    lines = text.split("\n")
    starts: list[tuple[int, int]] = [(1, 0)]
    turn = 0
    for owner in owners(parse(text, "")):
        turn += bool(owner.id)
        starts.append((owner.where.line, turn if owner.id else 0))
    notes = next((n for n, line in enumerate(lines, 1) if _NOTE.match(line)), 0)
    starts += [(notes, 0)] if notes else []
    ends = [*starts[1:], (len(lines) + 1, 0)]
    spans = zip(starts, ends, strict=True)
    return [
        _Passage(number, tuple(_words(lines[first - 1 : last - 1])))
        for (first, number), (last, _) in spans
    ]


def _words(lines: Sequence[str]) -> Iterator[str]:
    """Yield the words of lines as they stand, and the ends of paragraphs."""
    for line, following in pairwise([*lines, ""]):
        yield from line.split()
        if line and not following:
            yield _PARAGRAPH


def _shown(words: Sequence[str], start: int, stop: int) -> str:
    """Return words with those around them, as far as the paragraph goes."""
    before, after = list(words[max(0, start - _CONTEXT) : start]), words[stop : stop + _CONTEXT]
    if _PARAGRAPH in before:
        del before[: len(before) - before[::-1].index(_PARAGRAPH)]
    within = takewhile(lambda word: word != _PARAGRAPH, after)
    return " ".join([*before, *words[start:stop], *within])
