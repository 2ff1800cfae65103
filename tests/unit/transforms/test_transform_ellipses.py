"""Three full stops."""

from __future__ import annotations

import pytest

from publisher.transforms.ellipses import edits
from publisher.transforms.strand import Edit


@pytest.mark.parametrize("stops", ["...", ". . .", ".\u00a0.\u00a0."])
def test_three_stops_become_one_sign(stops: str) -> None:
    """Closed or with blanks between them, three stops are an ellipsis."""
    assert edits(f"So {stops} yes", "en") == [Edit(3, 3 + len(stops), "…")]


@pytest.mark.parametrize("text", ["So.... yes", "So.. yes", "So… yes"])
def test_two_four_and_a_set_sign_stay(text: str) -> None:
    """No other number of stops is an ellipsis."""
    assert edits(text, "en") == []


def test_chinese_and_japanese_have_six_stops() -> None:
    """Six stops are two signs there, and a slip elsewhere."""
    assert [edit.after for edit in edits("他......", "zh")] == ["……"]
    assert edits("He......", "en") == []
