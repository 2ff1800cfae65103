"""The geometry of a cover: in go a product and its number of pages, out come its fields.

A cover is one sheet: back, spine and front, and round them what is turned in over
boards.  Lengths are points from the left and the top edge of the sheet as it is cut.
A book that is read leftward has its front at the left.
"""

from __future__ import annotations

from dataclasses import dataclass

from publisher.model.edition import PrintSpec, Product
from publisher.vocabulary.printers import cover_for, spine_width

__all__ = ["Field", "Geometry", "geometry"]


@dataclass(frozen=True, slots=True)
class Field:
    """A rectangle of the sheet."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.top + self.height

    def within(
        self, *, left: float = 0, top: float = 0, right: float = 0, bottom: float = 0
    ) -> Field:
        """Return the field that is left when so much is taken off its edges."""
        width, height = self.width - left - right, self.height - top - bottom
        return Field(self.left + left, self.top + top, width, height)


@dataclass(frozen=True, slots=True)
class Geometry:
    """The fields of a cover.

    ``front`` and ``back`` are the faces from the fold of the spine to the edge of the
    book, ``front_flat`` and ``back_flat`` what of them does not bend.  ``code`` is the
    ground of the bar code.  Words stay ``safe`` away from the edges of faces, and
    ``clearance`` from the folds of the spine.
    """

    width: float
    height: float
    bleed: float
    front: Field
    back: Field
    front_flat: Field
    back_flat: Field
    spine: Field
    code: Field
    safe: float
    clearance: float
    titled: bool
    leftward: bool

    @property
    def front_printed(self) -> Field:
        """The front with all that a picture on it has to fill, up to the fold."""
        out = self.width - self.front.right if not self.leftward else self.front.left
        over = out + self.bleed
        above = self.front.top + self.bleed
        sides = {"left": -over} if self.leftward else {"right": -over}
        return self.front.within(top=-above, bottom=-above, **sides)


def geometry(product: Product, pages: int, *, leftward: bool = False) -> Geometry:
    """Return the fields of the cover of a paperback or hardcover of so many pages."""
    spec = product.print or PrintSpec()
    row = cover_for(spec.printer, product.form)
    spine = spec.spine or spine_width(spec.printer, product.form, spec.paper, pages)
    width, height = spec.width + row.wider, spec.height + row.higher
    one = Field(row.wrap, row.wrap, width, height)
    middle = Field(one.right, row.wrap, spine, height)
    other = Field(middle.right, row.wrap, width, height)
    flats = one.within(right=row.hinge), other.within(left=row.hinge)
    back, front = (1, 0) if leftward else (0, 1)
    apart, above = row.code_apart
    wide, high = row.code
    flat = flats[back]
    left = flat.left + apart if leftward else flat.right - apart - wide
    return Geometry(
        width=other.right + row.wrap,
        height=one.bottom + row.wrap,
        bleed=row.bleed,
        front=(one, other)[front],
        back=(one, other)[back],
        front_flat=flats[front],
        back_flat=flat,
        spine=middle,
        code=Field(left, one.bottom - above - high, wide, high),
        safe=row.safe,
        clearance=row.clearance(spine),
        titled=pages >= row.titled,
        leftward=leftward,
    )
