"""What no rule about characters touches: web addresses, mail addresses, code.

In: a text, and the raw it comes from; out: the edits that lie outside.  Source:
RFC 3986 and RFC 5322 for what addresses hold, CommonMark 6.1 for code.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from publisher.transforms.strand import Edit, Strand

__all__ = ["code", "outside"]

_ADDRESS = re.compile(
    r"(?:https?://|ftp://|www\.)[^\s<>\"«»“”]{1,2000}|\w[\w.+'’-]{0,63}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,6}",
    re.IGNORECASE,
)
_BEHIND = ".,;:!?'…)]"
_CODE = re.compile(r"(?<!`)`[^`\n]{1,400}`(?!`)")

Span = tuple[int, int]


def code(raw: str, format: str) -> list[Span]:
    """Return the characters of a Markdown file that are code within a line, in order."""
    if format != "markdown" or "`" not in raw:
        return []
    return [match.span() for match in _CODE.finditer(raw)]


def outside(strand: Strand, edits: Iterable[Edit], spans: list[Span]) -> list[Edit]:
    """Return the edits that touch neither addresses in a strand nor code of the raw."""
    made = list(edits)
    if not made:
        return made
    closed = list(_addresses(strand.text))
    return [
        edit
        for edit in made
        if not any(start < edit.end and edit.start < end for start, end in closed)
        and not _within(strand.where(edit.start), spans)
    ]


def _addresses(text: str) -> Iterator[Span]:
    if "@" not in text and "www." not in text.lower() and "://" not in text:
        return
    for match in _ADDRESS.finditer(text):
        yield match.start(), match.start() + len(match[0].rstrip(_BEHIND))


def _within(place: int, spans: list[Span]) -> bool:
    index = bisect_right(spans, place, key=lambda span: span[0]) - 1
    return index >= 0 and spans[index][0] <= place < spans[index][1]
