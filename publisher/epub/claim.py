"""The form of a claim: what a book says that it conforms to, and who says so.

Floor 4: imports the standard library only.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Claim"]


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim of conformance and who makes it (EPUB Accessibility 1.1, 3.5.2 and 3.5.3).

    ``credential`` and ``report``, an address, are empty if there is none.
    """

    conforms_to: str
    certified_by: str
    credential: str = ""
    report: str = ""
