"""Sizes in print: in go laid-out pages, out comes how large things on them are.

How many pixels an inch of a picture has depends on its size, and a press blurs type
that is too small and breaks lines that are too thin.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from hashlib import md5
from typing import Any
from urllib.parse import quote

from weasyprint.formatting_structure.boxes import ReplacedBox, TextBox
from weasyprint.layout.replaced import replacedbox_layout

from publisher.pdf.scheme import SCHEME
from publisher.pdf.section import Shown

__all__ = ["picture_name", "picture_sizes", "smallest_type", "thinnest_line"]

_NUMBER = 3  # signs
_POINTS = 0.75  # a CSS pixel is 1/96 inch, a point 1/72


def picture_name(path: str) -> str:
    """Return what WeasyPrint calls a picture of the publication."""
    return md5(f"{SCHEME}{quote(path)}".encode(), usedforsecurity=False).hexdigest()


def picture_sizes(pages: Iterable[Any], pictures: Mapping[str, str]) -> tuple[Shown, ...]:
    """Return every picture in the order of reading; ``pictures`` maps names to paths."""
    return tuple(
        Shown(pictures[box.replacement.id], number, width * _POINTS, height * _POINTS)
        for number, page in enumerate(pages)
        for box in _boxes(page._page_box)
        if isinstance(box, ReplacedBox)
        for width, height, *_ in (replacedbox_layout(box),)
    )


def smallest_type(page: Any) -> float:
    """Return the size of the smallest words of a page in points, 0 without words.

    The numbers of notes and the like are no words.
    """
    sizes = (
        float(box.style["font_size"])
        for box in _boxes(page._page_box)
        if isinstance(box, TextBox) and len(box.text.strip()) > _NUMBER
    )
    return round(min(sizes, default=0.0) * _POINTS, 3)


def thinnest_line(page: Any) -> float:
    """Return the width of the thinnest border of a page in points, 0 without any."""
    widths = (
        float(getattr(box, f"border_{side}_width"))
        for box in _boxes(page._page_box)
        if not isinstance(box, TextBox)
        for side in ("top", "right", "bottom", "left")
    )
    return round(min(filter(None, widths), default=0.0) * _POINTS, 3)


def _boxes(box: Any) -> Iterator[Any]:
    yield box
    for child in getattr(box, "children", ()):
        yield from _boxes(child)
