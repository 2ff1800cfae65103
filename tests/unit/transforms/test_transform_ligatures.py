"""Ligatures become letters, whatever the profile."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("profile", ["clean", "verbatim"])
def test_a_ligature_is_its_letters(make, turns, profile: str) -> None:
    """The letters stand apart, and the ledger tells which rule did it."""
    made = make("Q: What did you ﬁnd?\n\nA: The oﬃce ﬂoor, and a staﬀ.", profile=profile)
    assert [said for _, said in turns(made)] == [
        "What did you find?",
        "The office floor, and a staff.",
    ]
    changed = [e.after for e in made.ledger.entries if e.why == "layout.ligature"]
    assert changed == ["fi", "ffi", "fl", "ff"]
