"""Sounds of the recording."""

from __future__ import annotations

import pytest

from publisher.transforms.sounds import edits
from publisher.transforms.strand import Edit


def _set(text: str, edits: list[Edit]) -> str:
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start] + edit.after + text[edit.end :]
    return text


@pytest.mark.parametrize(
    ("raw", "made"),
    [
        ("No. [laughs] Never.", "No. Never."),
        ("[sighs] No.", "No."),
        ("No (laughs) more.", "No more."),
    ],
)
def test_sounds_go_with_one_blank(raw: str, made: str) -> None:
    """A sound leaves no double blank behind."""
    assert _set(raw, list(edits(raw, "en"))) == made


@pytest.mark.parametrize("text", ["No [inaudible] more.", "[unverständlich]", "He [David] came."])
def test_gaps_and_insertions_stay(text: str) -> None:
    """A gap says that words are missing, and an insertion is no sound."""
    assert list(edits(text, "de")) == []
