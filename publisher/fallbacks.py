"""Fallbacks: in goes a text, out comes which face sets what of it.

Which face sets a letter is decided from what the faces hold, before anything is laid
out; so no font of the machine ever comes in.

Floor 1: imports floor 0, the typefaces and the scripts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass, field
from functools import reduce
from itertools import groupby, pairwise

from publisher import typefaces
from publisher.model.style import Face, Fallback
from publisher.scripts import (
    COMMON,
    EAST_ASIAN,
    LEFTWARD,
    clusters,
    direction,
    is_neutral,
    is_silent,
    scripts_of,
)

__all__ = ["Shows", "Stretch", "is_leftward", "known", "lacks", "stretches"]

Shows = Callable[[str], bool]
"""Tells whether a face has the glyphs of a text."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text in one face: of a fallback, or, if that is None, of the style."""

    text: str
    fallback: Fallback | None = None


def known(faces: Iterable[Face]) -> frozenset[int]:
    """Return the characters that every family among the faces has in one of them."""
    families: dict[str, frozenset[int]] = {}
    for face in faces:
        letters = families.get(face.family, frozenset())
        families[face.family] = letters | typefaces.letters(face)
    return reduce(frozenset.intersection, families.values())


def lacks(known: frozenset[int], text: str) -> bool:
    """Tell whether a text shows a character that is not known."""
    return any(ord(c) not in known and not is_silent(c) for c in set(text))


def stretches(
    text: str,
    language: str,
    shows: Shows,
    fallbacks: Sequence[Fallback],
    *,
    leftward: bool = False,
) -> list[Stretch]:
    """Divide a text among the face that it asks for and fallbacks.

    What no fallback has stays with the face asked for.  ``leftward`` tells that the text
    stands in a paragraph that is read from right to left.
    """
    if shows(text):
        return [Stretch(text)]
    parts = list(clusters(text))
    chooser = _Chooser(frozenset(text), language, tuple(fallbacks))
    shown = {part: shows(part) for part in set(parts)}
    chosen = [None if shown[part] else chooser.choose(part) for part in parts]
    _keep_alike(parts, chosen)
    _keep_words(parts, chosen)
    _join(parts, chosen, leftward=leftward)
    if language.partition("-")[0].lower() in ("ja", "ko", "zh"):
        _claim_marks(parts, chosen)
    _claim_blanks(parts, chosen)
    runs = groupby(zip(parts, chosen, strict=True), key=lambda pair: pair[1])
    return [Stretch("".join(part for part, _ in run), fallback) for fallback, run in runs]


@dataclass(slots=True)
class _Chooser:
    """Chooses a fallback for each part of a text; ``last`` is the one before.

    ``letters`` are those of the text, once each.  What has been found out is kept, so that
    a text takes time as its length, and not as the square of it.
    """

    letters: Set[str]
    language: str
    fallbacks: tuple[Fallback, ...]
    last: Fallback | None = None
    able: dict[str, list[int]] = field(default_factory=dict)
    ranks: dict[tuple[int, frozenset[str]], tuple[int, ...]] = field(default_factory=dict)

    def choose(self, part: str) -> Fallback | None:
        wanted = scripts_of(part[0])
        if part not in self.able:
            having = (typefaces.has(fallback.faces[0], part) for fallback in self.fallbacks)
            self.able[part] = [place for place, has in enumerate(having) if has]
        able = self.able[part]
        if wanted <= COMMON and any(self.fallbacks[n] == self.last for n in able):
            return self.last
        best = min(able, key=lambda place: self.rank(place, wanted), default=None)
        self.last = None if best is None else self.fallbacks[best]
        return self.last

    def rank(self, place: int, wanted: frozenset[str]) -> tuple[int, ...]:
        """Return less for a better choice; of equals, the first in the style's order wins."""
        known = self.ranks.get((place, wanted))
        if known is None:
            known = self.ranks[place, wanted] = self._rank(self.fallbacks[place], wanted)
        return known

    def _rank(self, fallback: Fallback, wanted: frozenset[str]) -> tuple[int, ...]:
        alike = [c for c in self.letters if scripts_of(c) & wanted]
        return (
            not wanted & set(fallback.scripts),
            -_closeness(self.language, fallback.languages),
            -len(_own(self.letters, fallback) & (EAST_ASIAN - {"Hani"})),
            sum(not typefaces.has(fallback.faces[0], c) for c in alike),
        )


def _closeness(language: str, ranges: Iterable[str]) -> int:
    """Return how many letters of a tag the closest range matches (RFC 4647, 3.3.1)."""
    tag = f"{language.lower()}-"
    return max((len(r) for r in ranges if tag.startswith(f"{r.lower()}-")), default=0)


