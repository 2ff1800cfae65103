"""A book with passages in eight scripts, built and read again: in both PDFs and in the EPUB."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from publisher import manuscript, pipeline
from publisher.checks.pdf import check_pdf
from publisher.model import walk
from publisher.model.block import Paragraph, Turn
from publisher.model.finding import Severity
from publisher.model.inline import Note

pytestmark = pytest.mark.slow

EDITION = Path(__file__).parent / "edition"
SCRIPTS = ("LATIN", "GREEK", "CYRILLIC", "ARABIC", "HEBREW", "HIRAGANA", "CJK", "DEVANAGARI")
PDFS = ("screen", "print")
_UNSEEN = re.compile(r"[\s\u00ad\u200b\u2060\ufffe]")
_LEFTWARD = re.compile(r"[\u0590-\u06ff]+(?: [\u0590-\u06ff]+)+")
_SHOWN = re.compile(rb"<([0-9a-f]+)>")


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    """Return the files of the edition by their kind."""
    built = pipeline.build(EDITION / "edition.toml", pipeline.BuildOptions())
    return {artifact.kind: artifact.data for artifact in built.artifacts}


def passages() -> Iterator[tuple[str, str]]:
    """Yield the id of each turn with the words of its paragraphs up to a note, and of notes."""
    for path in sorted(EDITION.glob("interviews/*.md")):
        text = manuscript.parse(path.read_text("utf-8"), path.name)
        turns = [block for block in text.body if isinstance(block, Turn)]
        for name, turn in zip(walk.turn_ids(text), turns, strict=True):
            for block in turn.blocks:
                assert isinstance(block, Paragraph)
                for is_note, run in groupby(block.inlines, lambda one: isinstance(one, Note)):
                    if not is_note:
                        yield name, walk.plain(tuple(run))
        for note in walk.notes(text):
            yield from ((text.id, walk.plain(words)) for words in note.paragraphs)


def seen(text: str) -> str:
    """Return what is seen of a text, wherever its lines end."""
    return _UNSEEN.sub("", text)


def as_read(text: str) -> str:
    """Return a text as PDFium reads it: leftward words within a rightward line in lines' order.

    It holds each blank for rightward where the line is (UAX #9, N2, but not N1), and shows
    the words that it parts from left to right; each word it reads aright.
    """
    if unicodedata.bidirectional(next(filter(str.isalpha, text))) in ("R", "AL"):
        return text
    return _LEFTWARD.sub(lambda run: " ".join(reversed(run[0].split(" "))), text)


def read(data: bytes) -> str:
    """Return the text of a PDF, as a reader of the file selects it."""
    document = pypdfium2.PdfDocument(data)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def test_the_passages_are_in_eight_scripts() -> None:
    """So that the others mean something."""
    words = "".join(words for _, words in passages())
    names = {unicodedata.name(c, "").partition(" ")[0] for c in words}
    assert names.issuperset(SCRIPTS)


@pytest.mark.parametrize("kind", PDFS)
def test_every_passage_can_be_read_in_its_order(files: dict[str, bytes], kind: str) -> None:
    """Letter for letter; lines, spaces and the marks that only divide words aside."""
    found = seen(read(files[kind]))
    lost = [name for name, words in passages() if seen(as_read(words)) not in found]
    assert lost == []


@pytest.mark.parametrize("kind", PDFS)
def test_no_box_stands_for_a_letter(files: dict[str, bytes], kind: str, tmp_path: Path) -> None:
    """Glyph 0 of a font is what it shows for what it has not; every font is in the file."""
    path = tmp_path / "book.pdf"
    path.write_bytes(files[kind])
    shown = 0
    with pikepdf.open(path) as pdf:
        for page in pdf.pages:
            for data in contents(page):
                codes = b"".join(_SHOWN.findall(data))
                glyphs = [codes[n : n + 4] for n in range(0, len(codes), 4)]
                assert b"0000" not in glyphs
                shown += len(glyphs)
    assert shown > len("".join(words for _, words in passages())) / 2
    grave = [f for f in check_pdf(files[kind], path.name) if f.severity is Severity.ERROR]
    assert grave == []


def contents(page: pikepdf.Page) -> Iterator[bytes]:
    """Yield the content streams of a page, normalised: strings in hexadecimal."""
    if "/Contents" not in page.obj:
        return
    yield pikepdf.unparse_content_stream(pikepdf.parse_content_stream(page))


def test_the_outlines_of_both_kinds_are_embedded(files: dict[str, bytes]) -> None:
    """TrueType and the Compact Font Format, as ISO 32000-1, 9.9, pairs them."""
    for kind in PDFS:
        with pikepdf.open(io.BytesIO(files[kind])) as pdf:
            pairs = {
                (str(thing.Subtype), key)
                for thing in pdf.objects
                if isinstance(thing, pikepdf.Dictionary) and "/FontDescriptor" in thing
                for key in ("/FontFile2", "/FontFile3")
                if key in thing.FontDescriptor
            }
        assert pairs == {("/CIDFontType2", "/FontFile2"), ("/CIDFontType0", "/FontFile3")}


def test_an_epub_says_languages_and_directions(files: dict[str, bytes]) -> None:
    """Reading systems choose faces by them; the book carries only those of its style."""
    with zipfile.ZipFile(io.BytesIO(files["epub"])) as book:
        names = book.namelist()
        text = book.read("EPUB/the-house.xhtml").decode()
        style = book.read("EPUB/css/book.css").decode()
    for tag in ("el", "grc", "ru", "ja", "zh", "hi"):
        assert f'lang="{tag}"' in text
    for tag in ("ar", "he"):
        assert re.search(rf'<div [^>]*lang="{tag}"[^>]* dir="rtl"', text)
        assert re.search(rf'<span lang="{tag}"[^>]* dir="rtl"', text)
    fonts = [name for name in names if name.startswith("EPUB/fonts/") and name.endswith(".ttf")]
    assert fonts
    assert all("eb-garamond" in name for name in fonts)
    assert "Noto" not in style
    assert all(words.split()[0] in text for _, words in passages() if "the-house" in _)


def test_the_colophon_names_the_faces_of_print(files: dict[str, bytes]) -> None:
    """With their licence; an EPUB has none of them, and says nothing."""
    for kind in PDFS:
        told = " ".join(read(files[kind]).split())
        assert "Noto Serif Devanagari" in told
        assert "The Amiri Project Authors" in told
    with zipfile.ZipFile(io.BytesIO(files["epub"])) as book:
        assert "Amiri" not in book.read("EPUB/colophon.xhtml").decode()
