"""What bytes say once the repairs of their encoding are made again, for the gate.

In: bytes, or what they say, and the ids of rules; out: a text whose words can be
counted.  This knows how a reader repaired, never where: it goes from bytes to
letters by codecs alone, so that a reader that repaired wrongly is found out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import partial

__all__ = ["SURROGATE", "decoded", "healed"]

SURROGATE = re.compile("[\ud800-\udfff]")
"""A byte, or half a character of UTF-16, that says nothing in the file's encoding."""

_BYTES = re.compile("[\udc80-\udcff]+")
_FOREIGN = re.compile(r"encoding\.((?:cp|iso8859_|koi8_|mac_)\w+)")
_MISREAD = re.compile(r"encoding\.misread(?:\.([\w-]+))?")
_SIGNLESS = re.compile(
    "[\x00\x7f\u00ad\u200b-\u200f\u061c\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufdd0-\ufdef"
    "\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e0fff]"
    + "".join(f"|[{chr(n + 0xFFFE)}{chr(n + 0xFFFF)}]" for n in range(0x10000, 0x110000, 0x10000))
)
_SIGNLESS_RULES = frozenset({"encoding.null", "encoding.bidi", "encoding.invisible"})
_HALVES = {"Ã": "à", "Â": "\u00a0", "Å": "Š", "â€": "”"}
"""Letters of which a no-break space or a control character was lost, as they were misread."""
_HALF = re.compile(r"â€|Å ?|[ÃÂ](?: (?![^\W_]))?")


def decoded(raw: bytes, encoding: str) -> str:
    """Return what bytes say; a byte that says nothing is a lone surrogate (PEP 383)."""
    wide = encoding.startswith(("utf-16", "utf-32"))
    try:
        return raw.decode(encoding, "surrogatepass" if wide else "surrogateescape")
    except UnicodeDecodeError:  # half a character at the end of UTF-16
        return raw.decode(encoding, "replace") + "\udc80"


def healed(said: str, rules: Iterable[str]) -> str:
    """Return a text after the repairs that the rules name."""
    for rule in rules:
        if foreign := _FOREIGN.fullmatch(rule):
            said = _BYTES.sub(partial(_foreign, foreign[1]), said)
        elif misread := _MISREAD.fullmatch(rule):
            said = _reread(said, misread[1] or "cp1252")
        elif rule == "encoding.cesu-8":
            said = _BYTES.sub(_paired, said)
        elif rule in _SIGNLESS_RULES:
            said = _SIGNLESS.sub("", said)
    return said


def _foreign(codec: str, match: re.Match[str]) -> str:
    return match[0].encode("ascii", "surrogateescape").decode(codec, "replace")


def _paired(match: re.Match[str]) -> str:
    """Return what surrogates say that were written in UTF-8 (Unicode TR26)."""
    raw = match[0].encode("ascii", "surrogateescape")
    halves = raw.decode("utf-8", "surrogatepass")
    return halves.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _reread(said: str, codec: str) -> str:
    """Return what UTF-8 says that was taken for a codec, once or more."""
    if codec == "lost":
        return _HALF.sub(lambda match: _HALVES[match[0].rstrip()], said)
    for _ in range(3):
        again = re.sub(r"[^\x00-\x7f]+", partial(_once, codec.replace("-", "_")), said)
        if again == said:
            break
        said = again
    return said


def _once(codec: str, match: re.Match[str]) -> str:
    raw = "".join(_byte(codec, letter) for letter in match[0])
    letters = raw.encode("utf-8", "surrogateescape").decode("utf-8", "surrogateescape")
    return _BYTES.sub(partial(_sloppy, codec), letters)


def _byte(codec: str, letter: str) -> str:
    """Return the byte that a letter is in a codec, as a lone surrogate; others stay."""
    number = ord(letter)
    try:
        number = letter.encode(codec)[0]
    except UnicodeEncodeError:
        if not 0x80 <= number < 0xA0:
            return letter  # a lone surrogate too
    return chr(0xDC00 + number)


def _sloppy(codec: str, match: re.Match[str]) -> str:
    return "".join(_sloppily(codec, ord(letter) - 0xDC00) for letter in match[0])


def _sloppily(codec: str, number: int) -> str:
    """Return the letter of a byte; one that has none is the control character (WHATWG)."""
    return bytes([number]).decode(codec, "ignore") or chr(number)
