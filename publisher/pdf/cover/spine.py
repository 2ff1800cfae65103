"""The words of a spine: in go an edition and a geometry, out come its lines.

They are read from the head down, as they are upright when the book lies on its back
(ISO 6357); or from the foot up, where that is the custom.  The title comes at the head,
after it whose book it is, and at the foot who publishes it, where libraries may stick
their labels over it.  What does not fit between the folds is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from publisher.model.edition import Edition
from publisher.pdf.cover.front import ends
from publisher.pdf.cover.geometry import Geometry
from publisher.pdf.cover.lettering import SMALL_CAPS, Lettering, Line, Way
from publisher.pdf.metadata import creators
from publisher.xhtml.cover.palette import Palette
from publisher.xhtml.languages import primary
from publisher.xhtml.people import join
from publisher.xhtml.phrases import phrases_of

__all__ = ["Spine", "reads_up", "spine_lines"]

_UPWARD = frozenset({"ca", "de", "es", "fr", "it", "pt", "ro"})
"""Languages whose books are read from the foot up, against ISO 6357 (typolexikon.de,

"Buchrücken", for the German ones; Wikipedia, "Bookbinding", for continental Europe).
"""

_LARGEST, _SMALLEST = 17.0, 7.0
_STEP = 0.96
_EXTENT = 0.98  # from the tops of letters to the feet of others, in ems
_ITALIC = Way("italic")
_GAP = 1.4  # between title and names, in ems of the title


@dataclass(frozen=True, slots=True)
class Spine:
    """Lines of a strip as long as the spine is high and as high as it is wide.

    ``dropped`` is what the spine should say and does not.
    """

    lines: tuple[Line, ...]
    dropped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Words:
    """Words, how they are set, and how large beside the title."""

    words: str
    way: Way
    share: float
    ink: int


def reads_up(language: str) -> bool:
    """Tell whether spines of a language are read from the foot up."""
    return primary(language) in _UPWARD


def spine_lines(edition: Edition, place: Geometry, letters: Lettering, palette: Palette) -> Spine:
    """Return the lines of the spine, along it from where it is read."""
    wanted = list(_wanted(edition, letters))
    most = min(_LARGEST, (place.spine.width - 2 * place.clearance) / _EXTENT)
    head, foot = (max(place.safe, edge) for edge in ends(place.front_flat))
    length = place.spine.height - head - foot
    up = reads_up(edition.language)
    for kept in _choices(wanted) if place.titled else ():
        size = most
        while size >= _SMALLEST:
            if _length(kept, size, letters) <= length:
                lines = _placed(kept, size, (head, foot), place, letters, palette, up=up)
                return Spine(tuple(lines), tuple(w.words for w in wanted if w not in kept))
            size *= _STEP
    return Spine((), tuple(w.words for w in wanted))


def _wanted(edition: Edition, letters: Lettering) -> Iterator[_Words]:
    names = join(creators(edition), phrases_of(edition.language))
    for words in (
        _Words(edition.title, Way(), 1.0, 1),
        _Words(names, _ITALIC, 0.86, 1),
        _Words(edition.publisher, SMALL_CAPS, 0.72, 2),
    ):
        if words.words and letters.has(words.words, words.way):
            yield words


def _choices(wanted: list[_Words]) -> Iterator[list[_Words]]:
    """Yield what may be kept, the most first: the publisher can be missed, then the names."""
    for count in range(len(wanted), 0, -1):
        yield wanted[:count]


def _length(kept: list[_Words], size: float, letters: Lettering) -> float:
    widths = sum(letters.width(w.words, size * w.share, w.way) for w in kept)
    return widths + _GAP * size * (len(kept) - 1)


def _placed(
    kept: list[_Words],
    size: float,
    free: tuple[float, float],
    place: Geometry,
    letters: Lettering,
    palette: Palette,
    *,
    up: bool,
) -> Iterator[Line]:
    """Yield the lines: the publisher at the foot, all else at the head."""
    middle = place.spine.width / 2
    baseline = middle + letters.capitals(kept[0].words) * size / 2
    start, end = free[0], place.spine.height - free[1]
    foot = [w for w in kept if w.way is SMALL_CAPS]
    head = [w for w in kept if w.way is not SMALL_CAPS]
    if up:
        head.reverse()
        top, bottom = place.spine.height - free[0], free[1]
        start, end = top - _length(head, size, letters), bottom
    at = start
    for words in head:
        yield _line(words, _across(at, place), baseline, size, palette)
        at += letters.width(words.words, size * words.share, words.way) + _GAP * size
    for words in foot:
        width = letters.width(words.words, size * words.share, words.way)
        yield _line(words, _across(end if up else end - width, place), baseline, size, palette)


def _across(at: float, place: Geometry) -> float:
    """Return a place from the left of the strip, whichever way it is read."""
    return place.spine.height - at if place.leftward else at


def _line(words: _Words, at: float, baseline: float, size: float, palette: Palette) -> Line:
    inks = palette.inks[words.ink]
    return Line(words.words, at, baseline, size * words.share, inks, words.way)
