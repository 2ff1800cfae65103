"""What may reach a terminal."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.cli.console import fitted, progress, show


@given(st.text())
def test_nothing_that_moves_a_terminal_is_shown(text: str) -> None:
    """Whatever the text, only printable characters come out, and they can be encoded."""
    shown = show(text)
    assert shown.isprintable()
    shown.encode()


def test_escape_sequences_are_spelled_out() -> None:
    """An escape character is told, not obeyed."""
    assert show("a\x1b[31mb\u202e") == "a\\x1b[31mb\\u202e"


def test_a_text_is_cut_to_the_columns_it_fills() -> None:
    """Wide letters count twice, and either end may be kept."""
    assert fitted("bread", 5) == "bread"
    assert fitted("breads", 5) == "brea…"
    assert fitted("breads", 5, tail=True) == "…eads"
    assert fitted("東京都庁", 6) == "東京…"
    assert fitted("東京都庁", 6, tail=True) == "…都庁"


def test_data_goes_past_the_progress_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    """While a terminal shows progress on stderr, what is written to stdout stays there."""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    stdout = sys.stdout
    with progress() as step:
        step("Setting pages", 1, 2)
        assert sys.stdout is stdout
