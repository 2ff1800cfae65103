"""Codes of ONIX for Books 3.0, by the words that we have for the same.

EDItEUR, ONIX for Books code lists, issue 75 (October 2026).  Each table names its list.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

__all__ = [
    "ACCESSIBILITY",
    "AUDIENCES",
    "AVAILABILITY",
    "CODE_LISTS_ISSUE",
    "CONTRIBUTOR_ROLES",
    "EPUB_VERSION",
    "FORMS",
    "HAZARDS",
    "KEYWORDS",
    "MATTER",
    "NAME_IDENTIFIERS",
    "OWN_SCHEME",
    "PDF_VERSIONS",
    "RELATIONS",
    "SCRIPTS",
    "STATUS",
    "SUBJECT_SCHEMES",
    "SUPPLIERS",
    "THEMA_QUALIFIERS",
]

CODE_LISTS_ISSUE = 75

FORMS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "epub": ("ED", "E101", "E200"),
        "pdf": ("ED", "E107", "E201"),
        "web": ("EC", "E105", "E200"),
        "paperback": ("BC",),
        "hardcover": ("BB",),
    }
)
"""List 150, product form, and after it list 175, its details: kind of file, reflowable or fixed."""

EPUB_VERSION = "101F"
"""List 220: EPUB 3.3."""

PDF_VERSIONS = MappingProxyType(
    {"1.3": "107C", "1.4": "107D", "1.6": "107F", "1.7": "107G", "2.0": "107J"}
)
"""List 220, by the version that a PDF has in its first line."""

CONTRIBUTOR_ROLES: Mapping[str, str] = MappingProxyType(
    {
        "aft": "A19",
        "aui": "A24",
        "aut": "A01",
        "bkd": "A11",
        "com": "C02",
        "cov": "A36",
        "ctb": "A32",
        "edt": "B01",
        "ill": "A12",
        "ive": "A44",
        "ivr": "A43",
        "mod": "A43",
        "pht": "A13",
        "trc": "B33",
        "trl": "B06",
        "wpr": "A15",
    }
)
"""List 17, by MARC relators; ``pbl`` is no contributor there.

Who compiles an anthology selects its texts (C02; C01 is for directories).  List 17 knows no
moderator; one who leads a conversation asks the questions.
"""

NAME_IDENTIFIERS = MappingProxyType(
    {"gnd": "25", "isni": "16", "lccn": "18", "orcid": "21", "viaf": "31"}
)
"""List 44, by the schemes of ``vocabulary.identifiers``; what it lacks is proprietary there."""

OWN_SCHEME = "01"
"""Lists 5, 16 and 44: an identifier of a scheme of one's own, whose name must be told."""

SUBJECT_SCHEMES = MappingProxyType(
    {
        "AAT": "08",
        "BIC": "12",
        "BISAC": "10",
        "CLC": "88",
        "CLIL": "29",
        "DDC": "01",
        "EuroVoc": "B0",
        "LCSH": "04",
        "NDC": "40",
        "Thema": "93",
        "UDC": "09",
        "WGS": "26",
        "": "20",
    }
)
"""List 27, by the schemes of ``vocabulary.subjects``; 24 is for schemes that it lacks."""

KEYWORDS = "20"

THEMA_QUALIFIERS = MappingProxyType(
    {"1": "94", "2": "95", "3": "96", "4": "97", "5": "98", "6": "99"}
)
"""List 27: Thema has a scheme a kind of qualifier, which the first figure of a code tells."""

AUDIENCES = MappingProxyType(
    {
        "general": "01",
        "children": "02",
        "teenage": "03",
        "schools": "04",
        "universities": "05",
        "scholars": "06",
        "adult-education": "08",
    }
)
"""List 28, audience type."""

RELATIONS = MappingProxyType(
    {
        "replaces": "03",
        "replaced-by": "05",
        "companion": "04",
        "part-of": "02",
        "same-series": "30",
        "similar": "23",
        "translation": "11",
    }
)
"""List 51: what another product is to ours."""

SUPPLIERS = MappingProxyType(
    {
        "publisher": "01",
        "publisher-to-readers": "09",
        "distributor": "15",
        "exclusive-distributor": "13",
        "wholesaler": "04",
        "print-on-demand": "07",
        "retailer": "08",
    }
)
"""List 93, supplier role."""

AVAILABILITY = MappingProxyType(
    {
        "available": "20",
        "in-stock": "21",
        "to-order": "22",
        "print-on-demand": "23",
        "not-yet": "10",
        "unavailable": "40",
        "withdrawn": "46",
        "ask": "99",
    }
)
"""List 65, product availability."""

STATUS = MappingProxyType({"not-yet": "02", "withdrawn": "11", "ask": "00"})
"""List 64, publishing status, where availability tells another one than active (04)."""

MATTER = MappingProxyType({"bibliography": "26", "contents": "30", "glossary": "29", "index": "25"})
"""List 25, ancillary content, by the sections of ``vocabulary.sections``."""

ACCESSIBILITY = MappingProxyType(
    {
        "alternativeText": "14",
        "ARIA": "30",
        "displayTransformability": "36",
        "index": "12",
        "pageBreakMarkers": "19",
        "pageNavigation": "41",
        "readingOrder": "13",
        "structuralNavigation": "29",
        "tableOfContents": "11",
    }
)
"""List 196, by the features of schema.org that our packages tell.

The pairs are those of "Schema.org Accessibility Properties Crosswalk" (final report of the
W3C's community group, 6 September 2024).
"""

HAZARDS = MappingProxyType({"none": ("14", "16", "18"), "unknown": ("24", "25", "26")})
"""List 143: flashing, sound and simulated motion, by the hazards of schema.org."""

SCRIPTS = frozenset(
    """
    Adlm Arab Armn Beng Cans Cher Cyrl Deva Ethi Geor Grek Gujr Guru Hans Hant Hebr Jpan Khmr Knda
    Kore Laoo Latn Mlym Mong Mymr Nkoo Orya Sinh Syrc Taml Telu Tfng Thaa Thai Tibt Yiii
    """.split()
)
"""List 121 (ISO 15924): scripts in which the living write."""
