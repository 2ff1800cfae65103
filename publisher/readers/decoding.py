"""Bytes to text, with a way back: every character knows the bytes it came from.

In: the bytes of a raw file; out: a ``Decoded``, or a RawError that names the line.

UTF-8 (with or without byte order mark) and UTF-16 with byte order mark are read
as they are (Unicode 16, 2.6 and 3.10).  Anything else is read as Windows-1252 if
that gives plausible Western text, and refused if not.  Repaired on record are:
line ends; control characters and other characters that no manuscript can hold
(XML 1.0, 2.2); invisible characters; text whose UTF-8 was once taken for
Windows-1252; runs of more than 30 combining marks (UAX 15, 13: stream-safe
text); and, for formats that have no marks of their own, character references.
"""

from __future__ import annotations

import html
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from publisher.errors import Problem, RawError
from publisher.model.transcript import Offsets, Repair
from publisher.source import Location

__all__ = ["Decoded", "decode"]

_STATION = 1024
"""Characters between two stations of ``Offsets``."""

_MARKS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_CONTROL = "\x01-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff"
_INVISIBLE = "\u00ad\u200b\u2060\ufeff"
_ENTITY = r"&(?:#[0-9]{1,6}|#[xX][0-9a-fA-F]{1,5}|[A-Za-z][A-Za-z0-9]{1,30});"
_FAULTS = (
    rf"(?P<line>\r\n?|[\x85\u2028\u2029])|(?P<control>[{_CONTROL}]+)|(?P<invisible>[{_INVISIBLE}]+)"
)
_ZALGO = rf"(?<=[{_MARKS}]{{30}})(?P<marks>[{_MARKS}]+)"
_PLAIN = re.compile(f"{_FAULTS}|{_ZALGO}")
_WITH_ENTITIES = re.compile(f"{_FAULTS}|{_ZALGO}|(?P<entity>{_ENTITY})")
_MISREAD = re.compile(r"[^\x00-\x7f]+")
_MISREAD_SIGN = re.compile("Ã[\x80-\xbf]|Â[\xa0-\xbf]|â€|Å[’“”\x80-\xbf]")
_UNFIT = re.compile(f"[{_CONTROL}{_INVISIBLE}\\x00\\r\\x85\\u2028\\u2029]")

_RARE_1252 = frozenset("ƒ†‡ˆ˜¤¦¨¬\u00ad¯¸¶¹²³×÷þÞðÐ")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, the way back to its bytes, and what was repaired."""

    text: str = field(repr=False)
    offsets: Offsets = field(repr=False)
    repairs: tuple[Repair, ...]


def decode(path: str, data: bytes, *, entities: bool = False) -> Decoded:
    """Return the text of ``data``; ``entities`` are read where the format has none.

    Raises RawError for an empty file, for bytes that are no text, and
    for an encoding that cannot be told.
    """
    encoding, start = _encoding(path, data)
    try:
        said = data[start:].decode(encoding)
    except UnicodeDecodeError as error:
        hint = "save it as UTF-8"
        raise RawError(
            Problem(f"broken {encoding}", _line(path, data, error.start), hint)
        ) from error
    if not said.strip():
        raise RawError(Problem("an empty file", Location(path)))
    _refuse_binary(path, said)
    return _repaired(said, encoding, start, entities=entities)


def _encoding(path: str, data: bytes) -> tuple[str, int]:
    """Return the codec, and where the text begins."""
    if data.startswith(b"\xef\xbb\xbf"):
        return "utf-8", 3
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ("utf-16-le" if data[0] == 0xFF else "utf-16-be"), 2
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        if _plausible_1252(data):
            return "cp1252", 0
        byte = data[error.start]
        message = f"byte 0x{byte:02X} is not UTF-8, and the file is not plausible Windows-1252"
        where = _line(path, data, error.start)
        raise RawError(
            Problem(message, where, "open it in an editor and save it as UTF-8")
        ) from error
    return "utf-8", 0


def _line(path: str, data: bytes, position: int) -> Location:
    return Location(path, data.count(b"\n", 0, position) + 1)


def _plausible_1252(data: bytes) -> bool:
    """Tell whether the high bytes look like letters and quotes of a Western language."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return False
    high = [c for c in text if c > "\x7f"]
    rare = sum(c in _RARE_1252 for c in high)
    runs = sum(len(run) > 3 for run in _MISREAD.findall(text))
    multibyte = sum(1 for c, d in itertools.pairwise(text) if c in "ÃÂâ" and d > "\x7f")
    return (
        "\x00" not in text
        and len(high) <= 0.2 * len(text)
        and rare <= 0.05 * len(high)
        and runs <= 0.02 * len(high)
        and multibyte <= 0.02 * len(high)
    )


