"""Waivers: in go findings and what an edition lets stand, out come the findings with reasons.

Floor 4: imports lower floors only.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from publisher.model.edition import Edition, Waiver
from publisher.model.finding import Finding
from publisher.vocabulary.findings import finding

__all__ = ["unused", "waived"]


def waived(edition: Edition, found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings in their order; what a waiver of the edition meets has its reason."""
    return tuple(_waived(edition, one) for one in found)


def _waived(edition: Edition, one: Finding) -> Finding:
    for waiver in edition.waivers:
        if _meets(waiver, one, _folder(edition)):
            return replace(one, waived=waiver.reason)
    return one


def unused(edition: Edition, found: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return a finding for every waiver that meets none of those found."""
    return tuple(
        finding(
            "waiver-unused",
            f"nothing is found that this waives: {waiver.code}{_at(waiver)}",
            waiver.where,
        )
        for waiver in edition.waivers
        if not any(_meets(waiver, one, _folder(edition)) for one in found)
    )


def _folder(edition: Edition) -> PurePosixPath:
    return PurePosixPath(edition.where.path).parent


def _at(waiver: Waiver) -> str:
    return f" at {waiver.place}" if waiver.place else ""


def _meets(waiver: Waiver, one: Finding, folder: PurePosixPath) -> bool:
    if waiver.code != one.code:
        return False
    return not waiver.place or waiver.place in _places(one, folder)


def _places(one: Finding, folder: PurePosixPath) -> frozenset[str]:
    """Return all that a waiver may call the place of a finding.

    That is its turn, the text which that belongs to, its folio, and its file: as the
    edition calls it, by its name alone, or by its name within a finished book.
    """
    places = {one.folio, one.turn, one.turn.partition(".")[0]}
    if one.where:
        path, _, member = one.where.path.partition("#")
        file = PurePosixPath(path)
        inside = file.relative_to(folder) if file.is_relative_to(folder) else file
        places |= {path, file.name, member, str(inside), f"{inside}:{one.where.line}"}
    return frozenset(places - {""})
