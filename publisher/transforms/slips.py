"""Labels written amiss: a letter wrong, a colon forgotten.

In: labels that came once or twice, and those that surely count; out: which of
the latter each means.  A label is a slip for another if one letter was added,
left out, changed or swapped with its neighbour, or if a scanner read one sign for
another (``lNTERVIEWER``).  Every slip is told as a proposal.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from publisher.transforms.lexicon import LEXICONS, NOT_A_SPEAKER
from publisher.transforms.parts import is_role

__all__ = ["looks_scanned", "meant", "opens_without_colon", "slip_pattern"]

_SHORTEST = 4
"""Letters of a label that may be told in spite of a slip."""
_ALIKE = str.maketrans({"1": "i", "l": "i", "|": "i", "!": "i", "0": "o", "5": "s", "8": "b"})
_OPENERS = frozenset[str]().union(*(one.common for one in LEXICONS)) | NOT_A_SPEAKER


def meant(key: str, known: Iterable[str]) -> str:
    """Return the only known label that a key is a slip for, or nothing."""
    if len(key) < _SHORTEST or is_role(key):
        return ""
    near = {
        other
        for other in known
        if other != key and len(other) >= _SHORTEST and _is_near(key, other)
    }
    return near.pop() if len(near) == 1 else ""


def _is_near(one: str, other: str) -> bool:
    if _scanned(one) == _scanned(other):
        return True
    ours, theirs = one.split(), other.split()
    unlike = [(a, b) for a, b in zip(ours, theirs, strict=False) if a != b]
    if len(ours) != len(theirs) or len(unlike) != 1:
        return False
    first, second = unlike[0]
    return min(len(first), len(second)) >= _SHORTEST - 1 and _one_letter(first, second)


def looks_scanned(key: str, other: str) -> bool:
    """Tell whether two labels differ only by signs that a scanner mixes up, or by stops."""
    return _scanned(key) == _scanned(other)


def _scanned(key: str) -> str:
    """Return a label with what a scanner mixes up made the same."""
    plain = key.replace(".", "").replace("_", " ")
    return plain.translate(_ALIKE).replace("rn", "m").replace("vv", "w")


def _one_letter(one: str, other: str) -> bool:
    """Tell whether one letter was added, left out, changed or swapped."""
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    ours, theirs = one[start:], other[start:]
    if len(ours) == len(theirs):
        swapped = ours[:2] == theirs[1::-1] and len(ours) >= 2 and ours[2:] == theirs[2:]
        changed = ours[1:] == theirs[1:] and start > 0
        return swapped or (changed and not (ours + theirs)[0].isdigit())
    longer, shorter = sorted((ours, theirs), key=len, reverse=True)
    return longer[1:] == shorter


def slip_pattern(forms: Iterable[str]) -> re.Pattern[str] | None:
    """Return a pattern for known labels, as written, that lack their colon."""
    longest_first = sorted((f for f in forms if len(f) > 2), key=lambda f: (-len(f), f))
    if not longest_first:
        return None
    names = "|".join(map(re.escape, longest_first[:300]))
    return re.compile(rf"(?P<label>{names})(?P<sign>[;.,]?)[ \t]+(?=(?P<next>[^\W\d_][\w’']*))")


def opens_without_colon(match: re.Match[str]) -> bool:
    """Tell whether a known label without a colon opens a turn all the same.

    It does before ``;``, and before a sentence that begins with a common word
    (``Nora What did you see?``); ``Emil Tarn was there`` and ``Emil said`` are prose.
    """
    following = match["next"]
    if not following[0].isupper():
        return False
    if match["sign"] in (";", "."):
        return True
    return not match["sign"] and following.casefold() in _OPENERS
