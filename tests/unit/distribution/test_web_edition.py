"""The web edition: its pages hold the texts, link to one another, and are the same every time."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import unquote

import pytest
from editions import book_of, light_style, paragraph, picture, said, sample
from lxml import etree, html

from publisher import xhtml
from publisher.distribution import web
from publisher.distribution.web import foliate
from publisher.model.edition import Edition, Part, Web
from publisher.model.manuscript import Manuscript
from publisher.model.person import Speaker
from publisher.model.publication import Artifact, Medium, Pagination, PrintedPage

STYLE = light_style()
FINISHED = (
    Artifact("epub", "small-hours.epub", b"an e-book"),
    Artifact("screen", "small-hours.pdf", b"a PDF", 12),
    Artifact("print", "small-hours-print.pdf", b"for the press", 12),
)


def folder(edition: Edition, pagination: Pagination | None = None) -> Mapping[str, bytes]:
    """Return the web edition, by names within its folder."""
    made = web.edition(edition, STYLE, FINISHED, pagination)
    assert all(one.kind == "web" and one.name.startswith("web/") for one in made)
    return {one.name.removeprefix("web/"): one.data for one in made}


def parsed(data: bytes) -> html.HtmlElement:
    """Return a page as an HTML parser reads it."""
    return html.document_fromstring(data.decode())


@pytest.fixture(scope="module")
def edition() -> Edition:
    """Return a book of one of everything."""
    return sample()


@pytest.fixture(scope="module")
def made(edition: Edition) -> Mapping[str, bytes]:
    """Return its web edition."""
    return folder(edition)


def test_the_same_edition_gives_the_same_bytes(edition: Edition, made: Mapping[str, bytes]) -> None:
    """Nothing depends on when or how often the folder is made."""
    assert folder(edition) == made


def test_every_text_has_a_page_with_its_words(edition: Edition, made: Mapping[str, bytes]) -> None:
    """A page shows the words of the EPUB's document, no more and no fewer."""
    publication = xhtml.render(edition, STYLE, Medium.EPUB)
    for document in publication.documents:
        name = f"{document.id}.html"
        if name in made and document.role != "index":
            body = f'<body xmlns:epub="http://www.idpf.org/2007/ops">{document.body}</body>'
            expected = "".join(map(str, etree.fromstring(body).itertext())).strip()
            (section,) = parsed(made[name]).xpath(f"//main/section[@id='{document.id}']")
            assert section.text_content().strip() == expected
    assert {f"{interview.id}.html" for interview in edition.interviews} <= set(made)


def test_turns_keep_their_ids_and_have_a_link(made: Mapping[str, bytes], edition: Edition) -> None:
    """Each turn has one link to itself, with a name, and no words in it."""
    seen = 0
    for interview in edition.interviews:
        page = parsed(made[f"{interview.id}.html"])
        turns = page.xpath("//div[contains(concat(' ', @class, ' '), ' turn ')]")
        links = page.xpath("//a[@class='permalink']")
        assert [link.get("href") for link in links] == [f"#{turn.get('id')}" for turn in turns]
        assert all(link.get("aria-label") and not link.text for link in links)
        seen += len(turns)
    assert seen


def test_every_link_leads_somewhere(made: Mapping[str, bytes]) -> None:
    """No address within the folder is dead, and none leads out of it but to the web."""
    pages = {name: parsed(data) for name, data in made.items() if name.endswith(".html")}
    ids = {name: set(page.xpath("//@id")) for name, page in pages.items()}
    seen = 0
    for name, page in pages.items():
        for address in page.xpath("//@href | //@src | //@action"):
            if re.match(r"(https?|mailto|data):", address):
                continue
            path, _, anchor = address.partition("#")
            target = posixpath.normpath(unquote(path).partition("?")[0]) if path else name
            assert target in made, (name, address)
            if anchor:
                assert anchor in ids[target], (name, address)
            seen += 1
    assert seen > 50


def test_ids_are_unique_on_a_page(made: Mapping[str, bytes]) -> None:
    """No id stands twice on a page."""
    for name, data in made.items():
        if name.endswith(".html"):
            ids = parsed(data).xpath("//@id")
            assert len(ids) == len(set(ids)), name


def test_downloads_are_copies(made: Mapping[str, bytes]) -> None:
    """The folder has what it offers; what is for the press is not offered."""
    offered = parsed(made["index.html"]).xpath("//section[@aria-labelledby='downloads']//a/@href")
    assert offered == ["book/small-hours.epub", "book/small-hours.pdf"]
    assert made["book/small-hours.epub"] == b"an e-book"
    assert not [name for name in made if "print" in name]


def test_pictures_have_their_sizes(made: Mapping[str, bytes]) -> None:
    """Each picture says how large it is, so that nothing moves when it comes."""
    pictures = [
        image
        for name, data in made.items()
        if name.endswith(".html")
        for image in parsed(data).xpath("//img")
    ]
    assert pictures
    assert all(image.get("width") and image.get("height") for image in pictures)


