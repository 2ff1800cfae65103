"""spaces: the no-break spaces that French sets before its high signs.

Source: Lexique des règles typographiques en usage à l'Imprimerie nationale,
*ponctuation*: a thin no-break space (U+202F) before ``; ! ?``, a no-break space
(U+00A0) before ``:``.  Signs within web addresses, times, and faces such as ``:)``
are left alone, and so is a sign that follows another.
"""

from __future__ import annotations

import re

from publisher.transforms.strand import Edit

__all__ = ["RULE", "edits"]

RULE = "spaces"

_HIGH = re.compile(
    r"(?<![ \u00a0\u202f])(?P<blank>[ \u00a0\u202f]*)(?P<sign>[;:!?])(?=[\s\u00a0\u202f!?»”)\]\"]|$)"
)


def edits(text: str, language: str) -> list[Edit]:
    """Return the edits that set the spaces of one paragraph."""
    if language.partition("-")[0] != "fr":
        return []
    made = []
    for match in _HIGH.finditer(text):
        before = text[match.start() - 1 : match.start()]
        if not before or before in "!?;:([" or before.isspace():
            continue
        if match["sign"] == ";" and "&" in text[max(0, match.start() - 12) : match.start()]:
            continue
        wanted = "\u00a0" if match["sign"] == ":" else "\u202f"
        if match["blank"] != wanted:
            made.append(Edit(match.start(), match.end(), wanted + match["sign"]))
    return made
