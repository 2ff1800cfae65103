"""A text of two copies, laid side by side word by word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from publisher.revisions.copy import Passage, Text, reading
from publisher.transforms.alignment import Stretch

__all__ = ["Pair", "Side", "pair_of"]


@dataclass(frozen=True, slots=True)
class Side:
    """A text as one of a pair.

    ``sizes`` is how many words each passage has, ``runs`` for each word where the unbroken
    stretch of its passage begins, ``partners`` which passage of the other side a passage is.
    """

    text: Text
    sizes: Counter[int]
    runs: Sequence[int]
    partners: dict[int, int]

    def passage(self, place: int) -> Passage:
        """Return the passage of a word; of a text without words, what stands around turns."""
        return self.text.passage(place) if self.text.words else self.text.passages[0]

    def page(self, place: int) -> str:
        """Return the page of a word, if it is known."""
        return self.text.words[place].page if self.text.words else ""

    def of_one(self, start: int, end: int) -> bool:
        """Tell whether some words are all of one passage."""
        return start < end and self.runs[end - 1] <= start

    def whole(self, places: Sequence[int]) -> bool:
        """Tell whether places are all that a turn or a note has."""
        if not places or not self.text.passage(places[0]).id:
            return False
        return len(places) == self.sizes[self.text.words[places[0]].passage]

    def beside(self, place: int, passage: int | None) -> int:
        """Return the word next to a gap in front of ``place``: if there is one, of a passage."""
        sides = [one for one in (place - 1, place) if 0 <= one < len(self.text.words)]
        inside = (one for one in sides if self.text.words[one].passage == passage)
        return next(inside, sides[0] if sides else 0)

    def parted(self, places: Sequence[int]) -> tuple[str, str]:
        """Return what parts words from those before and behind them."""
        before = self.text.words[places[0] - 1].gap if places[0] else ""
        return before, self.text.words[places[-1]].gap

    def around(self, start: int, end: int, beside: int) -> str:
        """Return words between two places that are of the same passage as the one beside."""
        words = self.text.words
        if not 0 <= beside < len(words):
            return ""
        passage = words[beside].passage
        inside = range(max(0, start), min(end, len(words)))
        kept = [place for place in inside if words[place].passage == passage]
        return reading(words, range(kept[0], kept[-1] + 1)) if kept else ""


@dataclass(frozen=True, slots=True)
class Pair:
    """Both sides, and the places of the words that passages of both have in common."""

    old: Side
    new: Side
    shared: dict[tuple[int, int], list[tuple[int, int]]]


def pair_of(old: Text, new: Text, alike: Sequence[Stretch]) -> Pair:
    """Return two texts as a pair; passages are partners by the words that they share."""
    shared: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for stretch in alike:
        for one, other in zip(
            range(stretch.a, stretch.a + stretch.size),
            range(stretch.b, stretch.b + stretch.size),
            strict=True,
        ):
            key = old.words[one].passage, new.words[other].passage
            shared.setdefault(key, []).append((one, other))
    ours: dict[int, int] = {}
    theirs: dict[int, int] = {}
    for one, other in sorted(shared, key=lambda key: -len(shared[key])):
        if one not in ours and other not in theirs:
            ours[one], theirs[other] = other, one
    return Pair(_side(old, ours), _side(new, theirs), shared)


def _side(text: Text, partners: dict[int, int]) -> Side:
    runs: list[int] = []
    for place, word in enumerate(text.words):
        goes_on = place and text.words[place - 1].passage == word.passage
        runs.append(runs[-1] if goes_on else place)
    return Side(text, Counter(word.passage for word in text.words), runs, partners)
