"""Make the page pictures of the README, given BOOK.pdf FOLDER NAME=FOLIO and so on.

In: a finished PDF; out: spreads of facing pages as small greyscale PNGs, or, of a NAME
without a folio, its first page in colour, which is all of a cover.

    python scripts/page_pictures.py dist/small-hours/small-hours.pdf docs/pictures spread=43
    python scripts/page_pictures.py dist/small-hours/small-hours-cover.pdf docs/pictures cover
"""

from __future__ import annotations

import sys
from pathlib import Path

import pypdfium2
from PIL import Image

HEIGHT = 640


def page(book: pypdfium2.PdfDocument, number: int) -> Image.Image:
    """Return a side (counted from 0) as a picture ``HEIGHT`` pixels high."""
    side = book[number]
    width = round(HEIGHT * side.get_width() / side.get_height())
    drawn = side.render(scale=2 * HEIGHT / side.get_height()).to_pil()
    return drawn.resize((width, HEIGHT), Image.Resampling.LANCZOS)


def spread(book: pypdfium2.PdfDocument, recto: int) -> Image.Image:
    """Return a recto (counted from 0) with the verso that faces it."""
    left, right = page(book, recto - 1), page(book, recto)
    gap = 2
    picture = Image.new("L", (left.width + gap + right.width, HEIGHT), 190)
    picture.paste(left.convert("L"), (0, 0))
    picture.paste(right.convert("L"), (left.width + gap, 0))
    return picture.quantize(16)


def main(pdf: str, folder: str, *wanted: str) -> None:
    """Write a picture for each ``name=folio``, the folio being that of a recto, and each name."""
    book = pypdfium2.PdfDocument(pdf)
    labels = [book.get_page_label(side) for side in range(len(book))]
    out = Path(folder)
    out.mkdir(parents=True, exist_ok=True)
    for name, _, folio in (one.partition("=") for one in wanted):
        picture = spread(book, labels.index(folio)) if folio else page(book, 0).quantize(256)
        picture.save(out / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