def test_printed_pages_are_marked(edition: Edition) -> None:
    """The folio of a printed page stands where the page begins, as no word of the text."""
    (first, *_) = edition.interviews
    (document,) = (
        d for d in xhtml.render(edition, STYLE, Medium.EPUB).documents if d.id == first.id
    )
    page = PrintedPage(document.id, "7", 0, "")
    made = folder(edition, Pagination((), 1, (page,)))
    (mark,) = parsed(made[f"{first.id}.html"]).xpath("//span[@class='pagebreak']")
    assert mark.get("data-folio") == "7"
    assert "7" in mark.get("aria-label")
    assert not mark.text_content()


def test_a_text_called_index_gets_another_page() -> None:
    """The landing page, the search and their like keep their names."""
    texts = [Manuscript(name, name, body=(paragraph("Words."),)) for name in ("index", "search")]
    edition = replace(book_of([]), parts=(Part("", tuple(texts)),), language="en")
    made = folder(edition)
    assert {"index.html", "search.html", "book_index.html", "book_search.html"} <= set(made)
    assert "book_search.html" in parsed(made["index.html"]).xpath("//main//a/@href")
    within = "//meta[@name='DCTERMS.isPartOf']"
    told = [bool(parsed(made[name]).xpath(within)) for name in ("index.html", "book_index.html")]
    assert told == [False, True]


def test_an_address_makes_pages_canonical(edition: Edition, made: Mapping[str, bytes]) -> None:
    """With an address pages say where they lie, and a sitemap lists them; else nothing does."""
    assert "sitemap.xml" not in made
    assert not parsed(made["index.html"]).xpath("//link[@rel='canonical']")
    home = "https://lamplight.example/book/"
    placed = folder(replace(edition, web=Web(home)))
    name = f"{edition.interviews[0].id}.html"
    page = parsed(placed[name])
    assert page.xpath("//link[@rel='canonical']/@href") == [home + name]
    assert page.xpath("//meta[@property='og:url']/@content") == [home + name]
    sitemap = etree.fromstring(placed["sitemap.xml"])
    assert {home, home + name} <= set(sitemap.xpath("//*[local-name()='loc']/text()"))


def test_machines_read_book_interviews_and_people(
    edition: Edition, made: Mapping[str, bytes]
) -> None:
    """The landing page holds the book with its interviews as JSON-LD, and Dublin Core."""
    page = parsed(made["index.html"])
    (written,) = page.xpath("//script[@type='application/ld+json']/text()")
    book = json.loads(written)
    assert book["@type"] == "Book"
    assert [part["name"] for part in book["hasPart"]] == [m.title for m in edition.interviews]
    roles = {role["roleName"] for part in book["hasPart"] for role in part.get("contributor", ())}
    assert "interviewee" in roles
    assert page.xpath("//meta[@name='DC.title']/@content") == [edition.title]
    assert page.xpath("//meta[@property='og:type']/@content") == ["book"]


def test_what_people_write_is_no_markup() -> None:
    """Titles and names that look like markup end no element and run no script."""
    evil = "</script><script>alert(1)</script>"
    text = Manuscript(
        "talk", evil, "en", speakers=(Speaker("A", evil, "interviewee"),), body=(said("A", evil),)
    )
    edition = replace(book_of([]), title=evil, parts=(Part("", (text,)),), language="en")
    for name, data in folder(edition).items():
        if name.endswith(".html"):
            scripts = parsed(data).xpath("//script")
            assert all("alert(1)" not in (s.text or "") or "\\u003c" in s.text for s in scripts)
            assert evil not in data.decode()


def test_people_are_listed_with_what_they_say() -> None:
    """Everybody with a name stands on the page of the people, with portrait and interviews."""
    speakers = (Speaker("AB", "Anna Berg", "interviewee"), Speaker("Q", "Q", "interviewer"))
    text = Manuscript("talk", "A Talk", "en", speakers=speakers, body=(said("AB", "Yes."),))
    edition = replace(book_of([]), parts=(Part("", (text,)),), language="en")
    page = parsed(folder(edition)["people.html"])
    assert page.xpath("//main//h2/text()") == ["Anna Berg"]
    assert page.xpath("//main//section//a/@href") == ["talk.html"]


def test_without_the_reading_system_there_is_no_reader(
    edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is not installed is not linked."""
    monkeypatch.setattr(foliate, "has_reader", lambda: False)
    made = folder(edition)
    assert "read.html" not in made
    assert b"read.html" not in made["index.html"]


def test_languages_and_directions_are_told() -> None:
    """A page is in the language of its text, and runs as that does."""
    text = Manuscript("layla", "ليلى", "ar", body=(paragraph("كلمات"),))
    edition = replace(book_of([]), parts=(Part("", (text,)),), language="en", images=())
    root = parsed(folder(edition)["layla.html"])
    assert (root.get("lang"), root.get("dir")) == ("ar", "rtl")
    assert root.xpath("//header")[0].xpath("nav/@lang") == ["en"]


def test_a_picture_of_a_speaker_is_shown(edition: Edition) -> None:
    """A cover of the edition's own is the front of the landing page."""
    made = folder(replace(edition, cover=picture("front.png")))
    (front,) = parsed(made["index.html"]).xpath("//img[@class='front']")
    assert front.get("src") == "assets/images/cover.png"
    assert front.get("alt")
