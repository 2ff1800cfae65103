"""What a stretch of glyphs reads as, where the glyphs cannot tell.

In goes text, out comes whether it needs a replacement text (ISO 32000-1, 14.9.4), as in
scripts whose letters change places or share glyphs: a font can say one text for each
glyph only (9.10.3), but a vowel of Devanagari stands before the consonant after which it
is read.

Text that is read leftward has none: readers of PDF turn it round with the text about it,
as they turn glyphs.  Its fallbacks therefore are faces with a glyph for each letter.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, pairwise
from typing import Any
from unicodedata import combining

import uharfbuzz
from weasyprint.formatting_structure.boxes import TextBox

from publisher.scripts import COMMON, direction, scripts_of

__all__ = ["glyph_letters", "is_told", "leftward_words"]

_PLAIN = COMMON | frozenset(
    (
        *("Arab", "Armn", "Bopo", "Cyrl", "Ethi", "Geor", "Grek", "Hang", "Hani", "Hebr"),
        *("Hira", "Kana", "Latn"),
    )
)
"""Scripts of which each glyph stands for one letter or ligature, in the order of reading."""

_NEAR = "\u0651\u05c1\u05c2\u05bc\u05bf"
"""Marks that HarfBuzz puts before vowels: shadda, the dots of shin and sin, dagesh, rafe."""

_STRETCH = "\N{ARABIC TATWEEL}"
_STRETCHED = (_STRETCH, f"ب{_STRETCH}", f"{_STRETCH}ب", f"ب{_STRETCH}ب")
"""Where a stretch may stand: a face draws it as it draws what it makes letters longer with."""

_BRACKETS = "()<>[]{}«»‹›"
"""What is mirrored in leftward text (UAX #9, L4)."""


def is_told(text: str) -> bool:
    """Tell whether a stretch of text must be said beside its glyphs."""
    return not text.isascii() and any(scripts_of(c).isdisjoint(_PLAIN) for c in text)


def leftward_words(pages: Iterable[Any]) -> set[str]:
    """Return the words of laid-out pages that are read leftward."""
    texts = (box.text for page in pages for box in _texts(page._page_box))
    words = {word for text in texts if not text.isascii() for word in text.split()}
    return {word for word in words if any(direction(c) == "rtl" for c in word)}


def glyph_letters(words: Iterable[str], data: bytes) -> dict[int, str]:
    """Return the letters for which glyphs of a font stand in leftward words.

    WeasyPrint 70 takes down the letters of a glyph where it first meets it, though that be
    one of several glyphs that share them; here those are met that it has to itself.  A glyph
    beside one that says all there is to say, says nothing.  A bracket says what it looks like,
    for the rest of the book shares it, where nothing is mirrored.
    """
    clusters = [cluster for word in words for cluster in _shaped(word, data)]
    seen: dict[int, set[str]] = defaultdict(set)
    for glyphs, text in clusters:
        if len(glyphs) == 1:
            seen[glyphs[0]].add(text)
    letters = {glyph: min(texts, key=lambda t: (len(t), t)) for glyph, texts in seen.items()}
    for glyphs, text in clusters:
        if text in (letters.get(glyph) for glyph in glyphs):
            for glyph in glyphs:
                letters.setdefault(glyph, "")
    stretches = _stretches(data)
    for glyphs, text in clusters:
        if set(glyphs) & stretches and text != _STRETCH:
            letters |= {glyph: "" for glyph in glyphs if glyph not in letters}
            glyphs = [glyph for glyph in glyphs if glyph not in stretches]
            letters |= _shares(glyphs, text, {g: t for g, t in letters.items() if t})
        letters |= _shares(glyphs, text, letters)
    return letters | _brackets(data)


def _shares(glyphs: list[int], text: str, letters: Mapping[int, str]) -> dict[int, str]:
    """Return what the glyphs of a letter with marks say: each of them one, the letter last.

    Glyphs stand as they are seen, so that the letter is at the right of its marks, and
    some marks nearer to it than its vowels, whatever their order in the text (UAX #15).
    """
    marks = sorted(text[1:], key=f"{_NEAR}{text[1:]}".index)
    if len(glyphs) != len(text) or any(map(combining, text[:1])) or not all(map(combining, marks)):
        return {}
    said = zip(reversed(glyphs), (text[0], *marks), strict=True)
    return {glyph: character for glyph, character in said if glyph not in letters}


def _stretches(data: bytes) -> set[int]:
    """Return the glyphs that make a letter longer, by themselves or between letters."""
    clusters = (cluster for probe in _STRETCHED for cluster in _shaped(probe, data))
    return {glyph for glyphs, text in clusters if text == _STRETCH for glyph in glyphs}


def _brackets(data: bytes) -> dict[int, str]:
    font = uharfbuzz.Font(uharfbuzz.Face(data))
    glyphs = {bracket: font.get_nominal_glyph(ord(bracket)) for bracket in _BRACKETS}
    return {glyph: bracket for bracket, glyph in glyphs.items() if glyph}


def _shaped(word: str, data: bytes) -> Iterator[tuple[list[int], str]]:
    """Yield the clusters of a word: their glyphs and their text."""
    buffer = uharfbuzz.Buffer()
    buffer.add_str(word)
    buffer.guess_segment_properties()
    uharfbuzz.shape(uharfbuzz.Font(uharfbuzz.Face(data)), buffer)
    groups = groupby(buffer.glyph_infos, lambda info: int(info.cluster))
    clusters = {start: [int(info.codepoint) for info in group] for start, group in groups}
    for start, stop in pairwise([*sorted(clusters), len(word)]):
        if 0 not in clusters[start]:  # not of this font
            yield clusters[start], word[start:stop]


def _texts(box: Any) -> Iterator[Any]:
    if isinstance(box, TextBox):
        yield box
    for child in getattr(box, "children", ()):
        yield from _texts(child)
