"""The book for the printer, read back: PDF/X, inks, boxes, and what it has not."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pikepdf
import pytest
from PIL import Image

from publisher.errors import StyleError
from publisher.model.edition import PrintSpec, Product
from publisher.model.publication import Document, Resource
from publisher.pdf.book import Book

SPEC = PrintSpec(width=300, height=400)


def opened(book: Book, **said: Any) -> pikepdf.Pdf:
    """Return the book as pikepdf reads it, printed as is said."""
    return pikepdf.open(io.BytesIO(printed(book, **said)))


def printed(book: Book, **said: Any) -> bytes:
    """Return the book for the printer."""
    return book.printed(Product("paperback", print=replace(SPEC, **said)))


@pytest.mark.parametrize(
    ("standard", "version", "says"),
    [("x-4", "1.6", "PDF/X-4"), ("x-1a", "1.4", "PDF/X-1a:2003")],
)
def test_what_pdf_x_asks_for_is_there(book: Book, standard: str, version: str, says: str) -> None:
    """Version, dates, trapping, identifier, and one intent with the profile of a press."""
    with opened(book, standard=standard) as pdf:
        info = pdf.docinfo
        assert pdf.pdf_version == version
        assert str(info.GTS_PDFXVersion) == says
        assert info.Trapped == pikepdf.Name("/False")
        assert str(info.CreationDate) == str(info.ModDate) == "D:20000101000000Z"
        assert str(info.Title) == "Nights"
        assert len(pdf.trailer.ID) == 2
        (intent,) = pdf.Root.OutputIntents
        assert intent.S == "/GTS_PDFX"
        assert str(intent.OutputConditionIdentifier) == "FOGRA47"
        assert str(intent.RegistryName)
        profile = intent.DestOutputProfile.read_bytes()
        assert profile[12:24] == b"prtrCMYKLab "
        assert ("/Metadata" in pdf.Root) is (standard == "x-4")


@pytest.mark.parametrize("standard", ["x-4", "x-1a"])
def test_what_is_for_readers_is_not_there(book: Book, standard: str) -> None:
    """No links, outline, structure or names; but labels, and as many pages."""
    with opened(book, standard=standard) as pdf:
        assert not {"/Outlines", "/StructTreeRoot", "/MarkInfo", "/Names"} & set(pdf.Root.keys())
        assert not any({"/Annots", "/StructParents", "/Tabs"} & set(p.obj) for p in pdf.pages)
        assert len(pdf.pages) == book.pagination.pages
        assert pdf.pages[0].label == "i"
        assert pdf.check_pdf_syntax() == []


def test_the_old_standard_has_nothing_newer(book: Book) -> None:
    """Neither object streams nor states of transparency."""
    made = printed(book, standard="x-1a")
    assert b"/ObjStm" not in made
    assert b"/ca " not in made
    assert b"/CA " not in made


def test_one_ink_in_print_is_black_on_the_screen(book: Book) -> None:
    """The same content says ``/Ink``; the book says what that is."""
    with opened(book) as pdf, pikepdf.open(io.BytesIO(book.pdf)) as screen:
        for made in (pdf, screen):
            page = made.pages[0]
            content = b"".join(stream.read_bytes() for stream in page.obj.Contents)
            assert b"/Ink cs\n0 0 0 1 scn" in content.replace(b"0.0", b"0").replace(b"1.0", b"1")
            assert b"DeviceCMYK" not in content
        assert pdf.pages[0].resources.ColorSpace.Ink == "/DeviceCMYK"
        space = screen.pages[0].resources.ColorSpace.Ink
        assert [str(part) for part in space[:1]] == ["/DeviceN"]
        assert space[2] == "/DeviceRGB"


def test_black_ink_is_rendered_black(book: Book) -> None:
    """PDFium finds full black on the screen's page, not the grey of a converted ink."""
    import pypdfium2

    document = pypdfium2.PdfDocument(book.pdf)
    image = document[0].render(scale=3).to_pil().convert("RGB")
    document.close()
    assert image.getextrema() == ((0, 255),) * 3


