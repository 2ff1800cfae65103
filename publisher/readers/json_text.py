r"""The letters of a JSON string: escapes read, each on record.

In: a string with its place; out: a passage, and omissions for its escapes (RFC 8259,
7).  Two halves of a surrogate pair are one letter; half of one is U+FFFD, because
no text can hold it; a backslash that begins no escape is a letter.  A line end or a
control character that is written as an escape is what ``decoding`` makes of one that
stands there as such.
"""

from __future__ import annotations

import re

from publisher.model.transcript import Action, Omission
from publisher.readers.json_tree import String
from publisher.readers.passage import Passage

__all__ = ["passage", "said"]

_ESCAPE = re.compile(
    r"\\u[dD][89abAB][0-9A-Fa-f]{2}\\u[dD][c-fC-F][0-9A-Fa-f]{2}|\\u[0-9A-Fa-f]{4}|\\r\\n|\\[\"\\/bfnrt]"
)
_SHORT = {"b": " ", "f": "\n", "n": "\n", "r": "\n", "t": "\t", "r\\n": "\n"}
_LINE_ENDS = "\r\x85\u2028\u2029"
_INVISIBLE = "\u00ad\u200b\u2060\ufeff"
_CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]"
)


def passage(text: str, string: String, omissions: list[Omission]) -> Passage:
    """Return the letters of a string that stands in ``text``."""
    start, end = string.start + 1, string.end - 1
    if text.find("\\", start, end) < 0:
        return Passage.verbatim(text[start:end], start)
    parts: list[str] = []
    anchors: list[tuple[int, int]] = []
    length, place = 0, start
    for match in _ESCAPE.finditer(text, start, end):
        if match.start() > place:
            anchors.append((length, place))
            parts.append(text[place : match.start()])
            length += match.start() - place
        letter, place = _letter(match[0]), match.end()
        if letter:
            # White space stands on the last character, so that whatever ends with it
            # ends with the escape.
            anchors.append((length, place - 1 if letter.isspace() else match.start()))
            parts.append(letter)
            length += 1
        omissions.append(_record(match.start(), place, letter))
    if end > place:
        anchors.append((length, place))
        parts.append(text[place:end])
    return Passage("".join(parts), tuple(anchors), end)


def _record(start: int, end: int, letter: str) -> Omission:
    """Return what became of an escape: one of white space is a mark that parts words."""
    if letter.isspace():
        return Omission(start, end, Action.MARKUP, "")
    return Omission(start, end, Action.CHANGED, "encoding.escape", letter, joined=True)


def said(text: str, string: String) -> str:
    """Return what a string says, without keeping the way back."""
    inner = text[string.start + 1 : string.end - 1]
    return _ESCAPE.sub(lambda match: _letter(match[0]), inner) if "\\" in inner else inner


def _letter(escape: str) -> str:
    """Return the letter that an escape stands for; none for what is invisible."""
    body = escape[1:]
    if body[0] != "u" or len(body) < 5:
        return _SHORT.get(body, body)
    values = [int(part, 16) for part in escape.split("\\u")[1:]]
    if len(values) == 2:
        return chr(0x10000 + ((values[0] - 0xD800) << 10) + values[1] - 0xDC00)
    letter = chr(values[0])
    if 0xD800 <= values[0] <= 0xDFFF:
        return "\ufffd"
    if letter in _LINE_ENDS:
        return "\n"
    if letter in _INVISIBLE:
        return ""
    return " " if _CONTROL.match(letter) else letter
