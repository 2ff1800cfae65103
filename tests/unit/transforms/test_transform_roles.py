"""Who interviews whom."""

from __future__ import annotations


def test_who_asks_and_says_less_interviews(make) -> None:
    """Without any statement the talk itself tells."""
    made = make(
        "Nora: When did you begin?\n\nEmil: In the spring of that year, with my father.\n\n"
        "Nora: And did you stay?\n\nEmil: For years, until the lamp went out for good.\n"
    )
    roles = [(s.name, s.role) for s in made.manuscript.speakers]
    assert roles == [("Nora", "interviewer"), ("Emil", "interviewee")]


def test_labels_that_say_a_role_have_it(make) -> None:
    """A moderator, the audience and a narrator are what they are called."""
    made = make(
        "Moderator: Who asks?\n\nEmil: I do not.\n\nAudience: Is it cold?\n\nEmil: It is.\n\n"
        "Moderator: More?\n\nAudience: Was it high?\n\nEmil: It was.\n"
    )
    roles = {s.name: s.role for s in made.manuscript.speakers}
    assert roles == {"Moderator": "moderator", "Emil": "interviewee", "Audience": "audience"}


def test_what_cannot_be_told_is_proposed(make) -> None:
    """Two who talk alike get no role by guess."""
    made = make(
        "Nora: It was cold then.\n\nEmil: It was cold then.\n\n"
        "Nora: And wet too.\n\nEmil: And wet too.\n"
    )
    assert [s.role for s in made.manuscript.speakers] == ["unknown", "unknown"]
    assert [p.kind for p in made.ledger.proposals].count("speaker-role") == 2
