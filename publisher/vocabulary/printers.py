"""What printers ask of a book, by printer and form; lengths in points.

Sources, as read in November 2026.  Amazon KDP: "Set Trim Size, Bleed, and Margins"
(G201834190), "Print Options" (G201834180), "Create a Paperback Cover" (G201953020),
"Create a Hardcover Cover" (GDTKFJPNQCBTMRV6), "Barcodes" (G5HDYGP4BXLX4RUW), and what its
cover calculator gives.  IngramSpark: "File Creation Guide" (24 August 2026), "Cover
File Creation", "Case Laminate and Digital Cloth", "File requirements for print books",
and what its weight and spine width calculator gives.

Where a page and the calculator of one printer differ, the calculator counts, for the
file is held against it: KDP's page has a hardcover wrap of "0.51 in (15 mm)", its
calculator 0.591 in, which is 15 mm.  Where a distance is recommended beyond what is
demanded, the larger is taken.  What its printer does not say of a book whose printer
nobody names, KDP's tables say, which are the most exact of those that are published.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

__all__ = [
    "COVERS",
    "INTERIORS",
    "PRINTERS",
    "Bulk",
    "Cover",
    "Interior",
    "cover_for",
    "gutter",
    "spine_width",
]

_INCH = 72.0
_MM = 72.0 / 25.4

PRINTERS = {"kdp": "Amazon KDP", "ingram": "IngramSpark"}
"""Printers by the key that an edition file names them by."""


@dataclass(frozen=True, slots=True)
class Interior:
    """What a printer asks of the pages of a form of book.

    ``gutters`` are the least inside margins, each up to a number of pages; ``margin``
    is the least of the others, ``bled`` the same in a book with bleed.  ``fewer`` gives
    the most pages of papers on which there may be fewer than ``most``.  ``trims`` are
    width and height in inches, empty if every size is cut from the first of ``sizes`` to
    the second, width and height in inches too.  With ``outer`` the bleed
    goes round three edges, not the one at the fold.  ``type`` is the smallest type and
    ``line`` the thinnest line that is printed well.  ``standard`` is the kind of PDF/X
    that is asked for, empty if none is.
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
    fewer: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    standard: str = ""
    sizes: tuple[tuple[float, float], tuple[float, float]] = ((0.0, 0.0), (99.0, 99.0))

    def most_on(self, paper: str) -> int:
        """Return the most pages that are bound of a paper."""
        return self.fewer.get(paper, self.most)


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
        24,
        828,
        _KDP_GUTTERS,
        0.25 * _INCH,
        0.375 * _INCH,
        outer=True,
        line=0.75,
        fewer=MappingProxyType({"cream": 776}),
        sizes=((4.0, 6.0), (8.5, 11.69)),
    ),
    ("kdp", "hardcover"): Interior(
        75, 550, _KDP_GUTTERS, 0.25 * _INCH, 0.375 * _INCH, _KDP_HARDCOVERS, outer=True, line=0.75
    ),
    ("ingram", "paperback"): Interior(
        18, 1200, _INGRAM_GUTTERS, 0.5 * _INCH, 0.5 * _INCH, standard="x-1a"
    ),
    ("ingram", "hardcover"): Interior(
        24, 1200, _INGRAM_GUTTERS, 0.5 * _INCH, 0.5 * _INCH, standard="x-1a"
    ),
}
"""The rows, by printer and form of product."""


def gutter(printer: str, form: str, pages: int) -> float:
    """Return the least inside margin of a book of so many pages.

    Beyond the last row the margin is that of the last.
    """
    known = INTERIORS.get((printer, form))
    rows = known.gutters if known else _KDP_GUTTERS
    return next((margin for most, margin in rows if pages <= most), rows[-1][1])


@dataclass(frozen=True, slots=True)
class Bulk:
    """How thick a book is at the spine: widths in inches at some numbers of pages.

    Between two of them, and beyond the last, it grows evenly.  It is rounded to
    ``step``, if there is one, and never below the first width.
    """

    pages: tuple[int, ...]
    widths: tuple[float, ...]
    step: float = 0.0

    def width(self, pages: int) -> float:
        """Return the width in points."""
        last = len(self.pages) - 1
        right = min(max(bisect_left(self.pages, pages), 1), last)
        (a, x), (b, y) = ((self.pages[i], self.widths[i]) for i in (right - 1, right))
        inches = x + (y - x) * (pages - a) / (b - a)
        if self.step:
            inches = max(round(inches / self.step) * self.step, self.widths[0])
        return inches * _INCH


@dataclass(frozen=True, slots=True)
class Cover:
    """What a printer asks of a cover, which is printed in one piece.

    From the middle outwards: the spine, two faces, and round them what is turned in
    over boards (``wrap``) and what is cut off (``bleed``).  A face is wider and higher
    than a page by ``wider`` and ``higher``, since boards stand over; the ``hinge`` is
    the strip of a face beside the spine that bends, where nothing is to be read.

    ``safe`` is how far words stay from the edges of a face; ``spine_safe`` how far
    those on the spine stay from its folds, by its least width; ``titled`` is the number
    of pages from which a spine may have words.  ``code`` is the width and height of the
    white ground of the bar code, ``code_apart`` how far it stays from the spine or its
    hinge and from the foot.
    """

    bulks: Mapping[str, Bulk]
    bleed: float
    safe: float
    spine_safe: tuple[tuple[float, float], ...]
    titled: int
    code: tuple[float, float]
    code_apart: tuple[float, float]
    wrap: float = 0.0
    wider: float = 0.0
    higher: float = 0.0
    hinge: float = 0.0

    def clearance(self, spine: float) -> float:
        """Return how far words stay from the folds of a spine of that width."""
        return next(apart for least, apart in self.spine_safe if spine >= least)


