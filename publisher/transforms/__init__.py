"""Transcripts to manuscripts: the steps, the hard gate, the ledger, the report.

``docs/normalising.md`` is the manual.  Floor 2: imports floors 0 and 1 only; no
other floor-2 package.
"""

from __future__ import annotations

from publisher.transforms.gate import check
from publisher.transforms.normalize import Normalized, normalize
from publisher.transforms.profiles import PROFILES, Profile, rules
from publisher.transforms.report import report
from publisher.transforms.steps import STEPS, Step

__all__ = [
    "PROFILES",
    "STEPS",
    "Normalized",
    "Profile",
    "Step",
    "check",
    "normalize",
    "report",
    "rules",
]
