"""Scripts of characters, and what of a text no face may divide."""

import pytest

from publisher.scripts import (
    clusters,
    described,
    direction,
    is_neutral,
    is_silent,
    script_name,
    scripts_of,
)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("ab", ["a", "b"]),
        ("e\u0301a", ["e\u0301", "a"]),
        ("नमस्ते", ["न", "म", "स्", "ते"]),
        ("❤\ufe0f!", ["❤\ufe0f", "!"]),
        ("👍🏽 👩\u200d💻", ["👍🏽", " ", "👩\u200d💻"]),
        ("a\u2060b c", ["a\u2060", "b", " ", "c"]),
        ("", []),
    ],
)
def test_clusters(text: str, wanted: list[str]) -> None:
    """Marks, selectors, skin tones and what is joined stay with the character before."""
    assert list(clusters(text)) == wanted


@pytest.mark.parametrize(
    ("character", "script"), [("я", "Cyrl"), ("漢", "Hani"), ("。", "Hani"), ("☃", "Zyyy")]
)
def test_scripts(character: str, script: str) -> None:
    """A mark has all scripts that it is used in."""
    assert script in scripts_of(character)


def test_names() -> None:
    """People read names, not codes."""
    assert [script_name(code) for code in ("Deva", "Hani", "Zyyy")] == [
        "Devanagari",
        "Han",
        "symbols",
    ]
    assert described("☃") == "“☃” (U+2603 SNOWMAN)"
    assert described("\ue000") == "“\ue000” (U+E000)"


@pytest.mark.parametrize("character", " \u00a0\u200d\u2060\ufe0f\u00ad\U000e0067")
def test_what_shows_no_ink_needs_no_glyph(character: str) -> None:
    """Blanks, joiners, selectors and tags are never missing."""
    assert is_silent(character)


def test_what_shows_ink_needs_a_glyph() -> None:
    """A mark is no letter, but it is seen."""
    assert not any(map(is_silent, "a.漢\u0301☃"))
    assert not any(map(is_silent, "\u0600\u06dd\u1680\ufff9\U000110bd\U00013430\U0001bca0\u3164"))
    assert is_neutral("—")
    assert not is_neutral("a")
    assert [direction(c) for c in "aش1"] == ["ltr", "rtl", ""]
