"""Who says what."""

from __future__ import annotations

import pytest

from publisher.model.block import Heading, Turn


def test_labels_that_run_on_are_cut_where_they_are_known(make, turns) -> None:
    """Only a known label right behind a sentence begins a turn."""
    made = make(
        "Nora: When did you begin?\n\n"
        "Emil: In the spring.Nora: And did you stay?Emil: For years. One rule: never look down. "
        "He said.Nobody: not me.\n\n"
        "Nora: Who else was there?\n\nEmil: No one.\n"
    )
    assert turns(made) == [
        ("Nora", "When did you begin?"),
        ("Emil", "In the spring."),
        ("Nora", "And did you stay?"),
        ("Emil", "For years. One rule: never look down. He said.Nobody: not me."),
        ("Nora", "Who else was there?"),
        ("Emil", "No one."),
    ]


def test_a_colon_in_prose_is_never_a_speaker(make, turns) -> None:
    """A paragraph that begins with a word and a colon goes on with the turn."""
    made = make(
        "Nora: When did you begin?\n\nEmil: In the spring.\n\nOne thing: the rail was cold.\n\n"
        "Nora: And did you stay?\n\nEmil: For years.\n"
    )
    assert turns(made)[1] == ("Emil", "In the spring.\nOne thing: the rail was cold.")
    assert [s.name for s in made.manuscript.speakers] == ["Nora", "Emil"]


def test_a_label_that_comes_again_is_the_same_speaker(make, turns) -> None:
    """The turn goes on, and that a question may be missing is only proposed."""
    made = make(
        "Nora: When did you begin?\n\nEmil: In the spring.\n\nEmil: There were two of us.\n\n"
        "Nora: And did you stay?\n\nEmil: For years.\n"
    )
    assert turns(made)[1] == ("Emil", "In the spring.\nThere were two of us.")
    assert len(turns(made)) == 4
    assert [(p.kind, p.where.line) for p in made.ledger.proposals] == [("missing-question", 5)]


def test_time_codes_stand_with_their_turns(make, turns) -> None:
    """A code before or behind a label leaves the words."""
    made = make(
        "[00:00:05] Nora: When?\n\n[00:01:10] Emil: In May.\n\n[00:02:00] Nora: Why?\n\n"
        "[01:02:03] Emil: So.\n"
    )
    assert turns(made) == [
        ("Nora", "When?"),
        ("Emil", "In May."),
        ("Nora", "Why?"),
        ("Emil", "So."),
    ]
    ats = [block.at for block in made.manuscript.body if isinstance(block, Turn)]
    assert ats == ["00:00:05", "00:01:10", "00:02:00", "01:02:03"]


def test_headings_stand_between_turns(make) -> None:
    """A heading of the talk is nobody's words."""
    made = make(
        "# A Talk\n\n## Early\n\nNora: When?\n\nEmil: In May.\n\n"
        "## Late\n\nNora: Why?\n\nEmil: So.\n",
        name="raw.md",
    ).manuscript
    kinds = [type(block) for block in made.body]
    assert kinds == [Heading, Turn, Turn, Heading, Turn, Turn]


def test_the_archive_keeps_the_time_of_every_cue(make) -> None:
    """Cues of one voice, a second apart, are turns of their own there."""
    made = make(
        "1\n00:00:01,000 --> 00:00:03,000\nNora: When did you\n\n"
        "2\n00:00:04,000 --> 00:00:05,000\nbegin?\n\n"
        "3\n00:00:06,000 --> 00:00:08,000\nEmil: In May.\n\n"
        "4\n00:00:09,000 --> 00:00:10,000\nNora: Why?\n\n"
        "5\n00:00:11,000 --> 00:00:12,000\nEmil: So.\n",
        name="raw.srt",
        profile="archive",
    )
    ats = [block.at for block in made.manuscript.body if isinstance(block, Turn)]
    assert ats == ["00:00:01", "00:00:04", "00:00:06", "00:00:09", "00:00:11"]


def test_time_codes_leave_prose_whose_lines_close_up(make, prose) -> None:
    """Captions pasted from a page tell no speaker, and no reader needs their times."""
    made = make("0:00\nwe went down\n0:03\nto the quay\n0:07\nand saw\n0:09\nnothing\n")
    assert " ".join(prose(made)).split() == "we went down to the quay and saw nothing".split()


def test_a_missing_question_between_dashes_is_told(make, turns) -> None:
    """Where two answers follow one another, the next question still asks."""
    made = make(
        "— When?\n\n— In May.\n\n— Why?\n\n— So.\n\n— It was late.\n\n— Who was there?\n\n"
        "— Nobody.\n\n— And then?\n\n— It fell.\n"
    )
    assert ("Interviewer", "Who was there?") in turns(made)
    assert "missing-question" in [p.kind for p in made.ledger.proposals]


@pytest.mark.parametrize(
    "formula",
    [
        "This interview has been edited for length and clarity.",
        "Our conversation was lightly edited and condensed.",
        "Dieses Gespräch wurde für das Heft gekürzt und bearbeitet.",
        "Cet entretien a été traduit et condensé.",
    ],
)
@pytest.mark.parametrize(
    "talk", ["Q: Who?\n\nA: I.\n\nQ: When?\n\nA: Then.", "**Who?**\n\nI.\n\n**When?**\n\nThen."]
)
def test_how_a_talk_was_edited_is_nobodys_speech(make, turns, prose, talk, formula) -> None:
    """A formula of magazines stands outside the turns, in every shape."""
    made = make(f"{talk}\n\n{formula}\n", name="raw.md")
    assert turns(made)[-1][1] == "Then."
    assert formula in prose(made)
