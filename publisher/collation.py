"""The order of names in a list: in goes a heading, out comes the key to sort it by.

Letter by letter, as The Chicago Manual of Style (18th ed., 15) files an index: spaces,
hyphens and other marks up to the first comma do not count, what follows the comma
decides between headings that are alike so far.  Letters with diacritics are filed as
those without, ligatures as the letters that they join, and small letters as capitals.
No locale has a say, so that an index is the same on every machine; scripts other than
Latin follow it in the order of Unicode.

Floor 1: imports the standard library only.
"""

from __future__ import annotations

import unicodedata

__all__ = ["filing_key", "initial"]

_WHOLE = str.maketrans(
    {
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ħ": "h",
        "ı": "i",
        "ŋ": "n",
        "ŧ": "t",
        "ĸ": "k",
    }
)
"""Letters that Unicode does not take apart, as they are filed."""


def filing_key(heading: str) -> tuple[str, str, str]:
    """Return the key by which a heading is sorted; equal headings alone have equal keys."""
    before, _, after = heading.partition(",")
    return _letters(before), _letters(after), heading


def initial(heading: str) -> str:
    """Return the letter under which a heading is filed; empty if it begins with none."""
    letters = _letters(heading)
    return letters[0] if letters and letters[0].isalpha() else ""


def _letters(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.casefold().translate(_WHOLE))
    return "".join(c for c in apart.casefold() if c.isalnum())
