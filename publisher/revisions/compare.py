"""Two copies side by side: what a reader of the one finds otherwise in the other.

Texts are known by their ids, words by their order: so a turn that came in between does not
make all turns behind it other ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from publisher.revisions.change import Change, Fact, Revision
from publisher.revisions.copy import Copy, Passage, Text, reading
from publisher.revisions.pair import Pair, Side, pair_of
from publisher.revisions.speakers import renamed, said_by_others
from publisher.transforms import alignment
from publisher.transforms.alignment import align, changes

__all__ = ["compare"]

_APART = 2
"""Words between two changes that are told as one."""
_CONTEXT = 3
"""Words of context on each side."""
_MOVED = 3
"""Words that are the same elsewhere, and not by chance."""


def compare(old: Copy, new: Copy) -> Revision:
    """Return what differs between two copies of a book."""
    ours = {text.id: text for text in old.texts}
    theirs = {text.id: text for text in new.texts}
    common = [name for name in ours if name in theirs]
    told = [change for name in common for change in _text(ours[name], theirs[name])]
    names = renamed(old, new, told)
    told = [one for one in told if one.kind != "speaker" or one.before not in names]
    return Revision(
        tuple(_facts(old, new, [(ours[name], theirs[name]) for name in common], names)),
        tuple(text.title for name, text in theirs.items() if name not in ours),
        tuple(text.title for name, text in ours.items() if name not in theirs),
        common != [name for name in theirs if name in ours],
        tuple(_with_moves(told)),
    )


def _facts(
    old: Copy, new: Copy, texts: Iterable[tuple[Text, Text]], names: dict[str, str]
) -> Iterator[Fact]:
    others = [
        names[name] if names.get(name) in new.contributors else name for name in old.contributors
    ]
    pairs = [
        ("title", old.title, new.title),
        ("subtitle", old.subtitle, new.subtitle),
        ("date", old.date, new.date),
        ("creators", ", ".join(old.creators), ", ".join(new.creators)),
        ("contributors", _without(others, new.contributors), _without(new.contributors, others)),
        *(("name of a speaker", one, other) for one, other in names.items()),
        *((f"title of {one.id}", one.title, other.title) for one, other in texts),
    ]
    return (Fact(*pair) for pair in pairs if pair[1] != pair[2])


def _without(names: Iterable[str], others: Sequence[str]) -> str:
    """Return the names that others lack: of many, nobody wants to search for the one."""
    return ", ".join(name for name in names if name not in others)


# --- one text ----------------------------------------------------------------------------------


def _text(old: Text, new: Text) -> list[Change]:
    """Return the changes of a text, in the order of the older copy."""
    ours, theirs = ([word.shown for word in text.words] for text in (old, new))
    alike = align(ours, theirs)
    pair = pair_of(old, new, alike)
    gaps = (_slid(old, new, gap) for gap in changes(alike, len(ours), len(theirs)))
    told = [(gap.a0, change) for gap in _joined(pair, gaps) for change in _told(pair, gap)]
    told += said_by_others(pair)
    return [change for _, change in sorted(told, key=lambda one: one[0])]


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


def _joined(pair: Pair, gaps: Iterable[alignment.Change]) -> Iterator[alignment.Change]:
    """Yield changes, those of one passage with a word or two between as one."""
    last: alignment.Change | None = None
    for gap in gaps:
        near = last and max(gap.a0 - last.a1, gap.b0 - last.b1) <= _APART
        if last and near and _of_one(pair, last, gap):
            last = alignment.Change(last.a0, gap.a1, last.b0, gap.b1)
            continue
        if last:
            yield last
        last = gap
    if last:
        yield last


def _of_one(pair: Pair, last: alignment.Change, gap: alignment.Change) -> bool:
    return pair.old.of_one(last.a0, gap.a1) and pair.new.of_one(last.b0, gap.b1)


def _told(pair: Pair, gap: alignment.Change) -> Iterator[Change]:
    """Yield what became of the words of a gap, passage by passage."""
    ours = _by_passage(pair.old.text, gap.a0, gap.a1)
    theirs = _by_passage(pair.new.text, gap.b0, gap.b1)
    for passage, places in ours.items():
        there = theirs.pop(pair.old.partners.get(passage, -1), [])
        if not there and len(ours) == len(theirs) == 1:
            _, there = theirs.popitem()
        yield _change(pair, gap, places, there)
    for places in theirs.values():
        yield _change(pair, gap, [], places)


def _by_passage(text: Text, start: int, end: int) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for place in range(start, end):
        found.setdefault(text.words[place].passage, []).append(place)
    return found


def _change(pair: Pair, gap: alignment.Change, ours: list[int], theirs: list[int]) -> Change:
    kind = "words"
    if not theirs and pair.old.whole(ours):
        kind = "gone"
    elif not ours and pair.new.whole(theirs):
        kind = "came"
    here = ours[0] if ours else _opposite(pair.old, gap.a0, pair.new, theirs[0])
    there = theirs[0] if theirs else _opposite(pair.new, gap.b0, pair.old, ours[0])
    was = pair.old.passage(here) if ours or _same(pair, here, theirs[0]) else None
    now = pair.new.passage(there) if theirs or _same(pair, ours[0], there) else None
    owner = was or now or Passage()
    left, right = _context(pair, gap, ours, theirs, kind)
    return Change(
        *(kind, pair.old.text.id, was.id if was else "", now.id if now else ""),
        *(pair.old.page(here), pair.new.page(there), owner.speaker),
        *(reading(pair.old.text.words, ours), reading(pair.new.text.words, theirs)),
        *(left, right, owner.note),
    )


def _same(pair: Pair, one: int, other: int) -> bool:
    """Tell whether words of both sides are of passages that are partners."""
    ours, theirs = pair.old.text.words[one : one + 1], pair.new.text.words[other : other + 1]
    if not ours or not theirs:
        return False
    return pair.old.partners.get(ours[0].passage) == theirs[0].passage


def _opposite(side: Side, gap: int, other: Side, place: int) -> int:
    """Return the word beside which words are that this side lacks: one of their passage."""
    return side.beside(gap, other.partners.get(other.text.words[place].passage))


def _context(
    pair: Pair, gap: alignment.Change, ours: list[int], theirs: list[int], kind: str
) -> tuple[str, str]:
    """Return what stands before and behind: of the same passage, or else of the one before.

    The blanks that part it from the words are told with it; a hyphen has none.
    """
    side, places = (pair.old, ours) if ours else (pair.new, theirs)
    blank, next_blank = side.parted(places)
    if ours or kind == "came":
        start, end, beside = places[0], places[-1] + 1, places[0]
    else:
        beside = _opposite(pair.old, gap.a0, pair.new, theirs[0])
        side, start, end = pair.old, gap.a0, gap.a0
    left = side.around(start - _CONTEXT, start, beside)
    right = side.around(end, end + _CONTEXT, beside)
    if not left and not right:
        left = side.around(start - _CONTEXT, start, start - 1)
    return left and left + blank, right and next_blank + right


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
            where = {"new_turn": there.new_turn, "new_page": there.new_page}
            around = {"goes_after": there.left, "goes_before": there.right}
            page = {"goes_to": there.page}
            kept.append(replace(one, kind="moved", after=one.before, **where, **around, **page))
        elif not (one.after in moved and one is came[one.after]):
            kept.append(one)
    return kept
