"""What a PDF says of itself."""

from dataclasses import replace

from editions import sample
from lxml import etree

from publisher.model.edition import Edition
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
