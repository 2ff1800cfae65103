"""The editor's desk: a manuscript beside its raw file, its ledger and the decisions.

``collate`` compares what the machine wrote with what stands now; ``explain`` tells
where a turn came from, ``diff`` the machine's changes apart from the editor's;
``decisions`` and ``review`` hold what an editor decided about the machine's
guesses, and ``merge`` brings a decision into a manuscript that was edited;
``candidates`` looks through an edition for what may be names.

Floor 3: imports floors 0 to 2.
"""

from __future__ import annotations

from publisher.desk import decisions, find, review
from publisher.desk.candidates import candidates
from publisher.desk.diff import Difference, compare
from publisher.desk.explain import Explanation, explain
from publisher.desk.sheet import Sheet, is_untouched, sheet

__all__ = [
    "Difference",
    "Explanation",
    "Sheet",
    "candidates",
    "compare",
    "decisions",
    "explain",
    "find",
    "is_untouched",
    "review",
    "sheet",
]
