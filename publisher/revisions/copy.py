"""A copy of a book: its words as a reader has them, with turns, speakers and pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

__all__ = ["Copy", "Passage", "Text", "Word", "paged_by", "reading"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A turn, with who speaks, a note by its id, or (without an id) what stands around them.

    ``note`` is the number by which a reader finds a note.
    """

    id: str = ""
    speaker: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a mark; ``gap`` is what parts it from the next, ``passage`` whose it is.

    ``page`` is the folio of the printed book, empty if the copy does not know it; for the
    words of a note it is the page that has its number, for a note may stand at the foot.
    """

    shown: str
    gap: str
    passage: int
    page: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """An interview, or another text that somebody wrote."""

    id: str
    title: str
    words: tuple[Word, ...]
    passages: tuple[Passage, ...]

    def passage(self, word: int) -> Passage:
        """Return the passage of a word."""
        return self.passages[self.words[word].passage]


@dataclass(frozen=True, slots=True)
class Copy:
    """A book: what it says of itself, and its texts in order."""

    title: str = ""
    subtitle: str = ""
    date: str = ""
    creators: tuple[str, ...] = ()
    contributors: tuple[str, ...] = ()
    texts: tuple[Text, ...] = ()


def paged_by(copy: Copy, printed: Copy) -> Copy:
    """Return a copy whose texts have the pages of another, where their words are the same."""
    known = {text.id: text for text in printed.texts}
    texts = []
    for text in copy.texts:
        other = known.get(text.id, text)
        same = [word.shown for word in text.words] == [word.shown for word in other.words]
        pages = zip(text.words, other.words, strict=True) if same else ()
        words = tuple(replace(word, page=there.page) for word, there in pages) or text.words
        texts.append(replace(text, words=words))
    return replace(copy, texts=tuple(texts))


def reading(words: Sequence[Word], places: Iterable[int]) -> str:
    """Return the words at some places as one text."""
    parts: list[str] = []
    for place, following in pairwise([*places, -1]):
        parts += [words[place].shown, words[place].gap if following == place + 1 else " "]
    return "".join(parts).strip()
