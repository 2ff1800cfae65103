"""The catalogue of findings: every code that there is, and what is known of it.

A code never changes its meaning: shops' reports, scripts, waivers and people refer to it.
Each has a row in ``docs/findings.md``, which ``scripts/findings_table.py`` writes from
here, and a folder in ``tests/findings`` that shows it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from publisher.model.finding import Finding, Kind, Spot
from publisher.source import Location
from publisher.vocabulary.findings import (
    covers,
    edition,
    epub,
    house,
    metadata,
    pages,
    pdf,
    rights,
    setting,
    shops,
    texts,
    tools,
)

__all__ = ["KINDS", "finding", "graver"]

_TABLES = (
    texts.KINDS,
    edition.KINDS,
    metadata.KINDS,
    house.KINDS,
    rights.KINDS,
    covers.KINDS,
    setting.KINDS,
    pages.KINDS,
    epub.KINDS,
    shops.KINDS,
    tools.KINDS,
    pdf.KINDS,
)

KINDS: Mapping[str, Kind] = MappingProxyType(
    {code: kind for table in _TABLES for code, kind in table.items()}
)
"""Every kind by its code, from the author's texts to the finished files."""


def finding(
    code: str,
    message: str,
    where: Location | None = None,
    hint: str = "",
    *,
    folio: str = "",
    turn: str = "",
    spot: Spot | None = None,
    shop: str = "",
) -> Finding:
    """Return a finding as severe as its kind, with the remedy of its kind if no ``hint`` is given.

    Raises ``KeyError`` if there is no such code.
    """
    kind = KINDS[code]
    hint = hint or kind.remedy
    return Finding(code, kind.severity, message, where, hint, folio, turn, spot, shop=shop)


def graver(one: Finding) -> Finding:
    """Return a finding with the severity that its kind has where somebody asks for more."""
    return replace(one, severity=KINDS[one.code].graver or one.severity)
