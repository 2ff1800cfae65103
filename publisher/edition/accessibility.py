"""The table ``[accessibility]``: who vouches for the book, and what is said of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from publisher.decode import Placed
from publisher.errors import Problem
from publisher.model.edition import Accessibility
from publisher.values import line_fault, web_fault

__all__ = ["ListedAccessibility", "vouched"]

_Line = Annotated[str, line_fault]


@dataclass(frozen=True, slots=True)
class ListedAccessibility:
    """The table as it is written; without ``certified-by`` the publisher vouches."""

    certified_by: _Line | None = None
    credential: Placed[_Line] | None = None
    report: Placed[Annotated[str, web_fault]] | None = None
    summary: str = ""


def vouched(listed: ListedAccessibility, publisher: str, problems: list[Problem]) -> Accessibility:
    """Return what is said; note what is said of somebody who is not there."""
    certifier = publisher if listed.certified_by is None else listed.certified_by
    for key, said in (("credential", listed.credential), ("report", listed.report)):
        if said and said.value and not certifier.strip():
            message = f"“{key}” stands here, but nobody vouches for the book"
            hint = "say who looked at it: certified-by"
            problems.append(Problem(message, said.where, hint))
    return Accessibility(
        certified_by=certifier.strip(),
        credential=listed.credential.value.strip() if listed.credential else "",
        report=listed.report.value if listed.report else "",
        summary=" ".join(listed.summary.split()),
    )
