"""Schemes by which the world identifies people, and how their numbers look.

ISO 27729 (ISNI; ORCID iDs are a block of them, with the same check character, ISO 7064
MOD 11-2), VIAF, the Integrated Authority File (GND), the Library of Congress's name authorities,
and Wikidata.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["SCHEMES", "Scheme", "check_character", "identifier_fault"]


@dataclass(frozen=True, slots=True)
class Scheme:
    """One row: how a number looks, and the address of whom it names (``{}`` is the number)."""

    pattern: str
    address: str
    example: str


SCHEMES = {
    "orcid": Scheme(r"(\d{4}-){3}\d{3}[\dX]", "https://orcid.org/{}", "0000-0002-1825-0097"),
    "isni": Scheme(r"(\d{4} ?){3}\d{3}[\dX]", "https://isni.org/isni/{}", "0000 0001 2103 2683"),
    "viaf": Scheme(r"[1-9]\d{1,21}", "https://viaf.org/viaf/{}", "102333412"),
    "gnd": Scheme(r"1[0-9]{7,9}[0-9X]|[1-9]\d*-[0-9X]", "https://d-nb.info/gnd/{}", "118540238"),
    "lccn": Scheme(r"n[a-z]? ?\d{8,10}", "https://id.loc.gov/authorities/names/{}", "n79032879"),
    "wikidata": Scheme(r"Q[1-9]\d*", "https://www.wikidata.org/entity/{}", "Q36322"),
}
"""Schemes by the key that an author writes."""

_CHECKED = frozenset({"orcid", "isni"})


def identifier_fault(scheme: str, text: str) -> tuple[str, str] | None:
    """Return what is wrong with a number and what to write instead, None if nothing is."""
    row = SCHEMES[scheme]
    if not re.fullmatch(row.pattern, text):
        return f"“{text[:100]}” is not of the scheme {scheme}", f"such as {row.example}"
    digits = re.sub(r"[^0-9X]", "", text)
    if scheme in _CHECKED and check_character(digits[:-1]) != digits[-1]:
        return f"a digit of “{text}” is wrong", "compare it with its source"
    return None


def check_character(digits: str) -> str:
    """Return the check character of ISO 7064 MOD 11-2 for a string of digits."""
    total = 0
    for digit in digits:
        total = (total + int(digit)) * 2
    return "0123456789X"[(12 - total % 11) % 11]
