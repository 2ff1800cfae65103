"""A finding: something about a book that is allowed and still not as it should be."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from publisher.source import Location

__all__ = ["Family", "Finding", "Kind", "Severity", "Spot"]


class Severity(StrEnum):
    """How much it matters: an error keeps a book out of a shop, a note is worth a look."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Family(StrEnum):
    """What a finding is about, by who has to mend it and where."""

    MANUSCRIPT = "manuscript"
    EDITION = "edition"
    EPUB = "epub"
    PDF = "pdf"
    ACCESSIBILITY = "accessibility"
    TYPOGRAPHY = "typography"
    PRINTER = "printer"
    RIGHTS = "rights"
    DISTRIBUTION = "distribution"


@dataclass(frozen=True, slots=True)
class Kind:
    """What all findings of a code have in common.

    ``what`` says what was found, ``demand`` whose rule it offends (spec and clause, the
    page of a retailer) or whom it hurts, ``remedy`` what to do about it in general.
    ``graver`` is the severity where somebody asks for more, or None; ``shops`` are the profiles
    (see ``vocabulary.profiles``) that alone ask for it, empty if all do.
    What is ``binding`` no edition may waive.
    """

    severity: Severity
    family: Family
    what: str
    demand: str
    remedy: str
    graver: Severity | None = None
    shops: tuple[str, ...] = ()
    binding: bool = False


@dataclass(frozen=True, slots=True)
class Spot:
    """A rectangle on a page of a PDF; ``page`` counts from 0.

    Lengths are points from the left and the *upper* edge of the page as it is cut.
    """

    page: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found: a stable code (``cover-small``), how grave, what, where, the remedy.

    ``folio`` and ``turn`` say on which printed page and in which turn it is, if it has one;
    ``spot`` where on the page, and ``pdf`` in which finished file.  ``shop`` is the printer
    that alone asks for it, or empty.  ``waived`` is the reason for which it is let stand, or empty.
    """

    code: str
    severity: Severity
    message: str
    where: Location | None = None
    hint: str = ""
    folio: str = ""
    turn: str = ""
    spot: Spot | None = None
    pdf: str = field(default="", compare=False)
    shop: str = ""
    waived: str = ""

    def __str__(self) -> str:
        """Return ``path:line:column: message [code] (hint)`` on one line."""
        place = f"{self.where}: " if self.where else ""
        remedy = f" ({self.hint})" if self.hint else ""
        return f"{place}{self.message} [{self.code}]{remedy}"
