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
from collections.abc import Iterator
from functools import partial

from publisher.model.transcript import Syntax

__all__ = ["healed", "without_marks"]

_TAGS = re.compile(
    r"<!\[CDATA\[|\]\]>|<!\[[^\[\]<>]{0,80}+\]>"
    r"|<[/!?]?[A-Za-z](?:[^<>\"'=]|=\s*+\"[^\"]*+\"|=\s*+'[^']*+'|=(?!\s*+[\"']))*+>"
    r"|<[/!?]?[A-Za-z][^<>]*+>"
)
"""Marks of HTML and XML; a quotation mark opens a value only behind ``=`` (HTML, 13.2.5.35)."""
_CODE = re.compile(r"<(script|style)\b[^<>]*+>", re.IGNORECASE)
_CODE_ENDS = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in ("script", "style")
}
_FIELDS = re.compile(
    r"\"(?:[^\"\\\n]|\\.){0,200}+\"\s*+:|</?[A-Za-z][^<>]*+>|\\u[0-9A-Fa-f]{4}|\\[\"\\/bfnrt]"
)
"""Names of fields, the tags of HTML within strings, and escapes."""
_CONTROLS = re.compile(
    r"\\(?:[A-Za-z]{1,32}+-?[0-9]{0,10}+ ?|'[0-9A-Fa-f]{2}|[\0-@\[-`{-\x7f])|[{}]"
)
_MARKS = {Syntax.TAGS: _TAGS, Syntax.JSON: _FIELDS, Syntax.RTF: _CONTROLS}
_ESCAPES = re.compile(r"(?:\\u[0-9A-Fa-f]{4})++|\\[\"\\/bfnrt]")
_PAGES = (
    "cp1252 cp1251 cp1250 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 cp874 cp932 cp936 cp949 cp950 "
    "johab cp437 cp850 cp852 cp862 cp863 cp865 cp866 iso8859_6 mac_roman mac_cyrillic utf-8"
).split()
_CODES = re.compile(r"(?:\\'[0-9A-Fa-f]{2})++|\\u(-?[0-9]{1,10}+) ?(?:\?|\\'[0-9A-Fa-f]{2})?")


def without_marks(said: str, syntax: Syntax) -> str:
    """Return a stretch of the raw without the marks of its container."""
    pattern = _MARKS.get(syntax)
    if syntax is Syntax.TAGS:
        said = _without_code(said.replace("\0", ""))  # which says nothing, wherever it stands
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


def healed(said: str, syntax: Syntax) -> Iterator[str]:
    """Yield a stretch with its escapes replaced by what they may stand for.

    The bytes of RTF are of the code page of a font, which a stretch does not tell.
    """
    match syntax:
        case Syntax.JSON:
            yield _ESCAPES.sub(lambda match: str(json.loads(f'"{match[0]}"')), said)
        case Syntax.RTF:
            pages = _PAGES if "\\'" in said else _PAGES[:1]
            for page in pages:
                yield _paired(_CODES.sub(partial(_character, page=page), said))
        case _:
            yield said


def _character(match: re.Match[str], page: str) -> str:
    if match[1]:
        return chr(int(match[1]) % 0x10000)
    return bytes.fromhex(match[0].replace("\\'", "")).decode(page, "replace")


def _paired(said: str) -> str:
    """Return a text whose halves of surrogate pairs are letters."""
    return said.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