_CALIPERS = {"white": 0.002252, "cream": 0.0025, "colour": 0.002347}
"""Inches a page: KDP's white, its cream and the white that it prints premium colour on."""


def _even(added: float) -> Mapping[str, Bulk]:
    """Return the bulks of the papers above, with so many inches for the case."""
    return MappingProxyType(
        {
            paper: Bulk((0, 1000), (added, added + 1000 * caliper))
            for paper, caliper in _CALIPERS.items()
        }
    )


_COUNTS = (24, 48, 100, 150, 200, 240, 300, 400, 500, 600, 800)


def _counted(cream: str, white: str, colour: str, step: float = 0.0) -> Mapping[str, Bulk]:
    """Return bulks of widths at the counts above: 50-lb creme and white, 70-lb white."""
    papers = {"cream": cream, "white": white, "colour": colour}
    return MappingProxyType(
        {p: Bulk(_COUNTS, tuple(map(float, w.split())), step) for p, w in papers.items()}
    )


_INGRAM_PAPERBACKS = _counted(
    cream="0.058 0.115 0.240 0.348 0.458 0.545 0.674 0.890 1.114 1.333 1.767",
    white="0.050 0.099 0.207 0.321 0.424 0.505 0.629 0.821 1.005 1.213 1.590",
    colour="0.062 0.125 0.260 0.390 0.520 0.623 0.779 1.039 1.299 1.558 2.078",
)
_INGRAM_CASES = _counted(
    cream="0.25 0.25 0.375 0.5 0.625 0.6875 0.8125 1.0 1.25 1.5 1.9375",
    white="0.25 0.25 0.3125 0.375 0.5 0.5625 0.6875 0.875 1.0625 1.3125 1.6875",
    colour="0.25 0.25 0.375 0.5 0.6875 0.75 0.9375 1.1875 1.4375 1.6875 2.1875",
    step=1 / 16,
)

_QUARTER = 0.25 * _INCH
_SIXTEENTH = 0.0625 * _INCH

COVERS = {
    ("kdp", "paperback"): Cover(
        bulks=_even(0.0),
        bleed=0.125 * _INCH,
        safe=_QUARTER,
        spine_safe=((0.0, _SIXTEENTH),),
        titled=80,
        code=(2 * _INCH, 1.2 * _INCH),
        code_apart=(_QUARTER, _QUARTER),
    ),
    ("kdp", "hardcover"): Cover(
        bulks=_even(4.8 / 25.4),
        bleed=0.0,
        safe=_QUARTER,
        spine_safe=((0.0, _SIXTEENTH),),
        titled=75,
        code=(2 * _INCH, 1.2 * _INCH),
        code_apart=(_QUARTER, 0.375 * _INCH),
        wrap=15 * _MM,
        wider=5 * _MM,
        higher=6 * _MM,
        hinge=10 * _MM,
    ),
    ("ingram", "paperback"): Cover(
        bulks=_INGRAM_PAPERBACKS,
        bleed=0.125 * _INCH,
        safe=_QUARTER,
        spine_safe=((0.35 * _INCH, _SIXTEENTH), (0.0, _SIXTEENTH / 2)),
        titled=48,
        code=(1.75 * _INCH, 1.0 * _INCH),
        code_apart=(_QUARTER, _QUARTER),
    ),
    ("ingram", "hardcover"): Cover(
        bulks=_INGRAM_CASES,
        bleed=0.0,
        safe=_QUARTER,
        spine_safe=((0.35 * _INCH, _SIXTEENTH), (0.0, _SIXTEENTH / 2)),
        titled=48,
        code=(1.75 * _INCH, 1.0 * _INCH),
        code_apart=(_QUARTER, _QUARTER),
        wrap=0.625 * _INCH,
        wider=(0.5 - 0.185) * _INCH,
        higher=0.25 * _INCH,
        hinge=0.5 * _INCH,
    ),
}
COVERS |= {
    ("", form): replace(COVERS["kdp", form], bleed=3 * _MM, titled=0)
    for form in ("paperback", "hardcover")
}
"""The rows, by printer (empty for one that nobody names) and form of product.

A KDP spine has words from 79 pages on, and pages are even.  KDP prints the bar code on
2 by 1.2 inches, IngramSpark's has 1.75 by 1.  IngramSpark's boards are smaller than the
pages by 0.185 in and stand half an inch off the spine.
"""


def cover_for(printer: str, form: str) -> Cover:
    """Return the row of a printer, known or not, for ``paperback`` or ``hardcover``."""
    return COVERS.get((printer, form)) or COVERS["", form]


def spine_width(printer: str, form: str, paper: str, pages: int) -> float:
    """Return the width of the spine of a book in points."""
    return cover_for(printer, form).bulks[paper].width(pages)
