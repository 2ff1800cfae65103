"""The report on an EPUB: the kinds of fault that one may show.

Floor 4: imports lower floors and its own modules only.
"""

from __future__ import annotations

from publisher.checks import report
from publisher.checks.epub.kinds import KINDS
from publisher.checks.report import MOST

__all__ = ["MOST", "Report"]


class Report(report.Report):
    """Collects findings about an EPUB."""

    def __init__(self) -> None:
        super().__init__(KINDS)
