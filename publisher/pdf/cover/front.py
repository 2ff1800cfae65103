"""The front of a cover that is drawn: in go an edition and a field, out come its lines.

It is the cover of the EPUB (``xhtml.cover``) set anew for the press: the same words at
the same places, as type instead of pixels, in a field of any shape.
"""

from __future__ import annotations

from dataclasses import dataclass

from publisher.model.edition import Edition
from publisher.pdf.cover.geometry import Field
from publisher.pdf.cover.lettering import SMALL_CAPS, Lettering, Line, Way
from publisher.xhtml.cover.lettering import Line as Typed
from publisher.xhtml.cover.palette import Palette
from publisher.xhtml.cover.rhythm import Stroke, book_voices, strokes
from publisher.xhtml.cover.setting import LEADING, title_lines, words_in_lines
from publisher.xhtml.people import cover_credits
from publisher.xhtml.phrases import phrases_of

__all__ = ["FOOT", "MARGIN", "WIDE", "Front", "drawn_front", "ends"]

WIDE, _HIGH = 1600, 2560
"""A field is so many units wide; the heights below are for one so high."""

MARGIN, HEAD, FOOT = 150, 215, 165
_TITLE, _SUBTITLE, _CREDITS = 900, 460, 470
_AIR = 110
_SIZES = (66.0, 58.0, 50.0, 44.0)
_CREDIT_LEADING = 1.4
_IMPRINT = 46.0
_SUBTITLE_SIZE = 84.0
_ITALIC = Way("italic")


@dataclass(frozen=True, slots=True)
class Front:
    """Lines with lengths from the edges of the sheet, and strokes in units of the field."""

    lines: tuple[Line, ...]
    strokes: tuple[Stroke, ...]
    unit: float


def ends(field: Field) -> tuple[float, float]:
    """Return how far the title stays from the head of a field, and the last line from its foot."""
    unit = field.width / WIDE
    return HEAD * unit * min(1.0, field.height / unit / _HIGH), FOOT * unit


def drawn_front(edition: Edition, field: Field, letters: Lettering, palette: Palette) -> Front:
    """Return the front; words that the style has no letters for are left out."""
    return _Front(edition, field, letters, palette).drawn()


class _Front:
    def __init__(
        self, edition: Edition, field: Field, letters: Lettering, palette: Palette
    ) -> None:
        self.edition, self.field, self.letters, self.palette = edition, field, letters, palette
        self.unit = field.width / WIDE
        self.high = field.height / self.unit
        self.measure = WIDE - 2 * MARGIN
        self.lines: list[Line] = []

    def drawn(self) -> Front:
        y = self._title()
        top = self._foot()
        height = top - y - 2 * _AIR
        voices = book_voices(self.edition)
        shown = strokes(voices, MARGIN, y + _AIR, self.measure, height)
        return Front(tuple(self.lines), shown, self.unit)

    def _share(self, height: float) -> float:
        """Return what a height is in a field of this shape."""
        return height * min(1.0, self.high / _HIGH)

    def _put(self, line: Typed, y: float, ink: int, way: Way, out: float = 0.0) -> None:
        """Put a line where the language begins, hung ``out`` by so much."""
        inset = MARGIN - out
        x = WIDE - inset if self.letters.leftward else inset
        at = self.field.left + x * self.unit
        baseline = self.field.top + y * self.unit
        inks = self.palette.inks[ink]
        self.lines.append(Line(line.words, at, baseline, line.size * self.unit, inks, way))

    def _title(self) -> float:
        """Set title and subtitle from the head; return where they end."""
        y, size = self._share(HEAD), _SUBTITLE_SIZE
        lines = self._title_lines()
        for line in lines:
            y += line.size * (0.78 if line is lines[0] else 1.0)
            self._put(line, y, 1, Way(), out=0.02 * line.size)
        if lines:
            last = lines[-1]
            y += max(0.20 * last.size, last.depth - 0.10 * last.size)
            size = min(size, 0.8 * last.size)
        subtitle = self.edition.subtitle
        if subtitle and self.letters.has(subtitle, _ITALIC):
            face = self.letters.typeface(subtitle, _ITALIC)
            height = self._share(_SUBTITLE)
            for line in words_in_lines(subtitle, face, size, self.measure, height):
                y += line.size * LEADING
                self._put(line, y, 1, _ITALIC)
        return y

    def _title_lines(self) -> list[Typed]:
        title = self.edition.title
        if not self.letters.has(title):
            return []
        face = self.letters.typeface(title)
        return title_lines(title, face, self.measure, self._share(_TITLE))

    def _foot(self) -> float:
        """Set people and publisher at the foot; return where they begin."""
        y, imprint = self.high - FOOT, self.edition.publisher
        if imprint and self.letters.has(imprint):
            size = _IMPRINT
            width = self.letters.width(imprint, size, SMALL_CAPS)
            size *= min(1.0, self.measure / width) if width else 1.0
            face = self.letters.typeface(imprint)
            self._put(face.line(imprint, size), y, 2, SMALL_CAPS)
            y -= 2.3 * size
        for line in reversed(self._credits()):
            self._put(line, y, 1, Way())
            y -= _CREDIT_LEADING * line.size
        return y

    def _credits(self) -> list[Typed]:
        """Return the credits at the largest size at which all have room, else those that have."""
        said = cover_credits(self.edition, phrases_of(self.edition.language))
        faces = [(words, self.letters.typeface(words)) for words in said if self.letters.has(words)]
        height = self._share(_CREDITS)
        size, blocks = _SIZES[0], list[list[Typed]]()
        for size in _SIZES:
            blocks = [words_in_lines(w, face, size, self.measure, self.high) for w, face in faces]
            if sum(map(len, blocks)) * size * _CREDIT_LEADING <= height:
                break
        room = int(height / (size * _CREDIT_LEADING))
        lines: list[Typed] = []
        for block in blocks:
            if len(lines) + len(block) <= room:
                lines += block
        return lines
