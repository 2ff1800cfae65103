"""Offprints of the sample: pages of the book behind a leaf, and the same folios in the EPUB."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from dataclasses import replace
from functools import cache
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from publisher import offprints, opening, pipeline
from publisher.cache import NO_CACHE
from publisher.checks.tools import ask
from publisher.model.block import Paragraph, Turn
from publisher.model.edition import Edition
from publisher.model.inline import Link, Text
from publisher.model.publication import Artifact
from publisher.pipeline import BuildOptions

SMALL_HOURS = Path(__file__).parents[2] / "manuscripts/small-hours/edition.toml"
pytestmark = pytest.mark.slow


@cache
def edition() -> Edition:
    """Return the sample, in which one interview has a DOI and leads to another."""
    book = opening.read_edition(SMALL_HOURS)
    part = book.parts[0]
    tuner, exchange, *others = part.interviews
    away = Paragraph((Link((Text("See the tuner."),), "#the-tuner"),))
    last = exchange.body[-1]
    assert isinstance(last, Turn)
    body = (*exchange.body[:-1], replace(last, blocks=(*last.blocks, away)))
    exchange = replace(exchange, body=body, doi="10.1234/exchange")
    changed = replace(part, interviews=(tuner, exchange, *others))
    return replace(book, parts=(changed, *book.parts[1:]))


@cache
def made() -> dict[str, Artifact]:
    """Return the offprints of two interviews, and the book."""
    options = BuildOptions(only=frozenset(("screen",)))
    found = (
        *offprints.offprints(edition(), ("exchange", "mirror-2")),
        *pipeline.make_artifacts(edition(), options).artifacts,
    )
    return {one.name: one for one in found}


def labelled(data: bytes) -> dict[str, str]:
    """Return the words of each page by its label."""
    with pypdfium2.PdfDocument(data) as pdf:
        return {
            pdf.get_page_label(n): pdf[n].get_textpage().get_text_bounded() for n in range(len(pdf))
        }


@pytest.mark.parametrize("name", ["exchange", "mirror-2"])
def test_pages_are_those_of_the_book(name: str) -> None:
    """Under every folio stands the same, whether the text was laid out anew or not."""
    own = labelled(made()[f"offprints/small-hours-{name}.pdf"].data)
    book = labelled(made()["small-hours.pdf"].data)
    numbers = [label for label, words in own.items() if label.isdigit() and words]
    assert int(numbers[0]) > 1
    assert (
        len(numbers) == made()[f"offprints/small-hours-{name}.pdf"].pages - 2
        or not own[str(int(numbers[-1]) + 1)]
    )
    assert [own[one] for one in numbers] == [book[one] for one in numbers]


def test_leaf_says_of_which_book() -> None:
    """The leaf has the book, the pages, and the DOI."""
    own = labelled(made()["offprints/small-hours-exchange.pdf"].data)
    numbers = [label for label, words in own.items() if label.isdigit() and words]
    assert f"Offprint from The Small Hours, pages {numbers[0]}–{numbers[-1]}" in own["i"]
    assert "https://doi.org/10.1234/exchange" in own["ii"]
    assert "Edited by Hanne Maribo" in own["ii"]


def test_metadata_names_the_offprint() -> None:
    """The PDF has the title of the interview, and its DOI."""
    with pikepdf.open(io.BytesIO(made()["offprints/small-hours-exchange.pdf"].data)) as pdf:
        assert str(pdf.docinfo["/Title"]) == "What Time Do You Make It?"
        assert b"<prism:doi>10.1234/exchange</prism:doi>" in pdf.Root.Metadata.read_bytes()


def test_ebook_has_the_folios_of_the_book() -> None:
    """The page-list counts as the book does, and the package names the book as its source."""
    pages = labelled(made()["offprints/small-hours-exchange.pdf"].data)
    with zipfile.ZipFile(io.BytesIO(made()["offprints/small-hours-exchange.epub"].data)) as book:
        nav = next(book.read(n).decode() for n in book.namelist() if n.endswith("nav.xhtml"))
        opf = next(book.read(n).decode() for n in book.namelist() if n.endswith(".opf"))
    for label in (one for one, words in pages.items() if words):
        assert f">{label}</a>" in nav
    assert "https://doi.org/10.1234/exchange" in opf
    assert opf.count("source-of") == 1


@pytest.mark.parametrize("name", ["exchange", "mirror-2"])
def test_epubcheck_has_nothing_to_say(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is asked, and finds no fault."""
    monkeypatch.delenv("PUBLISHER_EPUBCHECK")
    file = made()[f"offprints/small-hours-{name}.epub"]
    told = ask(file.data, file.name, (), NO_CACHE)
    assert not told.findings
    assert "EPUBCheck" not in {one.name for one in told.absent}


def test_command_exports_all_or_some(tmp_path: Path) -> None:
    """Only what is named is made; what is not known is refused by name."""

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "publisher", "export", str(SMALL_HOURS), *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)

    assert run("-i", "dead-air", "--as", "tei,vtt", "--into", "out").returncode == 0
    found = sorted(p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*") if p.is_file())
    assert found == ["out/archive/dead-air.tei.xml", "out/archive/dead-air.vtt"]
    wrong = run("-i", "dead-aire", "--as", "text")
    assert wrong.returncode == 2
    assert "did you mean “dead-air”?" in wrong.stderr
