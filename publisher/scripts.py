"""Scripts: in go characters, out come the scripts they are written in.

Also what of a text belongs together, whatever the face, and what shows no ink.
Codes are those of ISO 15924, the tables those of the Unicode Standard (UAX #24).

Floor 1: imports the standard library and fontTools only.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

__all__ = [
    "COMMON",
    "EAST_ASIAN",
    "LEFTWARD",
    "clusters",
    "described",
    "direction",
    "is_neutral",
    "is_silent",
    "script_name",
    "scripts_of",
]

COMMON = frozenset(("Zyyy", "Zinh", "Zzzz"))
"""What is common to scripts, inherited from the letter before, or unknown."""

EAST_ASIAN = frozenset(("Bopo", "Hang", "Hani", "Hira", "Kana"))
LEFTWARD = frozenset(("Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"))
"""Scripts that are read from right to left."""

_FROM_THE_RIGHT = frozenset(("R", "AL"))
_JOINER = "\N{ZERO WIDTH JOINER}"
_TONES = frozenset(map(chr, range(0x1F3FB, 0x1F400)))
_IGNORABLE = frozenset(
    map(
        chr,
        (
            *(0x034F, 0x17B4, 0x17B5),
            *range(0x180B, 0x1810),
            *range(0xFE00, 0xFE10),
            *range(0xE0100, 0xE01F0),
        ),
    )
)
"""Default ignorable code points that are not format characters (UAX #44, 5.7.4).

The fillers of Hangul are none here: they are as wide as a letter, and set as one.
"""
_INKED = frozenset(
    map(
        chr,
        (
            *range(0x0600, 0x0606),
            *(0x06DD, 0x070F, 0x0890, 0x0891, 0x08E2, 0x1680, 0x110BD, 0x110CD),
            *range(0xFFF9, 0xFFFC),
            *range(0x13430, 0x13439),
            *range(0x1BCA0, 0x1BCA4),
        ),
    )
)
"""Format characters that are no default ignorable code points, and what else needs a glyph.

Signs around the numbers of Arabic and others, interlinear annotation, and how hieroglyphs are
put together show ink (UAX #44, 5.7.4), and so does the blank of Ogham, a stroke.  Controls of
shorthand should not, but Pango asks the face for them.
"""


@lru_cache(maxsize=4096)
def scripts_of(character: str) -> frozenset[str]:
    """Return the scripts that a character is used in (UAX #24, script extensions)."""
    # Imported late: the tables take a moment, and most books need none of them.
    from fontTools import unicodedata as tables

    return frozenset(tables.script_extension(character))


def script_name(code: str) -> str:
    """Return the English name of a script: ``Deva`` is Devanagari."""
    from fontTools import unicodedata as tables

    if code in COMMON:
        return "symbols"
    name: str = tables.script_name(code, default=code)
    return name.replace("_", " ")


@lru_cache(maxsize=4096)
def is_silent(character: str) -> bool:
    """Tell whether no face needs a glyph for it: blanks, controls, joiners, selectors."""
    silent = unicodedata.category(character) in ("Cc", "Cf", "Zs", "Zl", "Zp")
    return character in _IGNORABLE or (silent and character not in _INKED)


def is_neutral(character: str) -> bool:
    """Tell whether a character goes with its neighbours: a blank, a mark, a sign."""
    return unicodedata.category(character)[0] in "CPSZM"


def direction(character: str) -> str:
    """Return ``rtl`` or ``ltr`` for a letter, nothing for what has no direction (UAX #9)."""
    kind = unicodedata.bidirectional(character)
    return "rtl" if kind in _FROM_THE_RIGHT else "ltr" if kind == "L" else ""


def clusters(text: str) -> Iterator[str]:
    """Yield what must be in one face: a character with its marks, selectors and joined signs."""
    start = 0
    for place in range(1, len(text)):
        if not _joins(text[place - 1], text[place]):
            yield text[start:place]
            start = place
    if text:
        yield text[start:]


def _joins(before: str, character: str) -> bool:
    if before == _JOINER or character in _TONES:
        return True
    if unicodedata.category(character) in ("Mn", "Mc", "Me"):
        return True
    return is_silent(character) and not character.isspace()


def described(character: str) -> str:
    """Return a character with its code and its name, unless that only says the code again."""
    name = unicodedata.name(character, "")
    code = f"{ord(character):04X}"
    told = f"U+{code}" if name.endswith(code) else f"U+{code} {name}".rstrip()
    return f"“{character}” ({told})"
