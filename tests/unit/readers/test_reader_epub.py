"""EPUB: the spine as one text, what is left out of it, notes over documents, refusals."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from publisher.errors import RawError
from publisher.model.transcript import Action, EventKind, MarkKind, Transcript
from publisher.readers import read
from publisher.transforms.normalize import normalize

_CONTAINER = (
    '<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
    '<rootfiles><rootfile full-path="{opf}" media-type="application/oebps-package+xml"/>'
    "</rootfiles></container>"
)
_METADATA = (
    "<dc:title>The Rope Walk</dc:title><dc:creator>Ida Brandt</dc:creator>"
    "<dc:language>en-GB</dc:language><dc:date>2018-03-07</dc:date>"
)
_LOCKED = (
    '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><enc:EncryptedData '
    'xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptionMethod Algorithm="{how}"/>'
    "</enc:EncryptedData></encryption>"
)
_TALK = "<p><strong>Who taught you?</strong></p><p>Nobody taught me, I watched.</p>"
_MORE = "<p><strong>And the rope?</strong></p><p>It was tarred twice.</p>"


def document(body: str) -> str:
    """Return a content document."""
    return (
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html '
        'xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">'
        f"<head><title>part</title></head><body>{body}</body></html>"
    )


def packed(
    documents: Sequence[tuple[str, str]],
    *,
    metadata: str = _METADATA,
    guide: str = "",
    others: Mapping[str, str] | None = None,
    opf: str = "OEBPS/content.opf",
) -> bytes:
    """Return a book of documents by name, all of them in its spine."""
    items = "".join(
        f'<item id="d{n}" href="{name}" media-type="application/xhtml+xml"'
        f"{' properties=' + chr(34) + 'nav' + chr(34) if name.startswith('nav') else ''}/>"
        for n, (name, _) in enumerate(documents)
    )
    items += '<item id="css" href="look.css" media-type="text/css"/>'
    spine = "".join(f'<itemref idref="d{n}"/>' for n in range(len(documents)))
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/">{metadata}</metadata>'
        f"<manifest>{items}</manifest><spine>{spine}</spine>{guide}</package>"
    )
    folder = opf.rpartition("/")[0]
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), "application/epub+zip")
        archive.writestr("META-INF/container.xml", _CONTAINER.format(opf=opf))
        archive.writestr(opf, package)
        for name, text in documents:
            archive.writestr(f"{folder}/{name}" if folder else name, text)
        for name, text in (others or {}).items():
            archive.writestr(name, text)
    return target.getvalue()


def book(documents: Sequence[tuple[str, str]], **more: object) -> Transcript:
    """Read a book."""
    return read(Path("rope.epub"), packed(documents, **more))  # type: ignore[arg-type]


def said(transcript: Transcript) -> list[str]:
    """Return the words of all passages."""
    return [event.text for event in transcript.events]


def test_the_spine_is_read_as_one_text() -> None:
    """Documents follow one another in the order of the spine, each a part of the raw."""
    found = book([("one.xhtml", document(_TALK)), ("two.xhtml", document(_MORE))])
    assert said(found) == [
        "Who taught you?",
        "Nobody taught me, I watched.",
        "And the rope?",
        "It was tarred twice.",
    ]
    names = ["OEBPS/content.opf", "OEBPS/one.xhtml", "OEBPS/two.xhtml"]
    assert [part.name for part in found.parts] == names
    assert found.parts[-1].end == len(found.data)
    assert found.packed.startswith(b"PK")


def test_an_event_leads_back_to_the_bytes_of_its_document() -> None:
    """The span of a passage in the second document lies in the second part."""
    found = book([("one.xhtml", document(_TALK)), ("two.xhtml", document("<p>Größer.</p>"))])
    start, end = found.span(found.events[-1])
    part = found.parts[-1]
    assert part.start <= start < end <= part.end
    assert found.data[start:end].decode() == "Größer."


def test_the_metadata_are_evidence_and_accounted_for() -> None:
    """Title, author, language and date come from the package document."""
    found = book([("one.xhtml", document(_TALK))])
    assert {(one.key, one.value) for one in found.evidence} == {
        ("title", "The Rope Walk"),
        ("author", "Ida Brandt"),
        ("language", "en-GB"),
        ("published", "2018-03-07"),
    }
    made = normalize(found, id="rope")
    assert (made.manuscript.title, made.manuscript.language) == ("The Rope Walk", "en-GB")


def test_a_heading_that_repeats_the_title_is_moved() -> None:
    """The title stands in the header of the manuscript once."""
    found = book([("one.xhtml", document(f"<h1>The Rope Walk</h1>{_TALK}"))])
    assert said(found)[0] == "Who taught you?"
    assert any(o.action is Action.MOVED and o.why == "title" for o in found.omissions)


@pytest.mark.parametrize(
    ("name", "body", "why"),
    [
        ("cover.xhtml", "<p>Cover</p>", "picture"),
        ("titlepage.xhtml", "<p>The Rope Walk, by Ida Brandt</p>", "title page"),
        ("nav.xhtml", "<nav epub:type='toc'><ol><li>One</li></ol></nav>", "list of contents"),
        ("copyright.xhtml", "<p>Weir Press, 2018.</p>", "imprint"),
    ],
)
def test_matter_around_the_text_is_left_out(name: str, body: str, why: str) -> None:
    """A document that is named as matter of the book is dropped whole, with its reason."""
    found = book([(name, document(body)), ("one.xhtml", document(_TALK))])
    assert said(found)[0] == "Who taught you?"
    assert why in {o.why for o in found.omissions if o.action is Action.DROPPED}
    normalize(found, id="rope")


def test_a_long_document_stays_whatever_its_name() -> None:
    """A file name says nothing against pages of talk."""
    found = book([("contents.xhtml", document(_TALK * 200))])
    assert len(found.events) == 400


def test_the_guide_of_an_old_book_names_its_title_page() -> None:
    """OPF 2 tells matter by a guide."""
    guide = '<guide><reference type="title-page" href="p1.xhtml"/></guide>'
    documents = [("p1.xhtml", document("<p>Rope</p>")), ("p2.xhtml", document(_TALK))]
    assert said(book(documents, guide=guide))[0] == "Who taught you?"


def test_notes_are_called_across_documents() -> None:
    """A mark that leads to another document calls the note there."""
    talk = '<p>It was tarred.<a epub:type="noteref" href="notes.xhtml#n1">1</a> Twice.</p>'
    notes = (
        '<p>Notes</p><ol><li id="n1"><p>With pine tar. <a href="one.xhtml#r">↩</a></p></li></ol>'
    )
    found = book([("one.xhtml", document(talk)), ("notes.xhtml", document(notes))])
    note = next(event for event in found.events if event.kind is EventKind.NOTE)
    assert (note.name, note.text) == ("n1", "With pine tar.")
    assert found.events[0].text == "It was tarred.[^n1] Twice."
    normalize(found, id="rope")


def test_equal_ids_in_two_documents_are_two_notes() -> None:
    """Each chapter counts its notes anew."""
    chapter = '<p>{}<a href="#f">1</a></p><aside epub:type="footnote" id="f"><p>{}</p></aside>'
    documents = [
        ("one.xhtml", document(chapter.format("Hemp.", "From Riga."))),
        ("two.xhtml", document(chapter.format("Flax.", "From Ghent."))),
    ]
    found = book(documents)
    notes = {e.name: e.text for e in found.events if e.kind is EventKind.NOTE}
    assert notes == {"n1": "From Riga.", "n2": "From Ghent."}
    normalize(found, id="rope")


def test_page_numbers_of_the_printed_book_are_dropped() -> None:
    """A page break within a sentence leaves no number in it."""
    body = '<p>We walked <span epub:type="pagebreak" id="p7">7</span>backwards.</p>'
    assert said(book([("one.xhtml", document(body))])) == ["We walked backwards."]


def test_style_sheets_beside_the_documents_tell_what_is_bold() -> None:
    """Converters set questions by a class only."""
    body = '<p class="c"><span class="b">Who taught you?</span></p><p class="c">Nobody.</p>'
    others = {"OEBPS/look.css": ".c{margin:0}\n.b{font-weight: bold}"}
    found = book([("one.xhtml", document(body))], others=others)
    assert [mark.kind for mark in found.events[0].marks] == [MarkKind.STRONG]
    assert not found.events[1].marks


def test_names_are_decoded_and_resolved() -> None:
    """The manifest names documents relative to its own folder, percent-encoded."""
    documents = [("../Text/a%20b.xhtml", document("<p>unused</p>"))]
    others = {"Text/a b.xhtml": document(_TALK)}
    target = packed(documents[:0], others=others)
    source = zipfile.ZipFile(io.BytesIO(target))
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in source.namelist():
            data = source.read(name).decode()
            if name.endswith(".opf"):
                item = (
                    '<item id="x" href="../Text/a%20b.xhtml" media-type="application/xhtml+xml"/>'
                )
                data = data.replace("<manifest>", f"<manifest>{item}")
                data = data.replace("<spine>", '<spine><itemref idref="x"/>')
            archive.writestr(name, data)
    assert said(read(Path("rope.epub"), made.getvalue()))[0] == "Who taught you?"


def test_a_document_in_utf_16_is_read() -> None:
    """Members of other encodings are made UTF-8, which the offsets count in."""
    data = packed([("one.xhtml", document(_TALK))])
    source, made = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in source.namelist():
            member = source.read(name)
            if name.endswith("one.xhtml"):
                member = "\ufeff".encode("utf-16-le") + member.decode().encode("utf-16-le")
            archive.writestr(name, member)
    found = read(Path("rope.epub"), made.getvalue())
    assert said(found)[1] == "Nobody taught me, I watched."
    normalize(found, id="rope")


def test_a_locked_book_is_refused() -> None:
    """Text under copy protection cannot be read, and the error says so."""
    locked = _LOCKED.format(how="http://www.w3.org/2001/04/xmlenc#aes128-cbc")
    with pytest.raises(RawError, match="copy protection"):
        book([("one.xhtml", document(_TALK))], others={"META-INF/encryption.xml": locked})


def test_scrambled_fonts_lock_nothing() -> None:
    """Fonts are often made useless outside the book; its text is not."""
    fonts = _LOCKED.format(how="http://www.idpf.org/2008/embedding")
    found = book([("one.xhtml", document(_TALK))], others={"META-INF/encryption.xml": fonts})
    assert len(found.events) == 2


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (packed([]), "names no document"),
        (packed([("one.xhtml", document("<p> </p>"))]), "without text"),
        (b"PK\x03\x04 and then nothing", "broken archive"),
    ],
)
def test_what_is_no_book_is_refused(data: bytes, message: str) -> None:
    """A book without text or table gets one clear error."""
    with pytest.raises(RawError, match=message):
        read(Path("rope.epub"), data)


def test_an_archive_without_package_document_is_refused() -> None:
    """A ZIP archive by the wrong name is told from a book."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("readme.txt", "hello")
    with pytest.raises(RawError, match="no EPUB"):
        read(Path("rope.epub"), target.getvalue())


def test_a_book_is_known_by_its_first_member() -> None:
    """What an EPUB begins with counts, not its ending."""
    found = read(Path("rope.bin"), packed([("one.xhtml", document(_TALK))]))
    assert found.format == "epub"
