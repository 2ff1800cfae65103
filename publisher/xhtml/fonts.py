"""Fonts of an EPUB: in go faces and the characters of a book, out come small fonts.

Each face is cut down to the characters that the book uses.  Its licence goes with
it as a file of its own, and copyright and licence stay in the font's name table,
as condition 2 of the SIL Open Font License 1.1 asks of bundled fonts.

Floor 3: imports lower floors and its own modules only.
"""

from __future__ import annotations

from publisher import typefaces
from publisher.cache import Cache
from publisher.model.publication import Resource
from publisher.model.style import Face, Style
from publisher.slug import slug

__all__ = ["font_resources", "font_rules", "used_faces"]

_ALWAYS = frozenset(map(chr, (*range(0x20, 0x7F), 0xA0, 0xAD, *range(0x2010, 0x2027))))
"""Characters that stay in every font, so that small edits leave the fonts as they are."""

_FEATURES = (
    *("calt", "ccmp", "kern", "liga", "locl", "mark", "mkmk", "rlig"),
    *("c2sc", "case", "frac", "lnum", "onum", "ordn", "pnum", "smcp", "subs", "sups", "tnum"),
)
"""Layout features (OpenType 1.9 registry) that the shapers apply or style sheets may ask for."""


def used_faces(style: Style) -> tuple[Face, ...]:
    """Return the faces whose family the style sheets of an EPUB name."""
    sheets = style.common + style.epub
    return tuple(face for face in style.faces if f'"{face.family}"' in sheets)


def font_rules(style: Style) -> str:
    """Return an ``@font-face`` rule a face, as they stand in ``css/book.css``."""
    return "".join(
        f'@font-face {{ font-family: "{face.family}"; font-weight: {face.weight}; '
        f'font-style: {face.style}; src: url("../{_path(face)}"); }}\n'
        for face in used_faces(style)
    )


def font_resources(style: Style, characters: frozenset[str], cache: Cache) -> tuple[Resource, ...]:
    """Return the fonts and their licences; same characters, same bytes.

    Raises ``StyleError`` for a font that cannot be cut down, and what
    ``typefaces.cut`` raises.
    """
    faces = used_faces(style)
    fonts = [Resource(_path(face), "font/ttf", _subset(face, characters, cache)) for face in faces]
    licenses = {
        f"fonts/{slug(face.family)}-license.txt": typefaces.license_text(face) for face in faces
    }
    texts = [Resource(path, "text/plain", text.encode()) for path, text in licenses.items()]
    return (*fonts, *texts)


def _path(face: Face) -> str:
    slope = "" if face.style == "normal" else f"-{face.style}"
    return f"fonts/{slug(face.family)}-{face.weight}{slope}.ttf"


def _subset(face: Face, characters: frozenset[str], cache: Cache) -> bytes:
    whole = typefaces.cut(face, cache)
    return typefaces.subset(whole, "".join(sorted(characters | _ALWAYS)), _FEATURES)
