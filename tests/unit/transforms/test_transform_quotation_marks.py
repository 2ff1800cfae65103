"""Which marks a language has."""

from __future__ import annotations

import pytest

from publisher.transforms.lexicon import LEXICONS
from publisher.transforms.quotation_marks import marks


@pytest.mark.parametrize(
    ("tag", "opens"),
    [
        ("de-AT", "„"),
        ("de-CH", "«"),
        ("zh", "“"),
        ("zh-Hant-TW", "「"),
        ("es-419", "“"),
        ("nn", "«"),
    ],
)
def test_a_region_goes_before_its_language(tag: str, opens: str) -> None:
    """The longest tag that is known counts."""
    found = marks("", tag)
    assert found is not None
    assert found.double[0] == opens


def test_every_language_has_marks_or_is_left_alone_on_purpose() -> None:
    """Hebrew, Arabic and Thai have no settled pair for straight marks."""
    without = {one.tag for one in LEXICONS if marks("", one.tag) is None}
    assert without == {"he", "ar", "th"}


def test_marks_that_a_file_sets_thrice_are_its_own() -> None:
    """Once or twice may be a slip."""
    assert marks("„a“ „b“ „c“", "it") == marks("", "de")
    assert marks("„a“ „b“", "it") == marks("", "it")
