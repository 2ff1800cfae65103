"""Lines of a passage, parted by ``<br>``: which are one paragraph, which are two."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Line"]

_DASHED = re.compile(r"\s*(?:[—–―]|--?)[ \t\u00a0\u202f]+\S")
_ASKS = ("?", "？", "؟")
_SENTENCE = (".", "!", "…", "。", "！", "”", '"', "»", *_ASKS)
_LONG_LINE = 100
"""Letters of a line that is a paragraph by itself if it ends with a sentence."""
_LONG_QUESTION = 60


@dataclass(slots=True)
class Line:
    """The line that is being gathered: its letters, how they are marked."""

    letters: int = 0
    strong: int = 0
    slanted: int = 0
    last: str = ""

    def parts(self, following: str, *, strong: bool, slanted: bool) -> bool:
        """Tell whether what follows is a paragraph of its own.

        ``strong`` and ``slanted`` say how it begins.  A question in bold is one, and so
        is its answer; a dash begins a turn; a long line that ends with a sentence is a
        paragraph already.
        """
        if _DASHED.match(following):
            return True
        for marked, goes_on in ((self.strong, strong), (self.slanted, slanted)):
            whole = marked >= 0.97 * self.letters > 0
            if whole and not goes_on:
                return self.last in _ASKS or self.letters >= _LONG_QUESTION
            if goes_on and not whole and self.letters:
                return True
        return self.letters >= _LONG_LINE and self.last in _SENTENCE
