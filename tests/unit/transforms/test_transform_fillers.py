"""Hesitations."""

from __future__ import annotations

import pytest

from publisher.transforms.fillers import edits
from publisher.transforms.strand import Edit


def _set(text: str, edits: list[Edit]) -> str:
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start] + edit.after + text[edit.end :]
    return text


@pytest.mark.parametrize(
    ("raw", "made"),
    [
        ("Um, no.", "No."),
        ("It was, uh, cold.", "It was, cold."),
        ("I was um cold.", "I was cold."),
        ("Yes. Er, it was.", "Yes. It was."),
        ("It was just, um…", "It was just…"),
    ],
)
def test_hesitations_go_and_the_sentence_stands(raw: str, made: str) -> None:
    """What begins the sentence anew gets its capital."""
    assert _set(raw, list(edits(raw, "en"))) == made


@pytest.mark.parametrize(
    "text", ["Well, you know, it was like that.", "The museum hums.", "uh-huh", "An umbrella."]
)
def test_words_and_manners_of_speaking_stay(text: str) -> None:
    """Hedges are words, and a hesitation within a word is none."""
    assert list(edits(text, "en")) == []


def test_languages_in_which_these_are_words_are_left_alone() -> None:
    """Portuguese um is a word."""
    assert list(edits("um dia", "pt")) == []
