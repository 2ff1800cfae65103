"""Making a cover: geometry, words, art and picture put together and bound."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from html import escape
from urllib.parse import quote

from publisher.cache import Cache
from publisher.errors import LimitError, Problem
from publisher.model.edition import Edition, PrintSpec, Product
from publisher.model.finding import Finding
from publisher.model.publication import Document, Resource
from publisher.model.style import Fallback, Style
from publisher.pdf.bind import Parts
from publisher.pdf.boxes import Sheet as Boxes
from publisher.pdf.condition import condition
from publisher.pdf.cover.art import Art
from publisher.pdf.cover.back import END, SIZES, back_html, code_of, foot_lines, text_bottom
from publisher.pdf.cover.findings import cover_findings
from publisher.pdf.cover.front import drawn_front
from publisher.pdf.cover.geometry import Field, Geometry, geometry
from publisher.pdf.cover.ground import ground_of
from publisher.pdf.cover.lettering import Lettering, Line
from publisher.pdf.cover.spine import Spine, reads_up, spine_lines
from publisher.pdf.engine import press
from publisher.pdf.inks import inks_of
from publisher.pdf.job import budget
from publisher.pdf.plan import Plan, Side
from publisher.pdf.printer import bind_print
from publisher.pdf.scheme import SCHEME
from publisher.pdf.section import Section
from publisher.pdf.setup import Setup, Sheet
from publisher.pdf.setups import cover_setup, style_spec
from publisher.source import Location
from publisher.work import held
from publisher.xhtml.cover.palette import BLACK, PAPER, Inks, Palette, palette_of
from publisher.xhtml.languages import direction
from publisher.xhtml.needs import needed

__all__ = ["Cover", "make_cover"]

_SHEET = """
@page { margin: 0 }
html, body { margin: 0 }
.line { position: absolute; height: 0; white-space: nowrap }
.strip { position: absolute; transform-origin: 0 0 }
img { position: absolute; object-fit: cover }
.back { position: absolute; font-family: FAMILY; orphans: 1; widows: 1 }
.back p { margin: 0; font-feature-settings: "onum" }
.back p + p { text-indent: 1.2em }
.back .praise { font-style: italic; font-size: 1.18em; line-height: 1.36 }
.back .praise p + p { text-indent: 0; margin-top: .5em }
.back .praise + .text { margin-top: 1.5em }
.back .about { font-size: .88em; line-height: 1.38; margin-top: 1.5em }
"""

_SIDE = "cover"


@dataclass(frozen=True, slots=True)
class Cover:
    """A finished cover, and what is to be said about it."""

    pdf: bytes = field(repr=False)
    findings: tuple[Finding, ...]


def make_cover(edition: Edition, style: Style, product: Product, pages: int, store: Cache) -> Cover:
    """Return the cover of a paperback or hardcover of so many pages.

    The same arguments give the same bytes, whatever ``store`` is.  Raises ``InputError``
    for a character of the back that no face of the style has.
    """
    spec = product.print or style_spec(style)
    product = replace(product, print=replace(spec, ink="colour"))
    return _Maker(edition, style, product, pages, store).made()


class _Maker:
    def __init__(
        self, edition: Edition, style: Style, product: Product, pages: int, store: Cache
    ) -> None:
        leftward = direction(edition.language) == "rtl"
        self.edition, self.style, self.product = edition, style, product
        self.pages, self.store = pages, store
        self.place = geometry(product, pages, leftward=leftward)
        self.letters = Lettering(style, edition.language, store, leftward=leftward)
        self.profile = condition(edition, product).profile
        self.ground, self.palette = self._ground()
        self.art = Art(self.place.height)

    def made(self) -> Cover:
        self.art.bands(_whole(self.place), self.ground)
        code = code_of(self.product, self.place, self.letters, self.art)
        if code:
            self.place = replace(self.place, code=code.ground)
        place, lines = self.place, list(code.lines if code else ())
        if self.edition.cover is None:
            front = drawn_front(self.edition, place.front_flat, self.letters, self.palette)
            corner = place.front_flat.left, place.front_flat.top, front.unit
            for asks, ink in ((False, 1), (True, 2)):
                shown = (s for s in front.strokes if s.asks == asks)
                self.art.strokes(shown, *corner, self.palette.inks[ink])
            lines += front.lines
        spine = spine_lines(self.edition, place, self.letters, self.palette)
        lines += foot_lines(self.edition, place, self.letters, self.palette)
        section, fits = self._set(lines, spine)
        findings = cover_findings(
            self.edition, self.product, self.pages, place, spine, coded=code is not None, fits=fits
        )
        return Cover(self._bound(section), findings)

    def _ground(self) -> tuple[list[Inks], Palette]:
        """Return the inks of the ground from head to foot, and of what stands on it."""
        picture = self.edition.cover
        if picture is None:
            palette = palette_of(self.edition)
            return [palette.inks[0]], palette
        ground = ground_of(picture, self.place.front_printed, leftward=self.place.leftward)
        inks = inks_of(ground.colours, self.profile)
        ink = PAPER if ground.dark else BLACK
        return inks, Palette("", "", "", (inks[0], ink, ink))

    def _set(self, lines: list[Line], spine: Spine) -> tuple[Section, bool]:
        """Set the words, the back as large as it fits; tell whether it does."""
        fixed = self._image() + self._strip(spine)
        fixed += "".join(self.letters.html(line, self.place.width) for line in lines)
        setup = self._setup()
        foot = self.place.height - text_bottom(self.place)
        for share in SIZES:
            back = back_html(self.edition, self.place, self.palette, share)
            section = self._section(setup, fixed + back)
            ends = [anchor.y for anchor in section.anchors if anchor.name == END]
            if ends and ends[0] >= foot:  # what runs off the sheet ends nowhere
                return section, True
        return section, False

    def _setup(self) -> Setup:
        family = f"'{self.style.faces[0].family}'"
        sheet = Sheet("cover", _SHEET.replace("FAMILY", family))
        faces = tuple(dict.fromkeys((*self.style.faces, *self.letters.faces)))
        size = self.place.width, self.place.height
        return cover_setup(self.style, faces, self._fallbacks(), sheet, size, self.store)

    def _fallbacks(self) -> tuple[Fallback, ...]:
        """Return what the words on the back need beside the faces of the style."""
        words = back_html(self.edition, self.place, self.palette, SIZES[0])
        return needed((self._document(words),), self.edition, self.style)

    def _section(self, setup: Setup, body: str) -> Section:
        language, title = escape(self.edition.language), escape(self.edition.title)
        way = direction(self.edition.language)
        html = (
            f'<!DOCTYPE html><html lang="{language}" dir="{way}"><head><title>{title}</title>'
            f"</head><body>{body}</body></html>"
        )
        set_words = partial(press(setup).section, language=language, fitted=False)
        try:
            with held(budget(html)):
                return set_words(html, self._pictures(), Location(_SIDE))
        except LimitError as error:
            (problem,) = error.problems
            hint = f"shorten what stands on it; {problem.hint}"
            told = f"setting its cover {problem.message}"
            raise LimitError(Problem(told, self.edition.where, hint)) from error

    def _strip(self, spine: Spine) -> str:
        """Return the words of the spine, on a strip that is turned."""
        field = self.place.spine
        up = self.place.leftward or reads_up(self.edition.language)
        turned = "rotate(-90deg)" if up else "rotate(90deg)"
        left, top = (field.left, field.bottom) if up else (field.right, field.top)
        style = f"{_box(Field(left, top, field.height, field.width))}; transform: {turned}"
        lines = "".join(self.letters.html(line, field.height) for line in spine.lines)
        return f'<div class="strip" style="{style}">{lines}</div>'

    def _image(self) -> str:
        """Return the picture of the front, which fills it up to the fold."""
        if self.edition.cover is None:
            return ""
        address = f"{SCHEME}{quote(self.edition.cover.path)}"
        return f'<img src="{address}" alt="" style="{_box(self.place.front_printed)}">'

    def _pictures(self) -> tuple[Resource, ...]:
        picture = self.edition.cover
        return (Resource(picture.path, picture.media_type, picture.data),) if picture else ()

    def _document(self, body: str) -> Document:
        title, language = self.edition.title, self.edition.language
        return Document(_SIDE, _SIDE, _SIDE, _SIDE, title, language, body)

    def _bound(self, section: Section) -> bytes:
        place, spec = self.place, self.product.print or PrintSpec()
        document = self._document("")
        sides = tuple(Side("1", "bare", document, page) for page in range(len(section.pages)))
        parts = Parts(Plan(sides, 0), {_SIDE: section}, (), self._setup().cuts)
        pictures = {picture.path: picture for picture in self._pictures()}
        sheet = Boxes(place.width, place.height, place.bleed, marks=spec.marks)
        return bind_print(
            self.edition,
            self.product,
            parts,
            pictures,
            sheet,
            self.store,
            part=_SIDE,
            beneath=self.art.content,
        )


def _whole(place: Geometry) -> Field:
    """Return all that is printed, with the bleed."""
    bleed = place.bleed
    return Field(-bleed, -bleed, place.width + 2 * bleed, place.height + 2 * bleed)


def _box(field: Field) -> str:
    return (
        f"left: {field.left:.4f}pt; top: {field.top:.4f}pt;"
        f" width: {field.width:.4f}pt; height: {field.height:.4f}pt"
    )
