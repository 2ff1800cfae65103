"""Checks: in go an edition or a finished file, out come findings.

Floor 4: imports lower floors and its own modules only.
"""

from __future__ import annotations

from publisher.checks.edition import of_edition
from publisher.checks.waivers import unused, waived

__all__ = ["of_edition", "unused", "waived"]
