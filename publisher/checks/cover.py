"""Checks of the cover: of the picture that an edition gives, or of the one drawn for it.

Floor 4: imports lower floors only.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from publisher import pictures, resources
from publisher.model.edition import Edition, Image
from publisher.model.finding import Finding
from publisher.source import Location
from publisher.vocabulary.findings import finding
from publisher.xhtml.cover import HEIGHT, WIDTH, unlettered
from publisher.xhtml.people import cover_credits
from publisher.xhtml.phrases import phrases_of

__all__ = ["of_cover"]

_LEAST_WIDTH, _LEAST_HEIGHT = 625, 1000
_FLATTEST, _TALLEST = 1.3, 1.75
_MOST_BYTES = 5 * 1024 * 1024
_WANTED = f"save it with at least {WIDTH} × {HEIGHT} pixels; do not enlarge the same picture"


def of_cover(edition: Edition) -> tuple[Finding, ...]:
    """Return what is found about the cover; nothing if no EPUB is made of the edition."""
    if edition.products and edition.product("epub") is None:
        return ()
    if edition.cover is None:
        return tuple(_drawn(edition))
    where = Location(str(PurePath(edition.where.path).parent / edition.cover.path))
    return tuple(_given(edition.cover, where))


def _drawn(edition: Edition) -> Iterator[Finding]:
    style = resources.style_of(edition)
    lost = unlettered(edition, style, cover_credits(edition, phrases_of(edition.language)))
    if lost:
        words = ", ".join(f"“{words}”" for words in lost)
        yield finding(
            "cover-unlettered",
            f"the cover that is drawn lacks {words}: no face of the style has the letters",
            Location(edition.where.path) if edition.where.path else None,
            f'give a picture of {WIDTH} × {HEIGHT} pixels: cover = "images/cover.jpg"',
        )


def _given(cover: Image, where: Location) -> Iterator[Finding]:
    def found(code: str, message: str, hint: str) -> Finding:
        return finding(f"cover-{code}", message, where, hint)

    coded = pictures.traits(cover)
    size = f"the cover has {cover.width} × {cover.height} pixels"
    if cover.width < _LEAST_WIDTH or cover.height < _LEAST_HEIGHT:
        message = f"{size}; shops take none below {_LEAST_WIDTH} × {_LEAST_HEIGHT}"
        yield found("too-small", message, _WANTED)
    elif cover.width < WIDTH or cover.height < HEIGHT:
        message = f"{size}; shops ask for {WIDTH} × {HEIGHT}"
        yield found("small", message, _WANTED)
    elif cover.width * cover.height > WIDTH * HEIGHT:
        message = f"{size}; within a book, Apple Books asks for no more than some 4 million"
        hint = f"save it with {WIDTH} × {HEIGHT} pixels, and hand the larger one to the shops"
        yield found("large", message, hint)
    if not _FLATTEST <= cover.height / cover.width <= _TALLEST:
        message = f"{size}: shelves show covers of 1 : 1.6, and pad or crop this one"
        hint = "crop it, or extend its ground, to a shape between 3 : 4 and 5 : 8.5"
        yield found("shape", message, hint)
    if coded.colours in ("CMYK", "LAB"):
        message = f"the cover is in {coded.colours} colours, which shops refuse and readers miss"
        yield found("not-rgb", message, "save it in RGB, with the profile sRGB")
    elif coded.profile and "srgb" not in coded.profile.casefold():
        message = f"the cover has the colour profile “{coded.profile}”, which many readers ignore"
        yield found("profile", message, "convert it to sRGB")
    if len(cover.data) > _MOST_BYTES:
        message = f"the cover has {len(cover.data) / 1024 / 1024:.1f} MB; 5 are enough"
        yield found("heavy", message, "save it as a JPEG of quality 85 to 92")
    if coded.transparent:
        message = "the cover is transparent in places, where a dark shelf will show through"
        yield found("transparent", message, "lay it on a ground of its own")
    if coded.bits > 8:
        message = f"the cover has {coded.bits} bits a sample; no reader shows more than 8"
        yield found("deep", message, "save it with 8 bits a sample")
    if coded.stepwise:
        message = "the cover is stored in steps (progressive, interlaced), which old readers miss"
        yield found("progressive", message, "save it as a baseline JPEG")
