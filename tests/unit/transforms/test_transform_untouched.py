"""Addresses and code."""

from __future__ import annotations

import pytest

from publisher.manuscript import write


@pytest.mark.parametrize(
    "said",
    [
        'http://example.org/it\'s--a...b?c="d"',
        "www.example.org/a--b...c",
        "o'neil--x@example.org",
    ],
)
def test_addresses_stay(make, said: str) -> None:
    """A rule about characters passes over addresses, and goes on behind them."""
    made = make(f"Nora: Where?\n\nEmil: At {said.split(chr(34))[0]} - I think...\n\nNora: Why?\n")
    assert said.split('"')[0] in write(made.manuscript).replace("\\", "")
    assert "…" in write(made.manuscript)


def test_code_stays(make) -> None:
    """What Markdown has as code is no prose."""
    made = make("**Q:** How?\n\n**A:** By `a--b...c 'd'` - so.\n", name="raw.md")
    assert "a--b...c 'd' – so" in write(made.manuscript).replace("\\", "")
