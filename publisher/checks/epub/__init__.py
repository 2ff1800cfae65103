"""A finished EPUB, anybody's: in go its bytes, out come findings.

Floor 4: imports lower floors and its own modules only.
"""

from __future__ import annotations

from publisher.checks.epub.check import check_epub
from publisher.checks.epub.identity import check_identity

__all__ = ["check_epub", "check_identity"]
