"""The style ``trade`` in print: one black, one grid, margins that printers take."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from typing import Any

import pikepdf
import pypdfium2
import pytest

from publisher.cache import Cache
from publisher.model.edition import PrintSpec, Product
from publisher.pdf.book import Book
from publisher.resources import load_style

pytestmark = pytest.mark.slow

_LINE = re.compile(rb"1 0 0 -1 [\d.-]+ ([\d.]+) Tm\n/\w+ ([\d.]+) Tf")
_GRID, _BODY = 14.5, 11.5
_INCH = 72


@pytest.fixture(scope="module")
def sample_in_trade(sample: Any) -> Any:
    """Return the small book in the style, at the trim of the style."""
    return replace(sample, style=load_style("trade"), edition=replace(sample.edition, products=()))


@pytest.fixture(scope="module")
def trade(sample_in_trade: Any, tmp_path_factory: pytest.TempPathFactory) -> Book:
    """Return the small book, typeset in the style."""
    book: Book = sample_in_trade.book(cache=Cache(tmp_path_factory.mktemp("cache")))
    return book


def contents(book: Book) -> list[bytes]:
    """Return the content streams of all pages."""
    with pikepdf.open(io.BytesIO(book.pdf)) as pdf:
        return [s.read_bytes() for p in pdf.pages for s in p.obj.get("/Contents", [])]


def test_black_is_one_ink(trade: Book) -> None:
    """Nothing is painted but black ink alone: no RGB, no grey, no four-colour black."""
    for content in contents(trade):
        assert not re.search(rb"^[\d. ]+ (rg|RG|g|G|k|K)$", content, re.MULTILINE)
        for colour in re.findall(rb"^([\d. ]+) (?:scn|SCN)$", content, re.MULTILINE):
            assert colour == b"0 0 0 1"


def test_lines_stand_on_the_grid(trade: Book) -> None:
    """All lines of the text size have their baselines on one grid, on every page."""
    found = [
        float(y) * 0.75
        for content in contents(trade)
        for y, size in _LINE.findall(content)
        if abs(float(size) * 0.75 - _BODY) < 0.05
    ]
    assert len(found) > 200
    phases = {round((y - found[0]) % _GRID, 1) % _GRID for y in found}
    assert phases <= {0.0, 14.4, 14.5, 0.1}


def test_text_keeps_its_distance(trade: Book) -> None:
    """Text stays 0.8 inch from the fold, 0.6 from the outside, 0.5 from head and foot."""
    document = pypdfium2.PdfDocument(trade.pdf)
    for index, page in enumerate(document):
        text = page.get_textpage()
        signs = text.get_text_range()
        boxes = [text.get_charbox(n) for n, sign in enumerate(signs) if not sign.isspace()]
        width, height = page.get_size()
        assert (width, height) == (5.5 * _INCH, 8.5 * _INCH)
        inside, outside = (0.8, 0.6) if index % 2 == 0 else (0.6, 0.8)
        for left, bottom, right, top in boxes:
            assert left > inside * _INCH
            assert right < width - outside * _INCH
            assert bottom > 0.5 * _INCH
            assert top < height - 0.5 * _INCH
    document.close()


@pytest.mark.parametrize(("width", "height", "bleed"), [(432, 648, 0.0), (360, 576, 9.0)])
def test_another_trim(
    sample_in_trade: Any, tmp_path: Any, width: float, height: float, bleed: float
) -> None:
    """The product's trim and bleed make the boxes of every page, blanks included."""
    product = Product("paperback", print=PrintSpec("x", width, height, bleed))
    edition = replace(sample_in_trade.edition, products=(product,))
    book = replace(sample_in_trade, edition=edition).book(cache=Cache(tmp_path))
    trim = [0, 0, width, height]
    bled = [-bleed, -bleed, width + bleed, height + bleed]
    for made, media in ((book.printed(product), bled), (book.pdf, trim)):
        with pikepdf.open(io.BytesIO(made)) as pdf:
            for page in pdf.pages:
                assert [float(v) for v in page.trimbox] == trim
                assert [float(v) for v in page.mediabox] == media
                assert [float(v) for v in page.obj.BleedBox] == media
