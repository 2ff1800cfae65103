"""Scanning: in go a finished file and the edition, out come the names that it tells.

Floor 4: imports lower floors and its own modules only.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping

from publisher.checks.leaks.book import of_archive, of_xml
from publisher.checks.leaks.document import of_pdf
from publisher.checks.leaks.needles import Needles, Text
from publisher.checks.leaks.picture import is_picture, of_picture
from publisher.checks.leaks.raw import strings
from publisher.checks.report import MOST
from publisher.model.edition import Edition
from publisher.model.finding import Finding
from publisher.source import Location
from publisher.vocabulary.findings import finding

__all__ = ["of_file", "of_files"]

_ZIP, _PDF = b"PK\x03\x04", b"%PDF-"
_TYPEFACES = (b"\0\1\0\0", b"OTTO", b"true", b"ttcf", b"wOFF", b"wOF2")
_DEEPEST = 4


def of_files(edition: Edition, files: Mapping[str, bytes]) -> tuple[Finding, ...]:
    """Return the names that finished files of an edition tell, by the files' names."""
    return tuple(one for name, data in files.items() for one in of_file(edition, name, data))


def of_file(edition: Edition, name: str, data: bytes) -> tuple[Finding, ...]:
    """Return the names that a finished file tells; nothing is read if nobody has a pseudonym."""
    needles = Needles((edition.original or edition).people)
    if not needles:
        return ()
    whole = Location(name)
    found: dict[tuple[str, str], Finding] = {}
    try:
        for text in _texts(data, name, 0):
            for one in needles.find(text):
                pseudonym = one.person.pseudonym.name if one.person.pseudonym else ""
                message = f"“{one.word}” tells who “{pseudonym}” is: “{one.around}”"
                leak = finding("name-leak", message, Location(text.where))
                found.setdefault((text.where, one.word.casefold()), leak)
            if len(found) >= MOST:
                break
    except (ValueError, zipfile.BadZipFile) as error:
        found[name, ""] = finding("name-unsearched", f"it cannot be searched: {error}", whole)
    for one in needles.find(Text(name, name, running=False)):
        found[name, one.word] = finding("name-leak", f"the file is called “{one.word}”", whole)
    return tuple(found.values())


def _texts(data: bytes, where: str, depth: int) -> Iterator[Text]:
    """Yield the strings of bytes, by what they are."""

    def inner(member: bytes, place: str) -> Iterator[Text]:
        return _texts(member, place, depth + 1)

    if depth > _DEEPEST:
        raise ValueError("files lie within files too deep")
    if data.startswith(_ZIP):
        yield from of_archive(data, where, inner)
    elif data.startswith(_PDF):
        yield from of_pdf(data, where, inner)
    elif is_picture(data):
        yield from of_picture(data, where)
    elif data.startswith(_TYPEFACES):
        return
    elif data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        yield from of_xml(data, where)
    else:
        yield from strings(data, where)
