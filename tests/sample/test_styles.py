"""The sample edition in each of our styles: whole pages on their grid, and nothing to mend."""

from __future__ import annotations

import io
import itertools
import re
from collections import Counter
from pathlib import Path

import pypdfium2
import pytest
from passages import note_texts, passages, words

from publisher import pipeline
from publisher.model.edition import Edition
from publisher.model.finding import Severity
from publisher.model.style import Style
from publisher.resources import load_style
from publisher.vocabulary.trims import TRIMS
from publisher.work import Pool

pytestmark = pytest.mark.slow

OTHERS = ("large", "magazine")
"""Styles that no other test of the sample builds in."""


@pytest.fixture(scope="module", params=OTHERS)
def style(request: pytest.FixtureRequest) -> Style:
    """Return a style."""
    return load_style(request.param)


@pytest.fixture(scope="module")
def made(style: Style, edition_folder: Path) -> pipeline.Built:
    """Build the sample in that style, for the screen."""
    with Pool(2) as workers:
        options = pipeline.BuildOptions(frozenset({"screen"}), workers, style=style.name)
        return pipeline.build(edition_folder / "edition.toml", options)


@pytest.fixture(scope="module")
def book(made: pipeline.Built) -> pypdfium2.PdfDocument:
    """Return the pages."""
    return pypdfium2.PdfDocument(io.BytesIO(made.artifacts[0].data))


def test_there_is_no_fault(made: pipeline.Built) -> None:
    """No line is too long, broken too early or left alone, no letter lacks its glyph."""
    grave = [f for f in made.findings if f.severity is Severity.ERROR]
    assert grave == []
    faults = Counter(f.code for f in made.findings if f.code.startswith("print-"))
    assert not faults


def test_every_page_has_the_trim_of_the_style(book: pypdfium2.PdfDocument, style: Style) -> None:
    """A printed book without a trim of its own has that of its style."""
    assert {page.get_size() for page in book} == {TRIMS[style.trim]}


def test_every_word_is_set(book: pypdfium2.PdfDocument, style: Style, edition: Edition) -> None:
    """Each paragraph of the interviews can be taken from the pages, column by column."""
    solid = "".join(words("".join(_type_area(page, style) for page in book)))
    for manuscript in edition.interviews:
        for number, note in enumerate(note_texts(manuscript), 1):
            solid = solid.replace(f"{number}{''.join(words(note))}", "", 1)
    for manuscript in edition.interviews:
        position = 0
        for passage in passages(manuscript):
            position = solid.find("".join(words(passage)), position)
            assert position >= 0, f"not in the PDF, or not in order: {passage[:70]}"


def _type_area(page: pypdfium2.PdfPage, style: Style) -> str:
    """Return the text of a page without its folio and running foot, hyphens undone."""
    found: str = page.get_textpage().get_text_bounded(bottom=style.page.bottom - 2)
    return re.sub(r"[-\u00ad\ufffe\x02]\r?\n", "", found).replace("\u00ad", "") + "\n"


def test_text_stands_on_the_grid(book: pypdfium2.PdfDocument, style: Style) -> None:
    """The baselines of running pages are whole lines apart, in every column."""
    off = Counter(
        round((first - other) / style.page.leading % 1, 2) in (0.0, 1.0)
        for page in book
        for first, other in itertools.pairwise(_baselines(page, style))
    )
    assert off[False] <= 0.03 * off[True]


def _baselines(page: pypdfium2.PdfPage, style: Style) -> list[float]:
    """Return the heights of the baselines of text in the size of the style."""
    objects = page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT], max_depth=2)
    return [
        matrix.f
        for matrix in (o.get_matrix() for o in objects)
        if abs(matrix.d) == pytest.approx(style.page.size)
    ]
