"""Findings that are let stand: the tables ``[[waive]]`` of the edition file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Annotated

from publisher.decode import Placed
from publisher.errors import Problem
from publisher.model.edition import Waiver
from publisher.source import Location
from publisher.values import Fault, line_fault, name_fault
from publisher.vocabulary.findings import KINDS

__all__ = ["ListedWaiver", "waivers"]


def _code_fault(code: str) -> Fault | None:
    if code in KINDS and KINDS[code].binding:
        message = f"“{code}” is another person’s to forgive, and cannot be waived"
        return Fault(message, KINDS[code].remedy)
    if code in KINDS:
        return None
    near = get_close_matches(code[:100], KINDS, 1)
    hint = f"did you mean “{near[0]}”?" if near else "`publisher check --explain` lists all codes"
    return Fault(f"no finding is called “{code[:100]}”", hint)


@dataclass(frozen=True, slots=True)
class ListedWaiver:
    """A ``[[waive]]`` of the edition file."""

    code: Placed[Annotated[str, _code_fault]]
    reason: Annotated[str, name_fault]
    place: Annotated[str, line_fault] = field(default="", metadata={"key": "where"})


def waivers(listed: Iterable[ListedWaiver], problems: list[Problem]) -> tuple[Waiver, ...]:
    """Return the waivers; note those that are given twice."""
    met: dict[tuple[str, str], Location] = {}
    result = []
    for one in listed:
        code, place = one.code.value, one.place.strip()
        if (code, place) in met:
            message = f"“{code}” is waived twice, first on line {met[code, place].line}"
            problems.append(Problem(message, one.code.where, "delete one of the two"))
        met.setdefault((code, place), one.code.where)
        result.append(Waiver(code, " ".join(one.reason.split()), place, one.code.where))
    return tuple(result)
