"""The back of a cover: in goes an edition, out come its words as HTML and its bar code.

What the book is about stands at the head, as large as there is room for it; publisher
and series at the foot, on the line of the publisher's name on the front; the bar code
beside the spine.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from publisher.edition.identity import isbn13
from publisher.model.edition import Edition, Product
from publisher.pdf.cover.art import Art
from publisher.pdf.cover.barcode import FULL_SIZE, add_on, symbol
from publisher.pdf.cover.front import FOOT, MARGIN, WIDE, ends
from publisher.pdf.cover.geometry import Field, Geometry
from publisher.pdf.cover.lettering import SMALL_CAPS, Lettering, Line, Way, css_inks
from publisher.xhtml.cover.palette import BLACK, PAPER, Palette

__all__ = ["END", "SIZES", "Code", "back_html", "code_of", "foot_lines"]

END = "back-end"
"""The id of the place where the words of the back end."""

SIZES = (1.15, 1.1, 1.05, 1.0, 0.96, 0.92, 0.88, 0.84, 0.8, 0.77)
"""Sizes of type at which the words may be set, as shares of the usual."""

_TYPE, _LEADING = 11.0 / 396, 1.42
_LEAST, _MOST = 9.5, 13.5
_TIED = 3  # words that no paragraph leaves alone on its last line
_LINES = Way(features=("lnum", "tnum"))
_SMALLEST, _LARGEST = 0.9, 1.0  # of a bar code, beside full size
_ISBN, _PAD = 8.0, 3.5


def back_html(edition: Edition, place: Geometry, palette: Palette, share: float) -> str:
    """Return the words about the book, in type of a share of the largest size."""
    field = _text_field(place)
    said = edition.back_cover
    parts = (
        ("praise", said.praise, palette.inks[1]),
        ("text", said.text or edition.description, palette.inks[1]),
        ("about", said.about, palette.inks[1]),
    )
    size = min(max(_TYPE * place.back_flat.width, _LEAST), _MOST) * share
    blocks = "".join(_block(*part) for part in parts if part[1])
    style = (
        f"left: {field.left:.4f}pt; top: {field.top:.4f}pt; width: {field.width:.4f}pt;"
        f" font-size: {size:.4f}pt; line-height: {size * _LEADING:.4f}pt"
    )
    return f'<div class="back" style="{style}">{blocks}<div id="{END}"></div></div>'


def _text_field(place: Geometry) -> Field:
    """Return where words may stand: from the line of the title down to the bar code."""
    flat, unit = place.back_flat, place.back_flat.width / WIDE
    head, _ = ends(flat)
    foot = flat.bottom - place.code.top + 12
    return flat.within(left=MARGIN * unit, right=MARGIN * unit, top=head, bottom=foot)


def text_bottom(place: Geometry) -> float:
    """Return how far down words about the book may reach."""
    return _text_field(place).bottom


def _block(name: str, text: str, inks: tuple[float, float, float, float]) -> str:
    paragraphs = "".join(f"<p>{escape(words)}</p>" for words in _paragraphs(text))
    return f'<div class="{name}" style="color: {css_inks(inks)}">{paragraphs}</div>'


def _paragraphs(text: str) -> Iterator[str]:
    for part in text.split("\n\n"):
        if words := part.split():
            yield " ".join((*words[:-_TIED], "\N{NO-BREAK SPACE}".join(words[-_TIED:])))


def foot_lines(
    edition: Edition, place: Geometry, letters: Lettering, palette: Palette
) -> Iterator[Line]:
    """Yield publisher and series, no wider than there is room beside the bar code."""
    flat = place.back_flat
    unit = flat.width / WIDE
    size = 46 * unit
    at = flat.right - MARGIN * unit if place.leftward else flat.left + MARGIN * unit
    room = at - place.code.right if place.leftward else place.code.left - at
    y = flat.bottom - FOOT * unit
    series = edition.series
    told = " ".join(filter(None, [series.name, str(series.number or "")])) if series else ""
    for words, way, share, ink in (
        (edition.publisher, SMALL_CAPS, 1.0, 2),
        (told, Way("italic"), 1.1, 1),
    ):
        if words and letters.has(words, way):
            width = letters.width(words, size * share, way)
            fitted = size * share * min(1.0, (room - 6) / width)
            yield Line(words, at, y, fitted, palette.inks[ink], way)
            y -= 1.9 * size


@dataclass(frozen=True, slots=True)
class Code:
    """A bar code: its ground, and the lines of its ISBN and its figures."""

    ground: Field
    lines: tuple[Line, ...]


def code_of(product: Product, place: Geometry, letters: Lettering, art: Art) -> Code | None:
    """Draw the bar code of a product, if it has an ISBN; return what is to be set."""
    digits = isbn13(product.isbn)
    if not digits:
        return None
    shown = symbol(digits, add_on(product.price))
    wide, high = place.code.width, place.code.height
    above = _PAD + _ISBN * 0.72 + 2.5
    fits = min(wide / shown.width, (high - above - _PAD) / shown.height) / FULL_SIZE
    module = FULL_SIZE * min(max(fits, _SMALLEST), _LARGEST)
    ground = _ground(place, shown.width * module, above + shown.height * module + _PAD)
    left = ground.left + (ground.width - shown.width * module) / 2
    top = ground.top + (ground.height - above - _PAD - shown.height * module) / 2 + above
    art.fill(ground, PAPER)
    art.bars(shown, left, top, module)
    label = f"ISBN {product.isbn}"
    size = _ISBN * min(1.0, 95 * module / letters.width(label, _ISBN, _LINES))
    middle = left + (11 + 95 / 2) * module
    lines = [Line(label, middle, top - 2.5, size, BLACK, _LINES, "centre")]
    figure = shown.size * module / letters.capitals("0123456789", _LINES)
    for one in shown.figures:
        x, y = left + one.centre * module, top + one.baseline * module
        lines.append(Line(one.text, x, y, figure, BLACK, _LINES, "centre"))
    return Code(ground, tuple(lines))


def _ground(place: Geometry, width: float, height: float) -> Field:
    """Return the ground of the code, which grows away from the spine and the foot."""
    code = place.code
    wide, high = max(code.width, width), max(code.height, height)
    left = code.left if place.leftward else code.right - wide
    return Field(left, code.bottom - high, wide, high)
