"""The label table, as the steps after ``survey`` use it: which lead begins a turn.

In: a lead, or a strand and a place in it; out: whether it counts, and for whom.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from publisher.transforms.leads import Lead, Style, leads
from publisher.transforms.parts import numberless
from publisher.transforms.slips import opens_without_colon
from publisher.transforms.strand import Strand

__all__ = ["Table", "best"]


@dataclass(frozen=True, slots=True)
class Table:
    """The labels that count, by key and as written; their styles; how often they come.

    ``slips`` leads from keys written amiss to those that are meant.  ``blanks``: the
    line ends of the file became blanks.  ``sparse``: its labels were taken for such
    because of the whole of a short talk, not because they come again.  ``joint`` and
    ``amiss`` find labels behind a sentence, and labels without a colon.  ``letters`` are
    those that ask and answer in this file.
    """

    keys: frozenset[str] = frozenset()
    written: frozenset[str] = frozenset()
    styles: frozenset[Style] = frozenset()
    openings: int = 0
    slips: Mapping[str, str] = field(default_factory=dict)
    blanks: bool = False
    sparse: bool = False
    joint: re.Pattern[str] | None = field(default=None, compare=False)
    amiss: re.Pattern[str] | None = field(default=None, compare=False)
    letters: Mapping[str, str] = field(default_factory=dict)

    def key(self, lead: Lead) -> str:
        """Return the key of whom a lead means."""
        key = numberless(lead.key)
        return self.slips.get(key, key)

    def accepts(self, lead: Lead) -> bool:
        """Tell whether a lead begins a turn (or, without a name, goes on with one)."""
        if lead.style is Style.TIME:
            return True
        return lead.style in self.styles and self.key(lead) in self.keys


def best(strand: Strand, start: int, table: Table) -> Lead | None:
    """Return the lead that counts at a line's beginning, or None."""
    found = list(leads(strand, start, table.letters))
    for lead in found:
        if lead.style is not Style.TIME and table.accepts(lead):
            return lead
    amiss = _without_colon(strand, start, table.amiss) if table.amiss is not None else None
    if amiss is not None:
        return amiss
    return next((lead for lead in found if lead.style is Style.TIME), None)


def _without_colon(strand: Strand, start: int, pattern: re.Pattern[str]) -> Lead | None:
    """Return the lead of a known label that lacks its colon, at the head of a passage."""
    match = pattern.match(strand.text, start)
    if match is None or not opens_without_colon(match):
        return None
    first, last = match.span("label")
    return Lead(Style.COLON, match["label"], first, last, match.end(), amiss=True)
