"""Hyphens that stand for dashes."""

from __future__ import annotations

import pytest

from publisher.transforms.dashes import closed, edits
from publisher.transforms.strand import Edit


def _set(text: str, edits: list[Edit]) -> str:
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start] + edit.after + text[edit.end :]
    return text


@pytest.mark.parametrize(
    ("raw", "spaced", "tight"),
    [
        ("It was -- well -- cold.", "It was – well – cold.", "It was—well—cold."),
        ("It was--well--cold.", "It was – well – cold.", "It was—well—cold."),
        ("Cold - and wet.", "Cold – and wet.", "Cold—and wet."),
        ("I thought--", "I thought–", "I thought—"),
        ("No---never.", "No – never.", "No—never."),
    ],
)
def test_dashes_are_set_spaced_or_closed(raw: str, spaced: str, tight: str) -> None:
    """A pair of hyphens, or one between blanks, is a dash."""
    assert _set(raw, edits(raw, closed=False)) == spaced
    assert _set(raw, edits(raw, closed=True)) == tight


@pytest.mark.parametrize(
    "text", ["well-known", "1914-1918", "1914 - 1918", "a ---- b", "already – set", "-- leads"]
)
def test_other_hyphens_stay(text: str) -> None:
    """Compounds, ranges of figures, rules and set dashes are left alone."""
    assert edits(text, closed=False) == []


def test_the_text_s_own_dashes_decide_before_its_language() -> None:
    """A file that closes its dashes has all of them closed."""
    assert closed("one—two", "en-GB")
    assert not closed("one — two", "en-US")
    assert closed("none", "en-US")
    assert not closed("none", "de")
