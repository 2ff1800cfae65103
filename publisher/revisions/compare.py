"""Two copies side by side: what a reader of the one finds otherwise in the other.

Texts are known by their ids, words by their order: so a turn that came in between does not
make all turns behind it other ones.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass

from publisher.revisions.copy import Copy, Passage, Text, reading
from publisher.transforms import alignment
from publisher.transforms.alignment import Stretch, align, changes

__all__ = ["SCHEMA", "Change", "Fact", "Revision", "compare"]

SCHEMA = "publisher.revision/1"

_APART = 2
"""Words between two changes that are told as one."""
_CONTEXT = 3
"""Words of context on each side."""
_MOVED = 3
"""Words that are the same elsewhere, and not by chance."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that a book says of itself, before and after."""

    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    """What became of words of a text.

    ``kind`` is ``words``, ``gone`` or ``came`` for a whole turn or note, ``moved`` or
    ``speaker``.  ``turn`` and ``page`` are where it was, ``new_turn`` and ``new_page`` where it
    is; ``left`` and ``right`` are the words around it, in the older copy if it was there.
    """

    kind: str
    text: str
    turn: str
    new_turn: str
    page: str
    new_page: str
    speaker: str
    before: str
    after: str
    left: str = ""
    right: str = ""


@dataclass(frozen=True, slots=True)
class Revision:
    """All that differs: facts, titles of texts that came or are gone, and changes in order."""

    facts: tuple[Fact, ...] = ()
    came: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    reordered: bool = False
    changes: tuple[Change, ...] = ()

    def to_json(self) -> dict[str, object]:
        """Return it as a JSON object."""
        return {"schema": SCHEMA, **asdict(self)}

    def __bool__(self) -> bool:
        """Tell whether anything differs."""
        return bool(self.facts or self.came or self.gone or self.reordered or self.changes)


def compare(old: Copy, new: Copy) -> Revision:
    """Return what differs between two copies of a book."""
    ours = {text.id: text for text in old.texts}
    theirs = {text.id: text for text in new.texts}
    common = [name for name in ours if name in theirs]
    told: list[Change] = []
    for name in common:
        told += _text(ours[name], theirs[name])
    return Revision(
        tuple(_facts(old, new, [(ours[name], theirs[name]) for name in common])),
        tuple(text.title for name, text in theirs.items() if name not in ours),
        tuple(text.title for name, text in ours.items() if name not in theirs),
        common != [name for name in theirs if name in ours],
        tuple(_with_moves(told)),
    )


def _facts(old: Copy, new: Copy, texts: Iterable[tuple[Text, Text]]) -> Iterator[Fact]:
    pairs = [
        ("title", old.title, new.title),
        ("subtitle", old.subtitle, new.subtitle),
        ("date", old.date, new.date),
        ("creators", ", ".join(old.creators), ", ".join(new.creators)),
        *((f"title of {one.id}", one.title, other.title) for one, other in texts),
    ]
    return (Fact(*pair) for pair in pairs if pair[1] != pair[2])


# --- one text ----------------------------------------------------------------------------------


def _text(old: Text, new: Text) -> list[Change]:
    """Return the changes of a text, in the order of the older copy."""
    ours, theirs = ([word.shown for word in text.words] for text in (old, new))
    alike = align(ours, theirs)
    partners = _partners(old, new, alike)
    gaps = (_slid(old, new, gap) for gap in changes(alike, len(ours), len(theirs)))
    told = [
        (gap.a0, change)
        for gap in _joined(old, new, gaps)
        for change in _told(old, new, gap, partners)
    ]
    told += _speakers(old, new, partners)
    return [change for _, change in sorted(told, key=lambda pair: pair[0])]


def _speakers(old: Text, new: Text, partners: dict[int, int]) -> Iterator[tuple[int, Change]]:
    """Yield the turns that somebody else says now, each with the place of its first word."""
    for one, other in partners.items():
        was, now = old.passages[one], new.passages[other]
        if was.speaker != now.speaker and was.speaker and now.speaker:
            first = next(i for i, word in enumerate(old.words) if word.passage == one)
            there = next(i for i, word in enumerate(new.words) if word.passage == other)
            page, new_page = old.words[first].page, new.words[there].page
            change = Change(
                *("speaker", old.id, was.id, now.id, page, new_page),
                *(was.speaker, was.speaker, now.speaker),
                right=reading(old.words, _around(old, first, first + _CONTEXT, first)),
            )
            yield first, change


def _slid(old: Text, new: Text, gap: alignment.Change) -> alignment.Change:
    """Return words that came or are gone from their first word on, not from the mark before it.

    “Yes. No.” without its end lacks “No.” as well as “. No”, but people say the first.
    """
    a0, a1, b0, b1 = gap
    if (a0 == a1) == (b0 == b1):
        return gap
    text, start, end = (new, b0, b1) if a0 == a1 else (old, a0, a1)
    behind = text.words[end : end + 1]
    mark = text.words[start].shown
    if mark.isalnum() or not behind or behind[0].shown != mark:
        return gap
    if text.words[end].passage != text.words[end - 1].passage:
        return gap
    return alignment.Change(a0 + 1, a1 + 1, b0 + 1, b1 + 1)


