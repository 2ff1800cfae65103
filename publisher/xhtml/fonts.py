"""Fonts of an EPUB: in go faces and the characters of a book, out come small fonts.

Each face that the book has a use for is cut down to the characters of the book.  All
faces get all of them, whichever they are set in: a person who has a reading system
show everything bold, or in italic, would otherwise see single letters fall out of
their typeface.  Its licence goes with a face as a file of its own, and copyright and
licence stay in the font's name table, as condition 2 of the SIL Open Font License 1.1
asks of bundled fonts.

The format is TrueType: all that is a core media type of EPUB 3.3 (3.2, ``font/ttf``)
and known to old reading systems and to Kindle.  WOFF2 would save a fifth, for those
who need it least.

Floor 3: imports lower floors and its own modules only.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

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
    *("c2sc", "smcp"),
)
"""Layout features (OpenType 1.9 registry) that the shapers apply, or a sheet of ours may ask for.

Superior and inferior figures and the like (``sups``, ``frac`` …) are a third of a font
and nobody asks for them: note references are raised, so that they look alike in every font.
"""


_FIGURES = {
    "lining-nums": "lnum",
    "oldstyle-nums": "onum",
    "proportional-nums": "pnum",
    "tabular-nums": "tnum",
}
"""Features by the values of ``font-variant-numeric`` (CSS Fonts 4, 6.7) that ask for them.

Kept only if the sheet asks: Readium's own style sheet asks for old-style figures in every
book, and the old-style 1 of a face such as EB Garamond reads as an I.
"""


def used_faces(style: Style, bodies: Iterable[str]) -> tuple[Face, ...]:
    """Return the faces that an EPUB of such bodies has a use for.

    Their family is named by its style sheets, and if they are for certain elements or
    choices, one of them is in a body or was made.
    """
    sheets = style.common + style.epub
    named = [face for face in style.faces if f'"{face.family}"' in sheets]
    wanted = {element for face in named for element in face.elements}
    shown = {element for body in bodies for element in wanted if _has(body, element)}
    shown |= {f".{name}" for name in style.classes}
    return tuple(face for face in named if not face.elements or shown & set(face.elements))


def _has(body: str, element: str) -> bool:
    return f"<{element}>" in body or f"<{element} " in body


def font_rules(faces: Iterable[Face]) -> str:
    """Return an ``@font-face`` rule a face, as they stand in ``css/book.css``."""
    return "".join(
        f'@font-face {{ font-family: "{face.family}"; font-weight: {face.weight}; '
        f'font-style: {face.style}; src: url("../{_path(face)}"); }}\n'
        for face in faces
    )


def font_resources(
    faces: Sequence[Face], characters: frozenset[str], sheet: str, cache: Cache
) -> tuple[Resource, ...]:
    """Return the fonts and their licences, for a style sheet; same arguments, same bytes.

    Raises ``StyleError`` for a font that cannot be cut down, and what
    ``typefaces.cut`` raises.
    """
    features = (*_FEATURES, *(tag for name, tag in _FIGURES.items() if name in sheet))
    text = "".join(sorted(characters | _ALWAYS))
    fonts = [
        Resource(
            _path(face), "font/ttf", typefaces.subset(typefaces.cut(face, cache), text, features)
        )
        for face in faces
    ]
    licenses = {
        f"fonts/{slug(face.family)}-license.txt": typefaces.license_text(face) for face in faces
    }
    texts = [Resource(path, "text/plain", text.encode()) for path, text in licenses.items()]
    return (*fonts, *texts)


def _path(face: Face) -> str:
    slope = "" if face.style == "normal" else f"-{face.style}"
    return f"fonts/{slug(face.family)}-{face.weight}{slope}.ttf"
