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


@pytest.mark.parametrize(
    ("language", "raw", "made"),
    [
        ("de", "Äh, er kam um acht.", "Er kam um acht."),
        ("fr", "C'était, euh, froid.", "C'était, froid."),
        ("sv", "Öh, det var kallt.", "Det var kallt."),
        ("ru", "Э-э, было холодно.", "Было холодно."),
        ("ja", "えーと、寒かったです。", "寒かったです。"),
    ],
)
def test_each_language_hesitates_in_its_way(language: str, raw: str, made: str) -> None:
    """Only sounds that carry no word go."""
    assert _set(raw, list(edits(raw, language))) == made


@pytest.mark.parametrize(
    ("language", "text"),
    [("pt", "um dia"), ("de", "er kam um acht"), ("es", "eh, este día"), ("eu", "um, hm")],
)
def test_what_is_a_word_in_the_language_stays(language: str, text: str) -> None:
    """Portuguese um is a word, German er and um are; of Basque nothing is known."""
    assert list(edits(text, language)) == []
