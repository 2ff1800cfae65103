"""A section as an object file: laid out, but not yet anywhere in a book.

``Section`` holds what one WeasyPrint run made of one document: PDF objects whose
numbers are still open, and what a book must know of it (anchors, glyphs, page
sizes).  It knows no folio, no running head and no other section, and it serves the
screen and the printer: which inks its colours are of, what its pictures are coded
in, and whether its links and structure are taken at all, is settled when it is bound.
``encode`` and ``decode`` turn it into bytes for the cache and for other processes,
and back.

Open numbers stand in the bytes as *marks*: the control character ESC, a letter,
a decimal number and ESC again.  ESC cannot come from a document (XML 1.0, 2.2)
and ``pdf.capture`` makes sure that it does not.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field

__all__ = [
    "Anchor",
    "Fault",
    "FontUse",
    "PageUse",
    "Section",
    "Shown",
    "Stored",
    "decode",
    "encode",
    "mark",
    "resolve",
]

_ESC = b"\x1b"
_OBJECT = ord("o")
_LOWEST = 6  # of headings: ISO 32000-1, 14.8.4.3.2
_SEPARATOR = b"\x1e"  # parts objects; like ESC, not an XML character


def mark(kind: str, number: int = 0) -> bytes:
    """Return the mark of an open number.

    Kinds: ``o`` an object of the section, ``k`` a key of the parent tree, ``h`` the
    level of a heading, ``p`` the page tree, ``d`` the structure element that the section
    stands in, ``f`` the fonts of the book, ``s`` its graphics states, ``c`` its colour
    space, ``i`` a picture of the section.
    """
    return b"%b%b%d%b" % (_ESC, kind.encode(), number, _ESC)


def resolve(
    pieces: Sequence[bytes], base: int, shared: Mapping[str, bytes], pictures: Sequence[bytes] = ()
) -> list[bytes]:
    """Fill the marks of many pieces at once: numbers start at ``base``, the rest is shared.

    ``pictures`` refers to each picture of the section, ``shared`` has under ``h`` how many
    parts it stands in.  No piece holds what parts them (U+001E).
    """
    if not pieces:
        return []

    def fill(marked: bytes) -> bytes:
        kind, number = chr(marked[0]), int(marked[1:])
        if kind == "k":
            return b"%d" % (base + number)
        if kind == "h":
            return b"%d" % min(_LOWEST, number + int(shared["h"]))
        return pictures[number] if kind == "i" else shared[kind]

    parts = _SEPARATOR.join(pieces).split(_ESC)
    parts[1::2] = [  # most are objects
        b"%d 0 R" % (base + int(marked[1:])) if marked[0] == _OBJECT else fill(marked)
        for marked in parts[1::2]
    ]
    return b"".join(parts).split(_SEPARATOR)


@dataclass(frozen=True, slots=True)
class PageUse:
    """A page of the section: the numbers of its object, content and resources, its size.

    The binder writes the object, since boxes and what lies over the text are the
    book's.  ``links`` are its annotations as PDF, ``key`` is that of its structure
    in the parent tree.  ``before`` counts the signs of the section's text on the
    pages before it, ``opening`` are the first signs of its own (see
    ``publisher.signs``); ``divided`` says that the page before ends within a word.
    ``inside`` is its margin at the fold, ``outside`` the other, ``type`` its smallest
    type and ``line`` its thinnest line, in points; 0 if it has none.
    """

    object: int
    content: int
    resources: int
    width: float
    height: float
    links: str = ""
    key: int | None = None
    before: int = 0
    opening: str = ""
    divided: bool = False
    inside: float = 0.0
    outside: float = 0.0
    type: float = 0.0
    line: float = 0.0


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture as it is printed: page of the section from 0, size in points.

    ``path`` is that of the picture in the publication.
    """

    path: str
    page: int
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where an id begins: page of the section from 0, place in points from below."""

    name: str
    page: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class FontUse:
    """A font as the section uses it.

    ``resource`` names it in content streams, ``base`` is its PDF name, ``face``
    the address of the cut; ``glyphs`` gives the text that each glyph stands for.
    """

    resource: str
    base: str
    family: str
    face: str
    flags: int
    glyphs: dict[int, str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with the setting of a page: its code, the page from 0, the turn's id.

    ``at`` is where on the page, as left, top, right and bottom in points from its upper left.
    """

    code: str
    page: int
    turn: str
    words: str
    at: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class Stored:
    """A stream: its dictionary without ``Length``, with marks, and its bytes."""

    dictionary: bytes
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Section:
    """One laid-out section.

    Objects number from 0: first the streams, then the plain objects, the pages,
    and last the ``tags``, which are structure and links, and only for the screen.
    ``top`` are the structure elements at the root; ``parents`` maps keys of the
    parent tree to a reference or an array; ``links`` are the ids that links of the
    section name; ``states`` are graphics states by name.  ``pictures`` are the paths
    of the pictures that its resources name, ``shown`` tells where they stand.
    ``coloured`` tells if the style prints anything in another ink than black.
    ``named`` are the structure elements that have an ID, by it.
    """

    streams: tuple[Stored, ...]
    plain: tuple[bytes, ...]
    tags: tuple[bytes, ...]
    pages: tuple[PageUse, ...]
    top: tuple[int, ...]
    parents: tuple[tuple[int, bytes], ...]
    anchors: tuple[Anchor, ...]
    links: tuple[str, ...]
    fonts: tuple[FontUse, ...]
    states: tuple[tuple[str, bytes], ...]
    pictures: tuple[str, ...] = ()
    shown: tuple[Shown, ...] = ()
    coloured: bool = False
    faults: tuple[Fault, ...] = ()
    named: tuple[tuple[str, int], ...] = ()


