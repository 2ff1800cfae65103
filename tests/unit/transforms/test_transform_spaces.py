"""No-break spaces of French."""

from __future__ import annotations

import pytest

from publisher.transforms.spaces import edits
from publisher.transforms.strand import Edit


def _set(text: str, edits: list[Edit]) -> str:
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start] + edit.after + text[edit.end :]
    return text


@pytest.mark.parametrize(
    ("raw", "made"),
    [
        ("Pourquoi ?", "Pourquoi\u202f?"),
        ("Pourquoi?", "Pourquoi\u202f?"),
        ("Voici : la mer ; le vent !", "Voici\u00a0: la mer\u202f; le vent\u202f!"),
        ("Quoi ?!", "Quoi\u202f?!"),
    ],
)
def test_french_sets_a_space_before_high_signs(raw: str, made: str) -> None:
    """A thin one before ; ! and ?, a full one before a colon, none between signs."""
    assert _set(raw, edits(raw, "fr")) == made
    assert edits(made, "fr-FR") == []


@pytest.mark.parametrize("text", ["à 10:30", "http://mer.example/a", "&amp;", ":) voilà"])
def test_signs_that_are_no_punctuation_stay(text: str) -> None:
    """Times, addresses, entities and faces get no space."""
    assert edits(text, "fr") == []


def test_other_languages_have_no_such_spaces() -> None:
    """Only French has them."""
    assert edits("Why ?", "en") == []


def test_canada_and_switzerland_have_spaces_of_their_own() -> None:
    """Canada has one before the colon only, Switzerland a thin one before all."""
    raw = "Voici : oui ?"
    assert _set(raw, edits(raw, "fr-CA")) == "Voici\u00a0: oui?"
    assert _set(raw, edits(raw, "fr-CH")) == "Voici\u202f: oui\u202f?"
