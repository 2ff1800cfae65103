"""Passages in other languages: each says its own, and what stands within it says it back."""

from __future__ import annotations

import pytest
from editions import light_style, paragraph

from publisher import xhtml
from publisher.errors import EditionError
from publisher.model.block import Block, Turn
from publisher.model.edition import Edition, Part
from publisher.model.inline import Emphasis, Foreign, Note, Text
from publisher.model.manuscript import Manuscript
from publisher.model.person import Speaker
from publisher.model.publication import Medium

FRENCH = Foreign((Text("ici"),), "fr")
NOTE = Note("1", ((Text("There."),),))


def _body(*blocks: Block, medium: Medium = Medium.EPUB, language: str = "en") -> str:
    speakers = (Speaker("Q", "Karin Ek", "interviewer"), Speaker("A", "A", "interviewee"))
    text = Manuscript("m", "M", language, speakers=speakers, body=blocks)
    edition = Edition("s", "S", language, parts=(Part("", (text,)),))
    return xhtml.render(edition, light_style(), medium).document("m").body


@pytest.mark.parametrize("medium", Medium)
def test_a_passage_says_its_language(medium: Medium) -> None:
    """In both attributes, in the EPUB and in print."""
    body = _body(paragraph("He said ", FRENCH, "."), medium=medium)
    assert '<p>He said <span lang="fr" xml:lang="fr">ici</span>.</p>' in body


def test_a_passage_from_right_to_left() -> None:
    """It says so, and what runs the other way within it says so again."""
    inner = Foreign((Text("OK"),), "en")
    body = _body(paragraph(Foreign((Text("مرحبا "), inner), "ar")))
    assert '<span lang="ar" xml:lang="ar" dir="rtl">مرحبا <span lang="en" xml:lang="en" dir' in body
    assert 'dir="ltr">OK</span></span>' in body


def test_the_language_around_is_not_said_again() -> None:
    """A passage in the language around it says nothing."""
    body = _body(paragraph(Emphasis((FRENCH,))), language="fr")
    assert "<em>ici</em>" in body


def test_a_turn_says_its_language_and_its_label_the_text_s() -> None:
    """The label is in the language of the text, unless it is a name that has none."""
    turn = Turn("A", (paragraph("Ici ", Foreign((Text("here"),), "en"), "."),), language="fr")
    body = _body(Turn("Q", (paragraph("Where?"),)), turn)
    assert 'data-speaker="A" lang="fr" xml:lang="fr">' in body
    assert '<b class="speaker"><span lang="en" xml:lang="en">' in body
    assert 'Ici <span lang="en" xml:lang="en">here</span>.' in body


def test_a_note_is_in_the_language_of_the_text() -> None:
    """Whatever the words are in that it hangs on."""
    foreign = Foreign((Text("ici"), NOTE), "fr")
    printed = _body(paragraph(foreign), medium=Medium.PRINT)
    assert '<span class="footnote" lang="en" xml:lang="en">There.</span></span>' in printed
    assert "There." in _body(paragraph(foreign))


def test_what_is_no_language_is_refused() -> None:
    """With the block that it stands in."""
    for block in (
        paragraph(Foreign((Text("x"),), "french")),
        Turn("A", (paragraph("x"),), language="french"),
    ):
        with pytest.raises(EditionError, match="“french” is not a language tag"):
            _body(block)
