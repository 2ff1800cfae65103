"""The envelope of a mail."""

from __future__ import annotations

import pytest

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


_FIELDS = """\
From: Emil Tarn <e@x.org>
To: Nora Quist <n@x.org>
Date: Tue, 4 May 2021 10:00:00 +0200
Subject: Your questions

"""
_INTRODUCTIONS = [
    "On Mon, 3 May 2021 at 18:02, Nora Quist <n@x.org> wrote:",
    "Am 03.05.2021 um 18:02 schrieb Nora Quist:",
    "Le lun. 3 mai 2021 à 18:02, Nora Quist <n@x.org> a écrit :",
    "El lun, 3 may 2021 a las 18:02, Nora Quist (<n@x.org>) escribió:",
    "Il giorno lun 3 mag 2021 alle ore 18:02 Nora Quist <n@x.org> ha scritto:",
    "Op ma 3 mei 2021 om 18:02 schreef Nora Quist <n@x.org>:",
    "Den mån 3 maj 2021 kl 18:02 skrev Nora Quist <n@x.org>:",
    "2021-05-03 18:02 GMT+02:00 Nora Quist <n@x.org>:",
    "-----Original Message-----",
]


@pytest.mark.parametrize("line", _INTRODUCTIONS)
def test_lines_that_introduce_a_quotation(make, turns, gone, line: str) -> None:
    """What a mail program writes above a quotation is dropped, in its language."""
    body = "> When did you begin?\n\nIn the spring.\n\n> And did you stay?\n\nFor years.\n"
    made = make(f"{_FIELDS}{line}\n\n{body}")
    assert turns(made)[0] == ("Nora Quist", "When did you begin?")
    assert gone(made, Action.DROPPED) == [("mail attribution", line)]


def test_each_mail_of_a_chain_is_its_sender_s(make, turns) -> None:
    """Whoever stands in the header of a mail within a mail speaks below it."""
    first = "From: Emil Tarn\nSent: Monday\nTo: Nora Quist\nSubject: RE: So\n\nIn the spring."
    second = "From: Nora Quist\nSent: Sunday\nTo: Emil Tarn\nSubject: So\n\nWhen did you begin?"
    rule = "-----Original Message-----"
    made = make(f"{_FIELDS}For years.\n\n{rule}\n{second}\n\n{rule}\n{first}\n")
    assert turns(made) == [
        ("Emil Tarn", "For years."),
        ("Nora Quist", "When did you begin?"),
        ("Emil Tarn", "In the spring."),
    ]


def test_those_who_wrote_take_turns_by_depth(make, turns) -> None:
    """In a thread quoted at several depths each depth is the other's."""
    made = make(
        f"{_FIELDS}>>> When did you begin?\n\n>> In the spring.\n\n> And did you stay?\n\n"
        "For years.\n"
    )
    assert [who for who, _ in turns(made)] == ["Nora Quist", "Emil Tarn"] * 2


def test_words_of_a_telephone_are_a_signature(make, turns, gone) -> None:
    """A line that a telephone adds is dropped; the mail goes on behind it."""
    made = make(
        f"{_FIELDS}> When?\n\nIn the spring.\n\nSent from my phone\n\n> And then?\n\nFor years.\n"
    )
    assert gone(made, Action.DROPPED) == [("mail signature", "Sent from my phone")]
    assert len(turns(made)) == 4
