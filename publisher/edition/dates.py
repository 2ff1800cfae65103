"""When an edition was last modified: never the time of a build.

One edition gives the same bytes everywhere; a shelf takes a later moment for a new
version of the book, which is the editor's to decide.
"""

from __future__ import annotations

from datetime import UTC, datetime

from publisher.errors import EditionError, Problem
from publisher.model.edition import Edition
from publisher.values import Fault, date_fault, moment_fault

__all__ = ["UNDATED", "modified"]

UNDATED = datetime(2000, 1, 1, tzinfo=UTC)
"""When an edition without a date of publication says it was last modified."""


def modified(edition: Edition) -> datetime:
    """Return when the edition was last modified: what it says, else its day of publication.

    A day is midnight in UTC, a year or a month its first day; without any date it is
    ``UNDATED``.  Raises ``EditionError`` for what is no ISO 8601 date.
    """
    if edition.modified:
        _accept("modified", moment_fault(edition.modified), edition)
        return datetime.fromisoformat(edition.modified).replace(tzinfo=UTC)
    if not edition.published:
        return UNDATED
    _accept("published", date_fault(edition.published), edition)
    year, month, day = (*map(int, edition.published.split("-")), 1, 1)[:3]
    return datetime(year, month, day, tzinfo=UTC)


def _accept(key: str, fault: Fault | None, edition: Edition) -> None:
    if fault:
        raise EditionError(Problem(f"{key}: {fault.message}", edition.where, fault.hint))
