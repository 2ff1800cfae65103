"""Quotation marks and apostrophes."""

from __future__ import annotations

import pytest

from publisher.transforms.quotes import edits, unbalanced
from publisher.transforms.strand import Edit


def _set(text: str, edits: list[Edit]) -> str:
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start] + edit.after + text[edit.end :]
    return text


@pytest.mark.parametrize(
    ("language", "raw", "made"),
    [
        ("en", 'He said "no" and left.', "He said “no” and left."),
        ("en", "\"She said 'wait' twice.\"", "“She said ‘wait’ twice.”"),
        ("en", "It's the boys' boat, 'cause it is.", "It’s the boys’ boat, ’cause it is."),
        ("en", "Back in the '70s, rock 'n roll", "Back in the ’70s, rock ’n roll"),
        ("en-GB", '("Yes.")', "(“Yes.”)"),
        ("de", 'Er sagte: "Bleib."', "Er sagte: „Bleib.“"),
        ("fr", 'Il dit "oui" d\'abord.', "Il dit «\u00a0oui\u00a0» d’abord."),
        ("fr", "Il dit « oui ».", "Il dit «\u00a0oui\u00a0»."),
        ("sv", 'Han sa "nej".', "Han sa ”nej”."),
        ("es", 'Dijo "no".', "Dijo “no”."),
    ],
)
def test_straight_marks_are_set_as_the_language_has_them(
    language: str, raw: str, made: str
) -> None:
    """Marks open before a word, close behind it, and are apostrophes within one."""
    assert _set(raw, edits(raw, language)) == made


@pytest.mark.parametrize("text", ["A 6' mast and a 12\" board.", "“Set already,” she said."])
def test_feet_inches_and_set_marks_stay(text: str) -> None:
    """A measure is no quotation, and what is curly is not touched."""
    assert edits(text, "en") == []


def test_an_unknown_language_is_left_alone() -> None:
    """Nobody's marks are set by another language's rules."""
    assert edits('"x"', "ja") == []


@pytest.mark.parametrize("language", ["en", "de", "fr", "sv"])
def test_setting_twice_changes_nothing(language: str) -> None:
    """What the rule made, the rule keeps."""
    raw = 'On dit "a" et l\'autre "b c".'
    once = _set(raw, edits(raw, language))
    assert once != raw
    assert _set(once, edits(once, language)) == once


def test_a_mark_without_a_partner_is_told() -> None:
    """Only what does not come in pairs is unbalanced."""
    assert unbalanced('He said "no.', "en")
    assert not unbalanced('He said "no."', "en")
    assert unbalanced('Er sagte "nein.', "de")
    assert not unbalanced('Er sagte "nein."', "de")
