"""Tags of web pages in plain text."""

from __future__ import annotations

from publisher.model.block import Heading
from publisher.model.transcript import Action


def test_tags_go_and_what_they_say_is_kept(make, turns, gone) -> None:
    """Questions in bold are questions; a break parts lines; every tag is on record."""
    made = make(
        "A Talk in Spring\n\n<p><strong>When did you begin?</strong></p>\n<p>In the <i>spring</i>."
        "<br/>It was cold.</p>\n"
        "<p><b>And did you stay?</b></p>\n<p>For years.</p>\n"
    )
    assert turns(made) == [
        ("Interviewer", "When did you begin?"),
        ("Interviewee", "In the spring.\nIt was cold."),
        ("Interviewer", "And did you stay?"),
        ("Interviewee", "For years."),
    ]
    assert ("tag", "<strong>") in [(why, text.strip()) for why, text in gone(made, Action.DROPPED)]


def test_a_tag_that_is_spoken_of_stays(make, turns) -> None:
    """Without a partner it is no markup, and a name in angles is a name."""
    made = make("Nora: What is <b>?\n\nEmil: Bold.\n\nNora: And <p?\n\nEmil: Nothing yet.\n")
    assert turns(made)[0] == ("Nora", "What is <b>?")


def test_a_tagged_heading_is_one(make) -> None:
    """``<h2>`` makes a heading."""
    made = make("Nora: When?\n\nEmil: In May.\n\n<h2>The box</h2>\n\nNora: Why?\n\nEmil: So.\n")
    assert any(isinstance(block, Heading) for block in made.manuscript.body)
