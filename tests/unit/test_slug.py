"""Names for files and URLs."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.slug import slug, unique


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Night Shift", "the-night-shift"),
        ("Été à Nîmes", "ete-a-nimes"),
        ("Don't", "dont"),
        ("../../etc/passwd", "etc-passwd"),
        ("a" * 200, "a" * 80),
    ],
)
def test_slug_resembles_the_text(text: str, expected: str) -> None:
    """Letters and digits stay, the rest becomes hyphens."""
    assert slug(text) == expected


@pytest.mark.parametrize("text", ["", "…", "日本語", "CON", "nul", "\ud800"])
def test_slug_of_the_unspeakable_is_still_a_name(text: str) -> None:
    """Empty, non-Latin and reserved names get a digest, the same each time."""
    assert re.fullmatch(r"[a-z0-9]+-[0-9a-f]{8}", slug(text))
    assert slug(text) == slug(text)


@given(st.text())
def test_slug_is_always_a_safe_name(text: str) -> None:
    """Any text gives 1 to 80 characters of the safe alphabet."""
    assert re.fullmatch(r"[a-z0-9](?:[a-z0-9-]{0,79})", slug(text))


@given(st.lists(st.sampled_from(["a", "a-2", "b", "a-3"])))
def test_unique_slugs_are_unique_and_keep_their_order(names: list[str]) -> None:
    """No two are alike, and the first of each keeps its name."""
    result = unique(names)
    assert len(set(result)) == len(names)
    assert all(new.startswith(old) for old, new in zip(names, result, strict=True))
