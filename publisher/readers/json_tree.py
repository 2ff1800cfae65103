"""JSON with its places: every value knows the characters it stands on.

In: the text of a file; out: its values as trees, or a RawError with line, column
and a remedy.  The grammar is that of RFC 8259.  Read as well is what tools and
hands leave behind and what can only mean one thing: several values one behind
another (JSON Lines), a comma before a closing bracket, line ends in strings.
Of equal names in one object (4) other programs keep one or the other, and of two
speakers nobody knows which is meant, so they are refused; so are ``NaN`` and ``Infinity`` (6).
Objects are parsed without recursion, and are never deeper than ``limits.JSON_DEPTH``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from publisher.errors import Problem, RawError
from publisher.limits import JSON_DEPTH
from publisher.source import Location

__all__ = ["Array", "Atom", "Member", "Object", "String", "Value", "parsed"]

_TOKEN = re.compile(
    r"[ \t\n\r]*+(?:(?P<string>\"(?:[^\"\\]|\\.)*+\")"
    r"|(?P<atom>-?+[0-9][0-9.eE+-]*+|true|false|null)(?![\w.])"
    r"|(?P<sign>[\[\]{},:]))",
    re.DOTALL,
)
_BLANKS = re.compile(r"[ \t\n\r]*+")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")


@dataclass(slots=True)
class String:
    """A string; ``start`` and ``end`` are the characters of its quotes, the end behind."""

    start: int
    end: int


@dataclass(slots=True)
class Atom:
    """A number, ``true``, ``false`` or ``null``, as it is written."""

    start: int
    end: int
    text: str


@dataclass(slots=True)
class Member:
    """A field of an object: its name, the character at which that begins, and the value.

    ``colon`` is the character behind the colon.
    """

    name: str
    start: int
    colon: int
    value: Value


@dataclass(slots=True)
class Object:
    """An object; its members in order, no two of one name."""

    start: int
    end: int
    members: list[Member] = field(default_factory=list)


@dataclass(slots=True)
class Array:
    """An array."""

    start: int
    end: int
    items: list[Value] = field(default_factory=list)


Value = String | Atom | Object | Array


@dataclass(slots=True)
class _Parser:
    """One pass over the text; ``place`` is how far it has come."""

    path: str
    text: str
    place: int = 0
    stack: list[Object | Array] = field(default_factory=list)
    wants: list[str] = field(default_factory=list)
    """For each open value, what comes next: ``value``, ``comma``, ``name``, ``first``."""
    pending: Member | None = None
    names: list[Member | None] = field(default_factory=list)
    held: list[dict[str, int]] = field(default_factory=list)
    """For each open value, the names of an object so far, and the character of each."""

    def values(self) -> Iterator[Value]:
        """Yield the values of the file, one after another."""
        end = len(self.text)
        while _past(self.text, self.place) < end:
            yield self._value()

    def _value(self) -> Value:
        done: Value | None = None
        while done is None:
            match = _TOKEN.match(self.text, self.place)
            if match is None:
                raise self._fault()
            self.place = match.end()
            if match["sign"]:
                done = self._sign(match["sign"], match.start("sign"))
            elif match["string"]:
                done = self._string(match.start("string"), match.end())
            else:
                if match["atom"][0] in "-0123456789":
                    self._number(match["atom"], match.start("atom"))
                done = self._take(Atom(match.start("atom"), match.end(), match["atom"]))
        return done

    def _number(self, said: str, start: int) -> None:
        if _NUMBER.fullmatch(said) is None:
            raise self._error(f"{said[:40]} is not a number of JSON", start, "put it in quotes")

    def _string(self, start: int, end: int) -> Value | None:
        if self.stack and self.wants[-1] in ("name", "first"):
            name = _name(self.text[start:end])
            colon = _past(self.text, end)
            if self.text[colon : colon + 1] != ":":
                raise self._error("a name without a colon behind it", start, _hint(self.text, end))
            self._once(name, start)
            self.place = colon + 1
            self.pending = Member(name, start, colon + 1, Atom(start, start, ""))
            self.wants[-1] = "value"
            return None
        return self._take(String(start, end))

    def _once(self, name: str, start: int) -> None:
        """Raise RawError for a name that its object has already."""
        if (before := self.held[-1].setdefault(name, start)) != start:
            line = self.text.count("\n", 0, before) + 1
            message = f"the name “{name[:40]}” comes twice in one object, first in line {line}"
            hint = "give each its own name, or put both values into a list"
            raise self._error(message, start, hint)

    def _sign(self, sign: str, start: int) -> Value | None:
        want = self.wants[-1] if self.wants else "value"
        if sign in "[{" and want in ("value", "first item", "item"):
            if len(self.stack) >= JSON_DEPTH:
                raise self._error(
                    f"nested deeper than {JSON_DEPTH}", start, "is this a transcript?"
                )
            opened: Object | Array = Object(start, start) if sign == "{" else Array(start, start)
            self.stack.append(opened)
            self.names.append(self.pending)
            self.held.append({})
            self.pending = None
            self.wants.append("first" if sign == "{" else "first item")
            return None
        if sign in "]}" and self.stack and want != "value":
            closed = self.stack[-1]
            if (sign == "}") != isinstance(closed, Object):
                raise self._error(f"“{sign}” closes what it does not open", start, "")
            self.stack.pop()
            self.wants.pop()
            self.held.pop()
            self.pending = self.names.pop()
            closed.end = self.place
            return self._take(closed)
        if sign == "," and want == "comma":
            self.wants[-1] = "name" if isinstance(self.stack[-1], Object) else "item"
            return None
        raise self._error(f"“{sign}” is not expected here", start, _hint(self.text, start))

    def _take(self, value: Value) -> Value | None:
        """Give a finished value to the one it lies in; return it if it lies in none."""
        if not self.stack:
            return value
        want, outer = self.wants[-1], self.stack[-1]
        if want not in ("value", "item", "first item"):
            message = "a comma is missing before this" if want == "comma" else "a name is missing"
            raise self._error(message, value.start, "")
        if isinstance(outer, Object):
            assert self.pending is not None
            self.pending.value = value
            outer.members.append(self.pending)
            self.pending = None
        else:
            outer.items.append(value)
        self.wants[-1] = "comma"
        return None

    # --- faults --------------------------------------------------------------------------------

    def _fault(self) -> RawError:
        start = _past(self.text, self.place)
        if start >= len(self.text):
            opened = self.stack[-1]
            sign = "{" if isinstance(opened, Object) else "["
            line = self.text.count("\n", 0, opened.start) + 1
            message = f"the file ends before the “{sign}” of line {line} is closed"
            return self._error(message, len(self.text), "perhaps the file was cut off")
        if self.text[start] == '"':
            return self._error(
                "a string that is never closed", start, "perhaps the file was cut off"
            )
        return self._error("no value of JSON", start, _hint(self.text, start))

    def _error(self, message: str, place: int, hint: str) -> RawError:
        line = self.text.count("\n", 0, place) + 1
        column = place - self.text.rfind("\n", 0, place)
        return RawError(Problem(f"broken JSON: {message}", Location(self.path, line, column), hint))


def _past(text: str, place: int) -> int:
    match = _BLANKS.match(text, place)
    return match.end() if match else place


def _name(written: str) -> str:
    """Return the name of a field without its escapes."""
    if "\\" not in written:
        return written[1:-1]
    try:
        return str(json.loads(written, strict=False)).encode("utf-8", "replace").decode()
    except ValueError:
        return written[1:-1]


def _hint(text: str, place: int) -> str:
    """Return what was perhaps meant by what stands here."""
    here = _past(text, place)
    sign = text[here : here + 1]
    if sign == "'":
        return "strings of JSON stand in double quotes"
    if sign in ("“", "”", "„", "«"):
        return "strings of JSON stand in straight double quotes"
    if text.startswith(("//", "/*", "#"), here):
        return "JSON has no comments"
    if re.match(r"(?:True|False|None)\b", text[here : here + 6]):
        return "this is how Python writes it; JSON has true, false and null"
    if re.match(r"-?(?:undefined|nan|inf(?:inity)?)\b", text[here : here + 10], re.IGNORECASE):
        return "JSON has no such value; write null"
    if re.match(r"[A-Za-z_]", sign):
        return "names and strings of JSON stand in double quotes"
    return "export the file anew" if sign else "perhaps the file was cut off"


def parsed(path: str, text: str) -> list[Value]:
    """Return the values that a text holds: one, or several as in JSON Lines.

    Raises RawError.
    """
    parser = _Parser(path, text)
    return list(parser.values())
