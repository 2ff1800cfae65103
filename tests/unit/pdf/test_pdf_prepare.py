"""The print copy: marks that only print needs, and addresses that the press understands."""

from __future__ import annotations

import re

import pytest

from publisher.model.publication import Document
from publisher.pdf.prepare import prepare

LINE = "A sentence which is so long that nobody would call it a short one, not even here."


def copy(body: str, role: str = "interview", language: str = "en") -> str:
    """Return the print copy of a body."""
    document = Document("d", "text/d.xhtml", role, "body", "A & B", language, body)
    measures = {"h1": 12.0, "book-title": 8.0, "book-title.long": 20.0, "half-title": 30.0}
    return prepare(document, measures, len, {"text/e.xhtml": "e"}, {"images/a.png": (200, 100)})


def test_the_frame_tells_language_title_and_side() -> None:
    """The copy is a whole HTML document; only the copyright page opens on a verso."""
    made = copy("<p>x</p>", language="fr")
    assert made.startswith('<!DOCTYPE html><html lang="fr" dir="ltr" class="recto">')
    assert "<title>A &amp; B</title>" in made
    assert 'class="verso"' in copy("<p>x</p>", role="copyright")


def test_attributes_for_reading_systems_are_dropped() -> None:
    """epub:type goes, xml:lang becomes lang, text is escaped still."""
    made = copy('<p epub:type="x" xml:lang="fr" id="i">a &lt; b</p>')
    assert '<p id="i" lang="fr">a &lt; b</p>' in made


@pytest.mark.parametrize(
    ("href", "wanted"),
    [
        ("#here", "publisher:here?go%20on"),
        ("e.xhtml#t.01", "publisher:t.01?go%20on"),
        ("e.xhtml", "publisher:e?go%20on"),
        ("../text/e.xhtml#%C3%A9", "publisher:%C3%A9?go%20on"),
        ("https://example.org/?a=b#c", "https://example.org/?a=b#c"),
        ("mailto:a@example.org", "mailto:a@example.org"),
    ],
)
def test_links_name_ids(href: str, wanted: str) -> None:
    """Links within the book carry the id they lead to and their own words."""
    assert f'href="{wanted}"' in copy(f'<p><a href="{href}">go\n<em>on</em></a></p>')


def test_pictures_name_resources_and_their_shape() -> None:
    """A picture is addressed by its path in the package and tells its ratio to the style."""
    made = copy('<figure><img src="../images/a.png" alt=""/></figure>')
    assert 'src="publisher:images/a.png"' in made
    assert 'style="--ratio: 0.5000; --pixels: 200"' in made


def test_lists_begin_with_their_number() -> None:
    """A list that begins with 3 counts from 2, since engines of CSS know no attribute for it."""
    made = copy('<ol start="3"><li>a</li></ol><ol><li>b</li></ol>')
    assert '<ol style="counter-reset: list-item 2"><li>a</li></ol><ol><li>b</li></ol>' in made


def test_short_questions_are_marked() -> None:
    """A question that ends in a short paragraph is marked; a long one, and an answer, are not."""
    turn = '<div class="turn {}"><p class="says">{}</p></div>'
    assert 'class="turn interviewer short"' in copy(turn.format("interviewer", "Why?"))
    assert 'class="turn interviewee"' in copy(turn.format("interviewee", "Because."))
    assert 'class="turn interviewer"' in copy(turn.format("interviewer", LINE * 3))
    assert 'class="turn moderator short"' in copy(
        turn.format("moderator", f"{LINE * 3}</p><p>Why?")
    )


def test_of_short_questions_in_a_row_the_last_is_marked() -> None:
    """Hosts who talk to one another are not kept on one page; the question to the guest is."""
    turn = '<div class="turn {}"><p class="says">{}</p></div>'
    hosts = "".join(turn.format("interviewer", words) for words in ("Well?", "You ask.", "Why?"))
    made = copy(f"<section>{hosts}{turn.format('interviewee', 'Because.')}</section>")
    assert re.findall('class="(turn[^"]*)"', made) == [
        "turn interviewer",
        "turn interviewer",
        "turn interviewer short",
        "turn interviewee",
    ]


def test_brief_openings_are_marked() -> None:
    """A turn that goes on after a line keeps that line with what follows."""
    turn = '<div class="turn interviewee"><p class="says">{}</p>{}</div>'
    more = f"<p>{LINE}</p>"
    assert '<p class="says brief">No.</p>' in copy(turn.format("No.", more))
    note = f'<span class="footnote">{LINE}</span>'
    assert '<p class="says brief">No.' in copy(turn.format(f"No.{note}", more))
    assert "brief" not in copy(turn.format("No.", ""))
    assert "brief" not in copy(turn.format(LINE, more))


@pytest.mark.parametrize(("kind", "mark"), [("headnote", ' class="standfirst"'), ("prose", "")])
def test_the_first_words_are_marked(kind: str, mark: str) -> None:
    """A text that opens with a plain paragraph has a lead of whole words."""
    opener = '<header class="opener"><h1>T</h1></header>'
    made = copy(f'<section>{opener}<div class="{kind}"><p>{LINE}</p></div></section>')
    assert f'<p{mark}><span class="lead">A sentence which is so</span> long' in made


def test_short_headnotes_open_as_a_standfirst() -> None:
    """The first paragraph of a headnote is one, unless it would fill its page or is a label."""
    headnote = '<div class="headnote"><p>{}</p><p>And more.</p></div>'
    assert '<p class="standfirst">Brief.</p><p>And' in copy(headnote.format("Brief."))
    assert "standfirst" not in copy(headnote.format(20 * LINE))
    assert "standfirst" not in copy(headnote.replace("<p>{}", '<p class="source">x'))
    assert "standfirst" not in copy('<div class="prose"><p>Brief.</p></div>')


def test_a_lead_goes_over_the_place_of_a_name() -> None:
    """To be indexed takes nothing from the first words; what stands out already has no lead."""
    line = f'<p>A <span id="x">sentence</span>{LINE.removeprefix("A sentence")}</p>'
    made = copy(f'<section><header/><div class="prose">{line}</div></section>')
    assert made.count('class="lead"') == 3
    bold = copy(
        f'<section><header/><div class="prose"><p><strong>A</strong>{LINE}</p></div></section>'
    )
    assert "lead" not in bold


@pytest.mark.parametrize("first", ['<p class="says">x</p>', "<p>“Quoted</p>", "<blockquote/>"])
def test_other_openings_have_no_lead(first: str) -> None:
    """Speech, quotations and short lines are left as they are."""
    made = copy(f'<section><header/><div class="prose">{first}</div></section>')
    assert "lead" not in made


def test_headings_are_broken_evenly() -> None:
    """A heading wider than its measure gets breaks; a very long title a class and a measure."""
    assert "<h1>One two<br>three four</h1>" in copy("<h1>One two three four</h1>")
    assert "<h1>One two</h1>" in copy("<h1>One two</h1>")
    long = "a rather long title of a book"
    made = copy(f'<p class="book-title">{long}</p>', role="title-page")
    assert '<p class="book-title long">a rather long<br>title of a book</p>' in made
    assert "<br>" not in copy(f'<p class="book-title">{long}</p>', role="copyright")
    assert "<br>" not in copy(f'<p class="book-title">{long}</p>', role="half-title")