def _refuse_binary(path: str, text: str) -> None:
    nul = text.find("\x00")
    if nul >= 0:
        where = Location(path, text.count("\n", 0, nul) + 1)
        hint = "perhaps UTF-16 without its mark, or not a text at all; save it as UTF-8"
        raise RawError(Problem("holds the character NUL, so this is not plain text", where, hint))
    controls = sum(map(len, re.findall(f"[{_CONTROL}]+", text)))
    if controls > 20 and controls > 0.01 * len(text):
        found = re.search(f"[{_CONTROL}]", text)
        where = Location(path, text.count("\n", 0, found.start() if found else 0) + 1)
        message = f"holds {controls} control characters, so this is not plain text"
        raise RawError(Problem(message, where, "export it as plain text"))


# --- repairs -----------------------------------------------------------------------------------


def _repaired(said: str, encoding: str, start: int, *, entities: bool) -> Decoded:
    edits = list(_edits(said, entities=entities))
    parts: list[str] = []
    stations: list[tuple[int, int]] = []
    repairs: list[Repair] = []
    place, byte, length = 0, start, 0

    def advance(end: int) -> None:
        nonlocal place, byte, length
        while place < end:
            stop = min(end, place + _STATION)
            stations.append((length, byte))
            parts.append(said[place:stop])
            length += stop - place
            byte += len(said[place:stop].encode(encoding))
            place = stop

    for first, end, rule, after in edits:
        advance(first)
        before = said[first:end]
        size = len(before.encode(encoding))
        stations.append((length, byte))
        if rule != "encoding.line-end":
            repairs.append(Repair(byte, byte + size, rule, before, after))
        parts.append(after)
        length, byte, place = length + len(after), byte + size, end
    advance(len(said))
    stations.append((length, byte))
    text = "".join(parts)
    characters, places = zip(*_distinct(stations), strict=True)
    return Decoded(text, Offsets(text, encoding, characters, places), tuple(repairs))


def _distinct(stations: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the stations; of several for one character, the last byte counts."""
    for station, following in itertools.pairwise(stations):
        if following[0] > station[0]:
            yield station
    yield stations[-1]


def _edits(said: str, *, entities: bool) -> Iterator[tuple[int, int, str, str]]:
    """Yield what to replace, in order: start, end, rule, replacement."""
    pattern = _WITH_ENTITIES if entities else _PLAIN
    misread = _is_misread(said)
    place = 0
    for run in _MISREAD.finditer(said) if misread else ():
        for match in pattern.finditer(said, place, run.start()):
            yield from _edit(match)
        place = run.start()
        better = _reread(run[0])
        if better is not None and not _UNFIT.search(better):
            yield run.start(), run.end(), "encoding.misread", better
            place = run.end()
    for match in pattern.finditer(said, place):
        yield from _edit(match)


def _edit(match: re.Match[str]) -> Iterator[tuple[int, int, str, str]]:
    rule, after = "", ""
    match match.lastgroup:
        case "line":
            rule, after = "encoding.line-end", "\n"
        case "control":
            rule, after = "encoding.control", " "
        case "invisible":
            rule = "encoding.invisible"
        case "marks":
            rule = "encoding.marks"
        case _:
            rule, after = "encoding.entity", html.unescape(match[0])
            if after == match[0] or _UNFIT.search(after):
                return
    yield match.start(), match.end(), rule, after


def _is_misread(text: str) -> bool:
    """Tell whether the UTF-8 of this text was once taken for Windows-1252."""
    signs = len(_MISREAD_SIGN.findall(text))
    return signs >= 3 and signs >= 0.5 * sum(1 for _ in _MISREAD.finditer(text))


def _reread(run: str) -> str | None:
    """Return what a run of high characters says when read as UTF-8, or None."""
    values = bytearray()
    for character in run:
        if ord(character) < 0x100:
            values.append(ord(character))
        else:
            try:
                values += character.encode("cp1252")
            except UnicodeEncodeError:
                return None
    try:
        return values.decode("utf-8")
    except UnicodeDecodeError:
        return None
