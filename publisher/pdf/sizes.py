"""Sizes of pictures: in go laid-out pages, out comes how large each picture is printed.

How many pixels an inch has depends on it, and a printer asks for enough of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from hashlib import md5
from typing import Any
from urllib.parse import quote

from weasyprint.formatting_structure.boxes import ReplacedBox
from weasyprint.layout.replaced import replacedbox_layout

from publisher.pdf.fetcher import SCHEME
from publisher.pdf.section import Shown

__all__ = ["picture_name", "picture_sizes"]

_POINTS = 0.75  # a CSS pixel is 1/96 inch, a point 1/72


def picture_name(path: str) -> str:
    """Return what WeasyPrint calls a picture of the publication."""
    return md5(f"{SCHEME}{quote(path)}".encode(), usedforsecurity=False).hexdigest()


def picture_sizes(pages: Iterable[Any], pictures: Mapping[str, str]) -> tuple[Shown, ...]:
    """Return every picture in the order of reading; ``pictures`` maps names to paths."""
    return tuple(
        Shown(pictures[box.replacement.id], number, width * _POINTS, height * _POINTS)
        for number, page in enumerate(pages)
        for box in _replaced(page._page_box)
        for width, height, *_ in (replacedbox_layout(box),)
    )


def _replaced(box: Any) -> Iterator[Any]:
    if isinstance(box, ReplacedBox):
        yield box
    for child in getattr(box, "children", ()):
        yield from _replaced(child)
