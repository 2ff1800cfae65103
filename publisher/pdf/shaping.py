"""Shaping: in goes a word and a font file, out come its glyphs as a PDF shows them.

Widths are thousandths of an em.  A viewer moves on by the width that the PDF states for a
glyph, which is a whole number; where kerning wants another, a number in the string says so
(ISO 32000-1, 9.4.3, ``TJ``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from publisher.pdf.measure import REMEMBERED, Features, shaped

__all__ = ["Glyph", "Word", "shown", "word"]


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph: its number, how far the next one is, the width stated, and what it stands for."""

    number: int
    advance: float
    width: int
    text: str


@dataclass(frozen=True, slots=True)
class Word:
    """Glyphs in order, and how far they go.

    ``plain`` tells that all stand on the line and none lacks, ``is_space`` that it is a space.
    """

    glyphs: tuple[Glyph, ...]
    advance: float
    plain: bool
    is_space: bool


@lru_cache(maxsize=REMEMBERED)
def word(data: bytes, text: str, features: Features, language: str) -> Word:
    """Return the glyphs of a word, or of a space, in a font."""
    buffer, font = shaped(data, text, features, language)
    infos, positions = buffer.glyph_infos or [], buffer.glyph_positions or []
    scale = 1000 / font.face.upem
    starts = [info.cluster for info in infos]
    texts = _texts(text, starts)
    glyphs = tuple(
        _glyph(
            info.codepoint,
            position.x_advance * scale,
            round(font.get_glyph_h_advance(info.codepoint) * scale),
            said,
        )
        for info, position, said in zip(infos, positions, texts, strict=True)
    )
    moved = any(position.x_offset or position.y_offset for position in positions)
    rightward = all(one <= other for one, other in pairwise(starts))
    plain = rightward and not moved and all(glyph.number for glyph in glyphs)
    return Word(glyphs, sum(glyph.advance for glyph in glyphs), plain, text.isspace())


@lru_cache(maxsize=REMEMBERED)
def _glyph(number: int, advance: float, width: int, text: str) -> Glyph:
    """Return a glyph, the same one to every word that has it: a book has few different ones."""
    return Glyph(number, advance, width, text)


def _texts(text: str, starts: list[int]) -> Iterator[str]:
    """Yield what each glyph stands for; of those that share letters the first says all."""
    ends = dict(pairwise([*sorted(set(starts)), len(text)]))
    for before, start in pairwise([-1, *starts]):
        yield text[start : ends[start]] if start != before else ""


@dataclass(slots=True)
class _Pen:
    """What is shown so far, where a viewer is then, and where it should be."""

    shown: list[str] = field(default_factory=list)
    is_at: float = 0.0
    should_be: float = 0.0

    def show(self, glyph: Glyph, tracking: float) -> None:
        """Show a glyph, not without going where it should be, if that is off by a unit or more."""
        if abs(self.is_at - self.should_be) >= 1:
            self.move()
        self.shown.append(f"<{glyph.number:04x}>")
        self.is_at += glyph.width
        self.should_be += glyph.advance + tracking

    def move(self) -> None:
        """Go where it should be, in whole numbers."""
        back = round(self.is_at - self.should_be)
        if back:
            self.shown.append(str(back))
            self.is_at -= back


def shown(words: Iterable[tuple[Word, float, float]], size: float) -> str:
    """Return the operand of ``TJ`` that shows words in a type size.

    Each comes with what is between its letters and with its width, both in the unit of the size.
    """
    pen, end, em = _Pen(), 0.0, 1000 / size
    for one, tracking, width in words:
        for glyph in one.glyphs:
            pen.show(glyph, tracking * em)
        end += width * em
        pen.should_be = end
    return "".join(pen.shown).replace("><", "")
