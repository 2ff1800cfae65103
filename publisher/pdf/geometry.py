"""The geometry of a page: in go a style's page and a trim, out come margins and the text area.

A style is drawn for one trim.  On another its margins keep their share of the page, the
type keeps its size and the text a depth of whole lines; what is left over goes to the foot.
Then lines are kept to the length that the style is made for: wider margins hold them on a
large page, narrower ones on a small page, down to half an inch, which printers ask for.
Columns that would still be too narrow become fewer.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from publisher.model.edition import PrintSpec
from publisher.model.style import Page

__all__ = ["Geometry", "geometry"]

_LEAST = 36.0  # points: half an inch outside, at the head and at the foot
_FOLD = 45.0  # points: the least at the fold, for books of any length that printers bind
_ONE_COLUMN = (55, 75)  # characters of a line, for what was drawn in columns


@dataclass(frozen=True, slots=True)
class Geometry:
    """A page of the book; lengths in points, ``column`` being the length of a full line."""

    width: float
    height: float
    inside: float
    outside: float
    top: float
    bottom: float
    columns: int
    gap: float
    lines: int
    page: Page

    @property
    def measure(self) -> float:
        """The width of the text."""
        return self.width - self.inside - self.outside

    @property
    def depth(self) -> float:
        """The height of the text."""
        return self.lines * self.page.leading

    @property
    def column(self) -> float:
        """The width of a column, which is that of the text if there is but one."""
        return (self.measure - (self.columns - 1) * self.gap) / self.columns

    def pages(self, bleed: float = 0.0) -> str:
        """Return the rules that make pages like this."""
        size = f"size: {_pt(self.width)} {_pt(self.height)}"
        margin = " ".join(map(_pt, (self.top, self.outside, self.bottom, self.inside)))
        bled = f"; bleed: {_pt(bleed)}" if bleed else ""
        sides = (
            f"@page :{outer} {{ margin-{outer}: {_pt(self.outside)};"
            f" margin-{inner}: {_pt(self.inside)} }}"
            for outer, inner in (("left", "right"), ("right", "left"))
        )
        return "\n".join((f"@page {{ {size}; margin: {margin}{bled} }}", *sides))

    def shallower(self, lines: int) -> str:
        """Return the rules that make its text that many lines less deep; it keeps its head."""
        less = lines * self.page.leading
        bottom, depth = self.bottom + less, self.depth - less
        said = f"--lines: {self.lines - lines}; --depth: {_pt(depth)}; --bottom: {_pt(bottom)}"
        return f"@page {{ margin-bottom: {_pt(bottom)} }}\nhtml {{ {said} }}"

    def text(self) -> str:
        """Return the rule that sets the type, with all lengths as custom properties."""
        lengths = {
            "page-width": self.width,
            "page-height": self.height,
            "inside": self.inside,
            "outside": self.outside,
            "top": self.top,
            "bottom": self.bottom,
            "measure": self.measure,
            "depth": self.depth,
            "column": self.column,
            "gap": self.gap,
            "size": self.page.size,
            "line": self.page.leading,
        }
        said = "; ".join(f"--{name}: {_pt(value)}" for name, value in lengths.items())
        return (
            f"html {{ --lines: {self.lines}; --columns: {self.columns}; {said};"
            f" font-size: {_pt(self.page.size)}; line-height: {_pt(self.page.leading)} }}"
        )


def _pt(length: float) -> str:
    return f"{round(length, 3):g}pt"


def geometry(
    page: Page, drawn: tuple[float, float], spec: PrintSpec, character: float, gutter: float = 0.0
) -> Geometry:
    """Return the page of a style on the trim of ``spec``.

    ``drawn`` is the trim that the style is drawn for, ``character`` the average width of a
    letter in points, ``gutter`` the least margin at the fold.
    """
    across, down = spec.width / drawn[0], spec.height / drawn[1]
    top, bottom = _margin(page.top, down), _margin(page.bottom, down)
    lines = max(1, math.floor((spec.height - top - bottom) / page.leading + 0.001))
    inside = max(_margin(page.inside, across), gutter)
    outside = _margin(page.outside, across)
    narrowest = spec.width - max(gutter, min(inside, _FOLD)) - min(outside, _LEAST)
    columns = page.columns
    while columns > 1 and _line(narrowest, columns, page.gap) < page.characters[0] * character:
        columns -= 1
    least, most = page.characters if columns == page.columns else _ONE_COLUMN
    gaps = (columns - 1) * page.gap
    shortest, longest = (n * character * columns + gaps for n in (least, most))
    inside, outside = _fitted(spec.width, inside, outside, shortest, longest, gutter)
    return Geometry(
        width=spec.width,
        height=spec.height,
        inside=inside,
        outside=outside,
        top=top,
        bottom=spec.height - top - lines * page.leading,
        columns=columns,
        gap=page.gap,
        lines=lines,
        page=page,
    )


def _margin(drawn: float, share: float) -> float:
    return max(drawn * share, min(drawn, _LEAST))


def _line(measure: float, columns: int, gap: float) -> float:
    return (measure - (columns - 1) * gap) / columns


def _fitted(
    width: float, inside: float, outside: float, shortest: float, longest: float, gutter: float
) -> tuple[float, float]:
    """Return the margins at which lines are neither too long nor too short, if there are any."""
    measure = width - inside - outside
    if measure > longest:
        spare = (measure - longest) / (inside + outside)
        return inside * (1 + spare), outside * (1 + spare)
    wanting = max(0.0, shortest - measure)
    taken = min(wanting, max(0.0, outside - _LEAST))
    outside, wanting = outside - taken, wanting - taken
    inside -= min(wanting, max(0.0, inside - max(gutter, _FOLD)))
    return inside, outside
