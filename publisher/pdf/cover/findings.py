"""What could be better about a cover: in go what was made and for whom, out come findings."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.model.edition import Edition, Image, PrintSpec, Product
from publisher.model.finding import Finding
from publisher.pdf.cover.geometry import Geometry
from publisher.pdf.cover.spine import Spine
from publisher.pdf.images import upright
from publisher.source import Location
from publisher.vocabulary.findings import finding, graver
from publisher.vocabulary.printers import PRINTERS, cover_for

__all__ = ["cover_findings"]

_INCH = 72.0
_TONES = 300
_ALMOST = 0.995  # of what is asked for is enough: sizes are rounded


def cover_findings(
    edition: Edition,
    product: Product,
    pages: int,
    place: Geometry,
    spine: Spine,
    *,
    coded: bool,
    fits: bool,
) -> tuple[Finding, ...]:
    """Return what is found; ``fits`` tells whether there is room for the words of the back."""
    return (
        *_picture(edition.cover, edition, place),
        *_spine(edition, product, pages, place, spine),
        *(() if coded else _code(edition, product)),
        *(() if fits else _back(edition)),
    )


def _picture(picture: Image | None, edition: Edition, place: Geometry) -> Iterator[Finding]:
    """Yield that the picture has too few pixels, of those that are seen."""
    if picture is None:
        return
    width, height = upright(picture.data).size
    field = place.front_printed
    shown = max(field.width / width, field.height / height)
    density = _INCH / shown
    if density >= _TONES * _ALMOST:
        return
    message = (
        f"the cover has {density:.0f} pixels an inch on a printed book of this size;"
        f" print wants {_TONES}"
    )
    needed = (f"{side / _INCH * _TONES:.0f}" for side in (field.width, field.height))
    hint = f"{' × '.join(needed)} pixels are enough"
    where = Location(edition.where.path) if edition.where.path else None
    yield finding("cover-coarse", message, where, hint)


def _spine(
    edition: Edition, product: Product, pages: int, place: Geometry, spine: Spine
) -> Iterator[Finding]:
    if not spine.dropped:
        return
    spec = product.print or PrintSpec()
    words = ", ".join(f"“{dropped}”" for dropped in spine.dropped)
    message = f"the spine of the {product.form} does without {words}"
    hint = f"it is {place.spine.width / _INCH:.3f} inches wide"
    if not place.titled:
        least = cover_for(spec.printer, product.form).titled
        name = PRINTERS[spec.printer]
        hint = f"{name} prints words on spines from {least} pages on, and this book has {pages}"
    yield finding("cover-spine-text-dropped", message, edition.where, hint)


def _code(edition: Edition, product: Product) -> Iterator[Finding]:
    spec = product.print or PrintSpec()
    message = f"the {product.form} has no ISBN, so that its cover has no bar code"
    hint = 'give it one: isbn = "978-…"'
    if spec.printer == "kdp":
        hint = f"{PRINTERS['kdp']} prints one of its own; its place is left free"
    found = finding("cover-bar-code-missing", message, edition.where, hint, shop=spec.printer)
    yield graver(found) if spec.printer == "ingram" else found


def _back(edition: Edition) -> Iterator[Finding]:
    message = "the words of the back cover are too many, even in the smallest type"
    hint = "shorten the texts of [back-cover], or the description"
    yield finding("cover-text-long", message, edition.where, hint)
