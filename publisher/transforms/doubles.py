"""doubles: paragraphs that a web page or an export repeats.

Source: pages that show a passage twice, as a quotation drawn out of the text or by
a fault of copying.  Dropped is only what is word for word the same as a whole
earlier paragraph, and long enough not to be said twice by chance.  A whole turn
that comes again is dropped when an editor says so.
"""

from __future__ import annotations

from dataclasses import replace

from publisher.model.transcript import Omission
from publisher.transforms.draft import Draft, Hint, Mode, Unit, UnitKind, dropped

__all__ = ["RULE", "clear"]

RULE = "doubles"

_WORDS = 12
"""Words that a repeated paragraph has at least."""


def clear(draft: Draft) -> Draft:
    """Return the draft without paragraphs that stood before, word for word."""
    seen: set[str] = set()
    kept: list[Unit] = []
    records: list[Omission] = []
    hints: list[Hint] = []
    heir: Unit | None = None
    for given in draft.units:
        unit, heir = _opened(given, heir), None
        key = " ".join(unit.text.split()).casefold()
        long_ = key.count(" ") + 1 >= _WORDS and unit.kind is not UnitKind.NOTE
        if long_ and key in seen and not unit.opens:
            records.append(dropped(unit.strand, "paragraph that stood before"))
            continue
        if long_ and key in seen:
            message = "this turn stood before, word for word"
            hint = Hint("doubled", 0.7, message, unit.strand.where(0))
            hints.append(hint)
            if draft.accepted(hint):
                records.append(dropped(unit.strand, "turn that stood before"))
                heir = unit
                continue
        seen.add(key)
        kept.append(unit)
    return draft.having(kept, records=records, hints=hints)


def _opened(unit: Unit, before: Unit | None) -> Unit:
    """Return a unit; it opens the turn if the paragraph that did was dropped."""
    if before is None or unit.mode is not Mode.SPEECH or unit.opens:
        return unit
    return replace(unit, opens=True, at=unit.at if unit.at is not None else before.at)
