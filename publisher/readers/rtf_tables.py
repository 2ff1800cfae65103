r"""The tables at the head of RTF: fonts and their code pages, styles, properties.

In: a group as it is written; out: what it says (RTF Specification 1.9.1, *Font Table*,
*Style Sheet*, *Information Group*).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.model.transcript import Evidence
from publisher.readers import rtf_codes

__all__ = ["fonts", "headings", "properties"]

_FONT = re.compile(r"\\f(\d{1,5})(?=[\\{} ;])([^;]{0,400})")
_STYLE = re.compile(r"\\s(\d{1,5})(?=[\\{} ;])([^{};]{0,600})")
_HEADING = re.compile(
    r"(?:heading|überschrift|titre|título|titolo|kop|rubrik)[ ]([1-6])\b", re.IGNORECASE
)
_TITLE = re.compile(r" (?:Title|Titel|Titre|Título|Titolo)$")
_PROPERTY = re.compile(r"\{\\(title|author|subject) ([^{}]{0,2000})\}")
_CREATED = re.compile(r"\{\\creatim\\yr(\d{4})\\mo(\d{1,2})\\dy(\d{1,2})")
_FILE_NAME = re.compile(
    r"microsoft word\b.*|(?:document|untitled|dokument)[ ]?\d{0,3}|\S{1,80}\.[a-z]{2,4}",
    re.IGNORECASE,
)


def fonts(said: str, page: str) -> dict[int, str]:
    """Return the codec of each font by its number; empty where the file's own holds.

    A character set of 0 is Windows-1252, unless no font of a file has another one
    and the file says that its code page is another.
    """
    found: dict[int, str] = {}
    western: list[int] = []
    for match in _FONT.finditer(said):
        number = int(match[1])
        stated = re.search(r"\\cpg(\d{1,5})", match[2])
        charset = re.search(r"\\fcharset(\d{1,3})", match[2])
        codec = rtf_codes.codec(page=int(stated[1])) if stated else ""
        if not codec and charset and int(charset[1]) not in (0, 1, 2):
            codec = rtf_codes.codec(charset=int(charset[1]))
        if not codec and charset and charset[1] == "0":
            western.append(number)
        found[number] = codec
    if page == "cp1252" or any(found.values()):
        found.update(dict.fromkeys(western, "cp1252"))
    return found


def headings(said: str) -> dict[int, int]:
    """Return the level of each style that is one of headings, by its number."""
    found: dict[int, int] = {}
    for match in _STYLE.finditer(said):
        if heading := _HEADING.search(match[2]):
            found[int(match[1])] = int(heading[1])
        elif _TITLE.search(match[2].rstrip()):
            found[int(match[1])] = 1
    return found


def properties(said: str, start: int, page: str) -> Iterator[Evidence]:
    """Yield what the properties of the document state; ``start`` is where they stand.

    Who wrote the file need not be who wrote the interview, so that is kept apart.
    """
    for match in _PROPERTY.finditer(said):
        value = _unescaped(match[2], page)
        if not value or (match[1] == "title" and _FILE_NAME.fullmatch(value)):
            continue
        key = "file author" if match[1] == "author" else match[1]
        yield Evidence(key, value, start + match.start(2), start + match.end(2))
    if made := _CREATED.search(said):
        value = f"{made[1]}-{int(made[2]):02}-{int(made[3]):02}"
        yield Evidence("file created", value, start + made.start(), start + made.end())


def _unescaped(said: str, page: str) -> str:
    """Return a value as it reads."""
    said = re.sub(
        r"\\u(-?\d{1,5}) ?(?:\?|\\'[0-9A-Fa-f]{2})?", lambda m: chr(int(m[1]) % 0x10000), said
    )
    said = re.sub(
        r"(?:\\'[0-9A-Fa-f]{2})++",
        lambda m: bytes.fromhex(m[0].replace("\\'", "")).decode(page, "replace"),
        said,
    )
    said = said.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    said = re.sub(
        r"\\([A-Za-z]{1,32})-?\d{0,9} ?", lambda m: rtf_codes.CHARACTERS.get(m[1], ""), said
    )
    return " ".join(said.replace("\\", "").split())
