"""One edition, one truth: the page-list of the EPUB against the pages of the finished PDF."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
import pypdfium2
import pytest

pytestmark = pytest.mark.slow

XHTML = "{http://www.w3.org/1999/xhtml}"
TYPE = "{http://www.idpf.org/2007/ops}type"
OPF = "{http://www.idpf.org/2007/opf}"
APART = ("doc-noteref", "doc-backlink", "doc-endnotes")
ENOUGH = 30  # signs by which a passage is known
SURE = 12  # signs that no other place nearby begins with


def solid(text: str) -> str:
    """Return letters and figures, blind to all that lines and hyphens may change."""
    return "".join(re.findall(r"\w", text.casefold()))


@pytest.fixture(scope="module")
def printed(files_of: dict[str, Path]) -> dict[str, str]:
    """Return the text that PDFium takes from each page with something on it, by its label."""
    with pikepdf.open(files_of["print"]) as pdf:
        labels = [page.label for page in pdf.pages]
    book = pypdfium2.PdfDocument(files_of["print"])
    texts = [
        re.sub("[-\u00ad\ufffe\x02]\r?\n", "", p.get_textpage().get_text_range()) for p in book
    ]
    return {label: text for label, text in zip(labels, texts, strict=True) if text.strip()}


Stop = tuple[str, str, str]
"""What is met on the way through the EPUB: ``page``, ``turn`` or ``text``, its name, its text."""


@pytest.fixture(scope="module")
def way(files_of: dict[str, Path]) -> list[Stop]:
    """Return markers, turns and texts of the EPUB in the order of reading."""
    with zipfile.ZipFile(files_of["epub"]) as book:
        opf = ElementTree.fromstring(book.read("EPUB/content.opf"))
        files = {item.get("id"): item.get("href") for item in opf.iter(f"{OPF}item")}
        found = []
        for reference in opf.iter(f"{OPF}itemref"):
            root = ElementTree.fromstring(book.read(f"EPUB/{files[reference.get('idref')]}"))
            body = root.find(f"{XHTML}body")
            assert body is not None
            found += list(_stops(body))
    return found


def _stops(element: ElementTree.Element) -> Iterator[Stop]:
    role, name = element.get("role", ""), element.get("id", "")
    if role == "doc-pagebreak":
        yield "page", element.get("aria-label", ""), name
    elif role not in APART:
        if "turn" in element.get("class", "").split():
            yield "turn", name, "".join(element.itertext())
        yield "text", "", element.text or ""
        for child in element:
            yield from _stops(child)
    yield "text", "", element.tail or ""


def test_every_printed_page_is_listed(printed: dict[str, str], way: list[Stop]) -> None:
    """Each side with something on it has one marker, in order; blank versos have none."""
    folios = [name for kind, name, _ in way if kind == "page"]
    assert folios == list(printed)
    assert folios[0] == "i"
    assert "vi" not in folios


def test_page_list_leads_to_the_markers(files_of: dict[str, Path], way: list[Stop]) -> None:
    """The navigation document lists all markers, as they come."""
    with zipfile.ZipFile(files_of["epub"]) as book:
        nav = ElementTree.fromstring(book.read("EPUB/nav.xhtml"))
    lists = [node for node in nav.iter(f"{XHTML}nav") if node.get(TYPE) == "page-list"]
    links = [(a.text, a.get("href", "").partition("#")[2]) for a in lists[0].iter(f"{XHTML}a")]
    assert links == [(name, marker) for kind, name, marker in way if kind == "page"]


def test_every_turn_has_the_folio_of_its_page(printed: dict[str, str], way: list[Stop]) -> None:
    """The marker before a turn names the page from which its first words can be taken."""
    folio, turns = "", 0
    for kind, name, text in way:
        if kind == "page":
            folio = name
        elif kind == "turn":
            turns += 1
            opening, page = solid(text)[:ENOUGH], solid(printed[folio])
            assert opening in page or page.endswith(_overlap(opening, page)), (name, folio)
    assert turns > 300


def _overlap(opening: str, page: str) -> str:
    """Return as much of an opening as ends a page, if it is at least a label."""
    lengths = range(len(opening), 3, -1)
    return next((opening[:n] for n in lengths if page.endswith(opening[:n])), "\0")


def test_pages_begin_at_the_word(printed: dict[str, str], way: list[Stop]) -> None:
    """What follows a marker is what its page begins with; a divided word stands behind it."""
    texts: dict[str, str] = {}
    folio = ""
    for kind, name, text in way:
        if kind == "page":
            folio = name
        elif kind == "text" and folio:
            texts[folio] = texts.get(folio, "") + text
    for folio, text in texts.items():
        page = solid(printed[folio])
        opening = solid(text)[:ENOUGH]
        behind = (opening[n : n + SURE] for n in range(ENOUGH - SURE))
        assert any(part and part in page[: 4 * ENOUGH] for part in behind), (folio, opening)
