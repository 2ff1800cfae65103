"""layout.ligature: letters that a typesetter cast in one piece.

Source: Unicode 16, *Alphabetic Presentation Forms* (U+FB00 to U+FB06): the forms are
there for old character sets only, and say no more than their letters (UAX 15, NFKC).
Text taken out of PDF files is full of them, and neither spelling nor hyphenation nor
a search knows them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.transforms.strand import Edit

__all__ = ["RULE", "edits"]

RULE = "layout.ligature"

_LETTERS = dict(zip("ﬀﬁﬂﬃﬄﬅﬆ", ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True))
_LIGATURE = re.compile(f"[{''.join(_LETTERS)}]")


def edits(text: str) -> Iterator[Edit]:
    """Yield an edit for every ligature that is one character."""
    for match in _LIGATURE.finditer(text):
        yield Edit(match.start(), match.end(), _LETTERS[match[0]])
