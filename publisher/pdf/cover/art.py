"""What a cover shows besides words and pictures: fields of ink, strokes, bars.

All of it is content of the page in inks (ISO 32000-1, 8.5), with lengths from the left
and the top edge of the sheet.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from publisher.pdf.cover.barcode import Symbol
from publisher.pdf.cover.geometry import Field
from publisher.xhtml.cover.palette import BLACK, Inks
from publisher.xhtml.cover.rhythm import Stroke

__all__ = ["Art"]


class Art:
    """A sheet of some height on which things are drawn one over the other."""

    def __init__(self, height: float) -> None:
        self._height = height
        self._drawn: list[str] = []

    @property
    def content(self) -> bytes:
        """All that was drawn."""
        return "\n".join(("q", *self._drawn, "Q")).encode("ascii")

    def fill(self, field: Field, inks: Inks) -> None:
        """Fill a field."""
        self._drawn += [f"{_inks(inks)} k", self._rectangle(field), "f"]

    def bands(self, field: Field, inks: Sequence[Inks]) -> None:
        """Fill a field with inks from head to foot; each lies over the last, without a seam."""
        high = field.height / len(inks)
        for index, one in enumerate(inks):
            self.fill(field.within(top=index * high), one)

    def strokes(
        self, strokes: Iterable[Stroke], left: float, top: float, scale: float, inks: Inks
    ) -> None:
        """Draw strokes with round ends, whose lengths count ``scale`` from a corner."""
        self._drawn += [f"{_inks(inks)} K", "1 J"]
        for stroke in strokes:
            width = stroke.width * scale
            reach = max(stroke.length * scale - width, 0.0) / 2
            x, y = left + stroke.x * scale, self._height - top - stroke.y * scale
            ends = f"{_n(x)} {_n(y - reach)} m {_n(x)} {_n(y + reach)} l S"
            self._drawn.append(f"{_n(width)} w {ends}")

    def bars(self, symbol: Symbol, left: float, top: float, module: float) -> None:
        """Draw the bars of a bar code, in black ink alone."""
        self._drawn.append(f"{_inks(BLACK)} k")
        for bar in symbol.bars:
            place = left + bar.left * module, top + bar.top * module
            self._drawn.append(
                self._rectangle(Field(*place, bar.width * module, bar.height * module))
            )
        self._drawn.append("f")

    def _rectangle(self, field: Field) -> str:
        numbers = (field.left, self._height - field.bottom, field.width, field.height)
        return f"{' '.join(map(_n, numbers))} re"


def _inks(inks: Inks) -> str:
    return " ".join(map(_n, inks))


def _n(number: float) -> str:
    text = f"{number:.4f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
