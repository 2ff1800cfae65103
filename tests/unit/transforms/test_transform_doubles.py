"""Paragraphs that a page repeats."""

from __future__ import annotations

from publisher.model.transcript import Action

_LONG = "The river rose that night and took the mill and the two boats with it."


def test_a_long_paragraph_that_stood_before_goes(make, turns, gone) -> None:
    """Word for word the same, and long, is a fault of copying."""
    made = make(
        f"Nora: When was it?\n\nEmil: Long ago.\n\n{_LONG}\n\n{_LONG}\n\n"
        "Nora: And then?\n\nEmil: It fell.\n"
    )
    assert turns(made)[1] == ("Emil", f"Long ago.\n{_LONG}")
    assert gone(made, Action.DROPPED) == [("paragraph that stood before", _LONG)]


def test_a_repeated_turn_stays_and_is_proposed(make, turns) -> None:
    """What a label opens is never dropped."""
    made = make(
        f"Nora: When was it?\n\nEmil: {_LONG}\n\nNora: Once more?\n\nEmil: {_LONG}\n\n"
        "Nora: Thank you.\n\nEmil: Yes.\n"
    )
    assert [words for _, words in turns(made)].count(_LONG) == 2
    assert [p.where.line for p in made.ledger.proposals if p.kind == "doubled"] == [7]


_REFRAIN = "And the river went down to the sea, and none of the boats came back that year."


def test_a_refrain_is_said_again(make, turns) -> None:
    """With other words between, a repetition is proposed, and stays."""
    made = make(
        f"Nora: Can you say it?\n\nEmil: Listen.\n\n{_REFRAIN}\n\nThat is the first verse.\n\n"
        f"{_REFRAIN}\n\nNora: And then?\n\nEmil: It fell.\n"
    )
    assert turns(made)[1][1].count(_REFRAIN) == 2
    assert [p.where.line for p in made.ledger.proposals if p.kind == "doubled"] == [9]


def test_a_stretch_of_the_talk_that_comes_again_goes(make, turns) -> None:
    """Nobody asks and answers the same at length twice."""
    talk = f"Nora: When was it?\n\nEmil: {_LONG}\n\nNora: Who was there?\n\nEmil: {_REFRAIN}\n\n"
    made = make(f"{talk}{talk}Nora: And then?\n\nEmil: It fell.\n")
    assert len(turns(made)) == 6
    assert "doubled" not in [p.kind for p in made.ledger.proposals]


def test_a_pull_quote_goes(make, turns, gone) -> None:
    """A sentence drawn out of a paragraph, in quotation marks or amid somebody else's words."""
    made = make(
        f"Nora: When was it?\n\nEmil: Long ago. {_LONG} I was ten.\n\n“{_LONG}”\n\n"
        f"Nora: And then?\n\n{_LONG}\n\nEmil: It fell.\n"
    )
    assert [why for why, _ in gone(made, Action.DROPPED)] == ["pull quote", "pull quote"]
    assert turns(made)[1] == ("Emil", f"Long ago. {_LONG} I was ten.")


def test_a_line_said_again_in_the_same_turn_is_only_proposed(make, turns) -> None:
    """It may be a pull quote that lost its marks, or somebody who insists."""
    made = make(
        f"Nora: When was it?\n\nEmil: Long ago. {_LONG}\n\n{_LONG}\n\n"
        "Nora: And then?\n\nEmil: It fell.\n"
    )
    assert turns(made)[1][1].count(_LONG) == 2
    assert "pull-quote" in [p.kind for p in made.ledger.proposals]
