"""Words that somebody else says: in go two texts side by side, out come the turns they are in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from publisher.revisions.change import Change
from publisher.revisions.copy import Copy, reading
from publisher.revisions.pair import Pair, Side

__all__ = ["renamed", "said_by_others"]

_CONTEXT = 3
"""Words by which a turn is known, at its beginning and its end."""
_ENOUGH = 3
"""Words in a row that a turn shares with one which is not its partner, and not by chance."""


def said_by_others(pair: Pair) -> Iterator[tuple[int, Change]]:
    """Yield words that are the same and have another speaker, with the place of the first.

    They are a turn, or the part of one that was given to somebody else.
    """
    for (one, other), places in pair.shared.items():
        was, now = pair.old.text.passages[one], pair.new.text.passages[other]
        if was.speaker == now.speaker or not was.speaker or not now.speaker:
            continue
        if pair.old.partners.get(one) != other and not _in_a_row(places):
            continue
        first, there = places[0]
        change = Change(
            *("speaker", pair.old.text.id, was.id, now.id),
            *(pair.old.page(first), pair.new.page(there)),
            *(was.speaker, was.speaker, now.speaker),
            right=_known_by(pair.old, [place for place, _ in places]),
        )
        yield first, change


def _in_a_row(places: Sequence[tuple[int, int]]) -> bool:
    """Tell whether enough words follow one another in both texts."""
    last = _ENOUGH - 1
    return any(
        (end[0] - start[0], end[1] - start[1]) == (last, last)
        for start, end in zip(places, places[last:], strict=False)
    )


def _known_by(side: Side, places: Sequence[int]) -> str:
    """Return how words begin and, if their turn goes on behind them, how they end."""
    words = side.text.words
    if len(places) <= 2 * _CONTEXT:
        return reading(words, places)
    begins = f"{reading(words, places[:_CONTEXT])} …"
    last = places[-1]
    if last + 1 < len(words) and words[last + 1].passage == words[last].passage:
        return f"{begins} {reading(words, places[-_CONTEXT:])}"
    return begins


def renamed(old: Copy, new: Copy, told: Iterable[Change]) -> dict[str, str]:
    """Return who is called otherwise, with the new names.

    All that somebody said is then said by one person who was not in the book before.
    """
    before, after = _speakers(old), _speakers(new)
    found: dict[str, set[str]] = {}
    for one in told:
        if one.kind == "speaker":
            found.setdefault(one.before, set()).add(one.after)
    return {
        name: next(iter(names))
        for name, names in found.items()
        if len(names) == 1 and name not in after and names.isdisjoint(before)
    }


def _speakers(copy: Copy) -> set[str]:
    return {passage.speaker for text in copy.texts for passage in text.passages}
