"""Capital letters."""

from __future__ import annotations

import re

import pytest

from publisher.transforms.capitals import CAPITAL


@pytest.mark.parametrize("letter", "AÀŁŚŽİĞЁЖҐΆΣԱА")
def test_capitals_of_every_script_are_known(letter: str) -> None:
    """Latin, Cyrillic, Greek and Armenian have them, with and without accents."""
    assert re.fullmatch(f"[{CAPITAL}]", letter)
    assert not re.fullmatch(f"[{CAPITAL}]", letter.lower()[0])


@pytest.mark.parametrize("letter", "a1-דمあ한")
def test_other_letters_are_none(letter: str) -> None:
    """Most scripts have no capitals."""
    assert not re.fullmatch(f"[{CAPITAL}]", letter)
