"""Covers: what is printed where, read from the finished file."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import Any

import pikepdf
import pypdfium2
import pytest
from PIL import Image as Pictures
from small_books import SMALL
from test_pdf_barcode import decoded

from publisher.cache import NO_CACHE
from publisher.errors import LimitError
from publisher.model.edition import BackCover, Edition, Image, PrintSpec, Product, Series
from publisher.model.person import Contributor
from publisher.pdf.cover import Cover, make, make_cover
from publisher.pdf.cover.geometry import geometry
from publisher.pdf.metadata import printed_xmp
from publisher.source import Location
from publisher.work.budget import Budget
from publisher.xhtml.cover.palette import BLACK, PALETTES, PAPER

ISBN = "978-0-00-000000-2"
EDITION = Edition(
    slug="night-work",
    title="Night Work",
    subtitle="Conversations",
    language="en",
    publisher="Lamp Press",
    description="Nine people who work while others sleep.",
    series=Series("Lamp Series", 3),
    contributors=(Contributor("Ann Bell", ("edt",)),),
)


def product(
    form: str = "paperback", isbn: str = ISBN, price: str = "18.00 USD", **said: Any
) -> Product:
    """Return a product of 5.5 by 8.5 inches."""
    return Product(form, isbn, PrintSpec(**said), price)


@lru_cache(maxsize=64)
def made(edition: Edition = EDITION, pages: int = 200, **said: Any) -> Cover:
    """Return a cover in the style of the tests, made once."""
    return make_cover(edition, SMALL, product(**said), pages, NO_CACHE)


def codes(cover: Cover) -> list[str]:
    """Return the codes of what was found."""
    return [finding.code for finding in cover.findings]


def words(cover: Cover) -> str:
    """Return the text of the sheet on one line."""
    page = pypdfium2.PdfDocument(cover.pdf)[0]
    return " ".join(page.get_textpage().get_text_range().split())


def places(cover: Cover, text: str) -> tuple[float, float, float, float]:
    """Return the box round words, from the lower left corner of the trim."""
    page = pypdfium2.PdfDocument(cover.pdf)[0]
    shown = page.get_textpage()
    index, count = shown.search(text).get_next()
    boxes = [shown.get_charbox(i) for i in range(index, index + count)]
    sides = [min(b[0] for b in boxes), min(b[1] for b in boxes)]
    sides += [max(b[2] for b in boxes), max(b[3] for b in boxes)]
    return sides[0], sides[1], sides[2], sides[3]


def picture(width: int, height: int, colour: tuple[int, int, int] = (40, 60, 90)) -> Image:
    """Return a cover of one colour."""
    stream = io.BytesIO()
    Pictures.new("RGB", (width, height), colour).save(stream, "PNG")
    return Image("images/cover.png", "image/png", stream.getvalue(), width, height)


@pytest.mark.parametrize(
    ("printer", "form", "bleed", "wide", "high"),
    [
        ("kdp", "paperback", 9, 11.5, 8.5),
        ("ingram", "paperback", 9, 11.458, 8.5),
        ("", "paperback", 3 / 25.4 * 72, 11.5, 8.5),
        ("kdp", "hardcover", 0, 13.264, 9.917),
        ("ingram", "hardcover", 0, 13.505, 10.0),
    ],
)
def test_boxes(printer: str, form: str, bleed: float, wide: float, high: float) -> None:
    """The trim is the sheet that is wrapped round the book, the bleed lies around it."""
    cover = made(printer=printer, form=form)
    with pikepdf.open(io.BytesIO(cover.pdf)) as pdf:
        page = pdf.pages[0]
        left, bottom, right, top = (float(n) for n in page.TrimBox)
        assert (left, bottom) == (0, 0)
        assert (right / 72, top / 72) == pytest.approx((wide, high), abs=2e-3)
        for box in (page.BleedBox, page.MediaBox):
            sides = [float(n) for n in box]
            assert sides == pytest.approx([-bleed, -bleed, right + bleed, top + bleed], abs=1e-3)
        assert "/Annots" not in page


def test_what_a_cover_says() -> None:
    """Everything once on its panel; the title on spine and front."""
    said = words(made())
    assert said.count("Night Work") == 2
    for part in ("Edited by Ann Bell", "Lamp Series 3", "ISBN 978-0-00-000000-2", "Nine people"):
        assert part in said
    assert said.count("51800") == 0  # figures stand one by one
    assert words(made(isbn="")).count("ISBN") == 0


def test_words_of_the_back() -> None:
    """What the editor gives stands in place of the description; the rest comes with it."""
    said = BackCover("It is late.\n\nThe lamps burn.", "“Read it.”", "Ann Bell is late.")
    shown = words(made(replace(EDITION, back_cover=said)))
    assert "It is late. The lamps burn." in shown
    assert "“Read it.”" in shown
    assert "Ann Bell is late." in shown
    assert "Nine people" not in shown


def test_words_stay_on_their_panels() -> None:
    """Away from edges and folds, on the sides that the language has them."""
    for language, form in (("en", "paperback"), ("he", "paperback"), ("en", "hardcover")):
        edition = replace(EDITION, language=language)
        cover = made(edition, form=form, printer="kdp")
        place = geometry(product(form, printer="kdp"), 200, leftward=language == "he")
        height = place.height
        for text, field in (("Edited by", place.front_flat), ("Nine people", place.back_flat)):
            if text not in words(cover):
                continue
            left, bottom, right, top = places(cover, text)
            assert field.left + place.safe <= left < right <= field.right - place.safe
            assert field.top + place.safe <= height - top < height - bottom
            assert height - bottom <= field.bottom - place.safe
    assert geometry(product(), 200, leftward=True).front.left == 0


@pytest.mark.parametrize(("language", "down"), [("en", True), ("sv", True), ("fr", False)])
def test_which_way_a_spine_is_read(language: str, down: bool) -> None:
    """Down by ISO 6357, up where that is the custom; between the folds in any case."""
    cover = made(replace(EDITION, language=language, title="Xylophone"), pages=300)
    place = geometry(product(), 300)
    page = pypdfium2.PdfDocument(cover.pdf)[0]
    shown = page.get_textpage()
    turned = []
    for index in range(shown.count_chars()):
        left, bottom, right, _ = shown.get_charbox(index)
        if place.spine.left <= left and right <= place.spine.right:
            turned.append((shown.get_text_range(index, 1), left, right, bottom))
    title = [bottom for letter, *_, bottom in turned if letter in "Xylophn"]
    assert (title == sorted(title, reverse=True)) or not down
    first = next(bottom for letter, *_, bottom in turned if letter == "X")
    last = max(bottom for letter, *_, bottom in turned if letter == "y")
    assert (first > last) == down
    assert all(left >= place.spine.left + place.clearance for _, left, *_ in turned)
    assert all(right <= place.spine.right - place.clearance for _, _, right, _ in turned)


def test_spines_without_words() -> None:
    """Too few pages for the printer, too narrow for type, too long a title."""
    assert codes(made(pages=200)) == []
    assert codes(made(pages=78, printer="kdp")) == ["cover-spine-text-dropped"]
    assert codes(made(pages=50)) == ["cover-spine-text-dropped"]
    long = replace(EDITION, title="A Title of Very Many Words " * 9)
    assert codes(made(long, pages=120)) == ["cover-spine-text-dropped"]
    assert words(made(pages=50)).count("Night Work") == 1


def test_what_can_be_missed_goes_first() -> None:
    """The publisher, and then the names."""
    named = replace(EDITION, title="Work and Sleep " * 7, publisher="Very Long Names " * 7)
    (found,) = made(named, pages=140).findings
    assert "Very Long Names" in found.message
    assert "Ann Bell" not in found.message


def test_bar_codes() -> None:
    """Missing, a loss for one printer and none for the other."""
    severities = {}
    for printer in ("", "kdp", "ingram"):
        (found,) = made(isbn="", printer=printer).findings
        assert found.code == "cover-bar-code-missing"
        severities[printer] = found.severity.value
    assert severities == {"": "note", "kdp": "note", "ingram": "warning"}


def test_the_printed_bar_code_is_read_back() -> None:
    """From the pixels of the rendered page, as a scanner has it."""
    for printer in ("kdp", "ingram", ""):
        cover = made(printer=printer)
        place = geometry(product(printer=printer), 200)
        scale = 20
        page = pypdfium2.PdfDocument(cover.pdf)[0]
        bleed = place.bleed
        crop = (
            place.code.left + bleed - 25,
            place.height - place.code.bottom + bleed,
            place.width - place.code.right + bleed,
            place.code.bottom - 40 + bleed,
        )
        image = page.render(scale=scale, crop=crop).to_pil().convert("L")
        row = [image.getpixel((x, image.height // 3)) < 128 for x in range(image.width)]
        edges = [x for x in range(1, len(row)) if row[x] != row[x - 1]]
        widths = [b - a for a, b in pairwise(edges)]
        module = sum(widths[:59]) / 95
        assert 0.8 <= module / scale / (0.33 / 25.4 * 72) <= 1.0
        assert decoded([width / module for width in widths]) == "9780000000002 51800"


def test_a_picture_fills_the_front() -> None:
    """To the fold and over the edges; its colour is the ground of all else."""
    cover = made(replace(EDITION, cover=picture(1800, 2700)))
    assert codes(cover) == []
    place = geometry(product(), 200)
    page = pypdfium2.PdfDocument(cover.pdf)[0]
    image = page.render(scale=1).to_pil().convert("RGB")
    spots = [(2, 2), (image.width - 3, image.height - 3), (image.width // 2, 5)]
    colours = [image.getpixel(spot) for spot in spots]
    assert all(max(c) < 140 and c[2] > c[0] for c in colours)
    assert all(abs(a - b) < 12 for one in colours for a, b in zip(one, colours[0], strict=True))
    assert words(cover).count("Night Work") == 1
    assert place.front_printed.right == place.width + place.bleed
    assert place.front_printed.left == place.front.left


def shaded(width: int, height: int, foot: int) -> Image:
    """Return a cover that grows lighter towards its foot, and has a light right half."""
    ramp = Pictures.linear_gradient("L").resize((width, height)).point(lambda v: v * foot // 255)
    shown = Pictures.merge("RGB", (ramp, ramp.point(lambda v: v // 2), ramp))
    shown.paste("white", (width // 2, 0, width, height))
    stream = io.BytesIO()
    shown.save(stream, "PNG")
    return Image("images/cover.png", "image/png", stream.getvalue(), width, height)


@pytest.mark.parametrize("size", [(1800, 2700), (2400, 2700), (1800, 3300)])
def test_the_ground_goes_on_over_the_fold(size: tuple[int, int]) -> None:
    """Row by row, whatever of the picture is cropped; a fold may be a little askew."""
    cover = made(replace(EDITION, cover=shaded(*size, foot=140)))
    place = geometry(product(), 200)
    image = pypdfium2.PdfDocument(cover.pdf)[0].render(scale=1).to_pil().convert("RGB")
    fold = round(place.front.left + place.bleed)
    for y in range(20, image.height - 20, 40):
        spine, front = image.getpixel((fold - 3, y)), image.getpixel((fold + 3, y))
        assert all(abs(a - b) <= 8 for a, b in zip(spine, front, strict=True))


def test_a_ground_on_which_nothing_could_be_read_is_plain() -> None:
    """From black to white: its mean colour."""
    cover = made(replace(EDITION, cover=shaded(1800, 2700, foot=255)))
    image = pypdfium2.PdfDocument(cover.pdf)[0].render(scale=1).to_pil().convert("RGB")
    assert image.getpixel((4, 20)) == image.getpixel((4, image.height - 20))


def test_a_coarse_picture_is_told() -> None:
    """At its printed size with bleed; the pixels that are enough are told."""
    (found,) = made(replace(EDITION, cover=picture(800, 1280))).findings
    assert found.code == "cover-coarse"
    assert "× 2621 pixels" in found.hint


def test_too_much_to_say() -> None:
    """Words are made smaller as far as they can be read, then it is told."""
    for count, found in (
        (20, []),
        (180, []),
        (500, ["cover-text-long"]),
        (3000, ["cover-text-long"]),
    ):
        edition = replace(EDITION, back_cover=BackCover("lamplight " * count))
        assert codes(made(edition)) == found


def test_inks() -> None:
    """Nothing but inks, of which there are never more than 240 % at one place."""
    for palette in PALETTES:
        assert all(sum(inks) <= 2.4 for inks in palette.inks)
        assert palette.inks[1] in (BLACK, PAPER)
    with pikepdf.open(io.BytesIO(made().pdf)) as pdf:
        content = b"\n".join(stream.read_bytes() for stream in pdf.pages[0].Contents)
    assert not re.search(rb"^[\d. -]+ (rg|RG|g|G)$", content, re.M)


def test_same_words_same_bytes() -> None:
    """Whenever it is made."""
    made.cache_clear()
    assert made().pdf == make_cover(EDITION, SMALL, product(), 200, NO_CACHE).pdf


def test_cover_and_pages_are_two_documents() -> None:
    """As their names in XMP say (ISO 16684-1, DocumentID)."""
    pages = printed_xmp(EDITION, product(), "PDF/X-4")
    names = [re.findall(rb"DocumentID>(.*?)<", data) for data in (made().pdf, pages)]
    assert len(names[0]) == len(names[1]) == 1
    assert names[0] != names[1]


@pytest.mark.parametrize("standard", ["x-4", "x-1a"])
def test_standards(standard: str) -> None:
    """As the printer asks for."""
    cover = made(standard=standard)
    assert cover.pdf.startswith(b"%PDF-1.6" if standard == "x-4" else b"%PDF-1.4")
    with pikepdf.open(io.BytesIO(cover.pdf)) as pdf:
        assert pdf.Root.OutputIntents[0].S == "/GTS_PDFX"


def test_a_width_from_the_printer_counts() -> None:
    """Whatever paper and pages would give."""
    place = geometry(product(spine=50.0), 200)
    assert place.spine.width == 50


def test_a_cover_that_takes_too_long_is_told_with_its_edition(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Who reads the error knows that it is the cover, of which edition, and what helps."""
    monkeypatch.setattr(make, "budget", lambda html: Budget(0.001, 1 << 33, 60))
    edition = replace(EDITION, description="Words. " * 400, where=Location("edition.toml", 1))
    with pytest.raises(LimitError) as caught:
        make_cover(edition, SMALL, product(), 200, NO_CACHE)
    (problem,) = caught.value.problems
    assert problem.message == "setting its cover takes more than 0 seconds"
    assert problem.where == Location("edition.toml", 1)
    assert "shorten what stands on it; --limit cpu=NUMBER" in problem.hint
