"""Languages of a book: in goes a BCP 47 tag, out come attributes of XHTML.

Floor 3: imports the standard library only.
"""

from __future__ import annotations

__all__ = ["direction", "language_attributes", "primary"]

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


def language_attributes(tag: str, around: str) -> dict[str, str | None]:
    """Return ``lang``, ``xml:lang`` and ``dir`` of a text standing among words in ``around``.

    What would say the same as around it is None: that is, it is left unsaid.
    """
    other = tag if tag.lower() != around.lower() else None
    turned = direction(tag) if direction(tag) != direction(around) else None
    return {"lang": other, "xml:lang": other, "dir": turned}
