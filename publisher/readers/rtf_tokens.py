r"""RTF, token by token, each with its place.

In: the text of a file; out: groups, control words and symbols, and the letters
between them (RTF Specification 1.9.1, *RTF Syntax*).  Whatever follows no rule is
letters, so no word is lost; the bytes of ``\binN`` are passed over, unless it claims
more than the file has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

__all__ = ["Kind", "Token", "tokens"]


class Kind(Enum):
    """What a token is."""

    OPEN = auto()
    CLOSE = auto()
    WORD = auto()
    """A control word; ``Token.number`` is its parameter."""
    SYMBOL = auto()
    HEX = auto()
    r"""A byte given as ``\'hh``."""
    LETTERS = auto()
    LINE_END = auto()
    """A line end of the file, which means nothing."""
    BINARY = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """The characters ``start`` to ``end``; ``name`` is a word, a symbol or letters."""

    kind: Kind
    start: int
    end: int
    name: str = ""
    number: int | None = None


_TOKEN = re.compile(
    r"(?P<open>\{)|(?P<close>\})"
    r"|\\(?P<word>[A-Za-z]{1,32})(?P<number>-?[0-9]{1,10})? ?"
    r"|\\'(?P<hex>[0-9A-Fa-f]{2})"
    r"|\\(?P<symbol>[\0-@\[-`{-\x7f])"
    r"|(?P<letters>[^\\{}\n\x00]++)"
    r"|(?P<line>[\n\x00]++)"
    r"|(?P<stray>\\)",
    re.DOTALL,
)
_KINDS = {
    "open": Kind.OPEN,
    "close": Kind.CLOSE,
    "symbol": Kind.SYMBOL,
    "hex": Kind.HEX,
    "letters": Kind.LETTERS,
    "line": Kind.LINE_END,
    "stray": Kind.LETTERS,
}


def tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of a text; they leave out no character."""
    place, end = 0, len(text)
    while place < end:
        match = _TOKEN.match(text, place)
        assert match is not None, "every character begins a token"
        place = match.end()
        if match["word"]:
            number = int(match["number"]) if match["number"] else None
            yield Token(Kind.WORD, match.start(), place, match["word"], number)
            if match["word"] == "bin" and number and 0 < number <= end - place:
                stop = place + number
                yield Token(Kind.BINARY, place, stop)
                place = stop
            continue
        group = next(name for name in _KINDS if match[name] is not None)
        yield Token(_KINDS[group], match.start(), place, match[group])
