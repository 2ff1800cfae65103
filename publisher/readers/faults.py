"""Characters that a text may come with and no manuscript may hold, and what they become.

In: the characters of a file as they were read, and what was misread in them; out:
edits, in order.  The rules: line ends become one; NUL and DEL say nothing (ECMA-48,
8.3.88; ECMA-6, 5.2); other control characters part words (XML 1.0, 2.2); what turns
the direction of text around goes (UTR 36, 2.7), and so do invisible characters, but
for the joiners, selectors and marks of direction that a script or a picture needs
(UAX 9; UAX 31, 2.3; UTS 51); combining marks stop at thirty (UAX 15, 13); bytes in
another encoding than the file's are read in theirs, and U+FFFD stands where a
letter is lost (Unicode 16, 23.8).
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from publisher.readers.encodings import Reading
from publisher.readers.mojibake import Reread

__all__ = ["PLACEHOLDER", "Edit", "edits"]

PLACEHOLDER = "\ufffd"
"""What stands where a letter was lost."""

_MARKS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
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
_JOINER = f"(?<![{_COMPLEX}{_EMOJI}\ufe0f\U00010a00-\U00011fff\U000e0020-\U000e007f])[\u200c\u200d]"
_SELECTED = f"#*0-9©®\u2000-\u2bff\u3000-\u9fff\uf900-\ufaff\U00020000-\U0003ffff{_EMOJI}{_COMPLEX}"
_SELECTORS = f"(?<![{_SELECTED}])[\ufe00-\ufe0f\U000e0100-\U000e01ef]+"
_TAG = "(?<![\U0001f3f4\U000e0020-\U000e007f])[\U000e0001-\U000e007f]+"
_ENTITY = r"&(?:#[0-9]{1,6}|#[xX][0-9a-fA-F]{1,5}|[A-Za-z][A-Za-z0-9]{1,30});"
_ZALGO = rf"(?<=[{_MARKS}]{{30}})(?P<marks>[{_MARKS}]+)"
_FAULTS = (
    rf"(?P<line>\r\n?|[\x85\u2028\u2029])|(?P<null>[{_NULL}]+)|(?P<control>[{_CONTROL}]+)"
    rf"|(?P<bidi>[{_BIDI}{_NONCHARACTER}]+|{_TAG}|{_SELECTORS})"
    rf"|(?P<invisible>[{_INVISIBLE}]+|{_JOINER})|(?P<stray>[\ud800-\udfff]+)"
)
_FIRST = (
    f"{_NULL}{_CONTROL}{_BIDI}{_NONCHARACTER}{_INVISIBLE}\\r\x85\u2028\u2029\u200c\u200d"
    "\ufe00-\ufe0f\U000e0001-\U000e01ef\ud800-\udfff"
)
"""The characters that a fault begins with."""
_DIRECTIONS = "\u200e\u200f\u061c"
"""Marks of direction, which do nothing in a text that runs one way."""
_CONTROLS = "".join(map(chr, range(0x80, 0xA0)))
_UNFIT = re.compile(
    f"[{_NULL}{_CONTROL}{_BIDI}{_NONCHARACTER}{_INVISIBLE}\\r\\x85\\u2028\\u2029\ud800-\udfff]"
)

_HALF = re.compile(rb"\xe2[\x80-\x84]|\xe3[\x80-\x83]|\xef[\xbb-\xbf]|\xf0[\x90-\x9f][\x80-\xbf]?")
"""Halves of signs in UTF-8: quotation marks, kana, wide signs, emoji."""
_PIECES = re.compile("\ufffd+|[^\\W_]+|[\\W_]")


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
    first, pattern = _patterns(said, entities=entities)
    place = index = 0
    following = misread[0].start if misread else len(said)
    for found in first.finditer(said):
        start = found.start()
        while following <= start and index < len(misread):
            piece = misread[index]
            yield Edit(piece.start, piece.end, piece.rule, _fit(piece.after))
            place, index = piece.end, index + 1
            following = misread[index].start if index < len(misread) else len(said)
        if start >= place and (match := pattern.match(said, start, following)):
            yield from _edit(match, reading)
            place = match.end()
    for piece in misread[index:]:
        yield Edit(piece.start, piece.end, piece.rule, _fit(piece.after))


def _patterns(said: str, *, entities: bool) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the characters that a fault can begin with here, and the faults."""
    first, faults = _FIRST, _FAULTS
    if re.search(f"[{_MARKS}]{{31}}", said):
        first, faults = first + _MARKS, f"{faults}|{_ZALGO}"
    if not re.search(f"[{_RTL}]", said):
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
    rule, after = f"encoding.{group}", ""
    match group:
        case "line":
            rule, after = "encoding.line-end", "\n"
        case "control":
            after = " "
        case "direction":
            rule = "encoding.bidi"
        case "stray":
            yield from _strays(match, reading)
            return
        case "entity":
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
