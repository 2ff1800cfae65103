"""The series a book is part of: its name alone, or all that the series page shall say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from publisher.model.edition import Series, Volume
from publisher.values import issn_fault, line_fault, name_fault, number_fault

__all__ = ["ListedSeries", "series"]

_Name = Annotated[str, name_fault]


@dataclass(frozen=True, slots=True)
class ListedVolume:
    """An item of the list ``volumes`` that says more than a title."""

    title: _Name
    number: Annotated[int, number_fault] | None = None
    by: Annotated[str, line_fault] = ""


@dataclass(frozen=True, slots=True)
class ListedSeries:
    """The table ``series`` of the edition file."""

    name: _Name
    number: Annotated[int, number_fault] | None = None
    issn: Annotated[str, issn_fault] = ""
    editors: tuple[_Name, ...] = ()
    volumes: tuple[_Name | ListedVolume, ...] = ()


def series(listed: str | ListedSeries | None) -> Series | None:
    """Return a series; an ISSN gets its hyphen."""
    if listed is None:
        return None
    if isinstance(listed, str):
        return Series(listed)
    digits = listed.issn.replace("-", "").upper()
    issn = "-".join(filter(None, (digits[:4], digits[4:])))
    volumes = tuple(map(_volume, listed.volumes))
    return Series(listed.name, listed.number, issn, listed.editors, volumes)


def _volume(listed: str | ListedVolume) -> Volume:
    if isinstance(listed, str):
        return Volume(listed)
    return Volume(listed.title, listed.number, listed.by)
