"""The bar code of a book: in go an ISBN and a price, out come bars and figures.

EAN-13 with a five-digit add-on, as the GS1 General Specifications have them (section
5.2, EAN/UPC symbology) and the ISBN Users' Manual asks for (7th ed., section 11): the
ISBN stands above in its parts, the price in the add-on, with a figure for the currency.
All lengths are modules; at full size a module is 0.33 mm.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

__all__ = ["FULL_SIZE", "Bar", "Figure", "Symbol", "add_on", "symbol"]

FULL_SIZE = 0.33 * 72 / 25.4
"""A module at full size, in points; 80 to 200 % of it are allowed."""

_A = tuple(
    "0001101 0011001 0010011 0111101 0100011 0110001 0101111 0111011 0110111 0001011".split()
)
_C = tuple(code.translate(str.maketrans("01", "10")) for code in _A)
_B = tuple(code[::-1] for code in _C)
_SETS = {"A": _A, "B": _B, "C": _C}

_FIRST = "AAAAAA AABABB AABBAB AABBBA ABAABB ABBAAB ABBBAA ABABAB ABABBA ABBABA".split()
"""The sets of the left half, by the first digit."""

_FIVE = "BBAAA BABAA BAABA BAAAB ABBAA AABBA AAABB ABABA ABAAB AABAB".split()
"""The sets of an add-on of five, by its check digit."""

_LEFT, _RIGHT, _APART, _AFTER = 11, 7, 10, 5
"""Quiet zones; an add-on stands 7 to 12 modules off."""

_HEIGHT = 22.85 / 0.33
_GUARD = 5.0  # by which the guard bars are longer
_FIGURES = 2.75 / 0.33
_CURRENCIES = {"USD": "5", "CAD": "6", "NZD": "4", "AUD": "3", "GBP": "0"}
"""First figures of an add-on (Lightning Source, "Cover Barcode - Price Extension")."""

_NO_PRICE = "90000"
_MOST = 9999


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: its place from the left and the top, its width and height."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in the middle of ``centre``, on a line ``baseline`` from the top."""

    text: str
    centre: float
    baseline: float


@dataclass(frozen=True, slots=True)
class Symbol:
    """Bars and figures, with their quiet zones: so wide and so high."""

    width: float
    height: float
    bars: tuple[Bar, ...] = field(repr=False)
    figures: tuple[Figure, ...] = field(repr=False)
    size: float = _FIGURES
    """The height of a figure."""


def add_on(price: str) -> str:
    """Return the figures of a price such as ``18.00 USD``; empty, if none tell its currency.

    A book without a price has figures that say so.
    """
    if not price:
        return _NO_PRICE
    amount, _, currency = price.partition(" ")
    first = _CURRENCIES.get(currency)
    if first is None:
        return ""
    whole, _, cents = amount.partition(".")
    hundredths = int(whole) * 100 + int(cents or 0)
    return f"{first}{min(hundredths, _MOST):04d}"


def symbol(digits: str, five: str = "") -> Symbol:
    """Return the symbol of thirteen digits, and of an add-on if there is one."""
    bars = [*_bars(_main(digits), _LEFT, _guards)]
    width = _LEFT + len(_main(digits)) + _RIGHT
    low = _HEIGHT + 1 + _FIGURES
    figures = [Figure(digits[0], _LEFT / 2 - 0.5, low)]
    figures += [Figure(d, _LEFT + 3 + 7 * i + 3.5, low) for i, d in enumerate(digits[1:7])]
    figures += [Figure(d, _LEFT + 50 + 7 * i + 3.5, low) for i, d in enumerate(digits[7:])]
    if five:
        start = _LEFT + len(_main(digits)) + _APART
        top = _FIGURES + 2
        bars += _bars(_added(five), start, lambda _: (top, _HEIGHT + _GUARD - top))
        figures += [Figure(d, start + 4 + 9 * i + 3.5, _FIGURES) for i, d in enumerate(five)]
        width = start + len(_added(five)) + _AFTER
    return Symbol(float(width), low, tuple(bars), tuple(figures))


def _main(digits: str) -> str:
    """Return the modules of thirteen digits, ``1`` for ink."""
    sets = zip(_FIRST[int(digits[0])], digits[1:7], strict=True)
    left = "".join(_SETS[name][int(digit)] for name, digit in sets)
    right = "".join(_C[int(digit)] for digit in digits[7:])
    return f"101{left}01010{right}101"


def _added(digits: str) -> str:
    """Return the modules of an add-on of five digits."""
    weighed = 3 * sum(map(int, digits[::2])) + 9 * sum(map(int, digits[1::2]))
    sets = zip(_FIVE[weighed % 10], digits, strict=True)
    return "1011" + "01".join(_SETS[name][int(digit)] for name, digit in sets)


def _guards(place: int) -> tuple[float, float]:
    """Return where a bar of the main symbol begins, and its height."""
    guards = place < 3 or 45 <= place < 50 or place >= 92
    return 0.0, _HEIGHT + (_GUARD if guards else 0)


def _bars(modules: str, start: int, shape: Callable[[int], tuple[float, float]]) -> Iterator[Bar]:
    """Yield the bars of a row of modules, neighbours as one."""
    place = 0
    while place < len(modules):
        end = place
        while end < len(modules) and modules[end] == modules[place]:
            end += 1
        if modules[place] == "1":
            top, height = shape(place)
            yield Bar(start + place, top, end - place, height)
        place = end
