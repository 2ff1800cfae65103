"""What may be found in an edition file."""

from __future__ import annotations

from publisher.model.finding import Family
from publisher.vocabulary.findings.kinds import note

__all__ = ["KINDS"]

KINDS = {
    "waiver-unused": note(
        Family.EDITION,
        what="A `[[waive]]` meets no finding.",
        demand="It may hide the next one that it meets, and its reason tells of a book that is no more",
        remedy="delete it, or mend its `where`",
    ),
}
