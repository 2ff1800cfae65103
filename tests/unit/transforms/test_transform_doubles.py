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
