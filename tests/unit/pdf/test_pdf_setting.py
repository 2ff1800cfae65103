"""Lines are set in the room that pages have for them; what is not plain is left to WeasyPrint."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from weasyprint.formatting_structure.boxes import LineBox, TextBox

from publisher.model.publication import Document
from publisher.pdf import paragraph as paragraph_module
from publisher.pdf import press as press_module
from publisher.pdf.lines import NUMBER, room_of
from publisher.pdf.setting import SetText

STYLE = """
.talk p { text-align: justify; hyphens: auto; text-indent: 12pt }
b { font-weight: 700; letter-spacing: 0.1em; margin-right: 3pt }
a { text-decoration: none }
u { text-decoration: underline }
.raised { position: relative; top: -1pt }
.inside { list-style-position: inside; text-align: justify }
"""
PROSE = (
    "“The auctioneer, who had not expected anybody of that description,” consulted "
    "<em>the particulars of the</em> catalogue and remarked – not unkindly – that the "
    'observatory’s instruments were <a href="https://example.org/">nevertheless '
    "incontrovertibly</a> <b>and irreversibly</b> sold, self-evidently so. "
)


@pytest.fixture
def layouts(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Return what receives the documents whose lines were set."""
    taken: list[Any] = []
    set_lines = press_module.set_lines

    def spy(document: Any, *rest: Any) -> None:
        set_lines(document, *rest)
        taken.append(document)

    monkeypatch.setattr(press_module, "set_lines", spy)
    return taken


Setting = Callable[..., list[Any]]


@pytest.fixture
def pages(sample: Any, make_interview: Callable[..., Document], layouts: list[Any]) -> Setting:
    """Return the function that lays out an interview and returns the boxes of its pages."""

    def laid(extra: str) -> list[Any]:
        sample.having(make_interview("one", 1, extra)).styled(STYLE).book()
        found = next(one for one in layouts if paragraphs(one.pages))
        return list(found.pages)

    return laid


def boxes(box: Any) -> Iterator[Any]:
    """Yield a box and all in it."""
    yield box
    for child in getattr(box, "children", ()):
        yield from boxes(child)


def paragraphs(pages: list[Any]) -> list[Any]:
    """Return the paragraphs that were broken into lines, in order."""
    every = (box for page in pages for box in boxes(page._page_box))
    return [
        b
        for b in every
        if b.element is not None
        and b.element.get(NUMBER)
        and b.element.tag != "span"
        and not isinstance(b, LineBox)
    ]


def set_texts(box: Any) -> list[Any]:
    """Return the texts in a box that we set."""
    return [one for one in boxes(box) if isinstance(one, SetText)]


def test_lines_fill_their_measure(pages: Setting) -> None:
    """Every line but the last ends at the right edge, hanging signs apart; none is wider."""
    counted = 0
    for paragraph in paragraphs(pages(f"<p>{PROSE * 3}</p>")):
        lines = [box for box in boxes(paragraph) if isinstance(box, LineBox)]
        edge = paragraph.content_box_x() + paragraph.width
        for number, line in enumerate(lines):
            texts = [box for box in boxes(line) if isinstance(box, TextBox)]
            end = texts[-1].position_x + texts[-1].width
            assert end < edge + 3
            if number < len(lines) - 1:
                assert end > edge - 0.01
                counted += 1
    assert counted > 5


def test_text_and_elements_are_those_of_the_document(pages: Setting) -> None:
    """Words stand in boxes of their elements, each id in one of them."""
    laid = pages(f'<p>One <em id="here">two {"three " * 30}</em> four.</p>')
    paragraph = next(p for p in paragraphs(laid) if "One" in set_texts(p)[0].text)
    texts = set_texts(paragraph)
    said = "".join(text.text for text in texts).replace(" ", "").replace("\u2010", "")
    assert said == f"Onetwo{'three' * 30}four."
    assert {text.element.tag for text in texts} == {"span", "em"}
    assert [text.element.get("id") for text in texts].count("here") == 1


def test_links_cover_their_words_on_every_line(pages: Setting) -> None:
    """A link that goes over a line's end has a rectangle on each line."""
    laid = pages(f'<p>{"word " * 9}<a href="https://example.org/">{"linked " * 12}</a>.</p>')
    links = [link for page in laid for link in page.links]
    assert len(links) > 1
    for kind, target, (_, _, width, height), _ in links:
        assert (kind, target) == ("external", "https://example.org/")
        assert width > 10
        assert height > 5


def test_lines_that_no_page_parts_share_a_room(pages: Setting) -> None:
    """The first two lines and the last two; shorter paragraphs have one room."""
    rooms: dict[int, list[int]] = {}
    laid = pages(f"<p>{PROSE * 3}</p><p>Short.</p>")
    for box in (box for page in laid for box in boxes(page._page_box)):
        number, _, count = room_of(box.element)
        if count and not isinstance(box, LineBox | TextBox):
            rooms.setdefault(number, []).append(count)
    long = max(rooms.values(), key=len)
    assert (long[0], long[-1]) == (2, 2)
    assert set(long[1:-1]) == {1}
    assert [1] in rooms.values()


@pytest.mark.parametrize(
    "inside",
    [
        "<u>underlined</u>",
        "x<sup>2</sup>",
        '<span class="raised">raised</span>',
        'a note<span class="footnote">Noted.</span>',
    ],
)
def test_what_is_not_plain_is_left_to_weasyprint(pages: Setting, inside: str) -> None:
    """Its lines hold texts that WeasyPrint laid out, and its neighbours’ do not."""
    laid = pages(f"<p>{PROSE} {inside}</p><p>{PROSE}</p>")
    every = [
        p for p in paragraphs(laid) if "auctioneer" in "".join(texts_of(p)).replace("\u2010", "")
    ]
    assert any(not set_texts(p) for p in every)
    assert any(set_texts(p) for p in every)


def texts_of(box: Any) -> list[str]:
    """Return the texts in a box, whoever set them."""
    return [one.text for one in boxes(box) if isinstance(one, TextBox)]


def test_no_word_is_lost(monkeypatch: pytest.MonkeyPatch, pages: Setting) -> None:
    """If a word of a paragraph is not in its lines, there is no book."""
    of_line = paragraph_module.of_line
    monkeypatch.setattr(paragraph_module, "of_line", lambda *a: of_line(*a)[:-1] or of_line(*a))
    with pytest.raises(Exception, match="words lost between lines"):
        pages(f"<p>{PROSE}</p>")
