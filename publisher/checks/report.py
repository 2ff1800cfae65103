"""The report on a finished file: in go faults as they are met, out come findings.

Floor 4: imports lower floors only.
"""

from __future__ import annotations

from collections import Counter

from publisher.model.finding import Finding
from publisher.source import Location
from publisher.vocabulary.findings import KINDS, finding

__all__ = ["MOST", "Report"]

MOST = 50
"""How many findings of a kind are told one by one; a hostile book could have millions."""

_LONGEST = 200
"""How much of a message is told; what a book holds is quoted in them."""


class Report:
    """Collects findings of known kinds in the order in which they are met."""

    def __init__(self) -> None:
        self._found: list[Finding] = []
        self._counts: Counter[str] = Counter()

    def add(self, code: str, message: str, where: Location, turn: str = "") -> None:
        """Note a fault of the kind ``code``; raise ``KeyError`` if there is no such kind."""
        self._counts[code] += 1
        if self._counts[code] <= MOST:
            short = message if len(message) <= _LONGEST else f"{message[:_LONGEST]}…"
            told = "".join(c if c.isprintable() else "\ufffd" for c in short)
            self._found.append(finding(code, told, where, turn=turn))

    def findings(self) -> tuple[Finding, ...]:
        """Return what was found; where there was too much of a kind, how much more."""
        more = (
            Finding(code, KINDS[code].severity, f"and {count - MOST} more of these")
            for code, count in self._counts.items()
            if count > MOST
        )
        return (*self._found, *more)
