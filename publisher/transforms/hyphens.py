"""layout.hyphen: words that a printed line cut in two.

Source: the look of text taken out of PDF files.  A hyphen at the end of a wrapped
line, with small letters on both sides, is a cut if the file has the whole word
elsewhere, or has neither half; it belongs to the word (``self-employed``) if the
file has it within a line.  In doubt it stays and is proposed.
"""

from __future__ import annotations

import re
from dataclasses import replace

from publisher.model.transcript import Action, Omission
from publisher.transforms.draft import Draft, Hint, Unit, UnitKind
from publisher.transforms.strand import Edit

__all__ = ["RULE", "close"]

RULE = "layout.hyphen"

_CUT = re.compile(
    r"(?<![^\W\d_-])(?P<first>[^\W\d_]{2,30})(?P<hyphen>[-‐])\n[ \t]*(?P<second>[^\W\d_]{2,30})(?![\w-])"
)
_TYPESET = "‐"
"""U+2010, which hardly anybody types: typesetting programs put it where they cut words."""
_WORD = re.compile(r"[^\W\d_]++(?:-[^\W\d_]++)*+")


def close(draft: Draft) -> Draft:
    """Return the draft with words put together that line ends had cut."""
    wrapped = [unit for unit in draft.units if unit.kind is not UnitKind.CUE]
    if not any("-\n" in unit.text or "‐\n" in unit.text for unit in wrapped):
        return draft
    text = _CUT.sub(" ", "\n".join(unit.text for unit in wrapped))
    known = frozenset(word.casefold() for word in _WORD.findall(text))
    records: list[Omission] = []
    hints: list[Hint] = []
    units = [_closed(unit, known, draft, records, hints) for unit in draft.units]
    return draft.having(units, records=records, hints=hints)


def _closed(
    unit: Unit, known: frozenset[str], draft: Draft, records: list[Omission], hints: list[Hint]
) -> Unit:
    if unit.kind is UnitKind.CUE:
        return unit
    edits = []
    for match in _CUT.finditer(unit.text):
        first, second = match["first"], match["second"]
        if not second[0].islower():
            continue
        hyphen, after = match.start("hyphen"), match.start("second")
        cut = _is_cut(match, known)
        if not cut and f"{first}-{second}".casefold() not in known:
            message = f"“{first}-{second}” was cut by a line end: with or without hyphen?"
            hint = Hint("hyphen", 0.3, message, unit.strand.where(match.start()))
            hints.append(hint)
            cut = draft.accepted(hint)
        if cut:
            edits.append(Edit(hyphen, after, ""))
            records.append(_closing(unit, hyphen, after))
        else:
            edits.append(Edit(hyphen + 1, after, ""))
    return replace(unit, strand=unit.strand.edited(edits)) if edits else unit


def _is_cut(match: re.Match[str], known: frozenset[str]) -> bool:
    """Tell whether a hyphen is none of the word's own."""
    first, second = match["first"].casefold(), match["second"].casefold()
    if f"{first}-{second}" in known:
        return False
    if match["hyphen"] == _TYPESET:
        return True
    return first + second in known or (first not in known and second not in known)


def _closing(unit: Unit, hyphen: int, after: int) -> Omission:
    place, last = unit.strand.where(hyphen), unit.strand.where(after)
    return Omission(place, last, Action.CHANGED, RULE, joined=True)
