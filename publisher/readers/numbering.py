"""Numbers of lines in the margin, as transcripts of courts and archives have them.

In: lines; out: their numbers, where they have them.  Source: the format of depositions
(the rules of courts: 25 numbered lines a page).  A file is numbered if nearly all its
lines begin with a figure, each one more than the last or 1 on a new page, in a column
of its own.  ``1. First`` is a list.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

__all__ = ["numbers"]

_NUMBER = re.compile(r"[ \t]{0,8}(?P<number>\d{1,4})(?:(?P<column>\t|[ ]{2})|(?=[ ]\S)|[ \t]*$)")
_FEWEST = 10
"""Lines of a file that is numbered."""
_SHARE = 0.8
"""Share of the lines that must bear a number, of numbers that follow on, and of columns."""


def numbers(lines: Sequence[str]) -> list[re.Match[str] | None]:
    """Return for each line the match of its number (``number`` and what parts it); or none."""
    found = [_NUMBER.match(line) for line in lines]
    matches = [match for match in found if match]
    said = sum(bool(line.strip()) for line in lines)
    numbered = len(matches) >= max(_FEWEST, _SHARE * said) and _rise(matches)
    return found if numbered else [None] * len(lines)


def _rise(found: Sequence[re.Match[str]]) -> bool:
    """Tell whether numbers follow on one another, and stand in a column."""
    values = [int(match["number"]) for match in found]
    following = sum(b in (a + 1, 1) for a, b in pairwise(values))
    worded = [match for match in found if match.end() < len(match.string)]
    apart = sum(match["column"] is not None for match in worded)
    return following >= _SHARE * (len(values) - 1) and apart >= _SHARE * len(worded) > 0