def _own(letters: Iterable[str], fallback: Fallback) -> set[str]:
    """Return the scripts of some letters that the fallback is meant for."""
    return {s for c in letters for s in scripts_of(c)} & set(fallback.scripts)


def _keep_alike(parts: list[str], chosen: list[Fallback | None]) -> None:
    """Set all letters of a script in the fallback that some of them need.

    Many a face has a few letters of Greek, for sums.  The letters of Latin are too many
    for that, and accented ones too rare (see ``_keep_words``).
    """
    needed: dict[frozenset[str], Fallback] = {}
    for part, fallback in zip(parts, chosen, strict=True):
        if fallback and not scripts_of(part[0]) & (COMMON | {"Latn"}):
            needed.setdefault(scripts_of(part[0]), fallback)
    for place, part in enumerate(parts if needed else ()):
        able = needed.get(scripts_of(part[0]))
        if chosen[place] is None and able and typefaces.has(able.faces[0], part):
            chosen[place] = able


def _keep_words(parts: list[str], chosen: list[Fallback | None]) -> None:
    """Set all of a word in the fallback that a letter of it needs."""
    for is_word, run in groupby(range(len(parts)), key=lambda place: parts[place][0].isalpha()):
        places = list(run) if is_word else []
        needed = next((f for f in (chosen[place] for place in places) if f), None)
        for place in places:
            alike = needed and scripts_of(parts[place][0]) & set(needed.scripts)
            if needed and alike and typefaces.has(needed.faces[0], parts[place]):
                chosen[place] = chosen[place] or needed


def _join(parts: list[str], chosen: list[Fallback | None], *, leftward: bool) -> None:
    """Give the signs between two parts of one fallback to it, and leftward text its figures."""
    places = [place for place, fallback in enumerate(chosen) if fallback]
    for one, two in pairwise(places):
        fallback = chosen[one]
        between = range(one + 1, two)
        if fallback == chosen[two] and all(_goes(parts[n], fallback, leftward) for n in between):
            chosen[one:two] = [fallback] * (two - one)
    figures, stop = [] if leftward else _figures(parts), 0
    for place in places if not leftward else ():
        fallback = chosen[place]
        if fallback and is_leftward(fallback) and place >= stop:
            stop = figures[place + 1]
            chosen[place:stop] = [fallback] * (stop - place)
    if leftward and any(fallback and is_leftward(fallback) for fallback in chosen):
        first = next(fallback for fallback in chosen if fallback and is_leftward(fallback))
        chosen[:] = [fallback or first for fallback in chosen]


def _goes(part: str, fallback: Fallback | None, leftward: bool) -> bool:
    """Tell whether a part may go with what stands on both sides of it."""
    if fallback is None:
        return False
    if is_leftward(fallback):
        return leftward or direction(part[0]) != "ltr"
    signs = set(fallback.scripts) <= COMMON
    return not signs and is_neutral(part[0]) and typefaces.has(fallback.faces[0], part)


def is_leftward(fallback: Fallback) -> bool:
    """Tell whether a fallback is for a script that is read from right to left."""
    return bool(LEFTWARD & set(fallback.scripts))


def _figures(parts: Sequence[str]) -> list[int]:
    """Return where the figures end that follow leftward text before each part, or its end."""
    ends, stop = [len(parts)], 0
    for place in range(len(parts) - 1, -1, -1):
        if direction(parts[place][0]):
            stop = 0
        elif parts[place][0].isdigit():
            stop = stop or place + 1
        ends.append(stop or place)
    return ends[::-1]


def _claim_marks(parts: list[str], chosen: list[Fallback | None]) -> None:
    """Let quotation marks, dashes and dots of an East Asian text be those of its face."""
    order = [*range(1, len(parts)), *range(len(parts) - 2, -1, -1)]
    before = [*range(len(parts) - 1), *range(len(parts) - 1, 0, -1)]
    for place, neighbour in zip(order, before, strict=True):
        fallback, part = chosen[neighbour], parts[place]
        if chosen[place] or not fallback or part.isascii() or not is_neutral(part[0]):
            continue
        if EAST_ASIAN & set(fallback.scripts) and typefaces.has(fallback.faces[0], part):
            chosen[place] = fallback


def _claim_blanks(parts: list[str], chosen: list[Fallback | None]) -> None:
    """Let a blank before a fallback stand within it (see ``breaks.spaces``).

    Blanks of fonts of signs are wide.
    """
    for place in range(len(parts) - 1, 0, -1):
        fallback = chosen[place]
        if fallback and parts[place - 1] == " " and not set(fallback.scripts) <= COMMON:
            chosen[place - 1] = fallback
