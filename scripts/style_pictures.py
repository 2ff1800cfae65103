"""Make the picture of each style: ``styles/<style>/picture.png``.

It shows an interview of the sample edition as the style sets it: its opener, and the two
pages after it as they lie open.  ``publisher style list`` names the file.

    python scripts/style_pictures.py             of all styles
    python scripts/style_pictures.py magazine    of one
"""

from __future__ import annotations

import sys
from pathlib import Path

import pypdfium2
from PIL import Image

from publisher import pipeline, resources
from publisher.cli.caching import store

EDITION = Path(__file__).parents[1] / "manuscripts" / "small-hours" / "edition.toml"
SHOWN = "The Mirror on the Hill"
HEIGHT = 560  # pixels of a page
DESK = 150  # the gray on which pages lie
FINER = 4  # times that a page is drawn larger, so that no letter is moved to a pixel
EDGE = 20  # pixels of it round them
TONES = 32  # enough for type of this size


def main() -> None:
    """Make the pictures of the styles that are named, or of all."""
    for name in sys.argv[1:] or resources.style_names():
        target = resources.styles_root() / name / resources.PICTURE
        picture(book(name)).save(target, optimize=True)
        print(target)  # noqa: T201 — a script tells what it made


def book(style: str) -> bytes:
    """Return the sample edition for the screen."""
    options = pipeline.BuildOptions(only=frozenset({"screen"}), cache=store(), style=style)
    (artifact,) = pipeline.build(EDITION, options).artifacts
    return artifact.data


def picture(book: bytes) -> Image.Image:
    """Return the opener and the spread after it, side by side."""
    pdf = pypdfium2.PdfDocument(book)
    first = opener(pdf)
    pages = [page(pdf, first + place) for place in range(3)]
    width = pages[0].width
    whole = Image.new("L", (3 * width + 3 * EDGE, HEIGHT + 2 * EDGE), DESK)
    for place, one in enumerate(pages):
        left = EDGE + place * width + (EDGE if place else 0)
        whole.paste(one, (left, EDGE))
    return whole.quantize(TONES)


def opener(pdf: pypdfium2.PdfDocument) -> int:
    """Return the number, from 0, of the right page on which the interview opens."""
    for number in range(0, len(pdf), 2):
        words = " ".join(pdf[number].get_textpage().get_text_range().split())
        if SHOWN in words and "Contents" not in words:
            return number
    raise SystemExit(f"no page opens “{SHOWN}”")


def page(pdf: pypdfium2.PdfDocument, number: int) -> Image.Image:
    """Return a page as a picture in gray."""
    shown = pdf[number]
    drawn = shown.render(scale=FINER * HEIGHT / shown.get_height(), grayscale=True)
    whole = drawn.to_pil().convert("L")
    return whole.resize((round(whole.width / FINER), HEIGHT), Image.Resampling.LANCZOS)


if __name__ == "__main__":
    main()
