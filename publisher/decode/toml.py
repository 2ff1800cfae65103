"""TOML to a located tree: values by ``tomllib``, places by a small scanner.

``tomllib`` keeps no positions.  The scanner walks the text only after
``tomllib`` has found it valid, so it need not know what is wrong, only where
keys and values begin.
"""

from __future__ import annotations

import re
import tomllib

from publisher.decode.tree import Entry, Mapping, Node, Scalar, Sequence
from publisher.errors import Problem
from publisher.limits import TOML_CHARACTERS, TOML_DOTS
from publisher.source import Location, Source

__all__ = ["read_toml"]

_Path = tuple[str | int, ...]

_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_BLANK = re.compile(r"[ \t]*")
_BETWEEN = re.compile(r"(?:[ \t\r\n]|#[^\n]*+)*+")
_KEY = re.compile(r'"(?:[^"\\]|\\.)*"|\'[^\']*\'|[A-Za-z0-9_-]+')
_STRING = re.compile(
    r'"""(?:[^"\\]|\\(?s:.)|"{1,2}(?!"))*"{3,5}'
    r"|'''(?:[^']|'{1,2}(?!'))*'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'"
)
_WORD = re.compile(r"[ \t]*[^\s.]+[ \t]*")
_BARE = re.compile(r"[^,\]}#\n]*")

_PLAIN_WORDS = (
    ("Invalid value", "the value of this key cannot be read", 'text stands in "double quotes"'),
    ("Expected '=' after a key", "a key without = and a value", 'write key = "value"'),
    ("Cannot overwrite a value", "a key is given twice", ""),
    ("Cannot declare", "a table is declared twice", ""),
    ("Unclosed array", "a list is opened with [ and never closed", ""),
    ("Unterminated string", "a quotation mark is opened and never closed", ""),
    ("Illegal character", "a quotation mark is opened and not closed on its line", ""),
    ("Unescaped '\\'", "a backslash with no meaning", "write two backslashes"),
)


def read_toml(text: str, path: str, problems: list[Problem]) -> Mapping | None:
    """Return the top table of ``text``, or None with the reason in ``problems``."""
    text = text.replace("\r\n", "\n")
    if len(text) > TOML_CHARACTERS:
        message = f"longer than {TOML_CHARACTERS // 1024**2} MB"
        problems.append(Problem(message, Location(path)))
        return None
    if (offset := _long_key(text)) is not None:
        problems.append(Problem("a key with too many dots", Source(path, text).at(offset)))
        return None
    try:
        return _Scanner(Source(path, text)).tree(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        problems.append(_explain(str(error), text, path))
    except RecursionError:
        problems.append(Problem("lists and tables nest too deeply", Location(path)))
    except ValueError:  # of a number with more digits than Python reads (CVE-2020-10735)
        problems.append(Problem("a number with too many digits", Location(path)))
    return None


def _long_key(text: str) -> int | None:
    """Return the offset of words joined by many dots: such a key would eat all memory."""
    dots = offset = 0
    for part in text.split("."):
        dots = dots + 1 if _WORD.fullmatch(part) else 1
        if dots > TOML_DOTS:
            return offset
        offset += len(part) + 1
    return None


def _explain(said: str, text: str, path: str) -> Problem:
    place = _PLACE.search(said)
    message = _PLACE.sub("", said)
    if place is None or place[1] is None:
        where = Source(path, text.rstrip("\n")).at(len(text.rstrip("\n")))
    else:
        where = Location(path, int(place[1]), int(place[2]))
    for sign, plain, hint in _PLAIN_WORDS:
        if sign in message:
            return Problem(plain, where, hint)
    return Problem(f"this cannot be read: {message}", where)


class _Scanner:
    """Notes where each key and value of a valid TOML text begins."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.text = source.text
        self.position = 0
        self.keys: dict[_Path, Location] = {}
        self.values: dict[_Path, Location] = {}
        self.counts: dict[_Path, int] = {}

    def tree(self, values: dict[str, object]) -> Mapping:
        """Return the values of the text with their places."""
        self.scan()
        return self.mapping(values, ())

    def scan(self) -> None:
        table: _Path = ()
        while self.skip(_BETWEEN) < len(self.text):
            start = self.position
            if self.text[start] != "[":
                self.pair(table)
                continue
            double = self.text.startswith("[[", start)
            self.position += 2 if double else 1
            table = self.table(self.key(), self.source.at(start), double=double)
            self.position += 2 if double else 1

    def skip(self, pattern: re.Pattern[str]) -> int:
        """Move past what ``pattern`` matches here; return the new position."""
        match = pattern.match(self.text, self.position)
        assert match is not None  # the text is valid
        self.position = match.end()
        return self.position

    def table(self, names: list[tuple[str, Location]], where: Location, *, double: bool) -> _Path:
        """Return the full path of a table header; an array's last item is meant."""
        path: _Path = ()
        for number, (name, place) in enumerate(names, 1):
            path = (*path, name)
            self.keys.setdefault(path, place)
            self.values.setdefault(path, where)
            if number == len(names) and double:
                self.counts[path] = self.counts.get(path, 0) + 1
            if path in self.counts:
                path = (*path, self.counts[path] - 1)
                self.values.setdefault(path, where)
        return path

    def key(self) -> list[tuple[str, Location]]:
        """Read a key, dotted or not: its names with their places."""
        names: list[tuple[str, Location]] = []
        while True:
            start = self.skip(_BLANK)
            raw = self.text[start : self.skip(_KEY)]
            name = next(iter(tomllib.loads(f"{raw} = 0"))) if raw[0] in "\"'" else raw
            names.append((name, self.source.at(start)))
            if self.text[self.skip(_BLANK)] != ".":
                return names
            self.position += 1

    def pair(self, table: _Path) -> None:
        path = table
        for name, place in self.key():
            path = (*path, name)
            self.keys.setdefault(path, place)
            self.values.setdefault(path, place)
        self.position += 1  # the equals sign
        self.skip(_BLANK)
        self.value(path)

    def value(self, path: _Path) -> None:
        self.values[path] = self.source.at(self.position)
        first = self.text[self.position]
        if first == "[":
            self.members(path, "]")
        elif first == "{":
            self.members(path, "}")
        elif first in "\"'":
            self.skip(_STRING)
        else:
            self.skip(_BARE)

    def members(self, path: _Path, end: str) -> None:
        """Walk an array, or an inline table, from its opening to its closing mark."""
        self.position += 1
        number = 0
        while self.text[self.skip(_BETWEEN)] != end:
            if self.text[self.position] == ",":
                self.position += 1
            elif end == "]":
                self.value((*path, number))
                number += 1
            else:
                self.pair(path)
        self.position += 1

    def mapping(self, values: dict[str, object], path: _Path) -> Mapping:
        entries = []
        for name, value in values.items():
            inner = (*path, name)
            entries.append(Entry(name, self.keys[inner], self.node(value, inner)))
        unplaced = Location(self.source.path) if not path else self.values[path]
        return Mapping(tuple(entries), unplaced)

    def node(self, value: object, path: _Path) -> Node:
        if isinstance(value, dict):
            return self.mapping(value, path)
        where = self.values[path]
        if isinstance(value, list):
            items = (self.node(v, (*path, n)) for n, v in enumerate(value))
            return Sequence(tuple(items), where)
        if isinstance(value, str | int | float):
            return Scalar(value, where)
        return Scalar(str(value), where)  # a date or time, as ISO 8601
