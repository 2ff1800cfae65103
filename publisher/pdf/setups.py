"""Setups: in go a style and the print specification, out comes a ``Setup``.

It has a key that changes whenever a sheet or a font does.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from publisher import cache, typefaces
from publisher.cache import Cache
from publisher.model.edition import PrintSpec
from publisher.model.style import Face, Fallback, Style
from publisher.pdf.geometry import Geometry, geometry
from publisher.pdf.machinery import machinery
from publisher.pdf.measure import width_of
from publisher.pdf.scheme import SCHEME
from publisher.pdf.setup import Cut, Setup, Sheet
from publisher.vocabulary.trims import TRIMS

__all__ = [
    "cover_setup",
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

_PICTURES = """
img { image-rendering: crisp-edges }
"""
"""Smooth scaling would set ``/Interpolate``, which PDF/A forbids (ISO 19005-2, 6.2.8)."""

_FACES = """
.face { line-height: 0; letter-spacing: 0; word-spacing: 0 }
"""
"""Spans of fallbacks (``pdf.fallback``)."""

_TEXT_MECHANICS = """
h1, h2, h3, h4, h5, h6 { bookmark-level: none }
.footnote { float: footnote; footnote-policy: line }
.whole, .address { hyphens: manual }
html.verso { break-before: verso }
.line { display: block; hyphens: manual; text-align-last: justify; word-spacing: -0.05em }
.line + .line { text-indent: 0 }
.line:nth-child(2), .line + .line:last-child { break-before: avoid }
.line:last-child { text-align-last: start; word-spacing: 0 }
[dir="rtl"], html[dir="rtl"] body { text-align: start }
.leftward::before { content: ""; display: inline-block; width: var(--indent) }
.room { display: block }
.room-1 { height: 1lh }
.room-2 { height: 2lh }
.room-3 { height: 3lh }
.line .footnote { text-align-last: start; word-spacing: 0; letter-spacing: 0; hyphens: auto }
.joined { letter-spacing: 0 }
"""
"""What every style needs of WeasyPrint, whatever it looks like.

Bookmarks come from the contents of the publication, not from headings.  Lines that are
read leftward are ranged: WeasyPrint 70 stretches some of their spaces only.
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


_MOST_FEWER = 2  # lines by which all pages of a section may be less deep


def style_spec(style: Style) -> PrintSpec:
    """Return the trim of the style."""
    width, height = TRIMS[style.trim]
    return PrintSpec(trim=style.trim, width=width, height=height)


def text_setup(
    style: Style,
    spec: PrintSpec,
    store: Cache,
    gutter: float = 0.0,
    fallbacks: Sequence[Fallback] = (),
) -> Setup:
    """Return what the sections of a book need; ``fallbacks`` are those that it uses.

    The margin at the fold is at least a ``gutter``.
    """
    cuts = _cuts(style, fallbacks, store)
    page = page_geometry(style, spec, cuts, gutter)
    sheets = (
        Sheet("mechanics", _INK + _PICTURES + _FACES + _TEXT_MECHANICS),
        Sheet("geometry", page.text()),
        Sheet(f"{style.name}/common.css", style.common),
        Sheet(f"{style.name}/print.css", style.print),
        _pages(page, spec),
    )
    fewer = range(1, min(_MOST_FEWER + 1, page.lines))
    return replace(
        _setup(style, spec, sheets, cuts, fallbacks),
        characters=page.column / _letter(style, cuts),
        lines=page.lines * page.columns,
        inside=page.inside,
        shallow=tuple(Sheet("shallow", page.shallower(n)) for n in fewer),
    )


def furniture_setup(
    style: Style,
    spec: PrintSpec,
    store: Cache,
    gutter: float = 0.0,
    fallbacks: Sequence[Fallback] = (),
) -> Setup:
    """Return what the running heads and folios of a book need.

    Rules for the text are not among it: leaves have classes that mean other things there.
    Margin boxes hold no elements, so that fallbacks come after each family of the style.
    """
    cuts = _cuts(style, fallbacks, store)
    page = page_geometry(style, spec, cuts, gutter)
    families = dict.fromkeys(face.family for face in style.faces)
    behind = [fallback.family for fallback in fallbacks]
    sheets = (
        Sheet("mechanics", _INK + _FURNITURE_MECHANICS),
        Sheet("geometry", page.text()),
        Sheet(f"{style.name}/furniture.css", _with_families(style.furniture, families, behind)),
        _pages(page, spec),
    )
    return _setup(style, spec, sheets, cuts, fallbacks)


def _pages(page: Geometry, spec: PrintSpec) -> Sheet:
    """Return the sheet that comes last: no other takes from the fold its margin."""
    return Sheet("pages", page.pages(spec.bleed))


def _with_families(sheet: str, families: Iterable[str], behind: Sequence[str]) -> str:
    """Return a sheet in which other families stand behind those named."""
    for family in families if behind else ():
        names = ", ".join(f'"{name}"' for name in (family, *behind))
        sheet = sheet.replace(f'"{family}"', names).replace(f"'{family}'", names)
    return sheet


def cover_setup(
    style: Style,
    faces: tuple[Face, ...],
    fallbacks: Sequence[Fallback],
    sheet: Sheet,
    size: tuple[float, float],
    store: Cache,
) -> Setup:
    """Return what a cover of that width and height needs: its faces, and its own sheet."""
    spec = PrintSpec(width=size[0], height=size[1])
    pages = Sheet("pages", f"@page {{ size: {size[0]:g}pt {size[1]:g}pt }}")
    sheets = (Sheet("mechanics", _INK + _PICTURES + _FACES), sheet, pages)
    lettered = replace(style, faces=faces)
    cuts = _cuts(lettered, fallbacks, store)
    return _setup(lettered, spec, sheets, cuts, tuple(fallbacks))


def _cuts(style: Style, fallbacks: Sequence[Fallback], store: Cache) -> tuple[Cut, ...]:
    others = (face for fallback in fallbacks for face in fallback.faces)
    return tuple(
        Cut(face, typefaces.cut(face, store)) for face in dict.fromkeys((*style.faces, *others))
    )


def _setup(
    style: Style,
    spec: PrintSpec,
    sheets: tuple[Sheet, ...],
    cuts: tuple[Cut, ...],
    fallbacks: Sequence[Fallback],
) -> Setup:
    sheets = (Sheet("faces", "\n".join(map(_font_face, cuts))), *sheets)
    parts = [part for sheet in sheets for part in (sheet.name, sheet.text)]
    return Setup(
        key=cache.key("setup", machinery(), repr(style.measures), repr(tuple(fallbacks)), *parts),
        style=style.name,
        sheets=sheets,
        cuts=cuts,
        measures=style.measures,
        characters=0.0,
        lines=0,
        inside=0.0,
        width=spec.width,
        height=spec.height,
        bleed=spec.bleed,
        own=len(set(style.faces)),
        fallbacks=tuple(fallbacks),
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
