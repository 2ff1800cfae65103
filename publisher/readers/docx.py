"""Word files: the parts of an Office Open XML document, to passages.

In: the bytes of a ``.docx``; out: a transcript.  Source: ECMA-376, parts 1 (17,
WordprocessingML) and 2 (packages).  Read, and laid end to end, are the document, its
notes, comments, headers and footers; ``docx_flow`` walks through them.  Styles and
numbering say how words look; no word of theirs is in the document.
"""

from __future__ import annotations

import posixpath

from lxml import etree

from publisher.errors import Problem, RawError
from publisher.model.transcript import Part, Syntax, Transcript
from publisher.readers.decoding import decode
from publisher.readers.document_title import shown_title
from publisher.readers.docx_flow import INLINE, Walk
from publisher.readers.docx_look import Look, links
from publisher.readers.elements import grown, marks
from publisher.readers.markup import tokens
from publisher.readers.package import Package, open_package
from publisher.readers.reader import Reader
from publisher.readers.xml import checked, parsed
from publisher.source import Location

__all__ = ["READER"]

_KINDS = ("footnotes", "endnotes", "comments", "header", "footer")
"""The parts beside the document that hold words, by the end of their relationship type."""


def _read(path: str, data: bytes) -> Transcript:
    package = open_package(path, data)
    main = _main(package)
    beside = links(_related(package, main))
    names = [main, *_beside(package, main, beside)]
    members = [checked(f"{path}: {name}", package.read(name)) for name in names]
    joined = b"".join(members)
    decoded = decode(path, joined)
    found = list(tokens(decoded.text, code=False))
    root = grown(found, decoded.text, lenient=False)
    walk = Walk(
        Look.of(*(_member(package, main, name) for name in ("styles", "numbering"))),
        {key: target for key, (kind, target) in beside.items() if kind == "hyperlink"},
    )
    events = tuple(walk.events(root))
    if not events:
        raise RawError(Problem("a document without text", Location(path)))
    return Transcript(
        path,
        "docx",
        joined,
        decoded.text,
        decoded.offsets,
        events,
        tuple(shown_title(_title(package), events)),
        (*marks(found, INLINE), *walk.omissions),
        decoded.repairs,
        Syntax.TAGS,
        packed=data,
        parts=tuple(_parts(names, members)),
    )


def _parts(names: list[str], members: list[bytes]) -> list[Part]:
    parts, place = [], 0
    for name, member in zip(names, members, strict=True):
        parts.append(Part(name, place, place + len(member)))
        place += len(member)
    return parts


def _main(package: Package) -> str:
    """Return the name of the document's own part (ECMA-376-2, 9.3)."""
    for kind, target in links(_optional(package, "_rels/.rels")).values():
        name = target.lstrip("/")
        if kind == "officeDocument" and name in package:
            return name
    if "word/document.xml" in package:
        return "word/document.xml"
    hint = "it is no Word file, or a broken one; save it anew as .docx"
    raise RawError(Problem("an archive without a document", Location(package.path), hint))


def _related(package: Package, main: str) -> bytes:
    folder, name = posixpath.split(main)
    return _optional(package, posixpath.join(folder, "_rels", f"{name}.rels"))


def _beside(package: Package, main: str, beside: dict[str, tuple[str, str]]) -> list[str]:
    """Return the names of the other parts that hold words, each once, in a fixed order."""
    folder = posixpath.dirname(main)
    found = []
    for kind in _KINDS:
        named = (target for known, target in beside.values() if known == kind)
        names = (_inside(folder, target) for target in named)
        found += sorted(name for name in dict.fromkeys(names) if name in package)
    return [name for name in found if name != main]


def _inside(folder: str, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)


def _member(package: Package, main: str, name: str) -> bytes:
    return _optional(package, _inside(posixpath.dirname(main), f"{name}.xml"))


def _optional(package: Package, name: str) -> bytes:
    return package.read(name) if name in package else b""


def _title(package: Package) -> str:
    """Return the title in the core properties (ECMA-376-2, 11)."""
    data = _optional(package, "docProps/core.xml")
    tree = parsed(data) if data else None
    found = tree.find("{http://purl.org/dc/elements/1.1/}title") if tree is not None else None
    return (found.text or "") if isinstance(found, etree._Element) else ""


def _sniff(data: bytes) -> bool:
    """Tell whether this is an archive that names a Word document among its first members."""
    return data.startswith(b"PK\x03\x04") and b"word/" in data and b"[Content_Types].xml" in data


READER = Reader("docx", (".docx", ".docm", ".dotx", ".dotm", ".doc"), _sniff, _read)
