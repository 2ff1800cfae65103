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
    r"<(?P<code>script|style)\b[^<>]*+>.*?</(?P=code)\s*+>"
    r"|<!\[CDATA\[|\]\]>|<[/!?]?[A-Za-z](?:[^<>\"']|\"[^\"]*+\"|'[^']*+')*+>|<[/!?]?[A-Za-z][^<>]*+>",
    re.IGNORECASE | re.DOTALL,
)
_FIELDS = re.compile(
    r"\"(?:[^\"\\\n]|\\.){0,200}+\"\s*+:|</?[A-Za-z][^<>]*+>|\\u[0-9A-Fa-f]{4}|\\[\"\\/bfnrt]"
)
"""Names of fields, the tags of HTML within strings, and escapes."""
_CONTROLS = re.compile(r"\\(?:[A-Za-z]{1,32}+-?\d{0,10}+ ?|'[0-9A-Fa-f]{2}|[^A-Za-z])|[{}]")
_MARKS = {Syntax.TAGS: _TAGS, Syntax.JSON: _FIELDS, Syntax.RTF: _CONTROLS}
_ESCAPES = re.compile(r"(?:\\u[0-9A-Fa-f]{4})++|\\[\"\\/bfnrt]")
_CODES = re.compile(r"(?:\\'[0-9A-Fa-f]{2})++|\\u(-?\d{1,5}) ?(?:\?|\\'[0-9A-Fa-f]{2})?")


def without_marks(said: str, syntax: Syntax) -> str:
    """Return a stretch of the raw without the marks of its container."""
    pattern = _MARKS.get(syntax)
    return pattern.sub(" ", said) if pattern is not None else said


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
