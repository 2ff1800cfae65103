r"""The letters of a JSON string: escapes read, each on record.

In: a string with its place; out: a passage, and omissions for its escapes (RFC 8259,
7).  Two halves of a surrogate pair are one letter; half of one is U+FFFD, because
no text can hold it; a backslash that begins no escape is a letter.  A line end or a
control character that is written as an escape is what ``decoding`` makes of one that
stands there as such, and so is UTF-8 that was taken for Latin-1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from publisher.model.transcript import Action, Omission
from publisher.readers.json_tree import String
from publisher.readers.passage import Passage

__all__ = ["passage", "said"]

_ESCAPE = re.compile(
    r"\\u[dD][89abAB][0-9A-Fa-f]{2}\\u[dD][c-fC-F][0-9A-Fa-f]{2}|\\u[0-9A-Fa-f]{4}|\\r\\n|\\[\"\\/bfnrt]"
)
_RULE = "encoding.escape"
_SHORT = {"b": " ", "f": "\n", "n": "\n", "r": "\n", "t": "\t", "r\\n": "\n"}
_LINE_ENDS = "\r\x85\u2028\u2029"
_INVISIBLE = "\u00ad\u200b\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")


_MISREAD = re.compile(r"(?:\\u00[89a-fA-F][0-9a-fA-F]){2,}")
_HIGH = re.compile(r"\\u(?!00[0-7])[0-9A-Fa-f]{4}")


@lru_cache(maxsize=1)
def _is_misread(text: str) -> bool:
    r"""Tell whether escapes are the bytes of UTF-8, one by one: ``\u00c3\u00a9``.

    So some programs write what they took for Latin-1; no letter beyond it occurs then.
    """
    runs = _MISREAD.findall(text)
    return (
        bool(runs)
        and sum(_reread(run) is not None for run in runs) >= 0.8 * len(runs)
        and sum(map(len, runs)) >= 0.8 * 6 * len(_HIGH.findall(text))
    )


def _reread(run: str) -> str | None:
    """Return what the bytes of a run of escapes say, or None."""
    try:
        return bytes(int(part, 16) for part in run.split("\\u")[1:]).decode()
    except UnicodeDecodeError:
        return None


def _mended(match: re.Match[str]) -> Iterator[tuple[int, int, str]]:
    """Yield the letters that a run of misread escapes says, each with its characters."""
    place = match.start()
    said = _reread(match[0])
    for letter in said or "":
        end = place + 6 * len(letter.encode())
        yield place, end, letter
        place = end


def passage(text: str, string: String, omissions: list[Omission]) -> Passage:
    """Return the letters of a string that stands in ``text``."""
    start, end = string.start + 1, string.end - 1
    if text.find("\\", start, end) < 0:
        return Passage.verbatim(text[start:end], start)
    misread = _is_misread(text)
    parts: list[str] = []
    anchors: list[tuple[int, int]] = []
    length, place = 0, start
    for first, after, letter, rule in _escapes(text, start, end, misread=misread):
        if first > place:
            anchors.append((length, place))
            parts.append(text[place:first])
            length += first - place
        place = after
        if letter:
            # White space stands on the last character, so that whatever ends with it
            # ends with the escape.
            anchors.append((length, place - 1 if letter.isspace() else first))
            parts.append(letter)
            length += 1
        omissions.append(_record(first, place, letter, rule))
    if end > place:
        anchors.append((length, place))
        parts.append(text[place:end])
    return Passage("".join(parts), tuple(anchors), end)


def _escapes(
    text: str, start: int, end: int, *, misread: bool
) -> Iterator[tuple[int, int, str, str]]:
    """Yield the escapes of a stretch: their characters, the letter, and the rule."""
    place = start
    for run in _MISREAD.finditer(text, start, end) if misread else ():
        for match in _ESCAPE.finditer(text, place, run.start()):
            yield match.start(), match.end(), _letter(match[0]), _RULE
        place = run.start()
        for first, after, letter in _mended(run):
            yield first, after, letter, f"{_RULE}, encoding.misread"
            place = after
    for match in _ESCAPE.finditer(text, place, end):
        yield match.start(), match.end(), _letter(match[0]), _RULE


def _record(start: int, end: int, letter: str, rule: str) -> Omission:
    """Return what became of an escape: one of white space is a mark that parts words."""
    if letter.isspace():
        return Omission(start, end, Action.MARKUP, "")
    return Omission(start, end, Action.CHANGED, rule, letter, joined=True)


def said(text: str, string: String) -> str:
    """Return what a string says, without keeping the way back."""
    inner = text[string.start + 1 : string.end - 1]
    if "\\" not in inner:
        return inner
    if _is_misread(text):
        inner = _MISREAD.sub(lambda match: _reread(match[0]) or match[0], inner)
    return _ESCAPE.sub(lambda match: _letter(match[0]), inner)


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
