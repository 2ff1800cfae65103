"""A finished PDF, checked from its bytes alone: the steps in order.

The file may be anybody's, and made to do harm: nothing is run or fetched, and
sizes, depths and numbers are bounded.

Floor 4: imports lower floors and its own modules only.
"""

from __future__ import annotations

import io

import pikepdf
from pikepdf.models import PdfParsingError

from publisher.checks.pdf.accessible import check_accessible
from publisher.checks.pdf.document import Document, read_document
from publisher.checks.pdf.general import check_general
from publisher.checks.pdf.objects import TooMuchError
from publisher.checks.pdf.printer import check_printer
from publisher.checks.report import Report
from publisher.model.finding import Finding
from publisher.source import Location

__all__ = ["check_pdf"]

_UNREADABLE = (
    pikepdf.PdfError,
    pikepdf.DataDecodingError,
    PdfParsingError,
    RuntimeError,
    ValueError,
    OverflowError,
)
"""What pikepdf raises where a file is not what it says."""


def check_pdf(data: bytes, name: str) -> tuple[Finding, ...]:
    """Return what is wrong with the PDF in ``data``, called ``name`` in findings.

    A file that claims PDF/UA or has tags is asked to be accessible, and one that
    claims PDF/X to be what a printer takes; the rest is asked of every file.
    """
    report = Report()
    where = Location(name)
    try:
        with pikepdf.open(io.BytesIO(data), attempt_recovery=False) as pdf:
            if pdf.is_encrypted:
                report.add("pdf-encrypted", "the file is encrypted", where)
            else:
                _check_document(read_document(pdf), report, where)
    except pikepdf.PasswordError:
        report.add("pdf-encrypted", "the file asks for a password", where)
    except TooMuchError as overflow:
        report.add("pdf-beyond-limits", str(overflow), where)
    except _UNREADABLE:
        report.add("pdf-broken", "the file cannot be read to its end", where)
    return report.findings()


def _check_document(document: Document, report: Report, where: Location) -> None:
    check_general(document, report, where)
    if document.accessible:
        check_accessible(document, report, where)
    if document.printer:
        check_printer(document, report, where)
