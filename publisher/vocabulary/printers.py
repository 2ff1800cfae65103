"""What printers ask of the inside of a book, by printer and form; lengths in points.

Sources: Amazon KDP, "Set Trim Size, Bleed, and Margins" (G201834190), "Print Options"
(G201834180) and "Hardcover" (GDTKFJPNQCBTMRV6); IngramSpark, "File Creation Guide" and
"File requirements for print books".  The figures are as others quote these pages, not
yet held against the pages themselves.  The gutter of a book whose printer nobody names
follows KDP's table, which is the most exact of those that are published.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["INTERIORS", "PRINTERS", "Interior", "gutter"]

_INCH = 72.0

PRINTERS = {"kdp": "Amazon KDP", "ingram": "IngramSpark"}
"""Printers by the key that an edition file names them by."""


@dataclass(frozen=True, slots=True)
class Interior:
    """What a printer asks of the pages of a form of book.

    ``gutters`` are the least inside margins, each up to a number of pages; ``margin``
    is the least of the others, ``bled`` the same in a book with bleed.  ``trims`` are
    width and height in inches, empty if every size is cut.  With ``outer`` the bleed
    goes round three edges, not the one at the fold.  ``type`` is the smallest type and
    ``line`` the thinnest line that is printed well.
    """

    least: int
    most: int
    gutters: tuple[tuple[int, float], ...]
    margin: float
    bled: float
    trims: frozenset[tuple[float, float]] = frozenset()
    outer: bool = False
    type: float = 7.0
    line: float = 0.25


_KDP_GUTTERS = (
    (150, 0.375 * _INCH),
    (300, 0.5 * _INCH),
    (500, 0.625 * _INCH),
    (700, 0.75 * _INCH),
    (828, 0.875 * _INCH),
)
_KDP_HARDCOVERS = frozenset(((5.5, 8.5), (6.0, 9.0), (6.14, 9.21), (7.0, 10.0), (8.25, 11.0)))
_INGRAM_GUTTERS = ((1200, 0.5 * _INCH),)

INTERIORS = {
    ("kdp", "paperback"): Interior(
        24, 828, _KDP_GUTTERS, 0.25 * _INCH, 0.375 * _INCH, outer=True, line=0.75
    ),
    ("kdp", "hardcover"): Interior(
        75, 550, _KDP_GUTTERS, 0.25 * _INCH, 0.375 * _INCH, _KDP_HARDCOVERS, outer=True, line=0.75
    ),
    ("ingram", "paperback"): Interior(18, 1200, _INGRAM_GUTTERS, 0.5 * _INCH, 0.5 * _INCH),
    ("ingram", "hardcover"): Interior(24, 1200, _INGRAM_GUTTERS, 0.5 * _INCH, 0.5 * _INCH),
}
"""The rows, by printer and form of product."""


def gutter(printer: str, form: str, pages: int) -> float:
    """Return the least inside margin of a book of so many pages.

    Beyond the last row the margin is that of the last.
    """
    known = INTERIORS.get((printer, form))
    rows = known.gutters if known else _KDP_GUTTERS
    return next((margin for most, margin in rows if pages <= most), rows[-1][1])
