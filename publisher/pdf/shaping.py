"""Shaping: in goes a word and a font file, out come its glyphs as a PDF shows them.

Widths are thousandths of an em.  A viewer moves on by the width that the PDF states for a
glyph, which is a whole number; where kerning wants another, a number in the string says so
(ISO 32000-1, 9.4.3, ``TJ``).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from publisher.pdf.measure import REMEMBERED, Features, font_of, shaped

__all__ = ["Glyph", "Word", "shown", "word"]


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph: its number, how far the next one is, the width stated, and what it stands for."""

    number: int
    advance: float
    width: int
    text: str


_EVEN = 0.05
"""How far a stated width may be from an advance; a word is not so long that this is seen."""


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """Glyphs in order, how far they go, and how far a viewer goes by the widths stated.

    ``codes`` are their numbers as a string has them.  ``plain`` tells that all stand on the
    line and none lacks, ``even`` that none is kerned, ``is_space`` that it is a space.
    """

    glyphs: tuple[Glyph, ...]
    advance: float
    width: int
    codes: str
    plain: bool
    even: bool
    is_space: bool


@lru_cache(maxsize=REMEMBERED)
def word(data: bytes, text: str, features: Features, language: str) -> Word:
    """Return the glyphs of a word, or of a space, in a font."""
    buffer = shaped(data, text, features, language)
    infos, positions = buffer.glyph_infos or [], buffer.glyph_positions or []
    starts = [info.cluster for info in infos]
    texts = _texts(text, starts)
    glyphs = tuple(
        [
            _glyph(data, info.codepoint, position.x_advance, said)
            for info, position, said in zip(infos, positions, texts, strict=True)
        ]
    )
    moved = any(position.x_offset or position.y_offset for position in positions)
    plain = starts == sorted(starts) and not moved and all(glyph.number for glyph in glyphs)
    return Word(
        glyphs=glyphs,
        advance=sum(glyph.advance for glyph in glyphs),
        width=sum(glyph.width for glyph in glyphs),
        codes=f"<{''.join(f'{glyph.number:04x}' for glyph in glyphs)}>",
        plain=plain,
        even=all(abs(glyph.width - glyph.advance) < _EVEN for glyph in glyphs),
        is_space=text.isspace(),
    )


@lru_cache(maxsize=REMEMBERED)
def _glyph(data: bytes, number: int, advance: int, text: str) -> Glyph:
    """Return a glyph, the same one to every word that has it: a book has few different ones."""
    font = font_of(data)
    scale = 1000 / font.face.upem
    return Glyph(number, advance * scale, round(font.get_glyph_h_advance(number) * scale), text)


def _texts(text: str, starts: list[int]) -> list[str]:
    """Return what each glyph stands for; of those that share letters the first says all."""
    if starts == list(range(len(text))):
        return list(text)
    ends = dict(pairwise([*sorted(set(starts)), len(text)]))
    return [
        text[start : ends[start]] if start != before else ""
        for before, start in pairwise([-1, *starts])
    ]


def shown(words: Iterable[tuple[Word, float, float]], size: float) -> str:
    """Return the operand of ``TJ`` that shows words in a type size.

    Each comes with what is between its letters and with its width, both in the unit of the size.
    """
    found: list[str] = []
    is_at = should_be = end = 0.0  # where a viewer is, and where it should be
    em = 1000 / size
    for one, tracking, width in words:
        if one.even and not tracking:
            steps = [(one.codes, one.width, one.advance)]
        else:
            steps = [(f"<{g.number:04x}>", g.width, g.advance + tracking * em) for g in one.glyphs]
        for codes, stated, advance in steps:
            off = is_at - should_be
            if abs(off) >= 1:
                found.append(str(round(off)))
                is_at -= round(off)
            found.append(codes)
            is_at += stated
            should_be += advance
        end += width * em
        should_be = end
    return "".join(found).replace("><", "")
