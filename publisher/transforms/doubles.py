"""doubles: paragraphs that a web page or an export repeats.

Source: pages that show a passage twice, as a quotation drawn out of the text or by
a fault of copying.  Dropped is only what is word for word the same as a whole
earlier paragraph, and long enough not to be said twice by chance.
"""

from __future__ import annotations

from publisher.model.transcript import Omission
from publisher.transforms.draft import Draft, Hint, Unit, UnitKind, dropped

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
    for unit in draft.units:
        key = " ".join(unit.text.split()).casefold()
        long_ = key.count(" ") + 1 >= _WORDS and unit.kind is not UnitKind.NOTE
        if long_ and key in seen and not unit.opens:
            records.append(dropped(unit.strand, "paragraph that stood before"))
            continue
        if long_ and key in seen:
            message = "this turn stood before, word for word"
            hints.append(Hint("doubled", 0.7, message, unit.strand.where(0)))
        seen.add(key)
        kept.append(unit)
    return draft.having(kept, records=records, hints=hints)
