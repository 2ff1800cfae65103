"""What a PDF says of itself."""

from dataclasses import replace

from editions import sample
from lxml import etree

from publisher.edition.identity import identifier
from publisher.model.block import Figure
from publisher.model.edition import Edition, Part, Product
from publisher.model.manuscript import Manuscript
from publisher.pdf.metadata import info, printed_info, printed_xmp, xmp

PLAIN = Edition("s", "S")

_DC = "{http://purl.org/dc/elements/1.1/}"


def _said(edition: Edition, name: str) -> list[str]:
    root = etree.fromstring(xmp(edition))
    return ["".join(node.itertext()) for node in root.iter(f"{_DC}{name}")]


def test_each_book_is_identified_as_itself() -> None:
    """By its own ISBN, or by a UUID of its own."""
    paper = sample().printed[0]
    printed = printed_xmp(sample(), paper, "PDF/X-4").decode()
    (screen,) = _said(sample(), "identifier")
    assert "<dc:identifier>urn:isbn:9781234567880</dc:identifier>" in printed
    assert screen.startswith("urn:uuid:")
    assert screen != identifier(replace(sample(), products=()), "paperback")


def test_a_book_for_the_printer_says_when_it_was_made() -> None:
    """Info and XMP agree, and neither knows the day of the build."""
    said = printed_info(replace(PLAIN, modified="2025-01-02T03:04:05Z"), "PDF/X-4")
    assert said["CreationDate"].string == said["ModDate"].string == "D:20250102030405Z"
    assert said["Trapped"] == "/False"
    xmp_ = printed_xmp(replace(PLAIN, published="2025-01"), Product("paperback"), "PDF/X-4")
    assert b"<xmp:ModifyDate>2025-01-01T00:00:00Z</xmp:ModifyDate>" in xmp_


def test_subjects_are_told_by_their_headings() -> None:
    """Codes are for catalogues; in a PDF the words stand."""
    assert _said(sample(), "subject") == ["InterviewsNight work"]
    assert info(sample())["Keywords"].string == "Interviews, Night work"


def _pictured(alt: str, language: str = "en") -> Edition:
    text = Manuscript("m", "M", language, body=(Figure("a.png", alt),))
    return Edition("s", "S", "en", parts=(Part("", (text,)),))


def test_accessibility_is_claimed_only_where_it_is_true() -> None:
    """PDF/UA wants every picture described and every language told (ISO 14289-1, 7)."""
    claim = b"<pdfuaid:part>1</pdfuaid:part>"
    assert claim in xmp(sample())
    assert claim in xmp(_pictured("A box"))
    assert claim not in xmp(_pictured(" "))
    assert claim not in xmp(_pictured("A box", "und"))
    assert claim not in xmp(replace(_pictured("A box"), language="und"))
