"""What a PDF says of itself."""

from dataclasses import replace

from editions import sample
from lxml import etree

from publisher.model.block import Figure
from publisher.model.edition import Edition, Part
from publisher.model.manuscript import Manuscript
from publisher.pdf.metadata import info, xmp

_DC = "{http://purl.org/dc/elements/1.1/}"


def _said(edition: Edition, name: str) -> list[str]:
    root = etree.fromstring(xmp(edition))
    return ["".join(node.itertext()) for node in root.iter(f"{_DC}{name}")]


def test_the_printed_book_is_identified_as_itself() -> None:
    """By its own ISBN, not the EPUB's, or by a UUID of its own."""
    assert _said(sample(), "identifier") == ["urn:isbn:9781234567880"]
    (uuid,) = _said(replace(sample(), products=()), "identifier")
    assert uuid.startswith("urn:uuid:")


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
