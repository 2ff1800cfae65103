"""Labels of talks too short for any to come again."""

from __future__ import annotations

import pytest


def _names(made) -> list[str]:
    return [speaker.name for speaker in made.manuscript.speakers]


def test_labels_that_come_once_count_where_they_take_turns(make, turns) -> None:
    """Somebody asks, somebody answers, and hardly a paragraph lacks a label."""
    made = make(
        "A Talk with Emil Tarn\n\nNora: When did you begin?\n\n"
        "Emil Tarn: In the spring.\n\nNora Verey: And did you stay?\n\nEmil: For years.\n"
    )
    assert made.manuscript.title == "A Talk with Emil Tarn"
    assert turns(made) == [
        ("Nora Verey", "When did you begin?"),
        ("Emil Tarn", "In the spring."),
        ("Nora Verey", "And did you stay?"),
        ("Emil Tarn", "For years."),
    ]
    assert [s.role for s in made.manuscript.speakers] == ["interviewer", "interviewee"]


def test_two_turns_are_a_talk_and_told_as_a_guess(make, turns) -> None:
    """That so few labels count is proposed."""
    made = make("Nora: When did you begin?\n\nEmil: In the spring.\n")
    assert turns(made) == [("Nora", "When did you begin?"), ("Emil", "In the spring.")]
    assert "shape" in [p.kind for p in made.ledger.proposals]


@pytest.mark.parametrize(
    "line",
    [
        "Note: I had no ticket.",
        "One rule: never look down.",
        "Star Wars: A New Hope was on that night.",
        "https://example.org/quay: that was the address.",
        "10:30 was the hour.",
        "Remember: this was before the bridge.",
    ],
)
def test_a_colon_in_the_prose_of_a_short_talk_labels_nobody(make, line) -> None:
    """It neither asks nor answers, and nobody else is called that."""
    made = make(
        f"Nora: When did you begin?\n\nEmil: In the spring.\n\n{line}\n\n"
        "Nora: And did you stay?\n\nEmil: For years.\n"
    )
    assert _names(made) == ["Nora", "Emil"]


def test_rules_with_colons_are_no_talk(make, turns) -> None:
    """An essay in labelled paragraphs has nobody who takes turns."""
    made = make(
        "What Boats Teach\n\nWood: it moves.\n\nWater: it wins. Did I believe it? No.\n\n"
        "Star Wars: A New Hope was on that night.\n\nNote: never paint on a Friday.\n"
    )
    assert not turns(made)


def test_a_name_alone_on_its_line_needs_to_come_again(make, turns) -> None:
    """Or to stand in the title; then the words below are its own."""
    made = make(
        "Hugo Sandoval\n\nFARIDA CASTELLAN\nWho taught you?\n\nHUGO SANDOVAL\nThe streets.\n\n"
        "FARIDA CASTELLAN\nAnd then?\n\nHUGO SANDOVAL\nOther streets.\n"
    )
    assert [who for who, _ in turns(made)] == ["Farida Castellan", "Hugo Sandoval"] * 2
