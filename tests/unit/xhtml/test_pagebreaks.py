"""Markers of printed pages: each at the very place where its page begins."""

import re
from xml.etree import ElementTree

import pytest
from editions import light_style, sample
from hypothesis import given, settings
from hypothesis import strategies as st

from publisher import xhtml
from publisher.errors import FaultError
from publisher.model.publication import Document, Medium, PageEntry, PrintedPage
from publisher.signs import PICTURE, counts, place, signs
from publisher.xhtml.pagebreaks import page_entries, with_page_breaks

MARKER = re.compile(r'<span class="pagebreak"[^>]* aria-label="([^"]*)"></span>')


def _page(folio: str, before: int, opening: str = "", *, divided: bool = False) -> PrintedPage:
    return PrintedPage("talk", folio, before, opening, divided)


def _document(inside: str) -> Document:
    body = f'<section class="interview" id="talk">\n{inside}\n</section>\n'
    return Document("talk", "talk.xhtml", "interview", "body", "Talk", "en", body)


def _marked(inside: str, *pages: PrintedPage) -> str:
    """Return the inside of the section, each marker as its folio in bars."""
    body = with_page_breaks(_document(inside), [_page("1", 0), *pages]).body
    short = MARKER.sub(r"|\1|", body)
    return short.removeprefix('<section class="interview" id="talk">').removesuffix("</section>\n")


TURN = '<div class="turn host" id="talk.t01">\n<p class="says"><b class="speaker">Ann:</b> Hi.</p>'


@pytest.mark.parametrize(
    ("inside", "page", "expected"),
    [
        ("<p>One two</p>", _page("2", 3, "two"), "<p>One |2|two</p>"),
        ("<p>One wonder</p>", _page("2", 6, "der", divided=True), "<p>One |2|wonder</p>"),
        ("<p>Self-made</p>", _page("2", 5, "made"), "<p>Self-|2|made</p>"),
        ("<p>AT&amp;T &lt;x</p>", _page("2", 4, "<x"), "<p>AT&amp;T |2|&lt;x</p>"),
        ("<p>One</p>\n<p>two</p>", _page("2", 3, "two"), "<p>One</p>\n<p>|2|two</p>"),
        ("<p>One</p>\n<h2>Two</h2>", _page("2", 3, "two"), "<p>One</p>\n|2|<h2>Two</h2>"),
        ("<p>One <em>two</em></p>", _page("2", 3, "two"), "<p>One |2|<em>two</em></p>"),
        ("<p>One <em>a b</em></p>", _page("2", 4, "b"), "<p>One <em>a |2|b</em></p>"),
        (f"<p>One</p>\n{TURN}", _page("2", 3, "ann:hi."), f"<p>One</p>\n|2|{TURN}"),
        (
            '<p>One</p>\n<figure><img src="a" alt="x y"/></figure>\n<p>two</p>',
            _page("2", 3, PICTURE),
            '<p>One</p>\n|2|<figure><img src="a" alt="x y"/></figure>\n<p>two</p>',
        ),
        (
            '<figure><img src="a" alt="x y"/></figure>\n<p>two</p>',
            _page("2", 1, "two"),
            '<figure><img src="a" alt="x y"/></figure>\n<p>|2|two</p>',
        ),
        (
            '<p>One<a role="doc-noteref" href="#n">1</a> two</p>',
            _page("2", 3, "two"),
            '<p>One<a role="doc-noteref" href="#n">1</a> |2|two</p>',
        ),
        (
            '<p>a</p>\n<section role="doc-endnotes">\n<h2>N</h2>\n<ol>\n<li>b</li>\n<li>c</li>',
            _page("2", 2, "c"),
            '<p>a</p>\n<section role="doc-endnotes">\n<h2>N</h2>\n<ol>\n<li>b</li>\n<li>|2|c</li>',
        ),
        (
            '<p>a</p>\n<section role="doc-endnotes">\n<h1>N</h1>\n<ol>\n<li>b</li>\n<li>c</li>',
            _page("2", 2, "c"),
            '<p>a</p>\n<section role="doc-endnotes">\n<h1>N</h1>\n<ol>\n<li>b</li>\n<li>|2|c</li>',
        ),
        ("<ol>\n<li>a</li>\n<li>b</li>", _page("2", 1, "b"), "<ol>\n<li>a</li>\n<li>|2|b</li>"),
        ("<p>前半後半</p>", _page("2", 2, "後半"), "<p>前半|2|後半</p>"),
    ],
)
def test_where_a_marker_stands(inside: str, page: PrintedPage, expected: str) -> None:
    """At the word; in front of what begins there and of a word that is divided."""
    assert _marked(inside, page) == f"|1|\n{expected}\n"


