"""What bytes say once the repairs of their encoding are made again, for the gate.

In: bytes, or what they say, and the ids of rules; out: a text whose words can be
counted.  This knows how a reader repaired, never where: it goes from bytes to
letters by codecs alone, so that a reader that repaired wrongly is found out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial

__all__ = ["SURROGATE", "decoded", "encoded", "healed", "signless"]

SURROGATE = re.compile("[\ud800-\udfff]")
"""A byte, or half a character of UTF-16, that says nothing in the file's encoding."""

_BYTES = re.compile("[\udc80-\udcff]+")
_UTF_8 = re.compile(
    "[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}"
    "|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}"
    "|\xf4[\x80-\x8f][\x80-\xbf]{2}"
)
"""The bytes of a character beyond ASCII, as characters of their numbers (RFC 3629, 4)."""

_NO_BYTE = "\uffff"
_ALL_LETTERS = frozenset(("cp437", "mac_roman"))
"""Codecs in which no byte is a control character from 80 on: those that are left stay so."""

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


def encoded(text: str, encoding: str) -> bytes:
    """Return the bytes that ``decoded`` gave a text for."""
    wide = encoding.startswith(("utf-16", "utf-32"))
    return text.encode(encoding, "surrogatepass" if wide else "surrogateescape")


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
            said = signless(said)
    return said


def signless(said: str) -> str:
    """Return a text without the characters that nobody sees."""
    return _SIGNLESS.sub("", said)


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
    """Read the bytes that letters were in a codec; what then is no UTF-8 stays as it was."""
    letters = match[0]
    raw = "".join(_byte(codec, letter) for letter in letters)
    pieces: list[str] = []
    place = 0
    for found in _UTF_8.finditer(raw):
        pieces += _left(codec, letters[place : found.start()])
        pieces.append(found[0].encode("latin-1").decode("utf-8"))
        place = found.end()
    return "".join((*pieces, *_left(codec, letters[place:])))


def _byte(codec: str, letter: str) -> str:
    """Return the byte that a letter is in a codec as the character of that number, or itself."""
    number = ord(letter)
    if _BYTES.match(letter):
        return chr(number - 0xDC00)
    try:
        return chr(letter.encode(codec)[0])
    except UnicodeEncodeError:
        return letter if 0x80 <= number < 0xA0 else _NO_BYTE


def _left(codec: str, letters: str) -> Iterator[str]:
    """Yield letters; a byte, and a control character that must be one, as the codec's letter."""
    for letter in letters:
        number = ord(letter)
        if _BYTES.match(letter):
            yield _sloppily(codec, number - 0xDC00)
        elif 0x80 <= number < 0xA0 and codec not in _ALL_LETTERS:
            yield _sloppily(codec, number)
        else:
            yield letter


def _sloppily(codec: str, number: int) -> str:
    """Return the letter of a byte; one that has none is the control character (WHATWG)."""
    return bytes([number]).decode(codec, "ignore") or chr(number)
