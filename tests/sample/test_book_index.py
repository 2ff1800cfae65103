"""The index of the sample edition, against the text of every page that it names."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
import pypdfium2
import pytest

from publisher.model.edition import Edition
from publisher.xhtml.names import indexed

pytestmark = pytest.mark.slow

XHTML = "{http://www.w3.org/1999/xhtml}"
FOLIO = r"[0-9]+|[ivxlc]+"


def solid(text: str) -> str:
    """Return letters and figures, blind to all that lines and hyphens may change."""
    return "".join(re.findall(r"\w", text.casefold()))


@pytest.fixture(scope="module")
def pages(files_of: dict[str, Path]) -> dict[str, str]:
    """Return the text that PDFium takes from each page, by its label."""
    with pikepdf.open(files_of["screen"]) as pdf:
        labels = [page.label for page in pdf.pages]
    book = pypdfium2.PdfDocument(files_of["print"])
    return {
        label: re.sub("[-\u00ad\ufffe\x02]\r?\n", "", page.get_textpage().get_text_range())
        for label, page in zip(labels, book, strict=True)
    }


@pytest.fixture(scope="module")
def entries(files_of: dict[str, Path]) -> dict[str, list[tuple[str, str, str]]]:
    """Return class, label and address of the locators of each entry, as the EPUB has them."""
    with zipfile.ZipFile(files_of["epub"]) as book:
        tree = ElementTree.fromstring(book.read("EPUB/index.xhtml"))
    found = {}
    for item in tree.iter(f"{XHTML}li"):
        term, links = item.find(f"{XHTML}span"), item.findall(f"{XHTML}span//{XHTML}a")
        assert term is not None
        found[term.text or ""] = [
            (link.get("class", ""), link.text or "", link.get("href", "")) for link in links
        ]
    return found


def test_every_folio_is_that_of_a_page_with_the_name(
    edition: Edition, pages: dict[str, str], entries: dict[str, list[tuple[str, str, str]]]
) -> None:
    """A mention stands on its page, whole or begun; a talk's first page names its speaker."""
    checked = 0
    for one in indexed(edition):
        for _, label, _ in entries.get(one.heading, ()):
            page = solid(pages[label.partition("–")[0]])
            forms = [solid(form) for form in (*one.forms, one.name)]
            begun = (form[:n] for form in forms for n in range(3, len(form)))
            there = any(form in page for form in forms) or any(map(page.endswith, begun))
            assert there, f"{one.heading} is not on page {label}"
            checked += 1
    assert checked > 100


def test_every_page_with_a_name_is_indexed(
    edition: Edition, pages: dict[str, str], files_of: dict[str, Path]
) -> None:
    """Names of words that mean nothing else are listed for each page that has them."""
    with zipfile.ZipFile(files_of["epub"]) as book:
        tree = ElementTree.fromstring(book.read("EPUB/index.xhtml"))
    items = ["".join(item.itertext()) for item in tree.iter(f"{XHTML}li")]
    for name in ("Marguerite Aubrey", "Skelder Moss", "Porz-Karreg", "Zeferino", "Fernando"):
        heading = next(one.heading for one in indexed(edition) if one.name == name)
        item = next(text for text in items if text.startswith(f"{heading}, "))
        spans = re.findall(r"([0-9]+)(?:–([0-9]+))?", item.removeprefix(heading))
        listed = {n for a, b in spans for n in range(int(a), int(b or a) + 1)}
        text = {int(label): solid(page) for label, page in pages.items() if label.isdigit()}
        unindexed = [n for n, page in text.items() if _begins(page, "Acknowledgements", "Index")]
        seen = {n for n, page in text.items() if solid(name) in page and n < max(unindexed)}
        assert seen.difference(unindexed) == listed, name


def _begins(page: str, *titles: str) -> bool:
    return any(page.startswith(solid(title)) for title in titles)


def test_print_lists_what_the_epub_lists(
    pages: dict[str, str], entries: dict[str, list[tuple[str, str, str]]]
) -> None:
    """The pages of the printed index hold every entry with the same locators."""
    printed = solid("".join(text for text in pages.values()))
    for heading, locators in entries.items():
        folios = "".join(label for _, label, _ in locators)
        assert solid(f"{heading}{folios}") in printed, heading


def test_links_of_the_epub_lead_to_the_name(
    files_of: dict[str, Path], entries: dict[str, list[tuple[str, str, str]]]
) -> None:
    """Each link leads to an element of the book; that of a mention holds words of the name."""
    with zipfile.ZipFile(files_of["epub"]) as book:
        for heading, locators in entries.items():
            for kind, label, href in locators:
                path, _, anchor = href.partition("#")
                tree = ElementTree.fromstring(book.read(f"EPUB/{path}"))
                target = next(e for e in tree.iter() if e.get("id") == anchor)
                assert kind == "talk" or solid("".join(target.itertext())), (heading, label)


def test_links_of_the_pdf_lead_to_the_folio_they_show(files_of: dict[str, Path]) -> None:
    """Every link of the printed index says the label of the page that it leads to."""
    with pikepdf.open(files_of["screen"]) as pdf:
        labels = {page.obj.objgen: page.label for page in pdf.pages}
        names = pikepdf.NameTree(pdf.Root.Names.Dests)
        seen = 0
        for page in pdf.pages:
            for link in page.obj.get("/Annots", []):
                target = str(link.get("/Dest", ""))
                said = str(link.get("/Contents", ""))
                if re.fullmatch(f"({FOLIO})(–({FOLIO}))?", said) and "endnote" not in target:
                    destination = names[target]
                    array = destination if isinstance(destination, pikepdf.Array) else destination.D
                    assert labels[array[0].objgen] == said.partition("–")[0], (target, said)
                    seen += 1
    assert seen > 100