def _partners(old: Text, new: Text, alike: Sequence[Stretch]) -> dict[int, int]:
    """Return which passage became which, by the words that they share."""
    shared: Counter[tuple[int, int]] = Counter()
    for stretch in alike:
        for step in range(stretch.size):
            pair = old.words[stretch.a + step].passage, new.words[stretch.b + step].passage
            shared[pair] += 1
    found: dict[int, int] = {}
    for (one, other), _ in shared.most_common():
        if one not in found and other not in found.values():
            found[one] = other
    return found


def _joined(old: Text, new: Text, gaps: Iterable[alignment.Change]) -> Iterator[alignment.Change]:
    """Yield changes, those of one passage with a word or two between as one."""
    last: alignment.Change | None = None
    for gap in gaps:
        near = last and max(gap.a0 - last.a1, gap.b0 - last.b1) <= _APART
        if last and near and _of_one(old, last.a0, gap.a1) and _of_one(new, last.b0, gap.b1):
            last = alignment.Change(last.a0, gap.a1, last.b0, gap.b1)
            continue
        if last:
            yield last
        last = gap
    if last:
        yield last


def _of_one(text: Text, start: int, end: int) -> bool:
    return len({word.passage for word in text.words[start:end]}) == 1


def _told(
    old: Text, new: Text, gap: alignment.Change, partners: dict[int, int]
) -> Iterator[Change]:
    """Yield what became of the words of a gap, passage by passage."""
    ours, theirs = _by_passage(old, gap.a0, gap.a1), _by_passage(new, gap.b0, gap.b1)
    for passage, places in ours.items():
        there = theirs.pop(partners.get(passage, -1), [])
        if not there and len(ours) == len(theirs) == 1:
            _, there = theirs.popitem()
        yield _change(old, new, gap, places, there)
    for places in theirs.values():
        yield _change(old, new, gap, [], places)


def _by_passage(text: Text, start: int, end: int) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for place in range(start, end):
        found.setdefault(text.words[place].passage, []).append(place)
    return found


def _change(
    old: Text, new: Text, gap: alignment.Change, ours: list[int], theirs: list[int]
) -> Change:
    here = _near(old, ours[0] if ours else gap.a0)
    there = _near(new, theirs[0] if theirs else gap.b0)
    kind = "words"
    if not theirs and _whole(old, ours):
        kind = "gone"
    elif not ours and _whole(new, theirs):
        kind = "came"
    text, places = (old, ours or [gap.a0]) if ours or kind == "words" else (new, theirs)
    end = places[-1] + 1 if ours or kind != "words" else places[0]
    was, now = _passage(old, here), _passage(new, there)
    return Change(
        kind,
        old.id,
        was.id if kind != "came" else "",
        now.id if kind != "gone" else "",
        old.words[here].page if old.words else "",
        new.words[there].page if new.words else "",
        (now if kind == "came" else was).speaker,
        reading(old.words, ours),
        reading(new.words, theirs),
        reading(text.words, _around(text, places[0] - _CONTEXT, places[0], places[0] - 1)),
        reading(text.words, _around(text, end, end + _CONTEXT, end)),
    )


def _near(text: Text, place: int) -> int:
    return max(0, min(place, len(text.words) - 1))


def _passage(text: Text, place: int) -> Passage:
    return text.passage(place) if text.words else text.passages[0]


def _whole(text: Text, places: Sequence[int]) -> bool:
    """Tell whether places are all that a turn or a note has."""
    if not places or not text.passage(places[0]).id:
        return False
    passage = text.words[places[0]].passage
    return len(places) == sum(word.passage == passage for word in text.words)


def _around(text: Text, start: int, end: int, beside: int) -> range:
    """Return places that are of the same passage as the one beside a change."""
    inside = range(max(0, start), min(end, len(text.words)))
    if not 0 <= beside < len(text.words):
        return range(0)
    passage = text.words[beside].passage
    kept = [place for place in inside if text.words[place].passage == passage]
    return range(kept[0], kept[-1] + 1) if kept else range(0)


# --- what moved --------------------------------------------------------------------------------


def _with_moves(told: Sequence[Change]) -> list[Change]:
    """Join what is gone from one place and came to another."""
    gone = {one.before: one for one in told if one.before and not one.after}
    came = {one.after: one for one in told if one.after and not one.before}
    moved = {words for words in gone if words in came and len(words.split()) >= _MOVED}
    kept: list[Change] = []
    for one in told:
        if one.before in moved and one is gone[one.before]:
            there = came[one.before]
            kept.append(
                Change(
                    *("moved", one.text, one.turn, there.new_turn, one.page, there.new_page),
                    *(one.speaker, one.before, one.before, one.left, one.right),
                )
            )
        elif not (one.after in moved and one is came[one.after]):
            kept.append(one)
    return kept
