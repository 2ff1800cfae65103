"""Laws of a bound book, read back from the PDF by other libraries."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import pikepdf
import pypdfium2
import pytest

from publisher.pdf.book import Book


@pytest.fixture(scope="module")
def pdf(book: Book) -> Iterator[pikepdf.Pdf]:
    """Return the book as pikepdf reads it."""
    with pikepdf.open(io.BytesIO(book.pdf)) as opened:
        yield opened


@pytest.fixture(scope="module")
def texts(book: Book) -> list[str]:
    """Return the text of every page as PDFium reads it."""
    document = pypdfium2.PdfDocument(book.pdf)
    pages = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return pages


def labels(book: Book) -> list[str]:
    """Return the label of every page."""
    document = pypdfium2.PdfDocument(book.pdf)
    found = [document.get_page_label(index) for index in range(len(document))]
    document.close()
    return found


def destinations(pdf: pikepdf.Pdf) -> dict[str, Any]:
    """Return the named destinations."""
    return dict(pikepdf.NameTree(pdf.Root.Names.Dests).items())


def page_numbers(pdf: pikepdf.Pdf) -> dict[tuple[int, int], int]:
    """Return the number of every page by its object."""
    return {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}


def annotations(pdf: pikepdf.Pdf) -> list[tuple[int, Any]]:
    """Return every annotation with the number of its page."""
    return [
        (number, annotation)
        for number, page in enumerate(pdf.pages, 1)
        for annotation in page.obj.get("/Annots", [])
    ]


def test_the_file_is_sound(pdf: pikepdf.Pdf, book: Book) -> None:
    """Nothing is wrong with the syntax, and leaves have two sides."""
    assert pdf.check_pdf_syntax() == []
    assert len(pdf.pages) == book.pagination.pages
    assert len(pdf.pages) % 2 == 0


def test_sections_open_on_a_recto(book: Book) -> None:
    """Every section begins on an odd page, but the copyright page on an even one."""
    starts = {f.document: f.page for f in book.pagination.folios if f.anchor == f.document}
    assert len(starts) == 10
    assert starts.pop("copyright") % 2 == 0
    assert all(page % 2 == 1 for page in starts.values()), starts


def test_labels_are_roman_then_arabic_from_one(book: Book) -> None:
    """Front matter counts i, ii, iii; the first page of the body is 1."""
    found = labels(book)
    body = next(f.page for f in book.pagination.folios if f.anchor == "part-1") - 1
    assert found[:4] == ["i", "ii", "iii", "iv"]
    assert not found[body - 1].isdigit()
    assert found[body:] == [str(n) for n in range(1, len(found) - body + 1)]


def test_folios_are_what_labels_say(book: Book) -> None:
    """The pagination tells of each anchor the label of its page."""
    found = labels(book)
    assert len(book.pagination.folios) > 30
    for folio in book.pagination.folios:
        assert folio.folio == found[folio.page - 1]


def test_folios_and_heads_are_printed(book: Book, texts: list[str]) -> None:
    """Openers show a folio; pages that run on show folio and head; title pages neither."""
    found = labels(book)
    one = next(f.page for f in book.pagination.folios if f.anchor == "one")
    assert "Head of one" not in texts[one - 1]
    assert re.search(rf"\b{found[one - 1]}\b", texts[one - 1])
    assert "Head of one" in texts[one]
    assert re.search(rf"\b{found[one]}\b", texts[one])
    assert texts[0].split() == ["Nights"]


def test_blanks_carry_nothing(pdf: pikepdf.Pdf, texts: list[str]) -> None:
    """A page without text has no content at all, not even an empty stream."""
    blanks = [p for p, text in zip(pdf.pages, texts, strict=True) if not text.strip()]
    assert len(blanks) >= 3
    assert all("/Contents" not in page.obj for page in blanks)
    assert {tuple(p.mediabox) for p in pdf.pages} == {(0, 0, 300, 400)}


def test_furniture_is_no_content(pdf: pikepdf.Pdf) -> None:
    """Heads and folios are pagination artifacts, outside of all marked content."""
    streams = [s.read_bytes() for p in pdf.pages for s in p.obj.get("/Contents", [])]
    artifacts = [s for s in streams if b"/Type /Pagination" in s]
    assert len(artifacts) > 5
    assert not any(b"MCID" in s for s in artifacts)
    for content in artifacts:
        sides = re.findall(rb"/Artifact\n<</Type /Pagination/Subtype /(Header|Footer)>>", content)
        assert len(sides) == content.count(b"BT")


def test_every_anchor_is_a_destination(pdf: pikepdf.Pdf, book: Book) -> None:
    """Each anchor of the pagination can be linked to, on the page that it names."""
    numbers, found = page_numbers(pdf), destinations(pdf)
    for folio in book.pagination.folios:
        assert numbers[found[folio.anchor][0].objgen] == folio.page
    assert list(found) == sorted(found)


def test_every_link_resolves(pdf: pikepdf.Pdf) -> None:
    """Links within the book name a destination; others keep their address."""
    found = destinations(pdf)
    inside = [str(a.Dest) for _, a in annotations(pdf) if "/Dest" in a]
    outside = [str(a.A.URI) for _, a in annotations(pdf) if "/A" in a]
    assert {"two.t02", "one.t01", "three"} <= set(inside) <= set(found)
    assert outside == ["https://example.org/(12%200%20R)"]
    assert all(str(a.Contents) and int(a.F) == 4 for _, a in annotations(pdf))


def test_contents_tell_the_truth(pdf: pikepdf.Pdf, book: Book, texts: list[str]) -> None:
    """The folio beside each entry is the label of the page its link leads to."""
    numbers, found, names = page_numbers(pdf), destinations(pdf), labels(book)
    page = next(f.page for f in book.pagination.folios if f.anchor == "contents")
    targets = [str(a.Dest) for number, a in annotations(pdf) if number == page]
    printed = dict(re.findall(r"(\w+) *\r?\n?([ivxl]+|\d+)\s", texts[page - 1]))
    assert targets == ["preface", "one", "two", "three"]
    for target in targets:
        assert printed[target.title()] == names[numbers[found[target][0].objgen] - 1]


def test_the_outline_nests(pdf: pikepdf.Pdf) -> None:
    """Interviews hang under their part, in order, and lead where they say."""
    numbers, found = page_numbers(pdf), destinations(pdf)
    with pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == ["Preface", "Part One", "Colophon"]
        inner = list(outline.root[1].children)
    assert [item.title for item in inner] == ["One", "Two", "Three"]
    for item in inner:
        where = found[item.title.lower()][0].objgen
        assert numbers[item.destination[0].objgen] == numbers[where]


def walk(element: Any) -> Iterator[Any]:
    """Yield a structure element and all below it."""
    yield element
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            assert kid.P.objgen == element.objgen
            yield from walk(kid)


def test_one_structure_holds_all_sections(pdf: pikepdf.Pdf) -> None:
    """There is one document element, and each section is one element with its language."""
    (root,) = pdf.Root.StructTreeRoot.K
    assert root.S == "/Document"
    (part,) = (kid for kid in root.K if kid.S == "/Part")
    inner = [("/Sect", "en"), ("/Art", "en"), ("/Art", "fr"), ("/Art", "en")]
    assert [(str(s.S), str(s.Lang)) for s in part.K] == inner
    assert [(str(s.S), str(s.Lang)) for s in root.K if s != part] == [("/Sect", "en")] * 6
    assert [str(e.S) for e in walk(part) if str(e.S).startswith("/H")] == ["/H1"] + ["/H2"] * 3
    kinds = {str(e.S) for e in walk(root)}
    assert {"/H1", "/P", "/Link", "/L", "/LI", "/LBody"} <= kinds
    for element in walk(root):
        assert len(element.K) > 0
        if element.S == "/LI":
            assert {str(kid.S) for kid in element.K} <= {"/Lbl", "/LBody"}


def test_the_parent_tree_knows_every_page_and_link(pdf: pikepdf.Pdf) -> None:
    """From every piece of marked content and every link a way leads to its element."""
    root = pdf.Root.StructTreeRoot
    parents = pikepdf.NumberTree(root.ParentTree)
    assert int(root.ParentTreeNextKey) > max(parents.keys())
    known = {element.objgen for element in walk(root.K[0])}
    for page in pdf.pages:
        if "/StructParents" in page.obj:
            content = b"".join(s.read_bytes() for s in page.obj.Contents)
            marked = {int(n) for n in re.findall(rb"/MCID (\d+)", content)}
            elements = parents[int(page.obj.StructParents)]
            assert marked == set(range(len(elements)))
            assert all(e.objgen in known for e in elements)
    for _, annotation in annotations(pdf):
        link = parents[int(annotation.StructParent)]
        assert link.S == "/Link"
        assert link.objgen in known
        assert any(
            isinstance(k, pikepdf.Dictionary) and k.get("/Obj") == annotation for k in link.K
        )


def test_each_face_is_embedded_once(pdf: pikepdf.Pdf) -> None:
    """All sections share one subset of each face."""
    files = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/FontFile2" in o]
    assert len(files) == 3
    assert all(len(f.FontFile2.read_bytes()) < 40_000 for f in files)


def test_the_book_says_what_it_is(pdf: pikepdf.Pdf, book: Book) -> None:
    """Title, authors and language are there, an identifier, and no date."""
    assert str(pdf.docinfo.Title) == "Nights"
    assert str(pdf.docinfo.Author) == "Ann Bell"
    assert str(pdf.Root.Lang) == "en"
    with pdf.open_metadata() as meta:
        assert meta["dc:title"] == "Nights"
        assert meta["pdfuaid:part"] == "1"
    assert "/ID" in pdf.trailer
    assert b"CreationDate" not in book.pdf


def test_text_comes_out_clean(texts: list[str]) -> None:
    """No sign that only guides line breaking is left in the text."""
    joined = "".join(texts)
    assert not set(joined) & set("\u00a0\u200b\u2060\u2010")
    assert "It was late, and the lamps" in " ".join(joined.split())
