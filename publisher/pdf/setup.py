"""A setup: all that sections of one book share before they are typeset.

In go a style and the print specification, out come style sheets and fonts, and
a key that changes whenever one of them does.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from publisher import cache, typefaces
from publisher.cache import Cache
from publisher.model.edition import PrintSpec
from publisher.model.style import Face, Style
from publisher.pdf.fetcher import SCHEME
from publisher.pdf.geometry import Geometry, geometry
from publisher.pdf.machinery import machinery
from publisher.pdf.measure import width_of
from publisher.vocabulary.trims import TRIMS

__all__ = [
    "Cut",
    "Setup",
    "Sheet",
    "furniture_setup",
    "page_geometry",
    "style_spec",
    "text_setup",
]

_INK = """
@page { color: device-cmyk(0 0 0 1) }
html { color: device-cmyk(0 0 0 1) }
a, hr { color: inherit }
"""
"""Black is one ink unless a style says otherwise; WeasyPrint's own is a colour of screens."""

_TEXT_MECHANICS = """
h1, h2, h3, h4, h5, h6 { bookmark-level: none }
img { image-rendering: crisp-edges }
.footnote { float: footnote; footnote-policy: line }
.whole { hyphens: manual }
html.verso { break-before: left }
.line { display: block; hyphens: manual; text-align-last: justify; word-spacing: -0.05em }
.line + .line { text-indent: 0 }
.line:nth-child(2), .line:last-child { break-before: avoid }
.line:last-child { text-align-last: start; word-spacing: 0 }
.line .footnote { text-align-last: start; word-spacing: 0; hyphens: auto }
"""
"""What every style needs of WeasyPrint, whatever it looks like.

Bookmarks come from the contents of the publication, not from headings; smooth
scaling would set ``/Interpolate``, which PDF/A forbids (ISO 19005-2, 6.2.8).
"""

_FURNITURE_MECHANICS = """
body { margin: 0 }
.leaf {
  break-before: page;
  string-set: book attr(data-book), head attr(data-head), folio attr(data-folio)
}
.leaf:first-child { break-before: auto }
.opener { page: opener }
.running { page: running }
.front { page: front }
.bare { page: bare }
"""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A style sheet and the name by which messages call it."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Cut:
    """A face of the style and its font file."""

    face: Face
    data: bytes = field(repr=False)

    @property
    def address(self) -> str:
        """The name under which the fetcher serves the file."""
        return f"face/{hashlib.sha256(self.data).hexdigest()}"


@dataclass(frozen=True, slots=True)
class Setup:
    """Style sheets, fonts and measures; two setups are equal if their keys are.

    ``characters`` is how many a full line of the text has, on average.
    """

    key: str
    style: str = field(compare=False)
    sheets: tuple[Sheet, ...] = field(compare=False, repr=False)
    cuts: tuple[Cut, ...] = field(compare=False, repr=False)
    measures: tuple[tuple[str, float], ...] = field(compare=False)
    characters: float = field(compare=False)
    width: float = field(compare=False)
    height: float = field(compare=False)
    bleed: float = field(compare=False)


def style_spec(style: Style) -> PrintSpec:
    """Return the trim of the style."""
    width, height = TRIMS[style.trim]
    return PrintSpec(trim=style.trim, width=width, height=height)


def text_setup(style: Style, spec: PrintSpec, store: Cache, gutter: float = 0.0) -> Setup:
    """Return what the sections of a book need; the margin at the fold is at least a ``gutter``."""
    sheets = (
        Sheet("mechanics", _INK + _TEXT_MECHANICS),
        Sheet(f"{style.name}/common.css", style.common),
        Sheet(f"{style.name}/print.css", style.print),
    )
    return _setup(style, spec, sheets, store, gutter)


def furniture_setup(style: Style, spec: PrintSpec, store: Cache, gutter: float = 0.0) -> Setup:
    """Return what the running heads and folios of a book need.

    Rules for the text are not among it: leaves have classes that mean other things there.
    """
    sheets = (
        Sheet("mechanics", _INK + _FURNITURE_MECHANICS),
        Sheet(f"{style.name}/furniture.css", style.furniture),
    )
    return _setup(style, spec, sheets, store, gutter)


def _setup(
    style: Style, spec: PrintSpec, sheets: tuple[Sheet, ...], store: Cache, gutter: float
) -> Setup:
    cuts = tuple(Cut(face, typefaces.cut(face, store)) for face in style.faces)
    faces = Sheet("faces", "\n".join(map(_font_face, cuts)))
    page = page_geometry(style, spec, cuts, gutter)
    mechanics, *drawn = sheets
    pages = Sheet("pages", page.pages(spec.bleed))  # last: no sheet takes the fold its margin
    sheets = (faces, mechanics, Sheet("geometry", page.text()), *drawn, pages)
    parts = [part for sheet in sheets for part in (sheet.name, sheet.text)]
    return Setup(
        key=cache.key("setup", machinery(), repr(style.measures), *parts),
        style=style.name,
        sheets=sheets,
        cuts=cuts,
        measures=style.measures,
        characters=page.column / _letter(style, cuts),
        width=spec.width,
        height=spec.height,
        bleed=spec.bleed,
    )


def _font_face(cut: Cut) -> str:
    face = cut.face
    return (
        f'@font-face {{ font-family: "{face.family}"; font-weight: {face.weight};'
        f" font-style: {face.style}; src: url({SCHEME}{cut.address}) }}"
    )


_LETTERS = (
    "It was the third night of the frost, and we had the lamps lit by four; nobody came, "
    "and we talked until the kettle was dry and the first tram went by."
)
"""English of common words, whose letters are about as wide as those of a book."""


def page_geometry(
    style: Style, spec: PrintSpec, cuts: tuple[Cut, ...], gutter: float = 0.0
) -> Geometry:
    """Return the page of the style on that trim, with the margin that its thickness asks for."""
    return geometry(style.page, TRIMS[style.trim], spec, _letter(style, cuts), gutter)


def _letter(style: Style, cuts: tuple[Cut, ...]) -> float:
    """Return the average width of a letter of the text in points."""
    return width_of(cuts[0].data, _LETTERS) / len(_LETTERS) * style.page.size