@pytest.mark.parametrize(
    "rule",
    [
        "h1 { color: #c00 }",
        "p { border-left: 1pt solid gray }",
        "h1 { background: lab(50% 40 20) }",
        "@page { background: linear-gradient(black, white) }",
        "h1 { color: device-cmyk(0 0 0 1 / 50%) }",
    ],
)
def test_a_colour_that_is_no_ink_is_a_style_error(sample: Any, rule: str) -> None:
    """Red, green and blue would reach the press as they are."""
    with pytest.raises(StyleError, match=r"inks|transparent"):
        sample.styled(rule).book()


def test_a_picture_is_in_the_book_once(
    sample: Any, make_interview: Callable[..., Document]
) -> None:
    """However many sections show it, and in the ink of each book."""
    stream = io.BytesIO()
    Image.effect_noise((60, 40), 50).convert("RGB").save(stream, "JPEG")
    picture = Resource("images/a.jpg", "image/jpeg", stream.getvalue())
    shown = '<figure><img src="../images/a.jpg" alt="Noise"/></figure>'
    made = sample.having(make_interview("one", 1, shown), make_interview("two", 1, shown * 2))
    book = replace(made, publication=replace(made.publication, resources=(picture,))).book()
    assert book.pdf.count(stream.getvalue()) == 1
    for ink, space in (("black", "/DeviceGray"), ("colour", "/DeviceCMYK")):
        with opened(book, ink=ink) as pdf:
            images = [o for o in pdf.objects if isinstance(o, pikepdf.Stream) and "/Width" in o]
            assert [str(image.ColorSpace) for image in images] == [space]


@pytest.mark.parametrize("said", [{}, {"bleed": 20.0}, {"bleed": 20.0, "marks": True}])
def test_boxes_and_marks_are_those_of_the_product(book: Book, said: dict[str, Any]) -> None:
    """On every page, blanks included; marks are one content for all rectos."""
    with opened(book, **said) as pdf:
        bleed, slug = said.get("bleed", 0.0), 27.0 if said.get("marks") else 0.0
        for page in pdf.pages:
            assert [float(v) for v in page.obj.TrimBox] == [0, 0, 300, 400]
            assert float(page.obj.BleedBox[0]) == -bleed
            assert float(page.obj.MediaBox[3]) == 400 + bleed + slug
            assert ("/Contents" in page.obj) or not slug
        if slug:
            assert len({page.obj.Contents[0].objgen for page in pdf.pages}) == 2


def test_the_same_book_has_the_same_bytes(sample: Any, book: Book) -> None:
    """For the printer too, bound again and laid out again."""
    for standard in ("x-4", "x-1a"):
        made = printed(book, standard=standard, marks=True)
        assert made == printed(book, standard=standard, marks=True)
        assert made == printed(sample.book(), standard=standard, marks=True)


def test_a_thick_book_has_a_wide_gutter(
    sample: Any, make_interview: Callable[..., Document]
) -> None:
    """The margin at the fold grows with the pages, heads and folios move with it."""
    product = Product("paperback", print=replace(SPEC, printer="kdp"))
    made = sample.having(make_interview("one", 90))
    narrow = replace(made.style, page=replace(made.style.page, inside=20))
    edition = replace(made.edition, products=(product,))
    book = replace(made, edition=edition, style=narrow).book()
    sections = book.parts.sections.values()
    assert {page.inside for section in sections for page in section.pages} == {27.0}
    assert {page.inside for leaf in book.parts.furniture for page in leaf.pages} == {27.0}
    assert not [f for f in book.findings(product) if f.code == "print-margin"]


def test_sections_know_what_a_press_prints_badly(sample: Any) -> None:
    """The smallest words, the thinnest border, and colours."""
    rules = ".turn { border-top: 0.3pt solid } .speaker { font-size: 5pt } em { font-size: 8pt }"
    cyan = "h1 { color: device-cmyk(1 0 0 0) }"
    for css, coloured in (("", False), (cyan, True)):
        sections = sample.styled(rules + css).book().parts.sections
        page = sections["one"].pages[0]
        assert (page.type, page.line) == (5.0, 0.3)
        assert sections["one"].coloured is coloured
    assert not sections["copyright"].coloured
