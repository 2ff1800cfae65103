"""All that is checked of an edition: the families of checks, one after the other.

Floor 4: imports lower floors and its own modules only.
"""

from __future__ import annotations

from collections.abc import Callable

from publisher.checks.accessibility import of_accessibility
from publisher.checks.cover import of_cover
from publisher.checks.people import of_people
from publisher.checks.rights import of_rights
from publisher.model.edition import Edition
from publisher.model.finding import Finding

__all__ = ["of_edition"]

_FAMILIES: tuple[Callable[[Edition], tuple[Finding, ...]], ...] = (
    of_cover,
    of_accessibility,
    of_people,
    of_rights,
)
"""Each takes an edition and tells what it found, in an order of its own."""


def of_edition(edition: Edition) -> tuple[Finding, ...]:
    """Return what is found in an edition, family by family; the same edition, the same order."""
    return tuple(finding for family in _FAMILIES for finding in family(edition))
