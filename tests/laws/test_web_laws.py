"""The laws of the web edition: words are conserved, and whatever stands in a text is found."""

from __future__ import annotations

from editions import book_of, light_style
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from lxml import etree, html
from strategies import manuscripts

from publisher import xhtml
from publisher.distribution.web.places import Places
from publisher.distribution.web.search import fold, terms
from publisher.distribution.web.texts import text
from publisher.model.manuscript import Manuscript
from publisher.model.publication import Document, Medium
from publisher.xhtml.check import problems
from publisher.xhtml.phrases import phrases_of
from publisher.xhtml.phrases.web import WEB
from publisher.xhtml.plan import plan

_FEW = settings(
    max_examples=25,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
    deadline=None,
)
"""Few, and none made smaller: a book is dear, and its laws hold for each of its texts."""


def _said(document: Document) -> str:
    body = f'<body xmlns:epub="http://www.idpf.org/2007/ops">{document.body}</body>'
    return "".join(map(str, etree.fromstring(body).itertext())).strip()


@_FEW
@given(st.lists(manuscripts(), min_size=1, max_size=2))
def test_a_page_says_what_the_ebook_says(texts: list[Manuscript]) -> None:
    """An HTML parser finds on a page the very characters that an XML parser finds in the EPUB."""
    edition = book_of(texts)
    sections = plan(edition, Medium.EPUB, phrases_of(edition.language))
    if problems(edition, sections, [one.id for one in edition.interviews]):
        return
    publication = xhtml.render(edition, light_style(), Medium.EPUB)
    places = Places(publication)
    for document in places.documents:
        shown = text(document, (), places, {}, WEB["en"])
        page = html.document_fromstring(f"<!DOCTYPE html><html><body>{shown.body}</body></html>")
        assert page.text_content().strip() == _said(document)
        for passage in shown.passages:
            assert page.xpath("//*[@id=$id]", id=passage.anchor)


@given(st.text())
def test_folding_is_done_once(words: str) -> None:
    """What is folded stays as it is."""
    assert fold(fold(words)) == fold(words)


@given(st.text(), st.text())
def test_every_word_is_indexed(before: str, after: str) -> None:
    """What a text is searched by is among its terms, whatever stands around it."""
    found = set(terms(f"{before} lamp {after}"))
    assert "lamp" in found
    assert set(terms(before)) <= found
