"""The report as a page: whole, safe and with pictures of the right places."""

from __future__ import annotations

import io
import re
from base64 import b64decode
from dataclasses import replace

import pikepdf
import pytest
from lxml import html as lxml_html
from PIL import Image

from publisher.checks import Verdict
from publisher.checks.spots import Pages
from publisher.checks.webpage import PICTURES, webpage
from publisher.model.finding import Finding, Spot
from publisher.source import Location
from publisher.vocabulary.findings import finding

WHERE = Location("talk.md", 3, 1)


def pdf(*greys: int) -> bytes:
    """Return a PDF of pages of 200 × 300 points, each of one grey."""
    pages = [Image.new("L", (200, 300), grey) for grey in greys]
    stream = io.BytesIO()
    pages[0].save(stream, "PDF", resolution=72, save_all=True, append_images=pages[1:])
    return stream.getvalue()


def runt(page: int, top: float = 100) -> Finding:
    """Return a finding about a line of a page, from 0."""
    one = finding(
        "print-runt",
        f"page {page + 1}: short",
        WHERE,
        folio=str(page + 1),
        spot=Spot(page, 20, top, 180, top + 14),
    )
    return replace(one, pdf="book.pdf")


def page(*found: Finding, title: str = "A Book", pdfs: dict[str, bytes] | None = None) -> str:
    """Return the report."""
    verdicts = [Verdict("", (0, 0, len(found)))]
    return webpage(title, [], found, verdicts, {"book.pdf": pdf(90, 200)} if pdfs is None else pdfs)


def pictures(report: str) -> list[Image.Image]:
    """Return the pictures of a report."""
    sources = re.findall(r'src="data:image/png;base64,([^"]+)"', report)
    return [Image.open(io.BytesIO(b64decode(source))).convert("RGB") for source in sources]


def test_a_picture_shows_the_marked_line_of_its_page() -> None:
    """The second page is the lighter one; the frame is red, with some room around it."""
    (shown,) = pictures(page(runt(1)))
    assert shown.size == (400, 2 * (14 + 4 + 2 * 54))
    assert shown.getpixel((5, 5)) == pytest.approx((200,) * 3, abs=4)
    red, green, blue = shown.getpixel((200, 2 * 54 + 1))
    assert red > 150 > 60 > green
    assert blue < 60


def test_a_finding_with_a_folio_alone_shows_the_whole_page() -> None:
    """Then nothing is framed, and the text alternative says so."""
    report = page(replace(runt(0), spot=None))
    assert [shown.size for shown in pictures(report)] == [(400, 600)]
    assert 'alt="Page 1: all of it"' in report


def test_a_finding_with_a_turn_alone_shows_where_it_begins() -> None:
    """The PDF for the screen knows: the mark stands before the first line of the turn."""
    with pikepdf.open(io.BytesIO(pdf(90, 200))) as document:
        place = pikepdf.Array([document.pages[1].obj, pikepdf.Name.XYZ, 40, 180, None])
        document.Root.Names = pikepdf.Dictionary(
            Dests=pikepdf.Dictionary(Names=[pikepdf.String("talk.t02"), place])
        )
        stream = io.BytesIO()
        document.save(stream)
    one = finding("link-vague", "here", WHERE, turn="talk.t02")
    (shown,) = pictures(page(one, pdfs={"book.pdf": stream.getvalue()}))
    assert shown.getpixel((300, 5)) == pytest.approx((200,) * 3, abs=4)
    red, green, _ = shown.getpixel((2 * (40 - 9), 2 * 54 + 1))
    assert red > 150 > 60 > green
    assert pictures(page(replace(one, turn="talk.t99"), pdfs={"book.pdf": stream.getvalue()})) == []


def test_the_mark_stays_within_the_page() -> None:
    """A line at the very foot is shown as far as there is paper."""
    (shown,) = pictures(page(runt(0, top=286)))
    assert shown.height == 2 * (300 - 286 + 2 + 54)


def test_the_number_of_pictures_is_bounded() -> None:
    """A book of many faults makes no file that cannot be sent."""
    report = page(*(runt(0) for _ in range(PICTURES + 3)))
    assert len(pictures(report)) == PICTURES
    assert f"Only the gravest {PICTURES} places are shown." in report


def test_what_is_no_pdf_or_not_there_has_no_picture() -> None:
    """The finding is told all the same."""
    for pdfs in ({}, {"book.pdf": b"no PDF"}):
        report = page(runt(0), pdfs=pdfs)
        assert pictures(report) == []
        assert "print-runt" in report


def test_hostile_words_stay_words() -> None:
    """Titles and messages may say anything; nothing of it becomes markup."""
    hostile = "<script>alert(1)</script>\" onload='x' &amp;"
    report = page(
        finding("link-vague", hostile, Location(f"{hostile}.md", 1), hint=hostile),
        replace(finding("alt-missing", hostile), waived=hostile),
        title=hostile,
    )
    parsed = lxml_html.document_fromstring(report)
    assert parsed.xpath("//script | //@onload") == []
    assert parsed.xpath("string(//h1)") == hostile


def test_the_page_asks_nobody_for_anything() -> None:
    """It has no address but those of its own pictures, and a policy that says so."""
    parsed = lxml_html.document_fromstring(page(runt(0)))
    assert all(source.startswith("data:") for source in parsed.xpath("//@src | //@href"))
    assert "default-src 'none'" in parsed.xpath("string(//meta[@http-equiv]/@content)")


def test_what_is_waived_is_listed_with_its_reason() -> None:
    """It stands apart, and is not counted."""
    report = page(replace(runt(0), waived="It is how she speaks."))
    assert "Nothing was found that is not as it should be." in report
    assert "“It is how she speaks.”" in report


def test_a_finding_without_a_page_has_no_picture() -> None:
    """A folio that the file has not is no reason to show another page."""
    pages = Pages(pdf(90))
    assert pages.picture(replace(runt(0), spot=None, folio="xii")) is None
    assert pages.picture(runt(7)) is None
    pages.close()