def encode(section: Section) -> bytes:
    """Return the section as bytes: a length, a JSON head, then the streams."""
    head = {
        "streams": [(_text(s.dictionary), len(s.data)) for s in section.streams],
        "plain": _text(_SEPARATOR.join(section.plain)),
        "tags": _text(_SEPARATOR.join(section.tags)),
        "pages": [asdict(p) for p in section.pages],
        "top": section.top,
        "parents": [(key, _text(value)) for key, value in section.parents],
        "anchors": [asdict(a) for a in section.anchors],
        "links": section.links,
        "fonts": [asdict(f) | {"glyphs": list(f.glyphs.items())} for f in section.fonts],
        "states": [(name, _text(value)) for name, value in section.states],
        "pictures": section.pictures,
        "shown": [asdict(s) for s in section.shown],
        "coloured": section.coloured,
        "faults": [asdict(f) for f in section.faults],
        "named": section.named,
    }
    data = json.dumps(head, separators=(",", ":")).encode("ascii")
    return b"".join((len(data).to_bytes(8, "big"), data, *(s.data for s in section.streams)))


def decode(data: bytes) -> Section:
    """Return the section that ``encode`` wrote."""
    start = 8 + int.from_bytes(data[:8], "big")
    head = json.loads(data[8:start])
    streams = []
    for dictionary, length in head["streams"]:
        streams.append(Stored(_bytes(dictionary), data[start : start + length]))
        start += length
    return Section(
        streams=tuple(streams),
        plain=_parted(head["plain"]),
        tags=_parted(head["tags"]),
        pages=tuple(PageUse(**p) for p in head["pages"]),
        top=tuple(head["top"]),
        parents=tuple((key, _bytes(value)) for key, value in head["parents"]),
        anchors=tuple(Anchor(**a) for a in head["anchors"]),
        links=tuple(head["links"]),
        fonts=tuple(FontUse(**f | {"glyphs": dict(f["glyphs"])}) for f in head["fonts"]),
        states=tuple((name, _bytes(value)) for name, value in head["states"]),
        pictures=tuple(head["pictures"]),
        shown=tuple(Shown(**s) for s in head["shown"]),
        coloured=head["coloured"],
        faults=tuple(Fault(**f | {"at": f["at"] and tuple(f["at"])}) for f in head["faults"]),
        named=tuple((name, number) for name, number in head["named"]),
    )


def _parted(text: str) -> tuple[bytes, ...]:
    return tuple(_bytes(text).split(_SEPARATOR)) if text else ()


def _text(data: bytes) -> str:
    return data.decode("latin-1")


def _bytes(text: str) -> bytes:
    return text.encode("latin-1")
