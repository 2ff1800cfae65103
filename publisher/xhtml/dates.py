"""Dates as a reader sees them: in goes an ISO 8601 date, out come words.

Floor 3: imports its own modules only.
"""

from __future__ import annotations

import re

from publisher.xhtml.phrases import Phrases

__all__ = ["date_in_words", "year_of"]

_DATE = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01]))?)?")


def date_in_words(date: str, phrases: Phrases) -> str:
    """Return a date (``2021``, ``2021-03`` or ``2021-03-14``) in the language of the phrases.

    What is no such date stays as it was written.
    """
    found = _DATE.fullmatch(date)
    if found is None or found[2] is None:
        return date
    month = phrases.months[int(found[2]) - 1]
    if found[3] is None:
        return phrases.month.format(month=month, year=found[1])
    return phrases.day.format(day=_day(int(found[3]), phrases), month=month, year=found[1])


def _day(day: int, phrases: Phrases) -> str:
    """Return the number of the day; French counts the first one (``1er``) only."""
    return "1er" if day == 1 and phrases.language == "fr" else str(day)


def year_of(date: str) -> str:
    """Return the year of an ISO 8601 date; what is no such date stays as it is."""
    found = _DATE.fullmatch(date)
    return found[1] if found else date
