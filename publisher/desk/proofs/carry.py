"""Replies carried from one state of a text to another, in which turns may have other ids.

In: the passages of the text as it was and as it is, and a reply about the first; out: the
reply with the turns and the surroundings that its words have in the second.  Ids of turns
count turns, so that all later ones change when a turn goes.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from publisher.desk.proofs.passages import END, Passage, stream
from publisher.desk.proofs.replies import Edit, Reply
from publisher.transforms.alignment import Stretch, align

__all__ = ["Carrier", "edit_at", "starts_of"]

_CONTEXT = 24
"""Characters before and after a change by which it is found again."""
_TOKEN = re.compile(f"{END}|[^\\W_]+|[^{END}]", re.DOTALL)


def starts_of(found: Sequence[Passage]) -> list[int]:
    """Return where in the stream each passage begins, and where the last one ends."""
    return [0, *accumulate(len(one.text) + 1 for one in found)]


def edit_at(found: Sequence[Passage], start: int, old: str, new: str) -> Edit:
    """Return the edit that puts ``new`` for ``old`` at a place of the stream of passages."""
    text, starts = stream(found), starts_of(found)
    owner = found[min(bisect_right(starts, start), len(found)) - 1].owner
    own = next(n for n, p in enumerate(found) if p.owner == owner and p.kind != "letter")
    end = start + len(old)
    before, after = text[max(start - _CONTEXT, 0) : start], text[end : end + _CONTEXT]
    return Edit(owner, start - starts[own], old, new, before, after)


class Carrier:
    """Carries replies from the passages of a text as it was to those of the text as it is."""

    def __init__(self, before: Sequence[Passage], after: Sequence[Passage]) -> None:
        """Align both states by their words."""
        self._before, self._after = before, after
        self._old, self._new = stream(before), stream(after)
        self._same = [(p.owner, p.text) for p in before] == [(p.owner, p.text) for p in after]
        self._ours = [m.span() for m in _TOKEN.finditer(self._old)]
        self._theirs = [m.span() for m in _TOKEN.finditer(self._new)]
        self._stretches: list[Stretch] = [] if self._same else self._aligned()
        self._firsts = [one.a for one in self._stretches]

    def _aligned(self) -> list[Stretch]:
        ours = [self._old[a:b] for a, b in self._ours]
        return align(ours, [self._new[a:b] for a, b in self._theirs])

    def carried(self, reply: Reply, places: Sequence[int] | None) -> Reply:
        """Return a reply as it is about the text as it is.

        ``places`` are where its edits stand in the stream of the text as it was.  A reply
        whose words are not there any more stays as it is.
        """
        if self._same:
            return reply
        if not reply.edits:
            return replace(reply, turn=self._turn(reply.turn))
        edits = []
        for edit, place in zip(reply.edits, places or (), strict=False):
            at = self._place(place, edit.old)
            if at is not None:
                edits.append(edit_at(self._after, at, edit.old, edit.new))
        if len(edits) < len(reply.edits):
            return reply
        first = next((one for one in edits if one.old), edits[0])
        return replace(reply, turn=first.turn, edits=tuple(edits))

    def _place(self, place: int, old: str) -> int | None:
        """Return where words stand now, or where some would be put in; None if nowhere."""
        token = bisect_right(self._ours, (place, len(self._old))) - 1
        if old:
            at = self._token(token)
            return at if at is not None and self._new.startswith(old, at) else None
        behind = self._token(token - 1)  # what is put in belongs to what it follows
        if behind is not None:
            return behind + place - self._ours[token - 1][0]
        return self._token(token)

    def _token(self, number: int) -> int | None:
        """Return where a token of the text as it was begins in the text as it is."""
        stretch = bisect_right(self._firsts, number) - 1
        if stretch < 0 or number >= sum(self._stretches[stretch][::2]):
            return None
        one = self._stretches[stretch]
        return self._theirs[one.b + number - one.a][0]

    def _turn(self, turn: str) -> str:
        """Return the id of the turn that most words of a turn are in; empty if it is gone."""
        starts, later = starts_of(self._before), starts_of(self._after)
        found: Counter[str] = Counter()
        for number, one in enumerate(self._before):
            if not turn or one.owner != turn or one.kind == "speaker":
                continue
            first = bisect_right(self._ours, (starts[number], -1))
            last = bisect_right(self._ours, (starts[number + 1] - 1, -1))
            at = [n for n in map(self._token, range(first, last)) if n is not None]
            found.update(self._after[bisect_right(later, n) - 1].owner for n in at)
        return found.most_common(1)[0][0] if found else ""
