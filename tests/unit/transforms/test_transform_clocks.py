"""Time codes."""

from __future__ import annotations

import re

import pytest

from publisher.transforms.clocks import BRACKETED, ONLY_CLOCKS, clock, time_code


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("1:02", 62.0),
        ("01:02:03", 3723.0),
        ("0:00:05,5", 5.5),
        ("１：０２", 62.0),
        ("٠١:٠٢", 62.0),
        ("no time", None),
    ],
)
def test_time_codes_are_read_in_any_figures(text: str, seconds: float | None) -> None:
    """Minutes and seconds, with hours or fractions, full-width or Arabic."""
    assert clock(text) == seconds


@pytest.mark.parametrize(
    "text", ["[00:01:02]", "(1:02)", "（１：０２）", "【01:02】", "[0:01 - 0:05]"]
)
def test_brackets_of_any_kind_hold_them(text: str) -> None:
    """Ranges as well."""
    assert re.fullmatch(BRACKETED, text)
    assert ONLY_CLOCKS.fullmatch(text)


def test_seconds_are_written_in_full() -> None:
    """Hours, minutes and seconds, rounded down."""
    assert time_code(3723.9) == "01:02:03"
