"""Columns of words, and which of them tell the talk.

In: the passages of data, column by column (a field of the objects of a list, a
column of a table); out: for each column, whether it is the talk, the talk again, or
something else.  A transcript often says the same twice: whole, in segments, word
by word.  Told again is what has the runs of words of what was chosen; the best
telling is one that names who speaks, in pieces of some length, with full stops.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

__all__ = ["Column", "chosen", "is_sentence"]

_WORD = re.compile(r"[^\W_]+")
_RUN = 4
"""Words in a run; a talk shares few runs of four with other texts."""
_SHARE = 0.7
_LABEL = re.compile(r"^[ \t]{0,8}[^\W_][^\n:.?!]{0,40}:[ \t]", re.MULTILINE)
"""A label at the head of a line, which a telling in one piece has and others have not."""
_END = re.compile(r"[.?!…。？！؟][\"'”’»)\]]*$")


@dataclass(slots=True)
class Column:
    """The texts of one field, in order; ``named`` counts those whose speaker is told.

    ``listed``: the field is one of many objects.  ``told`` is the column's part:
    ``talk``, ``again`` or nothing yet.
    """

    key: str
    texts: list[str] = field(default_factory=list)
    named: int = 0
    listed: bool = False
    told: str = ""
    _words: list[str] | None = None

    @property
    def words(self) -> list[str]:
        """The words of the column, without case."""
        if self._words is None:
            self._words = [w.casefold() for text in self.texts for w in _words(text)]
        return self._words

    @property
    def spoken(self) -> list[str]:
        """The words without labels at the heads of lines, if a text has several lines."""
        if not any(len(_LABEL.findall(text)) > 1 for text in self.texts):
            return self.words
        return [w.casefold() for text in self.texts for w in _words(_LABEL.sub("", text))]

    @property
    def fine(self) -> bool:
        """Whether the texts are single words or signs."""
        return len(self.words) <= 1.6 * len(self.texts)

    @property
    def finished(self) -> float:
        """The share of texts that end as a sentence does."""
        return sum(is_sentence(text) for text in self.texts) / max(1, len(self.texts))

    def is_pieces(self, names: Sequence[str], *, timed: bool) -> bool:
        """Tell whether the texts are pieces of turns, as captions are, and not turns.

        ``names`` tells who says each; ``timed`` that most of them have times.
        """
        number = len(self.texts)
        if number < 2 or len(self.words) >= 40 * number:
            return False
        same = sum(a == b for a, b in pairwise(names)) / (number - 1)
        broken = self.finished < 0.7 and (timed or any(names))
        return same > 0.25 and (timed or broken)

    def worth(self) -> tuple[bool, bool, bool, bool, int]:
        """Return what tells the better of two tellings of one talk."""
        named = self.named >= 0.5 * len(self.texts)
        stops = sum(text.count(".") + text.count("?") + text.count("。") for text in self.texts)
        pointed = stops >= 0.02 * len(self.words)
        return named, self.listed, not self.fine, pointed, len(self.words)


def _words(text: str) -> list[str]:
    """Return the words of a text; a sign of a script without blanks is one."""
    found = _WORD.findall(text)
    return [c for word in found for c in ([word] if word.isascii() else _split(word))]


def _split(word: str) -> list[str]:
    return list(word) if any("\u3040" <= c <= "\u9fff" for c in word) else [word]


def is_sentence(text: str) -> bool:
    """Tell whether a text ends as a sentence does."""
    return bool(_END.search(text.rstrip()[-12:]))


def chosen(columns: Sequence[Column]) -> list[Column]:
    """Return the columns that tell the talk, each part of it once; mark those that repeat.

    ``columns`` are those that may be speech.
    """
    open_ = [column for column in columns if column.words]
    if len(open_) < 2:
        for column in open_:
            column.told = "talk"
        return open_
    most = max(len(column.words) for column in open_)
    large = [column for column in open_ if len(column.words) >= 0.5 * most]
    small = [column for column in open_ if len(column.words) < 0.5 * most]
    found: list[Column] = []
    runs: set[tuple[str, ...]] = set()
    for column in [
        *sorted(large, key=Column.worth, reverse=True),
        *sorted(small, key=lambda one: len(one.words), reverse=True),
    ]:
        own = _runs(column.spoken)
        shared = sum(run in runs for run in own)
        if own and shared >= _SHARE * len(own):
            column.told = "again"
            continue
        column.told = "talk"
        found.append(column)
        runs.update(own)
    return found


def _runs(words: list[str]) -> list[tuple[str, ...]]:
    """Return all runs of words, overlapping."""
    return list(zip(*(words[n:] for n in range(_RUN)), strict=False))
