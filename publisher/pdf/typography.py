"""Findings of typography: in go the faults of sections, out come findings with their folios.

The gravest come first.
"""

from __future__ import annotations

from collections.abc import Mapping

from publisher.model.finding import Finding, Spot
from publisher.pdf.plan import Plan
from publisher.pdf.section import Section
from publisher.source import Location
from publisher.vocabulary.findings import finding
from publisher.vocabulary.findings.setting import KINDS

__all__ = ["typographic_findings"]


def typographic_findings(
    plan: Plan, sections: Mapping[str, Section], places: Mapping[str, Location]
) -> tuple[Finding, ...]:
    """Return the faults of all sections as findings, the gravest first.

    ``places`` says by the ids of turns and documents where their text was written; of those
    that nobody wrote the document itself is named.
    """
    ranks = {code: rank for rank, code in enumerate(KINDS)}
    found = []
    for page, side in enumerate(plan.sides):
        if side.document is None or side.document.id not in sections:
            continue
        for fault in sections[side.document.id].faults:
            if fault.page != side.page:
                continue
            turn = f", {fault.turn}" if fault.turn else ""
            message = f"page {side.label}{turn}: {fault.words}"
            where = places.get(fault.turn) or places.get(side.document.id)
            where = where or Location(side.document.path)
            spot = Spot(page, *fault.at) if fault.at else None
            found.append(
                finding(fault.code, message, where, folio=side.label, turn=fault.turn, spot=spot)
            )
    return tuple(sorted(found, key=lambda one: ranks[one.code]))
