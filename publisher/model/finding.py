"""A finding: something about a book that is allowed and still not as it should be."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from publisher.source import Location

__all__ = ["Finding", "Severity"]


class Severity(StrEnum):
    """How much it matters: an error keeps a book out of a shop, a note is worth a look."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found: a stable code (``cover-small``), how grave, what, where, the remedy.

    ``folio`` and ``turn`` say on which printed page and in which turn it is, if it has one.
    """

    code: str
    severity: Severity
    message: str
    where: Location | None = None
    hint: str = ""
    folio: str = ""
    turn: str = ""

    def __str__(self) -> str:
        """Return ``path:line:column: message [code] (hint)`` on one line."""
        place = f"{self.where}: " if self.where else ""
        remedy = f" ({self.hint})" if self.hint else ""
        return f"{place}{self.message} [{self.code}]{remedy}"
