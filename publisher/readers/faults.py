"""Characters that a text may come with and no manuscript may hold, and what they become.

In: the characters of a file as they were read, and what was misread in them; out:
edits, in order.  The rules: line ends become one; NUL and DEL say nothing (ECMA-48,
8.3.88; ECMA-6, 5.2); other control characters part words (XML 1.0, 2.2); what turns
the direction of text around goes (UTR 36, 2.7), and so do invisible characters, but
for the joiners, selectors and marks of direction that a script or a picture needs
(UAX 9; UAX 31, 2.3; UTS 51); combining marks stop at thirty (UAX 15, D4); bytes in
another encoding than the file's are read in theirs, and U+FFFD stands where a
letter is lost (Unicode 16, 23.8).
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from publisher.limits import MARKS
from publisher.readers.encodings import Reading
from publisher.readers.mojibake import Reread

__all__ = ["PLACEHOLDER", "Edit", "edits", "of_letters", "runs_to_the_left"]

PLACEHOLDER = "\ufffd"
"""What stands where a letter was lost."""

_NULL = "\x00\x7f"
_CONTROL = "\x01-\x08\x0e-\x1f\x80-\x84\x86-\x9f\ufffc"
_BIDI = "\u202a-\u202e\u2066-\u2069"
_NONCHARACTER = "\ufdd0-\ufdef\ufffe\uffff" + "".join(
    f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(1, 17)
)
_INVISIBLE = "\u00ad\u200b\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb"
_RTL = (
    "\u0590-\u08ff\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
)
_COMPLEX = (
    "\u0600-\u08ff\u0900-\u109f\u1780-\u18af\u1900-\u1cff\ua840-\uabff\ufb50-\ufdcf\ufe70-\ufefc"
)
_EMOJI = "\u200d\u20e3\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
_JOINERS = "\u200c\u200d"
_SELECTOR = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
_JOINED = f"{_COMPLEX}{_EMOJI}\ufe0f\U00010a00-\U00011fff\U000e0020-\U000e007f"
_JOINER = f"(?<![{_JOINED}])[{_JOINERS}][{_JOINERS}{_SELECTOR}]*"
"""What joins nothing, with all that hangs on it: so nothing is left to take out behind it."""
_SELECTED = f"#*0-9©®\u2000-\u2bff\u3000-\u9fff\uf900-\ufaff\U00020000-\U0003ffff{_EMOJI}{_COMPLEX}"
_SELECTORS = f"(?<![{_SELECTED}])[{_SELECTOR}][{_JOINERS}{_SELECTOR}]*"
_TAG = "(?<![\U0001f3f4\U000e0020-\U000e007f])[\U000e0001-\U000e007f]+"
_ENTITY = r"&(?:#[0-9]{1,6}|#[xX][0-9a-fA-F]{1,5}|[A-Za-z][A-Za-z0-9]{1,30});"
_FAULTS = (
    rf"(?P<line>\r\n?|[\x85\u2028\u2029])|(?P<null>[{_NULL}]+)|(?P<control>[{_CONTROL}]+)"
    rf"|(?P<bidi>[{_BIDI}{_NONCHARACTER}]+|{_TAG}|{_SELECTORS})"
    rf"|(?P<invisible>[{_INVISIBLE}]+|{_JOINER})|(?P<stray>[\ud800-\udfff]+)"
)
_FIRST = (
    f"{_NULL}{_CONTROL}{_BIDI}{_NONCHARACTER}{_INVISIBLE}\\r\x85\u2028\u2029\u200c\u200d"
    f"{_SELECTOR}\U000e0001-\U000e007f\ud800-\udfff"
)
"""The characters that a fault begins with."""
_DIRECTIONS = "\u200e\u200f\u061c"
"""Marks of direction, which do nothing in a text that runs one way."""
_ASCII = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
"""Faults of a text in ASCII, in which most texts are."""
_CONTROLS = "".join(map(chr, range(0x80, 0xA0)))
_UNFIT = re.compile(
    f"[{_NULL}{_CONTROL}{_BIDI}{_NONCHARACTER}{_INVISIBLE}\\r\\x85\\u2028\\u2029\ud800-\udfff]"
)

_HALF = re.compile(rb"\xe2[\x80-\x84]|\xe3[\x80-\x83]|\xef[\xbb-\xbf]|\xf0[\x90-\x9f][\x80-\xbf]?")
"""Halves of signs in UTF-8: quotation marks, kana, wide signs, emoji."""
_PIECES = re.compile("\ufffd+|[^\\W_]+|[\\W_]")


_RULES = {
    "line": ("encoding.line-end", "\n"),
    "control": ("encoding.control", " "),
    "direction": ("encoding.bidi", ""),
}
"""The rule of a group and what comes in its place, where the name alone does not tell."""


class Edit(NamedTuple):
    """The characters ``start`` to ``end`` are to read ``after``."""

    start: int
    end: int
    rule: str
    after: str


def edits(reading: Reading, misread: Sequence[Reread], *, entities: bool) -> Iterator[Edit]:
    """Yield what to replace, in order; ``entities`` are read where the format has none."""
    said = reading.text
    misread = [piece for piece in misread if piece.after.strip(_CONTROLS)]  # else no letter
    first, pattern = _patterns(said, rtl=runs_to_the_left(said), entities=entities)
    place = index = 0
    following = misread[0].start if misread else len(said)
    for found in first.finditer(said):
        start = found.start()
        while following <= start:  # the end of the text, once none is left
            piece = misread[index]
            yield Edit(piece.start, piece.end, piece.rule, _fit(piece.after))
            place, index = piece.end, index + 1
            following = misread[index].start if index < len(misread) else len(said)
        if start >= place and (match := pattern.match(said, start, following)):
            yield from _edit(match, reading)
            place = match.end()
    for piece in misread[index:]:
        yield Edit(piece.start, piece.end, piece.rule, _fit(piece.after))


def runs_to_the_left(said: str) -> bool:
    """Tell whether a text has letters of a script that runs to the left (UAX 9)."""
    return not said.isascii() and re.search(f"[{_RTL}]", said) is not None


def of_letters(said: str, *, rtl: bool) -> Iterator[Edit]:
    """Yield what to replace in letters that a reader gives; ``rtl`` is that of the whole text."""
    if said.isascii() and not _ASCII.search(said):
        return
    first, pattern = _patterns(said, rtl=rtl, entities=False)
    if not first.search(said):
        return
    for match in pattern.finditer(said):
        group = match.lastgroup or ""
        if group == "stray":
            yield Edit(match.start(), match.end(), "encoding.broken", PLACEHOLDER)
        else:
            rule, after = _RULES.get(group, (f"encoding.{group}", ""))
            yield Edit(match.start(), match.end(), rule, after)


@cache
def _marks() -> str:
    """Return the class of the combining marks (Unicode 3.6, D52), and of what joins them."""
    ranges: list[list[int]] = []
    for code in (*range(0x300, 0x3100), *range(0xA000, 0xAC00), *range(0xFB00, 0xFE30)):
        _widen(ranges, code)
    for code in range(0x10000, 0x1F000):
        _widen(ranges, code)
    parts = (f"{chr(first)}-{chr(last)}" for first, last in ranges)
    return f"{_JOINERS}{_SELECTOR}" + "".join(parts)


def _widen(ranges: list[list[int]], code: int) -> None:
    if unicodedata.category(chr(code))[0] == "M":
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])


@cache
def _too_many() -> re.Pattern[str]:
    return re.compile(f"[{_marks()}]{{{MARKS + 1}}}")


def _patterns(said: str, *, rtl: bool, entities: bool) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the characters that a fault can begin with here, and the faults."""
    first, faults = _FIRST, _FAULTS
    if not said.isascii() and _too_many().search(said):
        marks = _marks()
        first = first + marks
        faults = f"{faults}|(?<=[{marks}]{{{MARKS}}})(?P<marks>[{marks}]+)"
    if not rtl:
        first, faults = first + _DIRECTIONS, f"{faults}|(?P<direction>[{_DIRECTIONS}]+)"
    if entities:
        first, faults = first + "&", f"{faults}|(?P<entity>{_ENTITY})"
    return re.compile(f"[{first}]"), re.compile(faults)


