"""A front cover drawn from the edition itself: in goes an edition, out comes a JPEG.

Words are set in the style's own typefaces over the rhythm of the conversations, as on
the title page: the title large and light, the subtitle in italic, people and
publisher at the foot.  In a language that is read from the right, the cover is too.

Floor 3: imports lower floors and its own modules only.
"""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from functools import lru_cache
from importlib.metadata import version
from importlib.resources import files

from PIL import Image

from publisher import typefaces
from publisher.cache import NO_CACHE, Cache, key
from publisher.model.edition import Edition
from publisher.model.style import Style
from publisher.xhtml.cover.faces import face_for
from publisher.xhtml.cover.lettering import Line, Typeface, fill
from publisher.xhtml.cover.palette import palette_of
from publisher.xhtml.cover.rhythm import Voice, book_voices, strokes
from publisher.xhtml.cover.setting import LEADING, title_lines, words_in_lines
from publisher.xhtml.languages import direction

__all__ = ["HEIGHT", "WIDTH", "draw_cover", "unlettered"]

WIDTH, HEIGHT = 1600, 2560
"""Pixels; the shape that booksellers ask for (1:1.6)."""

_SLOPES = ("normal", "italic")
_MARGIN = 150
_FIELD = WIDTH - 2 * _MARGIN
_TITLE_TOP = 215
_TITLE_HEIGHT = 900
_SUBTITLE_HEIGHT = 460
_CREDITS_HEIGHT = 470
_CREDIT_SIZES = (66.0, 58.0, 50.0, 44.0)
_CREDIT_LEADING = 1.4
_FOOT = HEIGHT - 165
_AIR = 110
_ROUNDNESS = 8


_ENGINES = ("pillow", "uharfbuzz")
"""Packages on whose versions the drawing depends."""


def draw_cover(
    edition: Edition, style: Style, credits: Sequence[str], cache: Cache = NO_CACHE
) -> bytes:
    """Return the cover as a JPEG of ``WIDTH`` × ``HEIGHT`` pixels; same edition, same bytes.

    ``credits`` are lines such as ``Edited by Anna``; those of many words are set smaller,
    and what finds no room is left out, as are words for which the style has no letters
    (see ``unlettered``).  The palette is chosen by the slug.
    """
    voices = book_voices(edition)
    cover = _Cover(edition, style, tuple(credits), cache)
    entry = key("cover", _machinery(), repr(cover.said()), repr(voices))
    kept = cache.get(entry)
    if kept is None:
        kept = cover.drawn(voices)
        cache.put(entry, kept)
    return kept


def unlettered(edition: Edition, style: Style, credits: Sequence[str]) -> tuple[str, ...]:
    """Return the words that a drawn cover would lack: no face of the style has their letters."""
    words = (edition.title, edition.subtitle, *credits, edition.publisher)
    return tuple(said for said in words if said and face_for(said, style, "normal") is None)


@lru_cache(maxsize=1)
def _machinery() -> str:
    """Return a digest of all code that has a say in the drawing, so that no cache is stale."""
    package = files(__package__)
    sources = sorted((f.name, f.read_bytes()) for f in package.iterdir() if f.name.endswith(".py"))
    versions = [f"{name} {version(name)}" for name in _ENGINES]
    return key(*versions, *(part for source in sources for part in source))


