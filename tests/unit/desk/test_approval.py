"""The text that a narrator approves: what counts, and where it has changed."""

from __future__ import annotations

import pytest

from publisher.desk.approval import approved_text, digest, rewordings
from publisher.manuscript import fmt, parse

TALK = """---
id: lamps
title: The Lamps
subtitle: A talk
language: en
speakers:
  Q: {name: Interviewer, role: interviewer}
  AB: {name: Anna Berg, role: interviewee}
---

At the quay.[^1]

**Q:** [00:01:02] How did you
light them?

**AB:** {#oil} With [oil]{pull}, *every* night.

And with a match.

![Anna Berg in 1962](images/anna.png)
Anna, 1962.

[^1]: It is gone.
"""


def _digest(text: str) -> str:
    return digest(approved_text(parse(text, "lamps.md")))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("you\nlight", "you light"),
        ("With [oil]{pull}", "With  oil"),
        ("[00:01:02] ", ""),
        ("{#oil} ", ""),
        ("AB:", "Berg:"),
        ("subtitle: A talk\nlanguage: en", "subtitle: A talk\nlanguage: en-GB"),
        ("role: interviewee", "role: interviewee, file-as: 'Berg, Anna'"),
        ("subtitle: A talk", "subtitle: A talk\nrecorded: {date: 1999}"),
        ("night.\n", "night.\n\n<!-- query: really? -->\n"),
        ("[^1]", "[^note]"),
    ],
)
def test_what_no_reader_sees_does_not_count(old: str, new: str) -> None:
    """Line ends, labels, times, ids, queries, pull quotes, the rest of the header."""
    changed = TALK.replace(old, new).replace("**AB:**", "**Berg:**" if old == "AB:" else "**AB:**")
    assert changed != TALK
    assert rewordings(approved_text(parse(TALK, "")), parse(changed, "")) == []
    assert _digest(changed) == _digest(TALK)


@pytest.mark.parametrize(
    ("old", "new", "turn", "before", "now"),
    [
        ("The Lamps", "Lamps", "", "title: The Lamps", "title: Lamps"),
        ("the quay", "a quay", "", "At the quay.[^1]", "At a quay.[^1]"),
        ("light them?", "light it?", "lamps.t01", "How did you light them?", "you light it?"),
        ("night.", "night!", "lamps.oil", "*every* night.", "*every* night!"),
        ("*every*", "every", "lamps.oil", "*every* night.", "every night."),
        ("night.\n\nAnd", "night.\nAnd", "lamps.oil", "night. ¶ And", "night. And"),
        ("Anna, 1962", "Anna, 1963", "lamps.oil", "Anna, 1962.", "Anna, 1963."),
        ("It is gone", "It was sold", "", "It is gone.", "It was sold."),
        ("name: Anna Berg", "name: Ann Berg", "", "Anna Berg", "Ann Berg"),
    ],
)
def test_what_a_reader_sees_counts(old: str, new: str, turn: str, before: str, now: str) -> None:
    """Each change is told with its turn and the words around it."""
    assert old in TALK
    changed = TALK.replace(old, new)
    assert _digest(changed) != _digest(TALK)
    first = rewordings(approved_text(parse(TALK, "")), parse(changed, "lamps.md"))[0]
    assert first.turn == turn
    assert before in first.before
    assert now in first.now


def test_turns_taken_out_and_put_in() -> None:
    """What is gone is told where it was, what is new where it stands."""
    gone = TALK.replace("**Q:** [00:01:02] How did you\nlight them?\n\n", "")
    (one,) = rewordings(approved_text(parse(TALK, "")), parse(gone, ""))
    assert "How did you light them?" in one.before
    more = TALK.replace("**AB:**", "**AB:** Hm.\n\n**Q:** Well?\n\n**AB:**", 1)
    (one,) = rewordings(approved_text(parse(TALK, "")), parse(more, "lamps.md"))
    assert one.turn == "lamps.t02"
    assert "Hm. ¶ **Interviewer:** Well?" in one.now


def test_the_text_is_a_manuscript_in_its_canonical_form() -> None:
    """So that it can be read, sent and compared; its speakers are called by their names."""
    text = approved_text(parse(TALK, ""))
    assert fmt(text, "") == text
    assert "**Anna Berg:** With oil, *every* night." in text
    assert approved_text(parse(text, "")) == text
