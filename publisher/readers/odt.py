"""OpenDocument texts: LibreOffice's own files, packed (``.odt``) or flat (``.fodt``).

In: the bytes of a document; out: a transcript.  Source: OpenDocument 1.3, part 3 (5,
paragraphs, lists, notes, changes; 9, tables; 16, styles) and part 2 (packages).  Read
is ``content.xml``; ``odt_flow`` walks through it.
"""

from __future__ import annotations

from publisher.errors import Problem, RawError
from publisher.model.transcript import Part, Syntax, Transcript
from publisher.readers.decoding import decode
from publisher.readers.document_title import shown_title
from publisher.readers.elements import Element, grown, marks
from publisher.readers.markup import tokens
from publisher.readers.odt_flow import INLINE, Walk
from publisher.readers.package import open_package
from publisher.readers.reader import Reader
from publisher.readers.xml import checked
from publisher.source import Location

__all__ = ["FLAT", "READER"]

_MIME = b"application/vnd.oasis.opendocument.text"


def _read(path: str, data: bytes) -> Transcript:
    package = open_package(path, data)
    content = checked(f"{path}: content.xml", package.read("content.xml"))
    beside = [
        checked(f"{path}: {name}", package.read(name))
        for name in ("styles.xml", "meta.xml")
        if name in package
    ]
    return _document(path, content, beside, data)


def _read_flat(path: str, data: bytes) -> Transcript:
    return _document(path, checked(path, data), [], b"")


def _document(path: str, content: bytes, beside: list[bytes], packed: bytes) -> Transcript:
    decoded = decode(path, content)
    found = list(tokens(decoded.text, code=False))
    root = grown(found, decoded.text, lenient=False)
    others = [_tree(member) for member in beside]
    walk = Walk.of(root, *others)
    events = tuple(walk.events(root))
    if not events:
        raise RawError(Problem("a document without text", Location(path)))
    titles = [
        t for tree in (root, *others) for meta in tree.find("meta") for t in meta.find("title")
    ]
    return Transcript(
        path,
        "odt",
        content,
        decoded.text,
        decoded.offsets,
        events,
        tuple(shown_title(titles[0].said if titles else "", events)),
        (*marks(found, INLINE), *walk.omissions),
        decoded.repairs,
        Syntax.TAGS,
        packed=packed,
        parts=(Part("content.xml", 0, len(content)),) if packed else (),
    )


def _tree(member: bytes) -> Element:
    text = member.decode("utf-8", "replace")
    return grown(tokens(text, code=False), text, lenient=False)


def _sniff(data: bytes) -> bool:
    """Tell whether this is a package whose first member says what it is (part 2, 3.3)."""
    return data.startswith(b"PK\x03\x04") and _MIME in data[:200]


def _sniff_flat(data: bytes) -> bool:
    """Tell whether this is one XML file of an OpenDocument text."""
    return b"<office:document " in data[:5000] and _MIME in data[:20_000]


READER = Reader("odt", (".odt", ".ott"), _sniff, _read)
FLAT = Reader("flat odt", (".fodt",), _sniff_flat, _read_flat)
