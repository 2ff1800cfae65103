"""The report of one raw file."""

from __future__ import annotations

import json

from publisher.transforms import report


def test_the_report_tells_who_said_what(make) -> None:
    """Full names, roles and kinds of block, as JSON can hold them."""
    made = make(
        "The Lamp Keeper\n\nInterviewer: Nora Quist\nInterviewee: Emil Tarn\nDate: 4 May 2019\n\n"
        "They met at the quay.\n\n"
        "NQ: When was it?\n\nET: In May.\n\n[A bell rings.]\n\nAnd June.\n\nNQ: So?\n\nET: So.\n"
    )
    found = report(made, file="raw.txt", manuscript="talk.md")
    blocks = found.pop("blocks")
    assert found == {
        "file": "raw.txt",
        "title": "The Lamp Keeper",
        "date": "2019-05-04",
        "interviewer": "Nora Quist",
        "interviewees": ["Emil Tarn"],
        "dropped": [],
        "manuscript": "talk.md",
    }
    asker, teller = ("Nora Quist", "interviewer"), ("Emil Tarn", "interviewee")
    assert isinstance(blocks, list)
    assert [tuple(block.values()) for block in blocks] == [
        ("prose", None, "narrator", "They met at the quay."),
        ("turn", *asker, "When was it?"),
        ("turn", *teller, "In May."),
        ("note", None, None, "[A bell rings.]"),
        ("turn", *teller, "And June."),
        ("turn", *asker, "So?"),
        ("turn", *teller, "So."),
    ]


def test_the_nameless_are_called_the_same_in_every_language(make) -> None:
    """A German talk has an Interviewee too."""
    made = make(
        "Frage: Wann haben Sie angefangen?\n\nAntwort: Ich habe im Mai angefangen.\n\n"
        "Frage: Und sind Sie geblieben?\n\nAntwort: Ja, das ist wahr.\n"
    )
    found = report(made, file="raw.txt", manuscript="talk.md")
    assert found["interviewer"] == "Interviewer"
    assert found["date"] is None
    assert found["interviewees"] == []
    assert json.dumps(found).count('"Interviewee"') == 2


def test_what_was_dropped_is_told(make) -> None:
    """Promotion that went is in the report, word for word."""
    made = make(
        "Subscribe to our newsletter.\n\nNora: When?\n\nEmil: Now.\n\nNora: So?\n\nEmil: So.\n"
    )
    found = report(made, file="raw.txt", manuscript="talk.md")
    assert found["dropped"] == ["Subscribe to our newsletter."]
