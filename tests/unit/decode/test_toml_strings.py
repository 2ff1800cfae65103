"""Strings of TOML: each character is found where it was written."""

from __future__ import annotations

import tomllib

import pytest

from publisher.decode.strings import string_offsets


@pytest.mark.parametrize(
    "written",
    [
        '"plain"',
        "'C:\\path'",
        '"a \\"quoted\\" \\u00e9 \\U0001F600 \\\\ end"',
        '"""\nfirst\nsecond"""',
        '"""one \\\n   two"""',
        '"""she said "no" and ""left"""""',
        "'''it's ''so'' \\n'''",
        '""',
        '""""""',
    ],
)
def test_offsets_lead_to_the_characters(written: str) -> None:
    """One offset a character and one for the end; what is written plainly stands there."""
    text = f"a = 1\nb = {written}\nc = 2\n"
    start = text.index(written, 6)
    value = tomllib.loads(text)["b"]
    offsets = string_offsets(text, start)
    assert len(offsets) == len(value) + 1
    for character, offset in zip(value, offsets, strict=False):
        assert text[offset] == character or text[offset] == "\\"
    assert text[offsets[-1]] == written[-1]
