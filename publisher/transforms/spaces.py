"""spaces: the no-break spaces that French sets before its high signs.

Source: Lexique des règles typographiques en usage à l'Imprimerie nationale,
*ponctuation*: a thin no-break space (U+202F) before ``; ! ?``, a no-break space
(U+00A0) before ``:``.  Switzerland has a thin one before all four (Guide du
typographe, 5e éd., 803), Canada none but before ``:`` (Office québécois de la langue
française, *espacement*).  Signs within web addresses, times, and faces such as
``:)`` are left alone, and so is a sign that follows another.
"""

from __future__ import annotations

import re

from publisher.transforms.strand import Edit

__all__ = ["RULE", "edits"]

RULE = "spaces"

_HIGH = re.compile(
    r"(?<![ \u00a0\u202f])(?P<blank>[ \u00a0\u202f]*)(?P<sign>[;:!?])(?=[\s\u00a0\u202f!?»”)\]\"]|$)"
)
_NO_BREAK, _NARROW = "\u00a0", "\u202f"


def edits(text: str, language: str) -> list[Edit]:
    """Return the edits that set the spaces of one paragraph."""
    tag = language.lower()
    if tag.partition("-")[0] != "fr":
        return []
    made = []
    for match in _HIGH.finditer(text):
        before = text[match.start() - 1 : match.start()]
        if not before or before in "!?;:([" or before.isspace():
            continue
        if match["sign"] == ";" and "&" in text[max(0, match.start() - 12) : match.start()]:
            continue
        wanted = _space(match["sign"], tag)
        if match["blank"] != wanted:
            made.append(Edit(match.start(), match.end(), wanted + match["sign"]))
    return made


def _space(sign: str, tag: str) -> str:
    """Return the space before a sign."""
    if tag == "fr-ch":
        return _NARROW
    if sign == ":":
        return _NO_BREAK
    return "" if tag == "fr-ca" else _NARROW
