"""Header lines and front matter."""

from __future__ import annotations

from publisher.model.manuscript import Recorded
from publisher.model.person import Contributor
from publisher.model.transcript import Action


def test_header_lines_go_to_the_metadata(make, turns, gone) -> None:
    """Who, by whom, when and where leave the text and are known."""
    made = make(
        "The Lamp Keeper\n\nInterviewer: Nora Quist\nInterviewee: Emil Tarn\nDate: 4 May 2019\n"
        "Place: Grims Point\nTranscribed by: Ida Holm\n\n"
        "NQ: When did you climb the tower?\n\nET: I was nine.\n\nNQ: Afraid?\n\nET: No.\n"
    )
    assert turns(made) == [
        ("Nora Quist", "When did you climb the tower?"),
        ("Emil Tarn", "I was nine."),
        ("Nora Quist", "Afraid?"),
        ("Emil Tarn", "No."),
    ]
    assert made.manuscript.recorded == Recorded("2019-05-04", "Grims Point")
    assert made.manuscript.contributors == (Contributor("Ida Holm", ("trc",)),)
    keys = [why for why, _ in gone(made, Action.MOVED)][:6]
    assert keys == ["title", "interviewer", "interviewee", "date", "place", "transcriber"]


def test_a_label_before_speech_is_no_header_line(make, turns) -> None:
    """What stands behind the colon decides: a question is no name."""
    made = make("Interviewer: How are you?\n\nEmil: Well.\n\nInterviewer: And now?\n\nEmil: So.\n")
    assert [words for _, words in turns(made)] == ["How are you?", "Well.", "And now?", "So."]


def test_front_matter_is_known(make) -> None:
    """YAML before the text states title, date and language."""
    made = make(
        "---\ntitle: Der Turm\ndate: 2020-03-01\nlanguage: de-AT\n---\n\n"
        "**Frage:** Wann?\n\n**Antwort:** Heute.\n\n**Frage:** Wo?\n\n**Antwort:** Hier.\n",
        name="raw.md",
    ).manuscript
    assert (made.title, made.recorded.date, made.language) == ("Der Turm", "2020-03-01", "de-AT")
