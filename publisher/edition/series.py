"""The series a book is part of: its name alone, or with a number and an ISSN."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from publisher.model.edition import Series
from publisher.values import issn_fault, name_fault, number_fault

__all__ = ["ListedSeries", "series"]


@dataclass(frozen=True, slots=True)
class ListedSeries:
    """The table ``series`` of the edition file."""

    name: Annotated[str, name_fault]
    number: Annotated[int, number_fault] | None = None
    issn: Annotated[str, issn_fault] = ""


def series(listed: str | ListedSeries | None) -> Series | None:
    """Return a series; an ISSN gets its hyphen."""
    if listed is None:
        return None
    if isinstance(listed, str):
        return Series(listed)
    digits = listed.issn.replace("-", "").upper()
    return Series(listed.name, listed.number, "-".join(filter(None, (digits[:4], digits[4:]))))
