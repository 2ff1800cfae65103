"""Names that the index shall list: the tables ``[[name]]`` of the edition file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from publisher.decode import Placed
from publisher.errors import Problem
from publisher.model.edition import Name
from publisher.source import Location
from publisher.values import line_fault, name_fault

__all__ = ["ListedName", "names"]

_Name = Annotated[str, name_fault]


@dataclass(frozen=True, slots=True)
class ListedName:
    """A ``[[name]]`` of the edition file."""

    name: Placed[_Name]
    file_as: Annotated[str, line_fault] = ""
    find: tuple[Placed[_Name], ...] = ()
    see_from: tuple[_Name, ...] = ()


def names(listed: Iterable[ListedName], problems: list[Problem]) -> tuple[Name, ...]:
    """Return the names; note those that come twice, and a form that would be two people's."""
    met: dict[str, Location] = {}
    owners: dict[str, tuple[str, Location]] = {}
    result = []
    for one in listed:
        name = _tidy(one.name.value)
        if name in met:
            message = f"“{name}” is listed twice, first on line {met[name].line}"
            problems.append(Problem(message, one.name.where, "make one of the two"))
        met.setdefault(name, one.name.where)
        for form in one.find or (one.name,):
            owner, where = owners.setdefault(_tidy(form.value), (name, form.where))
            if owner != name:
                message = f"“{form.value}” is found for “{owner}” already, on line {where.line}"
                problems.append(Problem(message, form.where, "let the forms tell them apart"))
        forms = tuple(dict.fromkeys(_tidy(form.value) for form in one.find))
        file_as, see_from = _tidy(one.file_as), tuple(map(_tidy, one.see_from))
        result.append(Name(name, file_as, forms, see_from))
    return tuple(result)


def _tidy(text: str) -> str:
    return " ".join(text.split())
