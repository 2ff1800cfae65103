"""The marks of containers, as the gate knows them: a second grammar, of its own.

In: a stretch of the raw, and the syntax of its file; out: whether the stretch holds
marks only, and what its escapes say.  Readers have grammars that build trees; these
only take marks away, so that a reader which calls a word a mark is found out.

Sources: HTML (WHATWG, 13.1) and XML 1.0 (2.4 to 2.7) for tags, RFC 8259 (4 and 7)
for JSON, the RTF Specification 1.9.1 (*Basic Entities*, *Unicode RTF*).
Every pattern is possessive where it repeats, so no input makes it slow.
"""

from __future__ import annotations

import json
import re

from publisher.model.transcript import Syntax

__all__ = ["healed", "without_marks"]

_TAGS = re.compile(
    r"<!\[CDATA\[|\]\]>|<!\[[^\[\]<>]{0,80}+\]>"
    r"|<[/!?]?[A-Za-z](?:[^<>\"']|\"[^\"]*+\"|'[^']*+')*+>|<[/!?]?[A-Za-z][^<>]*+>"
)
_CODE = re.compile(r"<(script|style)\b[^<>]*+>", re.IGNORECASE)
_CODE_ENDS = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in ("script", "style")
}
_FIELDS = re.compile(r"\"(?:[^\"\\\n]|\\.){0,200}+\"\s*+:|\\u[0-9A-Fa-f]{4}|\\[\"\\/bfnrt]")
_CONTROLS = re.compile(r"\\(?:[A-Za-z]{1,32}+-?\d{0,10}+ ?|'[0-9A-Fa-f]{2}|[^A-Za-z])|[{}]")
_MARKS = {Syntax.TAGS: _TAGS, Syntax.JSON: _FIELDS, Syntax.RTF: _CONTROLS}
_ESCAPES = re.compile(r"(?:\\u[0-9A-Fa-f]{4})++|\\[\"\\/bfnrt]")
_CODES = re.compile(r"(?:\\'[0-9A-Fa-f]{2})++|\\u(-?\d{1,5}) ?(?:\?|\\'[0-9A-Fa-f]{2})?")


def without_marks(said: str, syntax: Syntax) -> str:
    """Return a stretch of the raw without the marks of its container."""
    pattern = _MARKS.get(syntax)
    if syntax is Syntax.TAGS:
        said = _without_code(said)
    return pattern.sub(" ", said) if pattern is not None else said


def _without_code(said: str) -> str:
    """Return a stretch without scripts and style sheets; one that is not closed stays."""
    parts: list[str] = []
    place = 0
    unclosed: set[str] = set()
    while opening := _CODE.search(said, place):
        parts.append(said[place : opening.end()])
        name = opening[1].lower()
        closing = _CODE_ENDS[name].search(said, opening.end()) if name not in unclosed else None
        place = closing.start() if closing else opening.end()
        if closing is None:
            unclosed.add(name)
    return "".join([*parts, said[place:]])


def healed(said: str, syntax: Syntax) -> str:
    """Return a stretch with its escapes replaced by the characters they stand for."""
    match syntax:
        case Syntax.JSON:
            return _ESCAPES.sub(lambda match: str(json.loads(f'"{match[0]}"')), said)
        case Syntax.RTF:
            return _CODES.sub(_character, said)
        case _:
            return said


def _character(match: re.Match[str]) -> str:
    if match[1]:
        return chr(int(match[1]) % 0x10000)
    return bytes.fromhex(match[0].replace("\\'", "")).decode("cp1252", "replace")
