"""Replies go along with a text that changes, though its turns get other ids."""

from __future__ import annotations

from dataclasses import replace

import pytest

from publisher import manuscript
from publisher.desk import proofs
from publisher.desk.proofs.carry import Carrier, edit_at

HEAD = """---
id: talk
title: A Talk
language: en-GB
speakers:
  Q: {name: Jo Marsh, role: interviewer}
  AB: {name: Ann Berg, role: interviewee}
---

"""
TEXT = f"""{HEAD}**Q:** When did you start?

**AB:** I started in the winter.

**Q:** And the van?

**AB:** My brother drove the van.

**Q:** Who bought the bread?

**AB:** The harbour did, and the van.
"""
PASSAGES = proofs.passages(manuscript.parse(TEXT, "talk.md"))
STREAM = "".join(f"{one.text}\u2029" for one in PASSAGES)
FIRST = "**Q:** When did you start?\n\n**AB:** I started in the winter.\n\n"
"""The first two turns, without which all others are two less."""


def wish(old: str, new: str, *, nth: int = 0) -> proofs.Reply:
    """Return a reply that wants other words for the nth place of some."""
    place = -1
    for _ in range(nth + 1):
        place = STREAM.index(old, place + 1)
    edit = edit_at(PASSAGES, place, old, new)
    return proofs.Reply("n-1", "replace", edit.turn, (edit,))


def question(turn: str, about: str) -> proofs.Reply:
    """Return a query about words of a turn."""
    return proofs.Reply("n-2", "query", turn, (), about, "Is it so?")


def test_a_reply_has_the_turn_that_its_words_are_in_by_now() -> None:
    """And is accepted there, not in the turn that has its old number."""
    other = TEXT.replace(FIRST, "")
    (told,) = proofs.carried(TEXT, other, "talk.md", [wish("the van.", "it.", nth=0)])
    assert (told.turn, told.edits[0].turn) == ("talk.t02", "talk.t02")
    assert proofs.accepted(other, "talk.md", told) == other.replace("drove the van", "drove it")


def test_a_reply_that_was_not_carried_finds_its_words_by_those_around_them() -> None:
    """The number of its turn is another turn's by now, which has the same words."""
    other = TEXT.replace(FIRST, "")
    told = wish("the van.", "it.", nth=0)
    assert told.turn == "talk.t04"
    assert proofs.accepted(other, "talk.md", told) == other.replace("drove the van", "drove it")


def test_a_word_that_may_be_any_is_not_changed() -> None:
    """If nothing around it stands any more, the word alone is not enough."""
    told = wish("van", "lorry", nth=1)
    other = TEXT.replace("My brother drove the van.", "We had a van in those years.")
    with pytest.raises(proofs.Unfit, match="do not stand"):
        proofs.accepted(other, "talk.md", told)


def test_two_replies_side_by_side_are_both_accepted() -> None:
    """Though each has the words of the other around it."""
    one, two, three = wish("My", "Our"), wish("brother", "sister"), wish("drove", "rode")
    text = TEXT
    left = [one, two, three]
    while left:
        done, before = left.pop(0), text
        text = proofs.accepted(before, "talk.md", done)
        left = list(proofs.carried(before, text, "talk.md", left))
    assert text == TEXT.replace("My brother drove", "Our sister rode")


def test_a_query_goes_with_its_turn() -> None:
    """By most of its words, also if some are others by now."""
    other = TEXT.replace(FIRST, "").replace("My brother drove", "He drove")
    (told,) = proofs.carried(TEXT, other, "talk.md", [question("talk.t04", "")])
    assert told.turn == "talk.t02"


def test_a_query_is_never_put_behind_another_turn_than_its_own() -> None:
    """Its words tell where it belongs; if they are gone, a person must look."""
    told = question("talk.t04", "My brother")
    kept = proofs.accepted(TEXT.replace(FIRST, ""), "talk.md", told)
    assert kept.index("Is it so?") < kept.index("Who bought the bread?")
    with pytest.raises(proofs.Unfit, match="do not stand"):
        proofs.accepted(TEXT.replace("My brother", "He"), "talk.md", told)


def test_a_reply_about_words_that_are_gone_stays_as_it_was() -> None:
    """Nothing is guessed."""
    told = wish("winter", "spring")
    assert proofs.carried(TEXT, TEXT.replace(FIRST, ""), "talk.md", [told]) == (told,)


def test_nothing_is_carried_from_a_text_to_itself() -> None:
    """The reply is the same."""
    told = wish("winter", "spring")
    assert Carrier(PASSAGES, PASSAGES).carried(told, None) is told


def test_what_is_known_is_not_read_again() -> None:
    """A document that is read twice takes back neither a verdict nor a place."""
    known = wish("winter", "spring")
    again = replace(known, turn="talk.t09")
    assert proofs.merged((known,), (again,)) == (known,)
