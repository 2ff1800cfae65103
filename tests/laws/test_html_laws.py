"""Laws of pages: whatever shape a talk has and whatever site lies around it, it is read back."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from dialects.html_dialects import NAMED, NAMELESS, SITES
from dialects.talk import ASKER, Talk, talks
from hypothesis import given, settings
from hypothesis import strategies as st

from publisher import readers, transforms
from publisher.transforms.witness import words


def told(file: str) -> list[tuple[str, str, list[str]]]:
    """Return speaker, role and words of every turn of a page."""
    made = transforms.normalize(readers.read(Path("talk.html"), file.encode()), id="talk")
    blocks = transforms.report(made, file="talk.html", manuscript="")["blocks"]
    return [
        (str(block["speaker"]), str(block["role"]), plain(str(block["text"])))
        for block in blocks  # type: ignore[attr-defined]
    ]


def plain(text: str) -> list[str]:
    """Return the words of a text, whatever quotation marks it has."""
    return words(re.sub(r"\W", " ", text.replace("’", "'")))


@given(talks(), st.sampled_from(NAMELESS), st.sampled_from(SITES))
@settings(max_examples=150, deadline=None, derandomize=True)
def test_questions_and_answers_are_told_apart(
    talk: Talk, shape: Callable[[Talk], str], site: Callable[[str, str], str]
) -> None:
    """Every turn comes back with its words and its role, and nothing of the site with it."""
    found = told(site(talk.title, shape(talk)))
    roles = ["interviewer" if turn.speaker == ASKER else "interviewee" for turn in talk.turns]
    assert [said for _, _, said in found] == [plain(turn.flat) for turn in talk.turns]
    assert [role for _, role, _ in found] == roles


@given(talks(), st.sampled_from(NAMED), st.sampled_from(SITES))
@settings(max_examples=150, deadline=None, derandomize=True)
def test_speakers_keep_their_names(
    talk: Talk, shape: Callable[[Talk], str], site: Callable[[str, str], str]
) -> None:
    """Every turn comes back with its words and its speaker, and nothing of the site with it."""
    found = told(site(talk.title, shape(talk)))
    assert [said for _, _, said in found] == [plain(turn.flat) for turn in talk.turns]
    assert [name for name, _, _ in found] == [turn.speaker for turn in talk.turns]
