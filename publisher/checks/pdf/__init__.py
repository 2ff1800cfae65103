"""A finished PDF, anybody's: in go its bytes, out come findings.

Floor 4: imports lower floors and its own modules only.
"""

from __future__ import annotations

from publisher.checks.pdf.check import check_pdf

__all__ = ["check_pdf"]
