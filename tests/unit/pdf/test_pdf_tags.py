"""The structure of the PDF for the screen, read back with the text of every tag."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pikepdf
import pytest
from small_books import document
from tagged import Tag, artifacts, read_pages, read_tags

_TEXT = "Nobody had told the night porter that the clocks went back, and so he waited. "


@pytest.fixture(scope="module")
def tags_of(sample: Any) -> Callable[..., str]:
    """Return a function: markup in, the outline of its tags out."""

    def outline(inside: str, *, css: str = "", role: str = "preface") -> str:
        with _tagged(sample.styled(css).having(_preface(inside, role))) as (tag, _):
            return tag.outline()

    return outline


def _preface(inside: str, role: str = "preface") -> Any:
    title = '<h1 id="preface_title">Preface</h1>'
    return document("preface", role, "front", title + inside, "Preface")


@contextmanager
def _tagged(sample: Any) -> Iterator[tuple[Tag, pikepdf.Pdf]]:
    """Give the tags of the preface of a book."""
    with pikepdf.open(io.BytesIO(sample.book().pdf)) as pdf:
        root = read_tags(pdf)
        heads = {kid.text().partition("Preface")[1]: kid for kid in root.kids}
        yield heads["Preface"], pdf


def _lines(*lines: str) -> str:
    return "\n".join(("Sect", "  H1 Preface", *lines))


def test_a_note_follows_the_paragraph_that_calls_it(tags_of: Callable[..., str]) -> None:
    """The call is a reference, the note has its number; the paragraph goes on between."""
    given = '<p>He waited<span class="footnote" id="n">An hour.</span> outside.</p><p>Then.</p>'
    assert tags_of(given) == _lines(
        "  P",
        "    Span He waited",
        "    Reference",
        "      Lbl 1",
        "    Span  outside.",
        "  Note",
        "    Lbl 1.",
        "    Span An hour.",
        "  P Then.",
    )


def test_a_paragraph_of_two_pages_is_one_tag(sample: Any) -> None:
    """Its note, on the first page, comes after all of it."""
    given = f'<p>{_TEXT * 12}Here<span class="footnote">Below.</span>. {_TEXT * 30}</p>'
    with _tagged(sample.having(_preface(given))) as (tag, _):
        assert [kid.kind for kid in tag.kids] == ["H1", "P", "Note"]
        pages = {n for part in tag.kids[1].kids for n in _pages(part)}
        assert len(pages) > 1
        assert tag.kids[1].text("Reference") == f"{_TEXT * 12}Here. {_TEXT * 30}".strip()


def _pages(tag: Tag) -> Iterator[tuple[int, int]]:
    if "/Pg" in tag.object:
        yield tag.object.Pg.objgen
    for kid in tag.object.K:
        if isinstance(kid, pikepdf.Dictionary) and "/Pg" in kid:
            yield kid.Pg.objgen


def test_contents_are_contents(tags_of: Callable[..., str]) -> None:
    """Entries hold a reference with a link and a folio; those of a part lie within its own."""
    given = (
        '<ol class="toc"><li><a href="one.xhtml#one">Part</a> <span class="folio">1</span>'
        '<ol><li><a href="two.xhtml#two">Two</a> <span class="folio">3</span></li></ol></li></ol>'
    )
    assert tags_of(given, css=".toc, .toc ol { list-style: none }") == _lines(
        "  TOC",
        "    TOCI",
        "      Reference",
        "        Link Part",
        "        Span  1",
        "      TOC",
        "        TOCI",
        "          Reference",
        "            Link Two",
        "            Span  3",
    )


def test_lists_say_how_they_are_labelled(sample: Any) -> None:
    """Items have labels and bodies, and the list says of what kind the labels are."""
    given = "<ol><li>One</li><li><p>Two</p><p>more</p></li></ol>"
    with _tagged(sample.having(_preface(given))) as (tag, _):
        assert tag.outline() == _lines(
            "  L",
            "    LI",
            "      Lbl 1.",
            "      LBody One",
            "    LI",
            "      Lbl 2.",
            "      LBody",
            "        P Two",
            "        P more",
        )
        (one,) = tag.find("L")
        assert one.object.A.ListNumbering == "/Decimal"


def test_a_turn_is_a_group_with_a_speaker(sample: Any) -> None:
    """The role map makes standard types of both."""
    given = (
        '<div class="turn interviewee" id="preface.t1"><p class="says"><b class="speaker">Ann:</b>'
        " I came late.</p><p>Very late.</p></div>"
    )
    with _tagged(sample.having(_preface(given))) as (tag, pdf):
        assert tag.outline() == _lines(
            "  Turn", "    P", "      Speaker Ann:", "      Span  I came late.", "    P Very late."
        )
        assert dict(pdf.Root.StructTreeRoot.RoleMap) == {"/Speaker": "/Span", "/Turn": "/Div"}


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("<blockquote><p>So.</p></blockquote>", ("  BlockQuote", "    P So.")),
        ('<p>See <a href="two.xhtml#two">there</a>.</p>', ("    Reference", "      Link there")),
        ('<p><a href="https://example.org/">there</a></p>', ("  P", "    Link there")),
        ("<p>One <em>word</em> of <b>it</b></p>", ("  P One word of it",)),
    ],
)
def test_what_elements_are(
    tags_of: Callable[..., str], given: str, wanted: tuple[str, ...]
) -> None:
    """Quotations and links are what they are; emphasis is a matter of looks."""
    assert "\n".join(wanted) in tags_of(given)


def test_a_passage_says_its_language(sample: Any) -> None:
    """Where it is not that of the text around it, and nowhere else; notes in it too."""
    given = (
        '<p>He said <span lang="fr">bonsoir</span> <em lang="en">twice</em>.</p>'
        '<p lang="de">Gute Nacht<span class="footnote">Bis <i lang="fr">demain</i>.</span></p>'
    )
    with _tagged(sample.having(_preface(given))) as (tag, _):
        said = [(t.text().strip(), str(t.object.Lang)) for t in tag.within() if "/Lang" in t.object]
    assert said[1:] == [
        ("bonsoir", "fr"),
        ("Gute Nacht1", "de"),
        ("1. Bis demain.", "de"),
        ("demain", "fr"),
    ]


def test_a_copy_of_words_is_no_text(sample: Any) -> None:
    """A pull quote is an artifact, and so are ornaments that a style adds."""
    given = (
        '<p>The words.</p><aside class="pull-quote"><p>The words.</p></aside><hr class="break"/>'
    )
    css = 'hr { border: none } .break::before { content: "*" }'
    with _tagged(sample.styled(css).having(_preface(given))) as (tag, pdf):
        assert tag.outline() == _lines("  P The words.")
        (page,) = [p for p in read_pages(pdf) if any("words" in t for t in p.marked.values())]
    assert [text for kind, text in page.artifacts if kind == {"/Type": "/Layout"}] == [
        "The words.",
        "*",
    ]


def test_what_a_style_writes_otherwise_is_read_as_it_was_written(sample: Any) -> None:
    """Capitals are for the eye."""
    given = '<p class="loud">In the <em>Upper</em> Room</p><p>Below</p>'
    with _tagged(sample.styled(".loud { text-transform: uppercase }").having(_preface(given))) as (
        tag,
        _,
    ):
        assert tag.outline() == _lines("  P", "    Span In the Upper Room", "  P Below")


def test_words_are_parted_where_lines_are(sample: Any) -> None:
    """A space is read at the end of a line, but not within a word that it divides."""
    given = f"<p>{_TEXT * 4}</p><p>one<br/>two</p>"
    with _tagged(sample.having(_preface(given))) as (tag, _):
        text = tag.kids[1].text().replace("\u00ad", "")
        assert text == (_TEXT * 4).strip()
        assert tag.kids[2].text() == "one two"


def test_furniture_says_on_which_side_it_is(sample: Any, book: Any) -> None:
    """Heads are headers, and the folio of an opener a footer."""
    with pikepdf.open(io.BytesIO(book.pdf)) as pdf:
        pages = read_pages(pdf)
        labels = [page.label for page in pdf.pages]
    running = [n for n, page in enumerate(pages) if "Head of one" in artifacts(page, "Header")]
    assert running
    for number in running:
        assert artifacts(pages[number], "Header") == [labels[number], "Head of one"]
        assert not artifacts(pages[number], "Footer")
    opener = labels.index("3")
    assert artifacts(pages[opener], "Footer") == ["3"]


def test_content_is_in_the_order_of_reading(book: Any) -> None:
    """On every page, notes and pictures too."""
    with pikepdf.open(io.BytesIO(book.pdf)) as pdf:
        for page in read_pages(pdf):
            assert page.order == list(range(len(page.order)))
            assert not page.loose
