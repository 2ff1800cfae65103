"""Languages of a book: in goes a BCP 47 tag, out come attributes of XHTML.

Floor 3: imports the standard library only.
"""

from __future__ import annotations

import unicodedata

__all__ = ["direction", "language_attributes", "primary", "text_direction"]

_RIGHT_TO_LEFT = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "ks", "mzn", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"}
)
_RIGHT_TO_LEFT_SCRIPTS = frozenset(
    {"adlm", "arab", "aran", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"}
)


def primary(tag: str) -> str:
    """Return the primary language subtag in lower case (BCP 47, section 2.2.1)."""
    return tag.lower().split("-")[0]


def direction(tag: str) -> str:
    """Return ``rtl`` or ``ltr``; a script subtag (``ku-Arab``) outweighs the language."""
    language, *subtags = tag.lower().split("-")
    script = next((s for s in subtags if len(s) == 4 and s.isalpha()), "")
    if script:
        return "rtl" if script in _RIGHT_TO_LEFT_SCRIPTS else "ltr"
    return "rtl" if language in _RIGHT_TO_LEFT else "ltr"


def text_direction(text: str) -> str:
    """Return ``rtl`` or ``ltr`` by the first letter, empty if there is none (UAX #9, P2 and P3).

    For names and titles whose language nobody said.
    """
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in ("L", "R", "AL"):
            return "ltr" if kind == "L" else "rtl"
    return ""


def language_attributes(tag: str, around: str) -> dict[str, str | None]:
    """Return ``lang``, ``xml:lang`` and ``dir`` of a text standing among words in ``around``.

    What would say the same as around it is None: that is, it is left unsaid.
    """
    other = tag if tag.lower() != around.lower() else None
    turned = direction(tag) if direction(tag) != direction(around) else None
    return {"lang": other, "xml:lang": other, "dir": turned}
