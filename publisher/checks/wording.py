"""What reports of a check say, on whatever they are written.

Floor 4: imports lower floors and its own modules only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from publisher.checks.verdicts import things
from publisher.model.finding import Finding, Severity
from publisher.vocabulary.findings import KINDS

__all__ = ["HEADINGS", "alike", "by_severity", "place", "said", "summary"]

HEADINGS = {
    Severity.ERROR: "To be mended",
    Severity.WARNING: "Better mended",
    Severity.NOTE: "Worth a look",
}
"""What stands over the findings of a severity."""

_CLAUSES = {
    Severity.ERROR: ("must be mended", "must be mended"),
    Severity.WARNING: ("would be better mended", "would be better mended"),
    Severity.NOTE: ("is worth a look", "are worth a look"),
}


def summary(standing: Sequence[Finding]) -> str:
    """Return in a sentence how much there is to do."""
    counts = Counter(one.severity for one in standing)
    clauses = [
        f"{things(counts[severity])} {_CLAUSES[severity][counts[severity] > 1]}"
        for severity in Severity
        if counts[severity]
    ]
    if not clauses:
        return "Nothing was found that is not as it should be."
    last = clauses.pop()
    told = f"{', '.join(clauses)} and {last}" if clauses else last
    return f"{told[0].upper()}{told[1:]}."


def by_severity(standing: Sequence[Finding]) -> dict[Severity, dict[str, int]]:
    """Return how often each code was found, the gravest severity first; none that is empty."""
    told = {
        severity: Counter(one.code for one in standing if one.severity is severity)
        for severity in Severity
    }
    return {severity: dict(counts) for severity, counts in told.items() if counts}


def alike(standing: Sequence[Finding]) -> Mapping[str, str]:
    """Return the remedies that are the same wherever their code was found, by code."""
    hints: dict[str, set[str]] = {}
    for one in standing:
        hints.setdefault(one.code, set()).add(one.hint or KINDS[one.code].remedy)
    return {code: next(iter(told)) for code, told in hints.items() if len(told) == 1}


def place(one: Finding) -> str:
    """Return the place of a finding within its text or file, in words; empty if it is all of it."""
    where = one.where
    member = where.path.partition("#")[2] if where else ""
    line = f"line {where.line}" if where and where.line else ""
    if member and line and where and where.column:
        line = f"{line}, column {where.column}"
    page = f"page {one.folio}" if one.folio else ""
    return ", ".join(part for part in (page, member, line, one.turn) if part)


def said(one: Finding) -> str:
    """Return the message without the place that it begins with, for that is told apart."""
    turn = f", {one.turn}" if one.turn else ""
    return one.message.removeprefix(f"page {one.folio}{turn}: ")
