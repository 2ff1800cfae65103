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


@pytest.mark.parametrize("text", ["COM0", "lpt9", "Com9", "AUX"])
def test_no_slug_is_a_device_of_windows(text: str) -> None:
    """Whatever its letters' size."""
    assert slug(text) != text.lower()


@pytest.mark.parametrize("text", ["com10", "lpt99", "com", "auxiliary"])
def test_what_only_looks_like_a_device_stays(text: str) -> None:
    """Windows has ten of each at most."""
    assert slug(text) == text


def test_only_the_beginning_of_a_text_is_looked_at() -> None:
    """A thousand characters: a name of any length costs no more than one of these."""
    assert slug("…" * 999 + "a") == "a"
    assert slug("…" * 1000 + "a").startswith("text-")


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


@pytest.mark.parametrize(
    ("names", "wanted"),
    [
        (["a", "b"], ["a", "b"]),
        (["a", "a", "b", "a"], ["a", "a-2", "b", "a-3"]),
        (["a", "a", "a-2"], ["a", "a-3", "a-2"]),
        (["a-2", "a-2", "a", "a"], ["a-2", "a-2-2", "a", "a-3"]),
    ],
)
def test_numbers_count_from_two_and_pass_over_what_is_taken(
    names: list[str], wanted: list[str]
) -> None:
    """Whoever bears a name of their own keeps it, also if they come later."""
    assert unique(names) == wanted


def test_very_many_of_one_name_are_numbered_in_linear_time() -> None:
    """Each goes on where the last ended; to begin anew each time would take minutes."""
    assert unique(["a"] * 50_000)[-1] == "a-50000"