def _fit(text: str) -> str:
    """Return what was read again as a manuscript can hold it."""
    if not _UNFIT.search(text):
        return text
    return "".join(
        "\n" if c in "\r\x85\u2028\u2029" else "" if _UNFIT.match(c) else c for c in text
    )


def _edit(match: re.Match[str], reading: Reading) -> Iterator[Edit]:
    group = match.lastgroup or ""
    rule, after = _RULES.get(group, (f"encoding.{group}", ""))
    if group == "stray":
        yield from _strays(match, reading)
        return
    if group == "entity":
        after = html.unescape(match[0])
        if after == match[0] or _UNFIT.search(after):
            return
    yield Edit(match.start(), match.end(), rule, after)


def _strays(match: re.Match[str], reading: Reading) -> Iterator[Edit]:
    """Yield bytes that are not of the file's encoding, word by word."""
    start, run = match.start(), match[0]
    if reading.encoding != "utf-8":
        yield Edit(start, match.end(), "encoding.broken", PLACEHOLDER)
        return
    raw = run.encode("utf-8", "surrogateescape")
    if pairs := _surrogates(raw):
        yield Edit(start, match.end(), "encoding.cesu-8", pairs)
    elif reading.stray == "broken" or _HALF.fullmatch(raw) or _is_cut(raw, match):
        yield Edit(start, match.end(), "encoding.broken", PLACEHOLDER)
    else:
        letters = raw.decode(reading.stray, "replace")
        for piece in _PIECES.finditer(letters):
            lost = piece[0][0] == PLACEHOLDER
            rule = "encoding.broken" if lost else f"encoding.{reading.stray}"
            after = PLACEHOLDER if lost else _fit(piece[0])
            yield Edit(start + piece.start(), start + piece.end(), rule, after)


def _surrogates(raw: bytes) -> str:
    """Return what surrogates written in UTF-8 say (Unicode TR26), or nothing."""
    try:
        return (
            raw.decode("utf-8", "surrogatepass").encode("utf-16", "surrogatepass").decode("utf-16")
        )
    except UnicodeDecodeError:
        return ""


def _is_cut(raw: bytes, match: re.Match[str]) -> bool:
    """Tell whether bytes are the beginning of a letter that the end of the file cut off."""
    return match.end() == len(match.string) and raw in (b"\xc2", b"\xc3")