def test_pages_within_a_word_stand_in_order() -> None:
    """Where a word runs over several pages, their markers stand in front of it, as they come."""
    pages = [_page("2", 4, "onder", divided=True), _page("3", 6, "der", divided=True)]
    assert _marked("<p>One wonder</p>", *pages) == "|1|\n<p>One |2||3|wonder</p>\n"
    pages = [_page("2", 4, "onder"), _page("3", 6, "der", divided=True)]
    assert _marked("<p>One wonder</p>", *pages) == "|1|\n<p>One w|2||3|onder</p>\n"


def test_a_page_is_what_it_says() -> None:
    """A place that reads otherwise than the printed page is a fault, and is told."""
    with pytest.raises(FaultError, match="page 2 begins with “three”, its place with “two”"):
        with_page_breaks(_document("<p>One two</p>"), [_page("1", 0), _page("2", 3, "three")])


def test_entries_lead_to_the_markers() -> None:
    """The page-list names the markers in the order of the book; no page of another book."""
    pages = [_page("1", 0), _page("2", 3, "two"), PrintedPage("elsewhere", "3", 0, "")]
    document = with_page_breaks(_document("<p>One two</p>"), pages[:2])
    entries = page_entries([document], pages)
    assert entries == (
        PageEntry("1", "talk.xhtml#talk_page-1"),
        PageEntry("2", "talk.xhtml#talk_page-2"),
    )
    assert re.findall(r'id="(talk_page-\d)"', document.body) == ["talk_page-1", "talk_page-2"]


@given(st.text(), st.integers(0, 40))
def test_place_counts_signs(text: str, count: int) -> None:
    """In front of a place stand as many signs as asked for, at it another sign."""
    index = place(counts(text), count)
    assert len(signs(text[:index])) >= min(count, len(signs(text)))
    if index < len(text):
        assert signs(text[index])
        assert index == 0 or len(signs(text[: index - 1])) <= count


def _shown(body: str) -> str:
    """Return the signs of a body as another parser finds them, markers as bars."""
    names = 'xmlns:epub="http://www.idpf.org/2007/ops"'
    root = ElementTree.fromstring(f"<body {names}>{body}</body>")
    found: list[str] = []

    def read(element: ElementTree.Element) -> None:
        role = element.get("role", "")
        if role == "doc-pagebreak":
            found.append("|")
        elif element.tag == "img":
            found.append(PICTURE)
        elif role not in ("doc-noteref", "doc-backlink") and not _is_title_of_notes(element):
            found.append(signs(element.text or ""))
            for child in element:
                read(child)
        found.append(signs(element.tail or ""))

    read(root)
    return "".join(found)


def _is_title_of_notes(element: ElementTree.Element) -> bool:
    return element.tag == "h2" and element.get("id", "").endswith("_notes")


@settings(deadline=None)
@given(st.data())
def test_markers_change_nothing_else(data: st.DataObject) -> None:
    """However pages turn, the body is the same without its markers, and they stand in order."""
    documents = xhtml.render(sample(), light_style(), Medium.EPUB).documents
    document = data.draw(st.sampled_from(documents))
    whole = _shown(document.body)
    cuts = sorted(data.draw(st.sets(st.integers(1, max(1, len(whole) - 1)), max_size=9)))
    starts = [0, *(cut for cut in cuts if cut < len(whole))]
    pages = [
        PrintedPage(document.id, str(number), start, whole[start : start + 24])
        for number, start in enumerate(starts, 1)
    ]
    made = with_page_breaks(document, pages)
    assert MARKER.sub("", made.body) == document.body
    assert MARKER.findall(made.body) == [page.folio for page in pages]
    shown = _shown(made.body)
    assert shown.replace("|", "") == whole
    places = [found.start() - i for i, found in enumerate(re.finditer(r"\|", shown))]
    assert places == starts


def test_folios_are_passed_over() -> None:
    """Locators of an index are elsewhere in print: no page begins at a sign of theirs."""
    body = (
        '<section><ul><li><span>Berg</span><span class="folio">, <a href="a">1</a>, '
        '<span class="range"><a href="b">3</a>–<a href="c">4</a></span></span></li>'
        "<li><span>Ek</span></li></ul></section>"
    )
    document = Document("i", "i.xhtml", "index", "back", "I", "en", body)
    pages = [PrintedPage("i", "9", 0, "bergek"), PrintedPage("i", "10", 4, "ek")]
    made = with_page_breaks(document, pages).body
    assert made.replace(*_marker_of("9")).replace(*_marker_of("10")) == body
    assert f"<li>{_marker_of('10')[0]}<span>Ek" in made


def _marker_of(folio: str) -> tuple[str, str]:
    attributes = f'epub:type="pagebreak" role="doc-pagebreak" id="i_page-{folio}"'
    return f'<span class="pagebreak" {attributes} aria-label="{folio}"></span>', ""
