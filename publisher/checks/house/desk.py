"""The texts of an edition as they lie on the disk, with what the machine proposed about them.

Floor 4: imports lower floors and its own modules only.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from publisher import desk, files
from publisher.checks.house.check import of_texts, texts_of
from publisher.checks.report import Report
from publisher.errors import InputError
from publisher.model.decision import Verdict
from publisher.model.edition import Edition
from publisher.model.finding import Finding
from publisher.model.ledger import Proposal
from publisher.source import Location

__all__ = ["of_manuscripts", "of_proposals"]


def of_manuscripts(edition: Edition) -> tuple[Finding, ...]:
    """Return what a copy-editor would mark in an edition that was read from the disk."""
    paths = [Path(text.where.path) for text in texts_of(edition)]
    sources = {str(path): files.read_bytes(path).decode("utf-8", "replace") for path in paths}
    return (*of_texts(edition, sources), *of_proposals(paths))


def of_proposals(manuscripts: Iterable[Path]) -> tuple[Finding, ...]:
    """Return one finding for each manuscript with open proposals; some have no ledger."""
    report = Report()
    for path in manuscripts:
        still = _still_open(path)
        if still:
            kinds = ", ".join(sorted({one.kind for one in still}))
            count = f"{len(still)} proposal{'s' if len(still) > 1 else ''}"
            message = f"nobody has decided on {count} of the machine ({kinds})"
            report.add("text-proposal-open", message, Location(str(path), 1, 1))
    return report.findings()


def _still_open(path: Path) -> list[Proposal]:
    try:
        found = desk.sheet(path).standing()
    except InputError:
        return []  # written by hand, or the ledger is not here
    return [one for one in found if one.verdict is Verdict.OPEN]
