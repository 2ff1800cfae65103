"""Lines that divide a recording."""

from __future__ import annotations

import pytest

from publisher.transforms.sections import is_section


@pytest.mark.parametrize(
    "text",
    ["Tape 1, side B", "Session 2", "Kassette 2, Seite A", "Taśma 3", "Плёнка 2", "Nastro 1"],
)
def test_tapes_and_sides_divide(text: str) -> None:
    """In the words of any language of the lexicon."""
    assert is_section(text)


@pytest.mark.parametrize("text", ["Tape that, please.", "part of it", "Side by side we went home?"])
def test_sentences_do_not(text: str) -> None:
    """A sentence that begins so is one."""
    assert not is_section(text)
