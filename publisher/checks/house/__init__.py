"""House style: in go the texts of an edition, out comes what a copy-editor would mark.

Floor 4: imports lower floors and its own modules only.
"""

from __future__ import annotations

from publisher.checks.house.check import of_texts
from publisher.checks.house.desk import of_manuscripts, of_proposals

__all__ = ["of_manuscripts", "of_proposals", "of_texts"]
