"""Bar codes, read back by a decoder that knows them from the other side."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.pdf.cover.barcode import FULL_SIZE, Symbol, add_on, symbol
from publisher.values import isbn_check_digit

_WIDTHS = ("3211", "2221", "2122", "1411", "1132", "1231", "1114", "1312", "1213", "3112")
"""Widths of the four elements of each digit, odd parity (GS1 General Specifications, 5.2)."""

_DIGITS = {widths: str(digit) for digit, widths in enumerate(_WIDTHS)}
_PARITIES = ["OOOOOO", "OOEOEE", "OOEEOE", "OOEEEO", "OEOOEE"]
_PARITIES += ["OEEOOE", "OEEEOO", "OEOEOE", "OEOEEO", "OEEOEO"]
_CHECKS = ["EEOOO", "EOEOO", "EOOEO", "EOOOE", "OEEOO", "OOEEO", "OOOEE", "OEOEO", "OEOOE", "OOEOE"]


def elements(shown: Symbol) -> list[float]:
    """Return the widths of bars and spaces in turn, from the first bar to the last."""
    edges = [edge for bar in shown.bars for edge in (bar.left, bar.left + bar.width)]
    return [b - a for a, b in pairwise(edges)]


def digit(widths: list[float]) -> tuple[str, str]:
    """Return a digit and its parity."""
    text = "".join(str(round(width)) for width in widths)
    if text in _DIGITS:
        return _DIGITS[text], "O"
    return _DIGITS[text[::-1]], "E"


def decoded(widths: list[float]) -> str:
    """Return thirteen digits, and after a blank those of an add-on."""
    ones = [round(width) for width in widths]
    assert ones[:3] == [1, 1, 1]
    assert ones[27:32] == [1] * 5
    assert ones[56:59] == [1, 1, 1]
    left = [digit(widths[at : at + 4]) for at in range(3, 27, 4)]
    right = [digit(widths[at : at + 4]) for at in range(32, 56, 4)]
    assert {parity for _, parity in right} == {"O"}
    first = _PARITIES.index("".join(parity for _, parity in left))
    main = str(first) + "".join(d for d, _ in left) + "".join(d for d, _ in right)
    assert isbn_check_digit(main[:12]) == main[12]
    if len(widths) == 59:
        return main
    assert 7 <= ones[59] <= 12
    assert ones[60:63] == [1, 1, 2]
    places = range(63, 63 + 5 * 6, 6)
    five = [digit(widths[at : at + 4]) for at in places]
    assert all(ones[at + 4 : at + 6] == [1, 1] for at in places[:-1])
    text = "".join(d for d, _ in five)
    weighed = sum(int(d) * (3, 9)[place % 2] for place, d in enumerate(text))
    assert _CHECKS[weighed % 10] == "".join(parity for _, parity in five)
    return f"{main} {text}"


def isbn(twelve: int) -> str:
    """Return an ISBN of a number of nine digits."""
    digits = f"978{twelve:09d}"
    return digits + isbn_check_digit(digits)


@given(st.integers(0, 999_999_999), st.integers(0, 99_999))
def test_every_number_is_read_back(number: int, price: int) -> None:
    """By the reference decoder, with add-on and without."""
    digits = isbn(number)
    assert decoded(elements(symbol(digits))) == digits
    assert decoded(elements(symbol(digits, f"{price:05d}"))) == f"{digits} {price:05d}"


@pytest.mark.parametrize(
    ("price", "five"),
    [
        ("18.00 USD", "51800"),
        ("19.95 USD", "51995"),
        ("7.99 USD", "50799"),
        ("18 CAD", "61800"),
        ("24.50 NZD", "42450"),
        ("32.99 AUD", "33299"),
        ("79.00 GBP", "07900"),
        ("99.99 USD", "59999"),
        ("120.00 USD", "59999"),
        ("", "90000"),
        ("22.00 EUR", ""),
    ],
)
def test_prices(price: str, five: str) -> None:
    """As the trade writes them; where it has no figure for a currency, there is no add-on."""
    assert add_on(price) == five


def test_measures() -> None:
    """At full size a symbol is 37.29 by 25.93 mm (GS1, nominal dimensions), quiet zones and all."""
    shown = symbol(isbn(0))
    assert shown.width * FULL_SIZE / 72 * 25.4 == pytest.approx(37.29)
    assert shown.height * FULL_SIZE / 72 * 25.4 == pytest.approx(25.93, abs=0.02)
    assert shown.bars[0].left == 11
    assert shown.width - (shown.bars[-1].left + shown.bars[-1].width) == 7
    heights = sorted({round(bar.height * 0.33, 2) for bar in shown.bars})
    assert heights == [22.85, 24.5]
    assert sum(bar.height > 70 for bar in shown.bars) == 6


def test_the_add_on_stands_apart() -> None:
    """With its own quiet zone, and as low as the guards."""
    shown = symbol(isbn(0), "51800")
    last = shown.bars[-1]
    assert shown.width - (last.left + last.width) == 5
    assert last.top + last.height == max(bar.top + bar.height for bar in shown.bars)
    assert [figure.text for figure in shown.figures] == [*isbn(0), *"51800"]
