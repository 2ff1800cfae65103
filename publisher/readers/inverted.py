"""Names as catalogues write them: surname first, then forename, dates, a part.

Source: RDA 9.2.2.9 and AACR2 22.4 (*the part under which it is listed stands first,
followed by a comma*), MARC 21 field 100 ($a, $d, $e).  ``Salt, Ondrej, 1950-`` is
Ondrej Salt; ``Ann Lee, Bo Ek`` are two persons, and stay.
"""

from __future__ import annotations

import re

from publisher.readers.fields import role_of

__all__ = ["direct"]

_LONGEST = 80
_ADDED = re.compile(
    r",[ ]+(?:(?:b\.|d\.|ca\.|active|born)?[ ]?\d{4}\b[^,;]{0,20}|"
    r"(?:interview(?:er|ee)|narrator|speaker|author|informant|creator)s?\.?)$",
    re.IGNORECASE,
)
_INVERTED = re.compile(r"(?P<last>[^\W\d_][^\n,;:()]*),[ ]+(?P<first>[^\W\d_][^\n,;:()]*)")


def direct(name: str) -> str:
    """Return a name in the order in which it is spoken; what is no such name stays."""
    plain = " ".join(name.split())
    if len(plain) > _LONGEST:
        return name
    while added := _ADDED.search(plain):
        plain = plain[: added.start()]
    match = _INVERTED.fullmatch(plain)
    if match is None or not _is_one(match["last"].split(), match["first"].split()):
        return plain if match is None and plain else name
    return f"{match['first']} {match['last']}"


def _is_one(last: list[str], first: list[str]) -> bool:
    """Tell whether two parts are one person's: one of them is a single word."""
    if role_of(" ".join(first)):
        return False  # ``Salt, Host``
    small = [word for word in last if word[:1].islower()]  # ``von Suttner, Bertha``
    return min(len(last) - len(small), len(first)) <= 1 and len(first) <= 3
