"""Leaks: a name planted anywhere in a finished file is found there.

Each test shows first that the name is in the file, by other means than those of the scan.
"""

from __future__ import annotations

import io
import re
import tomllib
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf
import pypdfium2
import pytest
from broken_books import HERE, clean, packed
from pikepdf import Array, Dictionary, Name, String
from PIL import Image as Pillow
from PIL import PngImagePlugin

from publisher.checks.leaks import of_file
from publisher.checks.leaks.needles import Needles, Text
from publisher.edition import pseudonymous
from publisher.model.edition import Edition
from publisher.model.person import Person, Pseudonym
from publisher.vocabulary.findings import KINDS

ANNA = Person("a", "Anna Berg", "Berg, Anna", ("Lampenanna",), pseudonym=Pseudonym("Karin Holm"))
EDITION = pseudonymous(Edition("book", "Book", people=(ANNA,)))


def _cases(code: str, key: str) -> Iterator[Any]:
    for case in tomllib.loads((HERE / code / "expected.toml").read_text("utf-8"))[key]:
        yield pytest.param(case, id=case["says"])


def _found(data: bytes, name: str = "book.epub") -> list[tuple[str, str]]:
    """Return where leaks are found, and the words."""
    found = []
    for one in of_file(EDITION, name, data):
        word = re.match("“([^”]+)”", one.message)
        assert one.where
        assert word
        assert (one.code, one.hint) == ("name-leak", KINDS["name-leak"].remedy)
        found.append((one.where.path, word[1]))
    return found


# --- EPUBs ---------------------------------------------------------------------------------------


def test_nothing_is_found_in_the_clean_book() -> None:
    """Nor anything where nobody has a pseudonym."""
    assert _found(packed(clean())) == []
    named = packed(clean() | {"EPUB/berg.xhtml": b"Anna Berg"})
    assert of_file(Edition("b", "B", people=(Person("a", "Anna Berg"),)), "b.epub", named) == ()
    assert len(_found(named)) > 0


@pytest.mark.parametrize("case", list(_cases("name-leak", "leak")))
def test_a_name_in_a_book(case: dict[str, str]) -> None:
    """In text, attributes, metadata, comments and style sheets, at the member and the line."""
    files = clean()
    text = files[case["file"]].decode()
    before = case.get("before", "</body>" if "</body>" in text else "")
    at = text.index(before) if before else len(text)
    planted = f"{text[:at]}{case['text']}{text[at:]}"
    line = planted.count("\n", 0, at) + 1
    found = _found(packed(files | {case["file"]: planted.encode()}))
    assert (case["where"].replace("LINE", str(line)), case["word"]) in found


def test_a_name_of_a_member() -> None:
    """The name of a file within the book, and of the book itself."""
    book = packed(clean() | {"EPUB/images/berg.png": clean()["EPUB/images/gate.png"]})
    assert "EPUB/images/berg.png" in zipfile.ZipFile(io.BytesIO(book)).namelist()
    assert _found(book) == [("book.epub (file name)", "berg")]
    (own,) = of_file(EDITION, "anna-berg.epub", packed(clean()))[:1]
    assert own.message == "the file is called “anna-berg”"


def _jpeg(**said: Any) -> bytes:
    stream = io.BytesIO()
    Pillow.new("L", (8, 8)).save(stream, "JPEG", **said)
    return stream.getvalue()


def _exif(text: str, tag: int = 0x013B) -> Pillow.Exif:
    exif = Pillow.Exif()
    exif[tag] = text.encode("utf-16-le") if tag == 0x9C9D else text
    return exif


def _png(text: PngImagePlugin.PngInfo) -> bytes:
    stream = io.BytesIO()
    Pillow.new("L", (8, 8)).save(stream, "PNG", pnginfo=text)
    return stream.getvalue()


def _chunks(**how: Any) -> PngImagePlugin.PngInfo:
    info = PngImagePlugin.PngInfo()
    info.add_itxt("Author", "Anna Berg", **how) if how else info.add_text("Author", "Anna Berg")
    return info


PICTURES = {
    "Exif": _jpeg(exif=_exif("Anna Berg")),
    "Exif in UTF-16, as Windows writes it": _jpeg(exif=_exif("Anna Berg", 0x9C9D)),
    "XMP": _jpeg(xmp=b"<dc:creator>Anna Berg</dc:creator>"),
    "a comment": _jpeg(comment=b"Anna Berg"),
    "behind the end": _jpeg() + b"Anna Berg",
    "tEXt": _png(_chunks()),
    "iTXt, packed": _png(_chunks(zip=True)),
}


@pytest.mark.parametrize("data", PICTURES.values(), ids=PICTURES.keys())
def test_a_name_in_a_picture(data: bytes) -> None:
    """Written beside the pixels, packed or not; the same picture without it tells nothing."""
    plain = b"".join((data, *map(_inflated, _starts(data)))).replace(b"\0", b"")
    assert b"Anna Berg" in plain
    where, word = _found(packed(clean() | {"EPUB/images/gate.png": data}))[0]
    assert where.startswith("book.epub#EPUB/images/gate.png")
    assert word == "Anna Berg"


