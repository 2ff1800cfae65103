"""Schemes of subject headings that the trade and libraries use.

The names are those of the former IDPF registry of subject authorities, to which
EPUB 3.3 (D.3.2) points.  A pattern is given where codes have a form
that a slip of the pen would break; whether a code exists, the scheme itself knows.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["SUBJECT_SCHEMES", "SubjectScheme"]


@dataclass(frozen=True, slots=True)
class SubjectScheme:
    """One row of the table; an empty ``pattern`` lets every code pass."""

    name: str
    pattern: str = ""
    example: str = ""


SUBJECT_SCHEMES = {
    "AAT": SubjectScheme("Getty Art and Architecture Thesaurus"),
    "BIC": SubjectScheme("BIC Standard Subject Categories"),
    "BISAC": SubjectScheme("BISAC Subject Headings", r"[A-Z]{3}[0-9]{6}", "LCO000000"),
    "CLC": SubjectScheme("Chinese Library Classification"),
    "CLIL": SubjectScheme("Classification thématique de la CLIL"),
    "DDC": SubjectScheme("Dewey Decimal Classification", r"[0-9]{3}(\.[0-9]+)?", "920.02"),
    "EuroVoc": SubjectScheme("EuroVoc, the thesaurus of the European Union"),
    "LCSH": SubjectScheme("Library of Congress Subject Headings"),
    "MEDTOP": SubjectScheme("IPTC Media Topics"),
    "NDC": SubjectScheme("Nippon Decimal Classification"),
    "Thema": SubjectScheme(
        "Thema Subject Categories", r"[A-Z][A-Z0-9]{0,9}|[1-6][A-Z][A-Z0-9]*(-[A-Z0-9]+)*", "DNP"
    ),
    "UDC": SubjectScheme("Universal Decimal Classification"),
    "WGS": SubjectScheme("Warengruppen-Systematik"),
}
