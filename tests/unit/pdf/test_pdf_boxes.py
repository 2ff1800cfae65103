"""Boxes of pages, whatever the bleed, and crop marks that keep out of it."""

from __future__ import annotations

import re
from itertools import product

import pytest

from publisher.pdf.boxes import Sheet, crop_marks

Box = tuple[float, ...]


def boxes(sheet: Sheet, *, recto: bool = True) -> dict[str, Box]:
    """Return the boxes of a page as numbers."""
    return {name: tuple(float(v) for v in box) for name, box in sheet.boxes(recto=recto).items()}


def within(inner: Box, outer: Box) -> bool:
    """Tell whether a box lies in another."""
    return all(i >= o for i, o in zip(inner[:2], outer[:2], strict=True)) and all(
        i <= o for i, o in zip(inner[2:], outer[2:], strict=True)
    )


@pytest.mark.parametrize("bleed", [0.0, 9.0, 14.5, 36.0])
def test_bleed_is_as_wide_as_it_is_said(bleed: float) -> None:
    """On all edges, over the ten points of a browser too; the trim stays where it is."""
    found = boxes(Sheet(396, 612, bleed))
    assert found["TrimBox"] == (0, 0, 396, 612)
    assert found["BleedBox"] == found["MediaBox"] == (-bleed, -bleed, 396 + bleed, 612 + bleed)


def test_the_fold_has_no_bleed_where_only_outer_edges_have() -> None:
    """A recto folds at its left, a verso at its right."""
    sheet = Sheet(396, 612, 9, outer=True)
    assert boxes(sheet)["MediaBox"] == (0, -9, 405, 621)
    assert boxes(sheet, recto=False)["MediaBox"] == (-9, -9, 396, 621)


@pytest.mark.parametrize(
    ("bleed", "outer", "recto"), tuple(product((0.0, 9.0, 30.0), (False, True), (False, True)))
)
def test_marks_stand_on_the_trim_and_outside_of_the_bleed(
    bleed: float, outer: bool, recto: bool
) -> None:
    """Two at each corner, on the sheet, in black alone."""
    sheet = Sheet(396, 612, bleed, outer=outer, marks=True)
    found = boxes(sheet, recto=recto)
    assert within(found["TrimBox"], found["BleedBox"])
    content = crop_marks(sheet, recto=recto).decode()
    lines = [tuple(map(float, m)) for m in re.findall(r"(\S+) (\S+) m (\S+) (\S+) l S", content)]
    assert len(lines) == 8
    left, bottom, right, top = found["BleedBox"]
    for x0, y0, x1, y1 in lines:
        line = (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
        assert within(line, found["MediaBox"])
        assert line[2] < left or line[0] > right or line[3] < bottom or line[1] > top
        assert (x0 == x1 and x0 in (0, 396)) or (y0 == y1 and y0 in (0, 612))
    assert content.count("0 0 0 1 K") == 1
