"""Bytes to text, with a way back: every character knows the bytes it came from.

In: the bytes of a raw file; out: a ``Decoded``, or a RawError that names the line.

``encodings`` says how the bytes are read, ``mojibake`` what was misread before they
came to us, ``faults`` which characters cannot stay as they are.  All of it is
repaired on record, and only line ends without.
"""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass, field

from publisher.errors import Problem, RawError
from publisher.model.transcript import Offsets, Repair
from publisher.readers import encodings, faults, kinds, mojibake
from publisher.readers.encodings import Reading
from publisher.source import Location

__all__ = ["Decoded", "decode"]

_STATION = 1024
"""Characters between two stations of ``Offsets``."""
_BINARY = re.compile("[\x00-\x08\x0e-\x1f\x7f]+")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, the way back to its bytes, and what was repaired."""

    text: str = field(repr=False)
    offsets: Offsets = field(repr=False)
    repairs: tuple[Repair, ...]


def decode(
    path: str, data: bytes, *, entities: bool = False, encoding: str = "", declared: str = ""
) -> Decoded:
    """Return the text of ``data``; ``entities`` are read where the format has none.

    ``encoding`` is what the user says that the file is in, ``declared`` what the
    file says of itself (``<meta charset>``, ``<?xml encoding?>``).  Raises RawError
    for an empty file, for bytes that are no text, and for an encoding
    that cannot be told; UsageError for an encoding that nobody knows.
    """
    if kind := kinds.kind_of(data):
        message = f"this is {kinds.described(kind)}, not a text"
        raise RawError(Problem(message, Location(path), "export it as plain text"))
    reading = encodings.read(path, data, encoding=encoding, declared=declared)
    if not reading.text.strip("\ufeff\x00 \t\r\n\f\v"):
        raise RawError(Problem("an empty file", Location(path)))
    _refuse_binary(path, reading.text)
    return _repaired(reading, data, entities=entities)


def _refuse_binary(path: str, text: str) -> None:
    controls = sum(map(len, _BINARY.findall(text)))
    if controls > 20 and controls > 0.01 * len(text):
        first = next(_BINARY.finditer(text)).start()
        where = Location(path, text.count("\n", 0, first) + 1)
        message = f"holds {controls} control characters, so this is not plain text"
        raise RawError(Problem(message, where, "export it as plain text"))


# --- repairs -----------------------------------------------------------------------------------


def _repaired(reading: Reading, data: bytes, *, entities: bool) -> Decoded:
    made = _Made(reading)
    misread = mojibake.reread(_letters_only(reading))
    for start, end, rule, after in faults.edits(reading, misread, entities=entities):
        made.keep(start)
        made.replace(end, rule, after)
    made.keep(len(reading.text))
    if reading.tail:
        made.close(data[-reading.tail :])
    return made.decoded()


def _letters_only(reading: Reading) -> str:
    """Return the text as misreading shows in it: a byte without a meaning counts as itself."""
    if reading.encoding != "cp1252":
        return reading.text
    return re.sub("[\udc80-\udc9f]", lambda match: chr(ord(match[0]) - 0xDC00), reading.text)


class _Made:
    """The text in the making: pieces kept and replaced, with the byte of each."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.errors = encodings.errors(reading.encoding)
        self.place, self.byte, self.length = 0, reading.start, 0
        self.parts: list[str] = []
        self.characters, self.bytes = array("q"), array("q")
        self.repairs: list[Repair] = []

    def _station(self) -> None:
        """Note where we are; of several notes for one character the last byte counts."""
        if self.characters and self.characters[-1] == self.length:
            self.bytes[-1] = self.byte
            return
        self.characters.append(self.length)
        self.bytes.append(self.byte)

    def keep(self, end: int) -> None:
        """Take the characters up to ``end`` as they are."""
        said, encoding = self.reading.text, self.reading.encoding
        while self.place < end:
            self._station()
            piece = said[self.place : min(end, self.place + _STATION)]
            self.parts.append(piece)
            self.length += len(piece)
            self.place += len(piece)
            self.byte += len(piece.encode(encoding, self.errors))

    def replace(self, end: int, rule: str, after: str) -> None:
        """Take ``after`` for the characters up to ``end``; a line end needs no record."""
        said = self.reading.text[self.place : end]
        raw = said.encode(self.reading.encoding, self.errors)
        self._station()
        if rule != "encoding.line-end":
            before = said if said.isprintable() else _shown(raw, self.reading.encoding)
            self.repairs.append(Repair(self.byte, self.byte + len(raw), rule, before, after))
        self.parts.append(after)
        self.length += len(after)
        self.byte += len(raw)
        self.place = end

    def close(self, tail: bytes) -> None:
        """Take half a character at the end of the file; half a line end is nothing."""
        after = faults.PLACEHOLDER if tail.strip(b"\x00\r\n") else ""
        end = self.byte + len(tail)
        rule = "encoding.broken"
        self._station()
        self.repairs.append(Repair(self.byte, end, rule, _shown(tail, "ascii"), after))
        self.parts.append(after)
        self.length += len(after)
        self.byte = end

    def decoded(self) -> Decoded:
        """Return what was made."""
        self._station()
        text, reading = "".join(self.parts), self.reading
        stations = tuple(self.characters), tuple(self.bytes)
        offsets = Offsets(text, reading.encoding, *stations, reading.guessed)
        return Decoded(text, offsets, tuple(self.repairs))


def _shown(raw: bytes, encoding: str) -> str:
    """Return bytes for the record; those that say nothing are shown by their number."""
    return raw.decode(encoding, "backslashreplace")
