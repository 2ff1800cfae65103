"""The navigation document: contents, landmarks and pages, for machines."""

from dataclasses import replace
from xml.etree import ElementTree

from editions import light_style, sample

from publisher import xhtml
from publisher.epub.nav import navigation
from publisher.model.edition import Edition, Matter
from publisher.model.publication import Medium, PageEntry
from publisher.vocabulary.sections import SECTION_ROLES

XHTML = "{http://www.w3.org/1999/xhtml}"
TYPE = "{http://www.idpf.org/2007/ops}type"


def _nav(
    edition: Edition, kind: str, pages: tuple[PageEntry, ...] = ()
) -> ElementTree.Element | None:
    publication = xhtml.render(edition, light_style(), Medium.EPUB)
    root = ElementTree.fromstring(navigation(edition, publication, pages))
    found = [node for node in root.iter(f"{XHTML}nav") if node.get(TYPE) == kind]
    return found[0] if found else None


def _links(nav: ElementTree.Element | None) -> list[tuple[str | None, str | None, str | None]]:
    assert nav is not None
    return [(a.get(TYPE), a.text, a.get("href")) for a in nav.iter(f"{XHTML}a")]


def test_landmarks_are_what_the_table_says() -> None:
    """Cover, title page, contents and where the text begins are there to be gone to."""
    links = _links(_nav(sample(), "landmarks"))
    assert links[:3] == [
        ("cover", "Cover", "cover.xhtml#cover"),
        ("titlepage", "Title Page", "title-page.xhtml#title-page"),
        ("copyright-page", "Copyright", "copyright.xhtml#copyright"),
    ]
    assert ("bodymatter", "Beginning of the text", "part-1.xhtml#part-1") in links
    known = {row.epub_type for row in SECTION_ROLES.values() if row.landmark} | {"bodymatter"}
    assert {kind for kind, _, _ in links} <= known


def test_without_a_contents_page_the_nav_is_the_landmark() -> None:
    """Its address names the file, which epub.js needs."""
    edition = replace(sample(), front=(Matter("title-page"),))
    assert ("toc", "Contents", "nav.xhtml#toc") in _links(_nav(edition, "landmarks"))
    assert ("toc", "Contents", "contents.xhtml#contents") in _links(_nav(sample(), "landmarks"))


def test_pages_are_listed_where_there_are_some() -> None:
    """The page-list has its role and a name; a book that was not printed has none."""
    pages = (PageEntry("i", "a.xhtml#a_page-i"), PageEntry("1", "b.xhtml#b_page-1"))
    nav = _nav(sample(), "page-list", pages)
    assert nav is not None
    assert (nav.get("role"), nav.get("aria-label")) == (
        "doc-pagelist",
        "Pages of the printed book",
    )
    assert _links(nav) == [(None, "i", "a.xhtml#a_page-i"), (None, "1", "b.xhtml#b_page-1")]
    assert _nav(sample(), "page-list") is None
