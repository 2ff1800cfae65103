"""What the glyphs of a font are: in goes its ToUnicode map, out comes the text of each code.

ISO 32000-1, 9.10.3, which takes from CMaps lists of codes (``bfchar``) and of ranges
(``bfrange``).

Floor 4: imports lower floors and its own modules only.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from typing import Any

from publisher.checks.pdf.objects import TooMuchError, unpacked

__all__ = ["read_map"]

_SECTION = re.compile(rb"beginbf(char|range)(.*?)endbf", re.DOTALL)
_CHAR = re.compile(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]*)>")
_RANGE = re.compile(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>\s*(?:<([0-9a-fA-F]*)>|\[([^\]]*)\])")
_STRING = re.compile(rb"<([0-9a-fA-F]*)>")
_MOST = 1 << 16  # two bytes


def read_map(stream: Any) -> dict[int, str]:
    """Return the text of each code; raise ``TooMuchError`` if there are too many."""
    found: dict[int, str] = {}
    for kind, body in _SECTION.findall(unpacked(stream)):
        for code, text in _chars(body) if kind == b"char" else _ranges(body):
            found[code] = text
            if len(found) > _MOST:
                raise TooMuchError("a font has too many characters")
    return found


def _chars(body: bytes) -> Iterator[tuple[int, str]]:
    for code, text in _CHAR.findall(body):
        yield int(code, 16), _text(text)


def _ranges(body: bytes) -> Iterator[tuple[int, str]]:
    for first, last, text, listed in _RANGE.findall(body):
        start = int(first, 16)
        codes = range(start, min(int(last, 16), start + _MOST) + 1)
        if listed:
            yield from zip(codes, map(_text, _STRING.findall(listed)), strict=False)
        else:
            said = _text(text) or "\0"
            for step, code in enumerate(codes):
                yield code, said[:-1] + chr((ord(said[-1]) + step) % (sys.maxunicode + 1))


def _text(digits: bytes) -> str:
    even = digits if len(digits) % 2 == 0 else digits + b"0"
    return bytes.fromhex(even.decode("ascii")).decode("utf-16-be", "replace")
