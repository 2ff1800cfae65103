"""What is said in the end: that every word is there, in a line that an edition may print."""

from __future__ import annotations

from collections.abc import Sequence

from publisher.checks.verify.edition import TEXTS, Verified
from publisher.checks.verify.raws import Raw
from publisher.model.edition import Edition

__all__ = ["certificate", "holds"]


def holds(raws: Sequence[Raw], found: Sequence[Verified]) -> bool:
    """Tell whether not a word is lost or invented."""
    return not any(one.problems for one in raws) and not any(one.differences for one in found)


def certificate(edition: Edition, raws: Sequence[Raw], found: Sequence[Verified]) -> str:
    """Return the line; empty, if a word differs."""
    if not holds(raws, found):
        return ""
    words = next(one.words for one in found if one.name == TEXTS)
    kinds = sorted({"PDF" if one.name.endswith(".pdf") else "EPUB" for one in found[1:]})
    start = "from the raw files" if raws else "from the manuscripts"
    counted = f"{words:,} {'word' if words == 1 else 'words'}"
    return (
        f"Verified word for word: {edition.title}, {counted}, "
        f"{start} to the finished {' and '.join(kinds)}."
    )
