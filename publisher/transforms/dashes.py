"""dashes: hyphens that stand for dashes, as the language sets them.

Source: Chicago Manual of Style, 17th ed., 6.85 (American: an em dash, closed);
New Hart's Rules, 4.11.1 (British: an en dash between spaces); Duden,
*Gedankenstrich*; Ortografía de la lengua española, *raya*.  Set are ``--``, ``---``
and a hyphen between blanks; a dash that the raw already has stays.  Between
figures a hyphen is a range and stays too.
"""

from __future__ import annotations

import re

from publisher.transforms.strand import Edit

__all__ = ["RULE", "edits"]

RULE = "dashes"

_SIGN = re.compile(
    r"(?P<left>[ \u00a0]?)(?<!-)(?P<sign>---?|(?<=[ \u00a0])-(?=[ \u00a0]))(?!-)(?P<right>[ \u00a0]?)"
)


def closed(text: str, language: str) -> bool:
    """Tell whether dashes are set closed: by the text's own dashes, else by its language."""
    tight = len(re.findall(r"\w—\w", text))
    loose = len(re.findall(r"[ \u00a0][—–][ \u00a0]", text))
    if tight or loose:
        return tight > loose
    return language.lower() in ("en-us", "en-ca")


def edits(text: str, *, closed: bool) -> list[Edit]:
    """Return the edits that set the dashes of one paragraph."""
    made = []
    for match in _SIGN.finditer(text):
        start, end = match.span()
        before = text[start - 1 : start]
        after = text[end : end + 1]
        if not before or (before.isdigit() and after.isdigit()):
            continue
        wanted = _dash(before, after, bool(match["left"]), closed=closed)
        if text[start:end] != wanted:
            made.append(Edit(start, end, wanted))
    return made


def _dash(before: str, after: str, spaced: bool, *, closed: bool) -> str:
    """Return the dash for its neighbours; speech that breaks off keeps it close."""
    if closed:
        return "—"
    if not after or after in "”’»\"'.,?!)]…":
        return " –" if spaced else "–"
    return "– " if before in "“‘«„(\"'" or before.isspace() else " – "
