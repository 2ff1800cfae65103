"""Backslashes where a plain character would be read as a mark, and nowhere else.

``escape`` works on a stretch of plain text, knowing the characters of the
output before and after it; ``guard`` on a finished line, whose beginning might
look like a heading, a list, verse, the head of a turn.
"""

from __future__ import annotations

import re

from publisher.manuscript.syntax import ALMOST_LABEL, ENTITY, HTML_AFTER, TIME

__all__ = ["escape", "guard", "guard_heading", "guard_turn"]

_SPECIAL = re.compile(r"[\\*\[\]`{_<&~!(:^]")

_HEADING = re.compile(r"#{1,6}(?: |$)")
_BULLET = re.compile(r"[-+](?: |$)")
_NUMBER = re.compile(r"([0-9]{1,9})([.)])(?: |$)")
_RULED = re.compile(r"[\s|:-]*-[\s|:-]*|=+\s*")
"""A line below a paragraph that would make a table or a heading of it."""
_CLOSING = re.compile(r"(?:^| )(#+)$")


def escape(text: str, before: str, after: str) -> str:
    """Return ``text`` so that it reads back as plain text.

    ``before`` and ``after`` are the output next to it: marks, or nothing.
    """

    def escaped(match: re.Match[str]) -> str:
        start = match.start()
        left = text[start - 1] if start else before[-1:]
        right = text[start + 1] if start + 1 < len(text) else after[:1]
        ahead = text[start + 1 :] + after if start + 1 == len(text) else ""
        return f"\\{match[0]}" if _is_mark(match[0], left, right, ahead, match) else match[0]

    return _SPECIAL.sub(escaped, text)


def _is_mark(character: str, left: str, right: str, ahead: str, match: re.Match[str]) -> bool:
    """Tell whether a character would be read as a mark between ``left`` and ``right``.

    ``ahead`` is what follows the last character of a text.
    """
    match character:
        case "_":
            return not (left.isalnum() and right.isalnum())
        case "<":
            return bool(HTML_AFTER.match(right))
        case "&":
            return bool(ENTITY.match(match.string, match.start()))
        case "~":
            return "~" in (left, right)
        case "!":
            return ahead.startswith("[") and not ahead.startswith("[^")
        case "(" | ":":
            return left == "]" and match.start() == 0
        case "^":
            return left == "[" and match.start() == 0
        case _:
            return True


def guard(line: str) -> str:
    """Return a line of a paragraph so that its beginning is not read as a mark."""
    if line[:1] in ">|" or _HEADING.match(line) or _BULLET.match(line) or _RULED.fullmatch(line):
        return f"\\{line}"
    number = _NUMBER.match(line)
    if number is not None:
        return f"{number[1]}\\{line[number.end(1) :]}"
    return _guard_label(line)


def _guard_label(line: str) -> str:
    almost = ALMOST_LABEL.match(line)
    if almost is None or not (almost[2] or almost[3]):
        return line
    place = almost.start(2) if almost[2] else almost.start(3)
    return f"{line[:place]}\\{line[place:]}"


def guard_heading(line: str) -> str:
    """Return the words of a heading so that ``#`` at their end stays."""
    closing = _CLOSING.search(line)
    return f"{line[: closing.start(1)]}\\{line[closing.start(1) :]}" if closing else line


def guard_turn(words: str, *, timed: bool) -> str:
    """Return the words behind a label so that they are not read as a time code."""
    time = None if timed else TIME.match(words)
    if time is None:
        return words
    colon = words.index(":")
    return f"{words[:colon]}\\{words[colon:]}"
