"""Streams of words: in goes text, out come words and marks of punctuation with their places.

Blanks, line ends and invisible characters are no words, letters are compared without case
(CSS may set another), and all hyphens are one.  Nothing else is forgiven.  How each word is
written is kept beside it, for files of which that is known.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

__all__ = ["Place", "Stream", "folded", "joined", "shown", "words"]

_INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
_UNSEEN = re.compile(f"[{_INVISIBLE}]")
_HYPHENS = re.compile("[\u2010\u2011]")
_WORD = re.compile(r"[^\W_]+|[^\s]")
_WRITTEN = re.compile(rf"[^\W_]+(?:[{_INVISIBLE}]+[^\W_]+)*|[^\s{_INVISIBLE}]")


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
    ``written`` has each as it is written, "" if that is not known; ``edges`` are the words
    before which a paragraph, an item or a heading begins or ends, where a style may put an
    ornament.  If ``blind``, blanks were told from the distance between letters, and letters
    from glyphs, which small and capital ones may share.
    """

    words: list[str] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    edges: set[int] = field(default_factory=set)
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
        self.written += _written(text, len(found))

    def firm(self) -> Stream:
        """Return the words without the loose ones."""
        kept = [index for index in range(len(self.words)) if index not in self.loose]
        new = {index: place for place, index in enumerate(kept)}
        return Stream(
            [self.words[index] for index in kept],
            [self.places[index] for index in kept],
            [self.written[index] for index in kept],
            divided={new[index] for index in self.divided if index in new},
            floating={new[index] for index in self.floating if index in new},
            blind=self.blind,
        )

    def part(self, start: int, end: int) -> Stream:
        """Return the words from one place to another."""
        return Stream(
            self.words[start:end],
            self.places[start:end],
            self.written[start:end],
            {i - start for i in self.edges if start <= i <= end},
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
        self.edges.update(start + index for index in other.edges)
        self.words += other.words
        self.places += other.places
        self.written += other.written


def folded(text: str) -> str:
    """Return a text as it is compared."""
    return unicodedata.normalize("NFC", _HYPHENS.sub("-", _UNSEEN.sub("", text))).casefold()


def shown(text: str) -> str:
    """Return a text with its invisible characters by their numbers."""
    return _UNSEEN.sub(lambda found: f"<U+{ord(found[0]):04X}>", text)


def words(text: str) -> list[str]:
    """Return the words and marks of a text, as they are compared."""
    return _WORD.findall(folded(text))


def _written(text: str, count: int) -> list[str]:
    """Return so many words as they are written; "" for all where letters are no words alone."""
    found = _WRITTEN.findall(unicodedata.normalize("NFC", text))
    return found if len(found) == count else [""] * count


def joined(streams: Iterable[Stream]) -> Stream:
    """Return streams as one."""
    whole = Stream()
    for stream in streams:
        whole.extend(stream)
    return whole
