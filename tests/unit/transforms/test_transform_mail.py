"""The envelope of a mail."""

from __future__ import annotations

from publisher.model.transcript import Action

_MAIL = """\
From: Emil Tarn
To: Nora Quist
Date: Tue, 4 May 2021 10:00:00 +0200
Subject: Your questions

On 3 May 2021, Nora Quist wrote:

> When did you begin?

In the spring.

> And did you stay?

For years.

--
Emil Tarn
Grims Point
"""


def test_the_envelope_goes_on_record(make, turns, gone) -> None:
    """Header to the metadata, attribution and signature dropped, the talk stays."""
    made = make(_MAIL, name="raw.md")
    assert turns(made) == [
        ("Nora Quist", "When did you begin?"),
        ("Emil Tarn", "In the spring."),
        ("Nora Quist", "And did you stay?"),
        ("Emil Tarn", "For years."),
    ]
    assert [s.role for s in made.manuscript.speakers] == ["interviewer", "interviewee"]
    assert made.manuscript.recorded.date == "2021-05-04"
    assert [why for why, _ in gone(made, Action.DROPPED)] == ["mail attribution", "mail signature"]
    assert gone(made, Action.MOVED)[0][0] == "mail header"


def test_one_line_with_a_colon_is_no_envelope(make, turns, gone) -> None:
    """A file that only mentions a sender is no mail."""
    made = make("Subject: lamps\n\nNora: When?\n\nEmil: Now.\n\nNora: Why?\n\nEmil: So.\n")
    assert "mail header" not in dict(gone(made, Action.MOVED))
    assert len(turns(made)) == 4
