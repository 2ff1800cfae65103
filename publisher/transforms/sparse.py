"""Labels of a talk so short that none need come again.

In: the labels at the heads of lines in their order, with what stands behind them;
out: the keys of those that open turns.  Four lines of ``Nora: …?``, ``Emil: …``
are a talk because of all of it: most paragraphs bear a label, the labels take
turns, and somebody asks.  A lone ``Note:`` or ``Star Wars: A New Hope`` has none
of that around it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from publisher.transforms.asking import ASKS, CLOSERS, asks
from publisher.transforms.lexicon import HEADER_KEYS
from publisher.transforms.names import full_names, may_be_label, may_be_name, same_person, tokens
from publisher.transforms.parts import is_role

__all__ = ["MOST", "Entry", "sparse"]

MOST = 16
"""A talk of more turns has labels that come again."""
_COVERED = 0.5
"""Share of the passages, from the first label on, that bear one."""

_SAID = 2000
"""Letters of a turn in which names are looked for."""
_STRANGE = 0.3
"""For each label that takes turns, how many others may stand among them."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A label at the head of a line: the number of its passage, and its words."""

    passage: int
    key: str
    label: str
    words: str


def sparse(
    entries: Sequence[Entry], passages: int, known: Iterable[str], *, strict: bool = False
) -> frozenset[str]:
    """Return the keys that open turns; none if the file does not look like a short talk.

    ``passages`` are all of the file, ``known`` the names it gives outside the talk.
    ``strict``: what a label looks like says little, so it must come again or be known.
    """
    entries = [entry for entry in entries if _may_speak(entry)]
    if not 2 <= len(entries) <= MOST:
        return frozenset()
    names = list(known)
    count = Counter(entry.key for entry in entries)
    spoken = [
        entry
        for index, entry in enumerate(entries)
        if count[entry.key] > 1
        or is_role(entry.key)
        or _is_named(entry.label, [*names, *(e.label for e in entries if e.key != entry.key)])
        or (not strict and (_takes_turn(entries, index) or _is_mentioned(entry, entries)))
    ]
    keys = frozenset(entry.key for entry in spoken)
    strange = len(entries) - len(spoken)
    if len(keys) < 2 or strange > _STRANGE * len(spoken) or not _is_talk(spoken, passages):
        return frozenset()
    return keys


def _may_speak(entry: Entry) -> bool:
    if is_role(entry.key):
        return True
    plain = entry.label.rstrip("0123456789 #") or entry.label
    meaning = HEADER_KEYS.get(entry.key)
    return meaning is None and may_be_label(entry.label) and may_be_name(plain, longest=4)


def _is_named(label: str, names: Iterable[str]) -> bool:
    return any(same_person(label, name) or same_person(name, label) for name in names)


def _is_mentioned(entry: Entry, entries: Sequence[Entry]) -> bool:
    """Tell whether somebody else says a full name that a label of one word belongs to."""
    if len(tokens(entry.label)) != 1:
        return False
    said = (match[0] for other in entries for match in full_names(other.words[:_SAID]))
    return any(len(tokens(name)) > 1 and same_person(entry.label, name) for name in said)


def _takes_turn(entries: Sequence[Entry], index: int) -> bool:
    """Tell whether a label asks, or stands right where an answer is due."""
    entry = entries[index]
    if _ends_asking(entry.words):
        return True
    before = entries[index - 1] if index else None
    return before is not None and _ends_asking(before.words) and entry.passage - before.passage <= 1


def _ends_asking(words: str) -> bool:
    return words.rstrip(CLOSERS).endswith(ASKS)


def _is_talk(spoken: Sequence[Entry], passages: int) -> bool:
    """Tell whether labels take turns, with questions, on most of the passages."""
    turns = sum(a.key != b.key for a, b in pairwise(spoken))
    asked = sum(asks(entry.words) for entry in spoken)
    labelled = len({entry.passage for entry in spoken})
    covered = labelled >= _COVERED * (passages - spoken[0].passage)
    return covered and bool(asked) and turns >= 0.6 * (len(spoken) - 1)
