"""Findings of typography: in go the faults of sections, out come findings with their folios.

The gravest come first.
"""

from __future__ import annotations

from collections.abc import Mapping

from publisher.model.finding import Finding, Severity
from publisher.pdf.plan import Plan
from publisher.pdf.section import Section
from publisher.source import Location

__all__ = ["KINDS", "typographic_findings"]

KINDS = {
    "print-overfull": (Severity.WARNING, "edit the line, or divide its longest word"),
    "print-widow": (Severity.WARNING, "edit the paragraph by a word or two"),
    "print-orphan": (Severity.WARNING, "edit the paragraph by a word or two"),
    "print-stub": (Severity.WARNING, "edit the section by a line or two"),
    "print-ladder": (Severity.WARNING, "edit the paragraph by a word or two"),
    "print-runt": (Severity.NOTE, "edit the paragraph by a word or two"),
    "print-loose-line": (Severity.NOTE, "edit the paragraph by a word or two"),
    "print-register": (Severity.NOTE, "give all heights of the style the leading, or a multiple"),
    "print-short-page": (Severity.NOTE, "edit the page by a line or two"),
}
"""Every code, from the gravest on: how much it matters, and the remedy."""


def typographic_findings(
    plan: Plan, sections: Mapping[str, Section], places: Mapping[str, Location]
) -> tuple[Finding, ...]:
    """Return the faults of all sections as findings, the gravest first.

    ``places`` says by the ids of turns and documents where their text was written; of those
    that nobody wrote the document itself is named.
    """
    ranks = {code: rank for rank, code in enumerate(KINDS)}
    found = []
    for side in plan.sides:
        if side.document is None or side.document.id not in sections:
            continue
        for fault in sections[side.document.id].faults:
            if fault.page != side.page:
                continue
            severity, remedy = KINDS[fault.code]
            turn = f", {fault.turn}" if fault.turn else ""
            message = f"page {side.label}{turn}: {fault.words}"
            where = places.get(fault.turn) or places.get(side.document.id)
            where = where or Location(side.document.path)
            found.append(
                Finding(fault.code, severity, message, where, remedy, side.label, fault.turn)
            )
    return tuple(sorted(found, key=lambda finding: ranks[finding.code]))