def _starts(data: bytes) -> list[bytes]:
    return [data[m.start() :] for m in re.finditer(b"\x78\x9c", data)]


def _inflated(data: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(data)
    except zlib.error:
        return b""


def test_a_name_in_an_archive_in_the_book() -> None:
    """Files within files are opened too."""
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("notes.txt", "Anna Berg. Who? " * 9)
    book = packed(clean() | {"EPUB/more.zip": inner.getvalue()})
    assert b"Berg" not in book
    assert ("book.epub#EPUB/more.zip#notes.txt", "Anna Berg") in _found(book)


# --- PDFs ----------------------------------------------------------------------------------------


def _pdf(plant: Callable[[pikepdf.Pdf, Any], None], content: bytes = b"") -> bytes:
    """Return a PDF of one page, with something planted, its streams packed."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(300, 400)).obj
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    page.Resources = Dictionary(Font=Dictionary(F=font))
    page.Contents = pdf.make_stream(content)
    plant(pdf, page)
    stream = io.BytesIO()
    pdf.save(
        stream,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        compress_streams=True,
        deterministic_id=True,
        fix_metadata_version=False,
    )
    return stream.getvalue()


def _information(pdf: pikepdf.Pdf, _: Any) -> None:
    pdf.docinfo["/Author"] = String("Anna Berg")


def _utf_16(pdf: pikepdf.Pdf, _: Any) -> None:
    pdf.docinfo["/Author"] = String("Ánna Berg – ‘Λ’")


def _xmp(pdf: pikepdf.Pdf, _: Any) -> None:
    pdf.Root.Metadata = pdf.make_stream(
        b"<x><dc:creator xmlns:dc='d'>Anna Berg</dc:creator></x>",
        Type=Name.Metadata,
        Subtype=Name.XML,
    )


def _outline(pdf: pikepdf.Pdf, page: Any) -> None:
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("A night with Anna Berg", 0))


def _destination(pdf: pikepdf.Pdf, page: Any) -> None:
    names = Array([String("anna-berg.t01"), Array([page, Name.Fit])])
    pdf.Root.Names = Dictionary(Dests=Dictionary(Names=names))


def _tag(key: str) -> Callable[[pikepdf.Pdf, Any], None]:
    def plant(pdf: pikepdf.Pdf, _: Any) -> None:
        tag = pdf.make_indirect(Dictionary({"/Type": Name.StructElem, "/S": Name.Span}))
        tag[key] = String("Anna Berg")
        pdf.Root.StructTreeRoot = Dictionary(Type=Name.StructTreeRoot, K=Array([tag]))

    return plant


def _annotation(pdf: pikepdf.Pdf, page: Any) -> None:
    page.Annots = Array(
        [Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=[0, 0, 9, 9], Contents="Anna Berg")]
    )


def _attached(pdf: pikepdf.Pdf, _: Any) -> None:
    pdf.attachments["notes.txt"] = pikepdf.AttachedFileSpec(pdf, b"From Anna Berg, her notes.")


def _attached_name(pdf: pikepdf.Pdf, _: Any) -> None:
    pdf.attachments["anna-berg.txt"] = pikepdf.AttachedFileSpec(pdf, b"Nothing.")


def _name(pdf: pikepdf.Pdf, page: Any) -> None:
    page.Resources.XObject = Dictionary({"/Anna#Berg": pdf.make_stream(b"", Subtype=Name.Form)})


def _label(pdf: pikepdf.Pdf, _: Any) -> None:
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(P=String("Berg "))]))


def _image(pdf: pikepdf.Pdf, page: Any) -> None:
    page.Resources.XObject = Dictionary(
        I=pdf.make_stream(
            PICTURES["Exif"], Type=Name.XObject, Subtype=Name.Image, Filter=Name.DCTDecode
        )
    )


def _nothing(_: pikepdf.Pdf, __: Any) -> None:
    """Plant nothing: the page says it."""


PDFS = {
    "information": _pdf(_information),
    "UTF-16": _pdf(_utf_16),
    "XMP": _pdf(_xmp),
    "an outline": _pdf(_outline),
    "the name of a destination": _pdf(_destination),
    "ActualText of a tag": _pdf(_tag("/ActualText")),
    "Alt of a tag": _pdf(_tag("/Alt")),
    "an annotation": _pdf(_annotation),
    "an attached file": _pdf(_attached),
    "the name of an attached file": _pdf(_attached_name),
    "the name of a resource": _pdf(_name),
    "a page label": _pdf(_label),
    "the Exif of a picture": _pdf(_image),
    "ActualText in a page, in hexadecimal": _pdf(
        _nothing, b"/Span <</ActualText <FEFF0041006E006E00610020 0042006500720067>>> BDC EMC"
    ),
    "ActualText in a page, in octal": _pdf(
        _nothing, rb"/Span <</ActualText (\101nna \102e\162g)>> BDC EMC"
    ),
    "a comment in a page": _pdf(_nothing, b"% Anna Berg\n"),
}


@pytest.mark.parametrize("data", PDFS.values(), ids=PDFS.keys())
def test_a_name_in_a_pdf(data: bytes) -> None:
    """Wherever it hangs, in whatever it is packed."""
    unpacked = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(
            unpacked,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            compress_streams=False,
            fix_metadata_version=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
        )
    plain = unpacked.getvalue().replace(b"\0", b"").lower()
    assert re.search(rb"berg|0042006500720067|\\102e\\162g", plain)
    found = _found(data, "book.pdf")
    assert any("berg" in word.casefold() for _, word in found)
    assert all(where.startswith("book.pdf") for where, _ in found)


SHOWN = {
    "in pieces": b"BT /F 12 Tf 50 300 Td (So said Be) Tj (rg.) Tj ET",
    "glyph by glyph": b"BT /F 12 Tf 50 300 Td [(B) 10 (e) -5 (r) 3 (g)] TJ ET",
    "divided at the end of a line": b"BT /F 12 Tf 50 300 Td (So said Be-) Tj 0 -14 Td (rg.) Tj ET",
}


@pytest.mark.parametrize("content", SHOWN.values(), ids=SHOWN.keys())
def test_a_name_that_a_page_shows(content: bytes) -> None:
    """Found as a reader sees it, on its page, where no string of the file holds it."""
    data = _pdf(_nothing, content)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert b"Berg" not in pdf.pages[0].obj.Contents.read_bytes()
    shown = pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range()
    assert re.search("Be-?[\\s\\x02\\ufffe]*rg", shown)
    assert _found(data, "book.pdf") == [("book.pdf: page 1", "Berg")]


def test_a_pdf_without_the_name() -> None:
    """Says nothing; numbers in hexadecimal are no names."""
    person = Person("b", "Bea Dade", pseudonym=Pseudonym("Karin Holm"))
    edition = pseudonymous(Edition("book", "Book", people=(person,)))
    content = b"BT /F 12 Tf 50 300 Td (Some words.) Tj <0BEA0DADE0> Tj ET"
    assert of_file(edition, "book.pdf", _pdf(_nothing, content)) == ()
    assert _found(_pdf(_nothing, content), "book.pdf") == []


@pytest.mark.parametrize("case", list(_cases("name-unsearched", "broken")))
def test_what_cannot_be_searched_is_an_error(case: dict[str, str]) -> None:
    """A file that nobody can read is not proved to hold no name."""
    (found,) = of_file(EDITION, case["name"], case["text"].encode())
    assert (found.code, str(found.where)) == ("name-unsearched", case["name"])
    assert found.message.startswith("it cannot be searched")


# --- words ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "running", "found"),
    [
        ("So said Berg.", True, ["Berg"]),
        ("a berg of ice, bergs", True, []),
        ("images/berg.png", False, ["berg"]),
        ("berg_2", False, ["berg"]),
        ("AnnaBerg", True, ["AnnaBerg"]),
        ("bergannas", False, ["berganna"]),
        ("Bergen, Iceberg, Annabel, Bergman", True, []),
        ("Bergs lamp", True, ["Berg"]),
        ("Bërg", True, ["Berg"]),
        ("B E R G", True, ["BERG"]),
        ("Berg\x02\r\nman, Berg\u00ad\nman", True, []),
        ("Berg\x02\r\nLund", True, ["Berg"]),
        ("Be\u00ad\nrg", True, ["Berg"]),
        ("lampenanna", False, ["lampenanna"]),
        ("Karin Holm", True, []),
    ],
)
def test_words(said: str, running: bool, found: list[str]) -> None:
    """Whole words, accents and spacing apart; small letters count in ids alone."""
    needles = Needles([ANNA])
    assert [one.word for one in needles.find(Text("here", said, running))] == found


def test_ligatures_and_letters_with_strokes() -> None:
    """They are read as the letters that they are of."""
    person = Person("s", "Søren Griffin", pseudonym=Pseudonym("Karin Holm"))
    needles = Needles([person])
    assert [one.word for one in needles.find(Text("", "Soren Gri\ufb03n"))] == ["Soren Griffin"]


def test_what_is_allowed_and_what_is_shared() -> None:
    """Words of the pseudonym, and those that mean somebody else, count only beside others."""
    person = Person(
        "r",
        "Rose van der Berg",
        pseudonym=Pseudonym("Karin Berg", allow=("Rose",)),
    )
    needles = Needles([person])
    assert not list(needles.find(Text("", "A Rose for Berg, by van der Waals.")))
    beside = [one.word for one in needles.find(Text("", "by Rose van der Berg"))]
    assert beside == ["Rose van"]


def test_names_without_blanks_between() -> None:
    """Where no blank parts words, a name is found within them."""
    person = Person("w", "王明", pseudonym=Pseudonym("李大文"))
    assert [one.word for one in Needles([person]).find(Text("", "昨天王明来了"))] == ["王明"]
