"""Pull quotes: shown again where a style wants them, and nowhere else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from editions import light_style, paragraph, said

from publisher import xhtml
from publisher.model.block import Block, Turn
from publisher.model.edition import Edition, Matter, Name, Part
from publisher.model.inline import Emphasis, Foreign, Inline, Link, Note, Pulled, Text
from publisher.model.manuscript import Manuscript
from publisher.model.person import Speaker
from publisher.model.publication import Medium

SHOWING = replace(light_style(), chosen=(("pull-quotes", "yes"),))


def _body(*blocks: Block, medium: Medium = Medium.PRINT, shown: bool = True) -> str:
    speakers = (Speaker("Q", "Karin Ek", "interviewer"), Speaker("A", "A", "interviewee"))
    text = Manuscript("m", "M", "en", speakers=speakers, body=blocks)
    edition = Edition("s", "S", "en", parts=(Part("", (text,)),))
    return xhtml.render(edition, SHOWING if shown else light_style(), medium).document("m").body


def _pulled(*words: str | Inline) -> Pulled:
    return Pulled(paragraph(*words).inlines)


def test_a_pull_quote_follows_its_paragraph() -> None:
    """The words stand in the text as if nothing were marked, and once more behind it."""
    body = _body(paragraph("Late. ", _pulled("I had a ", Emphasis((Text("lamp"),)), "."), " Yes."))
    words = "I had a <em>lamp</em>."
    aside = f'<aside class="pull-quote">\n<p>{words}</p>\n</aside>'
    assert f"<p>Late. {words} Yes.</p>\n{aside}" in body


@pytest.mark.parametrize(
    ("medium", "shown"), [(Medium.EPUB, True), (Medium.EPUB, False), (Medium.PRINT, False)]
)
def test_it_is_shown_only_where_a_style_asks_for_it(medium: Medium, shown: bool) -> None:
    """A screen reader would say it twice, so that an EPUB never shows it."""
    body = _body(paragraph(_pulled("Here.")), medium=medium, shown=shown)
    assert "<p>Here.</p>" in body
    assert "pull-quote" not in body


def test_who_says_it_is_told_where_several_speak() -> None:
    """By the full name, or the label of the nameless; within the turn."""
    turn = Turn("Q", (paragraph("No."), paragraph(_pulled("Why?"))))
    body = _body(said("A", "Yes."), turn, Turn("A", (paragraph(_pulled("So.")),)))
    assert '<p>Why?</p>\n<p class="who">Karin Ek</p>\n</aside>\n</div>' in body
    assert '<p class="who">Interviewee</p>' in body
    assert "who" not in _body(turn)


def test_the_copy_has_no_notes_links_or_ids() -> None:
    """What can be followed stands in the text."""
    note = Note("1", ((Text("A note."),),))
    body = _body(paragraph(_pulled("a", note, Link((Text("b"),), "https://c.de"))))
    assert body.count("A note.") == body.count("https://c.de") == 1
    assert '<aside class="pull-quote">\n<p>ab</p>' in body


def test_the_copy_is_nothing_to_the_index() -> None:
    """A name in it is listed once, at its place in the text."""
    text = Manuscript("m", "M", "en", body=(paragraph(_pulled("In Oslo."), " Oslo."),))
    edition = Edition("s", "S", "en", parts=(Part("", (text,)),), back=(Matter("index"),))
    edition = replace(edition, names=(Name("Oslo"),))
    body = xhtml.render(edition, SHOWING, Medium.PRINT).document("m").body
    assert body.count('id="m_name-') == 2
    assert '<aside class="pull-quote">\n<p>In Oslo.</p>' in body


def test_the_copy_says_its_language() -> None:
    """Whether the mark of the language stands within or without."""
    for words in (_pulled(Foreign((Text("ici"),), "fr")), Foreign((_pulled("ici"),), "fr")):
        body = _body(paragraph(words))
        assert body.count('<span lang="fr" xml:lang="fr">ici</span>') == 2
