"""An estimate: in go texts and what a page holds, out comes how many pages they fill at least.

A long book needs a wider margin at the fold (``vocabulary.printers``).  That it will be
long is known before it is laid out if its letters alone fill so many pages, and then it
need not be laid out twice.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable

from publisher.pdf.setup import Setup

__all__ = ["least_pages"]

_BLOCK = re.compile(r"</?(?:p|h[1-6]|li|dd|dt|figcaption|section|div|br)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>|&\w+;")
_DENSE = 1.25
"""How many times the letters of an average line a line has at most: a guess on the safe side."""


def least_pages(bodies: Iterable[str], setup: Setup) -> int:
    """Return the number of pages below which texts do not stay; each begins on a recto.

    ``bodies`` are XHTML.  0 if the setup does not say what a page holds.
    """
    if not setup.lines or not setup.characters:
        return 0
    most = setup.characters * _DENSE
    return sum(max(1, math.ceil(_lines(body, most) / setup.lines)) for body in bodies)


def _lines(body: str, most: float) -> int:
    """Return how many lines a text takes if each holds the most letters."""
    texts = (_TAG.sub("", piece).strip() for piece in _BLOCK.split(body))
    return sum(math.ceil(len(text) / most) for text in texts if text)
