"""Make the page pictures of the README: page_pictures.py BOOK.pdf FOLDER.

In: a finished print PDF; out: spreads of facing pages as small greyscale PNGs.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pypdfium2
from PIL import Image

HEIGHT = 640


def page(book: pypdfium2.PdfDocument, number: int) -> Image.Image:
    """Return a side (counted from 0) as a greyscale picture ``HEIGHT`` pixels high."""
    side = book[number]
    return (
        side.render(scale=2 * HEIGHT / side.get_height())
        .to_pil()
        .convert("L")
        .resize(
            (round(HEIGHT * side.get_width() / side.get_height()), HEIGHT), Image.Resampling.LANCZOS
        )
    )


def spread(book: pypdfium2.PdfDocument, recto: int) -> Image.Image:
    """Return a recto (counted from 0) with the verso that faces it."""
    left, right = page(book, recto - 1), page(book, recto)
    gap = 2
    picture = Image.new("L", (left.width + gap + right.width, HEIGHT), 190)
    picture.paste(left, (0, 0))
    picture.paste(right, (left.width + gap, 0))
    return picture


def first_interview(book: pypdfium2.PdfDocument) -> int:
    """Return the side on which the arabic folios begin."""
    labels = [book.get_page_label(i) for i in range(len(book))]
    return labels.index("1")


def main(pdf: str, folder: str) -> None:
    """Write the pictures."""
    book = pypdfium2.PdfDocument(pdf)
    start = first_interview(book)
    out = Path(folder)
    out.mkdir(parents=True, exist_ok=True)
    for name, recto in (("opener", start), ("spread", start + 2)):
        picture = spread(book, recto).quantize(16)
        picture.save(out / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
