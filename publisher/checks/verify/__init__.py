"""Verification: in go an edition and its finished files, out comes whether a word differs.

What a book must say is told by its manuscripts, and rendered once more; what it says is
taken from the finished files, an EPUB by its spine (``ebook``), a PDF from its pages by
PDFium (``pages``, ``printed``).  Both become words with their places (``stream``), and are
laid side by side (``compare``).  ``raws`` does the same before them: what came
from a raw file, by its ledger.
"""

from publisher.checks.verify.certificate import certificate, holds
from publisher.checks.verify.compare import Difference, Kind
from publisher.checks.verify.edition import TEXTS, Verified, verify
from publisher.checks.verify.raws import Raw, of_raw

__all__ = [
    "TEXTS",
    "Difference",
    "Kind",
    "Raw",
    "Verified",
    "certificate",
    "holds",
    "of_raw",
    "verify",
]
