"""Strings of TOML: where each character of one stands in the file.

Escapes, trimmed line ends and quotation marks make a string shorter than what was written;
whoever reads a string on, as Markdown, tells of its faults at the place in the file.
"""

from __future__ import annotations

import re

__all__ = ["string_offsets"]

_FOLDED = re.compile(r"\\[ \t]*\n[ \t\n]*")
"""A backslash that takes away the line end behind it (TOML 1.0, “String”)."""

_LENGTHS = {"u": 6, "U": 10}


def string_offsets(text: str, start: int) -> tuple[int, ...]:
    """Return the offset of each character of the valid TOML string that begins at ``start``.

    One more offset, that of the closing mark, tells where the string ends.
    """
    quote = text[start]
    mark = quote * 3 if text.startswith(quote * 3, start) else quote
    at = start + len(mark)
    if len(mark) == 3 and text.startswith("\n", at):
        at += 1
    offsets: list[int] = []
    while not text.startswith(mark, at) or (text.startswith(quote, at + 3) and len(mark) == 3):
        folded = _FOLDED.match(text, at) if mark == '"""' else None
        if folded:
            at = folded.end()
            continue
        offsets.append(at)
        escaped = quote == '"' and text[at] == "\\"
        at += _LENGTHS.get(text[at + 1], 2) if escaped else 1
    return (*offsets, at)
