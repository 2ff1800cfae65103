"""Signs: what counts when places in a text are compared between media.

In go texts as they stand in a manuscript, on a printed page or in a file of an
EPUB, out come the characters that all of them have in common: letters, figures and
marks.  Spaces, invisible controls and the hyphens of divided words are left out,
for lines add and drop them; small and capital letters are one.

Floor 1: imports the standard library only.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate

__all__ = ["PICTURE", "counts", "place", "signs"]

PICTURE = "\N{OBJECT REPLACEMENT CHARACTER}"
"""The sign that a picture is."""

_NO_SIGNS = re.compile(
    "[\\s\u00ad\u061c\u2010\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]+"
)


def signs(text: str) -> str:
    """Return the signs of a text, one after the other."""
    return _NO_SIGNS.sub("", text).casefold()


def counts(text: str) -> list[int]:
    """Return how many signs stand before each character of a text, and before its end."""
    return list(accumulate((len(signs(character)) for character in text), initial=0))


def place(counted: Sequence[int], count: int) -> int:
    """Return the index of the character before which there are ``count`` signs.

    ``counted`` are the ``counts`` of its text.  It is the first character that is a sign
    itself; without one, the end.
    """
    last = len(counted) - 1
    index = min(bisect_left(counted, count), last)
    while index < last and counted[index] == counted[index + 1]:
        index += 1
    return index
