"""Checks: in go an edition or a finished file, out come findings.

Floor 4: imports lower floors and its own modules only.
"""

from __future__ import annotations

from publisher.checks.edition import of_edition
from publisher.checks.ordered import Group, in_order
from publisher.checks.verdicts import Found, Verdict, judged, things
from publisher.checks.waivers import unused, waived

__all__ = [
    "Found",
    "Group",
    "Verdict",
    "in_order",
    "judged",
    "of_edition",
    "things",
    "unused",
    "waived",
]
