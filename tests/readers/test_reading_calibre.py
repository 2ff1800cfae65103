"""calibre as a reader of books: it keeps every word, there and back, and files the book rightly."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from lxml import etree, html
from shelf import Book
from windows import missing
from written import OPF, XHTML, Written

pytestmark = [pytest.mark.readers, pytest.mark.slow]

DC = "{http://purl.org/dc/elements/1.1/}"
Calibre = Callable[..., str]


@pytest.fixture(scope="session")
def calibre(tmp_path_factory: pytest.TempPathFactory) -> Calibre:
    """Return a function that runs one of calibre's programs, without a screen or settings."""
    settings = {
        "QT_QPA_PLATFORM": "offscreen",
        "CALIBRE_CONFIG_DIRECTORY": str(tmp_path_factory.mktemp("calibre")),
        "LC_ALL": "C.UTF-8",
    }

    def run(program: str, *arguments: str | Path) -> str:
        if not shutil.which(program):
            missing("calibre")
        command = [program, *map(str, arguments)]
        done = subprocess.run(
            command, check=True, capture_output=True, text=True, env=os.environ | settings
        )
        return done.stdout

    return run


@pytest.fixture(scope="session")
def copies(calibre: Calibre, book: Book, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the book as web page, as plain text, and as an EPUB made of the page."""
    folder = tmp_path_factory.mktemp("copies")
    calibre("ebook-convert", book.path, folder / "book.htmlz")
    calibre("ebook-convert", book.path, folder / "book.txt")
    calibre("ebook-convert", folder / "book.htmlz", folder / "back.epub")
    return folder


def words(text: str) -> str:
    """Return the words of a text without what parts them, which formats write in their own way."""
    return "".join(re.findall(r"\w+", text))


def spine(written: Written) -> str:
    """Return the words of the whole book."""
    return words("".join(map(written.text, written.spine())))


def test_a_web_page_of_the_book_has_all_its_words(copies: Path, written: Written) -> None:
    """No word is lost, added or moved, and every picture comes along."""
    with zipfile.ZipFile(copies / "book.htmlz") as page:
        body = html.fromstring(page.read("index.html")).find("body")
        names = page.namelist()
    assert words("".join(body.itertext())) == spine(written)
    sources = [image.get("src") for image in body.iter("img")]
    tags = [element.tag for path in written.spine() for element in written.document(path).iter()]
    assert len(sources) == tags.count(f"{XHTML}img")
    assert set(sources) <= set(names)


def test_plain_text_of_the_book_has_all_its_words(copies: Path, written: Written) -> None:
    """No word is lost, added or moved."""
    assert words((copies / "book.txt").read_text("utf-8")) == spine(written)


def test_the_way_back_to_an_epub_keeps_all_words(copies: Path, written: Written) -> None:
    """Converted twice, the book still has its words, in order."""
    with zipfile.ZipFile(copies / "back.epub") as back:
        package = etree.fromstring(back.read("content.opf"))
        items = {item.get("id"): item.get("href") for item in package.iter(f"{OPF}item")}
        paths = [items[ref.get("idref")] for ref in package.iter(f"{OPF}itemref")]
        bodies = [etree.fromstring(back.read(path)).find("{*}body") for path in paths]
    assert words("".join("".join(body.itertext()) for body in bodies)) == spine(written)


def test_the_book_is_filed_under_its_name(
    calibre: Calibre, book: Book, written: Written, tmp_path: Path
) -> None:
    """Title, makers, languages, publisher, subjects, series and ISBN are those of the book."""
    calibre("ebook-meta", book.path, f"--to-opf={tmp_path / 'meta.opf'}")
    filed = ElementTree.fromstring((tmp_path / "meta.opf").read_bytes())

    def told(package: ElementTree.Element, name: str) -> list[str]:
        return [element.text or "" for element in package.iter(f"{DC}{name}")]

    def noted(name: str) -> list[str]:
        named = (m for m in filed.iter(f"{OPF}meta") if m.get("name") == f"calibre:{name}")
        return [meta.get("content", "") for meta in named]

    edition, product = book.edition, book.edition.product("epub")
    assert told(filed, "title") == [": ".join(filter(None, [edition.title, edition.subtitle]))]
    assert told(filed, "creator")
    for name in ("creator", "publisher", "subject"):
        assert told(filed, name) == told(written.package, name)
    languages = {text.language.partition("-")[0] for text in book.texts}
    assert len(told(filed, "language")) == len(languages | {edition.language.partition("-")[0]})
    isbn = product.isbn.replace("-", "") if product else ""
    assert (isbn in told(filed, "identifier")) is bool(isbn)
    assert noted("series") == ([edition.series.name] if edition.series else [])
    assert list(map(float, noted("series_index"))) == (
        [edition.series.number or 1] if edition.series else []
    )


def test_the_cover_is_the_cover(
    calibre: Calibre, book: Book, written: Written, tmp_path: Path
) -> None:
    """The cover that calibre finds is that of the package."""
    calibre("ebook-meta", book.path, f"--get-cover={tmp_path / 'cover.jpg'}")
    item = next(
        item
        for item in written.package.iter(f"{OPF}item")
        if item.get("properties") == "cover-image"
    )
    found = (tmp_path / "cover.jpg").read_bytes()
    assert found == written.files[f"EPUB/{item.get('href')}"]
