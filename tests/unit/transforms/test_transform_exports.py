"""What services, networks and archives write around a talk."""

from __future__ import annotations

import pytest

from publisher.model.transcript import Action

_TALK = (
    "Marta Quill  0:03\nWhen did you start?\n\nOndrej Salt  0:09\nIn spring.\n\n"
    "Marta Quill  0:31\nAnd then?\n\nOndrej Salt  0:33\nI was stung.\n"
)
_SAID = [
    ("Marta Quill", "When did you start?"),
    ("Ondrej Salt", "In spring."),
    ("Marta Quill", "And then?"),
    ("Ondrej Salt", "I was stung."),
]


@pytest.mark.parametrize(
    "head",
    [
        "Bees\n\nSUMMARY KEYWORDS\nbees, hive, spring\n\nSPEAKERS\nMarta Quill, Ondrej Salt\n\n",
        "Audio file\nbees.mp3\n\nTranscript\n\n",
        "(Transcribed by TurboScribe.ai. Go Unlimited to remove this message.)\n\n",
    ],
)
def test_the_head_of_an_export_is_no_prose(make, turns, prose, head: str) -> None:
    """Keys with their values below, and a service's own words, go."""
    made = make(head + _TALK)
    assert turns(made) == _SAID
    assert prose(made) == []


@pytest.mark.parametrize(
    "foot",
    [
        "This transcript was exported on Nov 23, 2023 - view latest version here.",
        "Sonara is the world's most advanced automated transcription platform.",
        "Automatically convert your mp3 files to text in minutes.",
        "Copyright © 2019 Bee News. All rights reserved. " + "Visit the pages of terms. " * 6,
        "Bee News transcripts are created on a rush deadline by a contractor.",
    ],
)
def test_the_foot_of_an_export_is_nobodys_speech(make, turns, gone, foot: str) -> None:
    """What a service adds below is dropped as promotion."""
    made = make(f"{_TALK}\n{foot}\n")
    assert turns(made) == _SAID
    assert ("promotion", foot.strip()) in gone(made, Action.DROPPED)


def test_what_a_person_does_is_no_part_of_the_name(make, turns) -> None:
    """Networks write the office behind the first label, and the surname later."""
    made = make(
        "WANDA TARRANT, BNN ANCHOR: Was it a mistake to close the harbour?\n\n"
        "CORA REEVE, FORMER SECRETARY OF THE INTERIOR: It was a decision.\n\n"
        "TARRANT: You knew it on Monday?\n\nREEVE: On Sunday.\n\n"
        "TARRANT: Did the senator know?\n\n"
        "EDGAR KERR (R-RI), FISHERIES COMMITTEE: I read it in the paper.\n\n"
        "REEVE: That is not true.\n\nKERR: It is true enough.\n\nTARRANT: Thank you both.\n"
    )
    names = [name for name, _ in turns(made)]
    assert names == [
        "Wanda Tarrant",
        "Cora Reeve",
        "Wanda Tarrant",
        "Cora Reeve",
        "Wanda Tarrant",
        "Edgar Kerr",
        "Cora Reeve",
        "Edgar Kerr",
        "Wanda Tarrant",
    ]


@pytest.mark.parametrize("behind", ["who keeps bees, said", "be honest", "Jr."])
def test_who_is_told_about_behind_a_comma_speaks_not(make, turns, behind: str) -> None:
    """``Ondrej Salt, who keeps bees, said:`` opens no turn of Ondrej Salt."""
    made = make(
        "Marta Quill: Hello?\n\nOndrej Salt: Hello.\n\nMarta Quill: Well?\n\nOndrej Salt: Well.\n\n"
        f"Marta Quill: Well then.\n\nOndrej Salt, {behind}: no more.\n"
    )
    assert turns(made)[-1][0] == "Marta Quill"
    assert turns(made)[-1][1].endswith(f"{behind}: no more.")


def test_a_last_line_names_who_asked(make, turns) -> None:
    """``Interview by …`` below the talk is a byline and no speech."""
    made = make(
        "Bees\n\nQ: When?\n\nA: In spring.\n\nQ: Why?\n\nA: Why not.\n\nInterview by Marta Quill\n"
    )
    assert turns(made)[0][0] == "Marta Quill"
    assert turns(made)[-1][1] == "Why not."


