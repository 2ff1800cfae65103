"""Characters that have no place in a book.

In: the text of a file; out: the same text with Unix line ends and without a
byte order mark, and a problem for each line that holds a forbidden character.

Refused are control characters, which no book can show; characters that XML 1.0
(2.2) does not allow; line and paragraph separators, which some programs take
for line ends and some do not; and the invisible marks that turn the direction
of text around (Unicode TR36, 2.7), because what an editor reads would not be
what the book says.  The harmless marks U+200E, U+200F and U+061C stay.

Floor 1: imports floor 0 only.
"""

from __future__ import annotations

import re
import unicodedata

from publisher.errors import Problem
from publisher.source import Source

__all__ = ["check", "forbidden", "unified"]

_FORBIDDEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff"
    "\ud800-\udfff]"
)

_HINTS = {
    "\t": "write blanks instead",
    "\r": "save the file with ordinary line ends",
    "\ufeff": "delete it; it cannot be seen",
}


def unified(text: str) -> str:
    """Return the text without a leading byte order mark and with Unix line ends."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n")


def forbidden(text: str) -> str:
    """Return the first forbidden character of a text, described, or nothing."""
    match = _FORBIDDEN.search(text)
    return _described(match[0]) if match else ""


def _described(character: str) -> str:
    if character == "\t":
        return "a tab"
    name = unicodedata.name(character, "").lower()
    return f"the character U+{ord(character):04X}{f' ({name})' if name else ''}"


def check(text: str, path: str, problems: list[Problem]) -> None:
    """Append a problem for the first forbidden character of each line."""
    if not forbidden(text):
        return
    source = Source(path, text)
    reported = 0
    for match in _FORBIDDEN.finditer(text):
        where = source.at(match.start())
        if where.line == reported:
            continue
        reported = where.line
        character = match[0]
        message = f"{_described(character)} has no place in a book"
        hint = _HINTS.get(character, "delete it; it may be invisible")
        problems.append(Problem(message, where, hint))