class _Cover:
    """A cover on its way: what it says, and the ground it is drawn on."""

    def __init__(
        self, edition: Edition, style: Style, credits: tuple[str, ...], cache: Cache
    ) -> None:
        self.edition = edition
        self.style = style
        self.credits = credits
        self.cache = cache
        self.leftward = direction(edition.language) == "rtl"
        self.palette = palette_of(edition)

    def said(self) -> tuple[object, ...]:
        """Return all that the drawing depends on, but for the code and the voices."""
        edition = self.edition
        words = (edition.title, edition.subtitle, edition.publisher, *self.credits)
        found = {face_for(said, self.style, slope) for said in words for slope in _SLOPES if said}
        used = {*self.style.faces, *(face for face in found if face)}
        faces = sorted((repr(face), typefaces.digest(face)) for face in used)
        return (*words, edition.language, repr(self.palette), faces)

    def drawn(self, voices: Sequence[Voice | None]) -> bytes:
        """Return the cover."""
        self.image = Image.new("RGB", (WIDTH, HEIGHT), self.palette.ground)
        y = self._title()
        top = self._foot()
        for stroke in strokes(voices, _MARGIN, y + _AIR, _FIELD, top - y - 2 * _AIR):
            colour = self.palette.accent if stroke.asks else self.palette.ink
            x = WIDTH - stroke.x if self.leftward else stroke.x
            _draw(self.image, x, stroke.y, stroke.length, stroke.width, colour)
        stream = io.BytesIO()
        self.image.save(stream, "JPEG", quality=92, subsampling=0, optimize=True, dpi=(300, 300))
        return stream.getvalue()

    def _typeface(self, words: str, slope: str = "normal") -> Typeface | None:
        face = face_for(words, self.style, slope)
        if face is None:
            return None
        cut = typefaces.cut(face, self.cache)
        return Typeface(cut, self.edition.language, leftward=self.leftward)

    def _put(self, line: Line, y: float, colour: str, *, out: float = 0.0) -> None:
        """Draw a line from the side where the language begins, hung ``out`` by so much."""
        x = WIDTH - _MARGIN - line.width + out if self.leftward else _MARGIN - out
        line.draw(self.image, x, y, colour)

    def _title(self) -> float:
        """Draw title and subtitle from the top; return where they end."""
        y, ink = float(_TITLE_TOP), self.palette.ink
        roman = self._typeface(self.edition.title)
        lines = title_lines(self.edition.title, roman, _FIELD, _TITLE_HEIGHT) if roman else []
        for line in lines:
            y += line.size * (0.78 if line is lines[0] else 1.0)
            self._put(line, y, ink, out=0.02 * line.size)
        if lines:
            y += max(0.20 * lines[-1].size, lines[-1].depth - 0.10 * lines[-1].size)
        italic = self._typeface(self.edition.subtitle, "italic")
        size = min(84.0, 0.8 * lines[-1].size) if lines else 84.0
        words = self.edition.subtitle
        for line in words_in_lines(words, italic, size, _FIELD, _SUBTITLE_HEIGHT) if italic else []:
            y += line.size * LEADING
            self._put(line, y, ink)
        return y

    def _foot(self) -> float:
        """Draw people and publisher at the foot; return where they begin."""
        y = float(_FOOT)
        imprint = self.edition.publisher
        roman = self._typeface(imprint)
        if imprint and roman:
            line = _spaced(imprint, roman)
            self._put(line, y, self.palette.accent)
            y -= 2.3 * line.size
        for line in reversed(self._credits()):
            self._put(line, y, self.palette.ink)
            y -= _CREDIT_LEADING * line.size
        return y

    def _credits(self) -> list[Line]:
        """Return the credits at the largest size at which all have room, else those that have."""
        faces = [(said, self._typeface(said)) for said in self.credits]
        size = _CREDIT_SIZES[0]
        blocks: list[list[Line]] = []
        for size in _CREDIT_SIZES:
            blocks = [words_in_lines(s, f, size, _FIELD, HEIGHT) for s, f in faces if f]
            if sum(map(len, blocks)) * size * _CREDIT_LEADING <= _CREDITS_HEIGHT:
                break
        room = int(_CREDITS_HEIGHT / (size * _CREDIT_LEADING))
        lines: list[Line] = []
        for block in blocks:
            if len(lines) + len(block) <= room:
                lines += block
        return lines


def _spaced(words: str, typeface: Typeface) -> Line:
    """Return words in spaced small capitals, no wider than the field."""
    line = typeface.line(words, 46, tracking=0.09, features=("smcp", "c2sc"))
    if line.width <= _FIELD:
        return line
    size = line.size * _FIELD / line.width
    return typeface.line(words, size, tracking=0.09, features=("smcp", "c2sc"))


def _draw(image: Image.Image, x: float, y: float, length: float, width: float, colour: str) -> None:
    """Draw a stroke with round ends."""
    radius = width / 2
    reach = max(length / 2 - radius, 0.0)
    steps = [math.pi * step / _ROUNDNESS for step in range(_ROUNDNESS + 1)]
    above = [(x + radius * math.cos(a), y - reach - radius * math.sin(a)) for a in steps]
    below = [(x - radius * math.cos(a), y + reach + radius * math.sin(a)) for a in steps]
    fill(image, [above + below], colour)