@pytest.mark.parametrize("end", ["END OF INTERVIEW", "END OF TAPE 1, SIDE A"])
def test_capitals_that_end_a_talk_are_nobodys_words(make, turns, end: str) -> None:
    """Archives end a talk, or a tape, in capitals without brackets."""
    made = make(f"QUILL: When?\n\nSALT: In spring.\n\nQUILL: Why?\n\nSALT: Why not.\n\n{end}\n")
    assert turns(made)[-1] == ("Salt", "Why not.")


@pytest.mark.parametrize(
    "form",
    [
        "[12/05/2023, 10:0{n}:33] {name}: {said}",
        "12/05/2023, 10:0{n} - {name}: {said}",
        "<{name}> {said}",
        "{name}: {said}",
    ],
)
def test_chats_with_small_handles(make, turns, form: str) -> None:
    """A handle in small letters speaks, if nearly all lines have one."""
    said = ["When did you start?", "In spring.", "And then?", "I was stung."]
    lines = [
        form.format(n=n, name="salt" if n % 2 else "quill", said=one) for n, one in enumerate(said)
    ]
    made = make("\n".join(lines) + "\n")
    assert turns(made) == [
        ("salt" if n % 2 else "quill", one.replace("'", "’")) for n, one in enumerate(said)
    ]


def test_a_last_paragraph_behind_a_rule_is_the_writers(make, turns) -> None:
    """In italics like the questions, it asks nothing."""
    made = make(
        "# Stings\n\n*When did you start?*\n\nIn spring.\n\n*Why?*\n\nWhy not.\n\nI had a veil.\n\n"
        "*And then?*\n\nI was stung.\n\n---\n\n*Marta Quill is a writer.*\n",
        name="raw.md",
    )
    assert turns(made)[-1] == ("Interviewee", "I was stung.")


def test_a_last_question_behind_a_rule_stays_speech(make, turns) -> None:
    """A label says who speaks, rule or not."""
    made = make("Q: When?\n\nA: In spring.\n\nQ: Why?\n\nA: Why not.\n\n---\n\nQ: Thank you.\n")
    assert turns(made)[-1] == ("Interviewer", "Thank you.")


def test_a_headline_may_stand_before_interview_with(make) -> None:
    """The guest is named behind the colon."""
    made = make(
        "# How I Built a Choir: An Interview With Noor Haddad\n\n**When?**\n\nIn spring.\n\n"
        "**Why?**\n\nWhy not.\n",
        name="raw.md",
    )
    assert [speaker.name for speaker in made.speakers] == ["Interviewer", "Noor Haddad"]


def test_a_name_in_capitals_in_the_title(make, turns) -> None:
    """``ONDREJ SALT`` in the title is whom ``SALT`` labels."""
    made = make(
        "Interview with ONDREJ SALT\n\nQUILL: When?\n\nSALT: In spring.\n\nQUILL: Why?\n\n"
        "SALT: Why not.\n"
    )
    assert turns(made)[1][0] == "Ondrej Salt"


def test_an_office_before_a_chinese_name_is_no_part_of_it(make, turns) -> None:
    """The label has the whole name; the headline says what she does."""
    made = make(
        "专访养蚕人李秀英\n\n记者：您后悔吗？\n\n李秀英：不后悔。\n\n记者：为什么？\n\n李秀英：蚕不骗人。\n"
    )
    assert turns(made)[1][0] == "李秀英"


def test_captions_that_flash_up_are_said_once(make, prose) -> None:
    """Machines let a line roll up through a cue of no time."""
    made = make(
        "1\n00:00:00,080 --> 00:00:02,310\nwhen did you start\n\n"
        "2\n00:00:02,310 --> 00:00:02,320\nwhen did you start\n\n"
        "3\n00:00:02,320 --> 00:00:04,550\nwhen did you start\nbees\n\n"
        "4\n00:00:04,550 --> 00:00:04,560\nbees\n\n"
        "5\n00:00:04,560 --> 00:00:06,000\nbees\nin the spring\n",
        name="raw.srt",
    )
    assert prose(made) == ["when did you start bees in the spring"]
