"""Streams of words: in goes text, out come words and marks of punctuation with their places.

Blanks, line ends and invisible characters are no words, letters are compared without case
(CSS may set another), and all hyphens are one.  Nothing else is forgiven.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

__all__ = ["Place", "Stream", "folded", "joined", "words"]

_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]"
)
_HYPHENS = re.compile("[\u2010\u2011]")
_WORD = re.compile(r"[^\W_]+|[^\s]")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a word stands: the document, the turn or other element by its id, the page.

    ``page`` is a folio; empty if the file has no pages.
    """

    document: str = ""
    id: str = ""
    page: str = ""


@dataclass(slots=True)
class Stream:
    """Words in the order of reading, each with its place.

    ``loose`` are those that may be missing, ``floating`` those that may stand elsewhere on
    their page, ``divided`` those that two lines share, so that a hyphen may stand within.
    If ``blind``, blanks were told from the distance between letters.
    """

    words: list[str] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    loose: set[int] = field(default_factory=set)
    divided: set[int] = field(default_factory=set)
    floating: set[int] = field(default_factory=set)
    blind: bool = False

    def add(self, text: str, place: Place, *, loose: bool = False, floating: bool = False) -> None:
        """Append the words of a text."""
        found = words(text)
        new = range(len(self.words), len(self.words) + len(found))
        if loose:
            self.loose.update(new)
        if floating:
            self.floating.update(new)
        self.words += found
        self.places += [place] * len(found)

    def firm(self) -> Stream:
        """Return the words without the loose ones."""
        kept = [index for index in range(len(self.words)) if index not in self.loose]
        new = {index: place for place, index in enumerate(kept)}
        return Stream(
            [self.words[index] for index in kept],
            [self.places[index] for index in kept],
            divided={new[index] for index in self.divided if index in new},
            floating={new[index] for index in self.floating if index in new},
            blind=self.blind,
        )

    def part(self, start: int, end: int) -> Stream:
        """Return the words from one place to another."""
        return Stream(
            self.words[start:end],
            self.places[start:end],
            {i - start for i in self.loose if start <= i < end},
            {i - start for i in self.divided if start <= i < end},
            {i - start for i in self.floating if start <= i < end},
        )

    def extend(self, other: Stream) -> None:
        """Append another stream."""
        start = len(self.words)
        self.loose.update(start + index for index in other.loose)
        self.divided.update(start + index for index in other.divided)
        self.floating.update(start + index for index in other.floating)
        self.words += other.words
        self.places += other.places


def folded(text: str) -> str:
    """Return a text as it is compared."""
    return unicodedata.normalize("NFC", _HYPHENS.sub("-", _UNSEEN.sub("", text))).casefold()


def words(text: str) -> list[str]:
    """Return the words and marks of a text, as they are compared."""
    return _WORD.findall(folded(text))


def joined(streams: Iterable[Stream]) -> Stream:
    """Return streams as one."""
    whole = Stream()
    for stream in streams:
        whole.extend(stream)
    return whole
