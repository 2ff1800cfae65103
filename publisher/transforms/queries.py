"""queries: an editor's query is put where a proposal of that kind was accepted.

Source: an editor asks in the margin and settles nothing for the speaker (Chicago
Manual of Style, 18th edition, 2.75, *Querying in general*).  A query stands before
the paragraph that it is about; behind it if a turn begins there, because a turn
begins with words.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from publisher.transforms.draft import Draft, Mode, Unit, UnitKind
from publisher.transforms.proposals import distinct, query_of
from publisher.transforms.strand import Strand

__all__ = ["RULE", "put"]

RULE = "queries"

_NOWHERE = Strand.joined([])
_TOGETHER = (UnitKind.ITEM, UnitKind.QUOTATION)
"""Units that make one block with their neighbours."""


def put(draft: Draft) -> Draft:
    """Return the draft with a query for each hint that was accepted and asks one."""
    hints = distinct(draft.hints, draft.transcript)
    accepted = [hint for hint in hints if query_of(hint) and draft.accepted(hint)]
    if not accepted:
        return draft
    units = draft.units
    starts = sorted((unit.strand.where(0), n) for n, unit in enumerate(units) if unit.text)
    queries: dict[int, list[Unit]] = defaultdict(list)
    for hint in accepted:
        asked = Unit(UnitKind.QUERY, _NOWHERE, name=query_of(hint), mode=Mode.REMARK)
        queries[_place(units, _about(starts, units, hint.character))].append(asked)
    made: list[Unit] = []
    for index, unit in enumerate(units):
        made += [*queries.get(index, ()), unit]
    return draft.having([*made, *queries.get(len(units), ())])


def _about(starts: Sequence[tuple[int, int]], units: Sequence[Unit], character: int) -> int:
    """Return the index of the unit that holds a character, or of the next one."""
    if not starts:
        return 0
    nearest = max(bisect_right(starts, (character, len(units))) - 1, 0)
    behind = units[starts[nearest][1]].strand.end <= character
    return starts[min(nearest + behind, len(starts) - 1)][1]


def _place(units: Sequence[Unit], about: int) -> int:
    """Return the index of the unit before which a query about one of them stands."""
    if not units:  # a title is all there is
        return 0
    first = about
    while first and units[first].kind in _TOGETHER and not units[first].opens:
        if units[first - 1].kind is not units[first].kind:
            break
        first -= 1
    return first + 1 if units[first].opens else first
