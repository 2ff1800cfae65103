"""Links and their targets: what may stand in the parentheses, and what may not."""

from __future__ import annotations

import re
from typing import assert_never

from publisher.manuscript.syntax import ENTITY, ESCAPABLE
from publisher.model.inline import (
    Aside,
    Emphasis,
    Foreign,
    Inline,
    Insertion,
    LineBreak,
    Link,
    Note,
    Pulled,
    SmallCaps,
    SoftBreak,
    Strong,
    Text,
)
from publisher.values import Fault

__all__ = ["angle", "escaped_target", "holds_link_or_note", "target"]

_TARGET = re.compile(
    r"https?://[^\s<>\"]+|mailto:[^\s<>\"@]+@[^\s<>\"@]+|#[^\s<>\"#]+", re.IGNORECASE
)
_RUN = re.compile(r"[^\s\\()]+")
_HARMLESS = re.compile(r"[^\\()&]*")
_COMMENT = re.compile(r"<!--")
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]*|[^<>\s@]+@[^<>\s@]+)>", re.IGNORECASE)
_WANTED = "a link leads to http://…, https://…, mailto:… or #id"


def target(text: str, start: int) -> tuple[str, int, Fault | None]:
    """Read ``(target)`` at ``start``: the target, the offset behind it, a fault or None.

    Parentheses within the target stand in pairs or behind backslashes.
    """
    characters: list[str] = []
    depth, position = 1, start + 1
    while position < len(text) and not text[position].isspace():
        if run := _RUN.match(text, position):
            characters.append(run[0])
            position = run.end()
            continue
        character = text[position]
        escaped = character == "\\" and text[position + 1 : position + 2] in ESCAPABLE
        if escaped and position + 1 < len(text):
            position += 1
            character = text[position]
        elif character in "()":
            depth += 1 if character == "(" else -1
            if not depth:
                break
        characters.append(character)
        position += 1
    found = "".join(characters)
    if text[position : position + 1] != ")":
        hint = "a link has no title and no blank in it; write \\( if no link is meant"
        return found, position, Fault("the target of this link does not end with )", hint)
    if not _TARGET.fullmatch(found):
        hint = f"{_WANTED}; write \\( if no link is meant"
        return found, position + 1, Fault(f"“{found}” cannot be linked to", hint)
    return found, position + 1, None


def escaped_target(href: str) -> str:
    """Return ``href`` as it stands in parentheses, so that ``target`` reads it back."""
    if _HARMLESS.fullmatch(href):
        return href
    depth, paired = 0, True
    for character in href:
        depth += {"(": 1, ")": -1}.get(character, 0)
        paired = paired and depth >= 0
    special = "\\" if paired and not depth else "\\()"
    text = "".join(f"\\{c}" if c in special else c for c in href)
    return ENTITY.sub(lambda entity: f"\\{entity[0]}", text)


def angle(text: str, start: int) -> tuple[str, int, str]:
    """Return the problem of a ``<`` that begins HTML: message, offset, hint."""
    if _COMMENT.match(text, start):
        hint = "a query is a paragraph of its own: <!-- query: … -->"
        return "a comment stands amid words", start, hint
    link = _AUTOLINK.match(text, start)
    if link is not None:
        address = link[1] if ":" in link[1] else f"mailto:{link[1]}"
        return "a bare link", start, f"write [{link[1]}]({address})"
    return "HTML is not read in a manuscript", start, "use its own marks, or write \\<"


def holds_link_or_note(children: tuple[Inline, ...]) -> bool:
    """Tell whether a link or a note stands among ``children``, however deep."""
    for child in children:
        match child:
            case Link() | Note():
                return True
            case Emphasis() | Strong() | SmallCaps() | Foreign() | Pulled() | Insertion():
                if holds_link_or_note(child.children):
                    return True
            case Text() | Aside() | SoftBreak() | LineBreak():
                pass
            case _:
                assert_never(child)
    return False
