"""Setting words in lines: in go words and a measure, out come lines well broken.

Floor 3: imports its own modules only.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise

from publisher.xhtml.cover.lettering import Line, Typeface

__all__ = ["title_lines", "words_in_lines"]

_LARGEST, _SMALLEST = 400.0, 96.0
"""Sizes of a title, in pixels to the em."""

_MOST_LINES = 5
_MOST_WORDS = 14

_CLINGING = frozenset(
    {
        *("a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"),
        *("à", "au", "aux", "de", "des", "du", "en", "et", "la", "le", "les", "ou", "sur", "un"),
        *("am", "an", "auf", "das", "der", "des", "die", "ein", "eine", "im", "mit", "und", "von"),
        *(
            "al",
            "con",
            "del",
            "el",
            "las",
            "los",
            "por",
            "una",
            "y",
            "une",
            "l’",
            "d’",
            "zu",
            "zur",
        ),
    }
)
"""Small words that belong to the word after them; a line does not end with one."""


def title_lines(title: str, typeface: Typeface, measure: float, height: float) -> list[Line]:
    """Return a title in as few, large and even lines as the field allows.

    A title of more words than can be weighed is set small, in lines filled in turn.
    Empty if the typeface lacks a letter.
    """
    words = title.split()
    if not words or not typeface.has(title):
        return []
    if len(words) > _MOST_WORDS:
        return words_in_lines(title, typeface, _SMALLEST, measure)
    best = max(_ways(words), key=lambda way: _merit(way, typeface, measure, height))
    size = _size(best, typeface, measure, height)
    return [typeface.line(line, size) for line in best]


def _ways(words: Sequence[str]) -> list[tuple[str, ...]]:
    """Return every way to break the words into lines."""
    ways = []
    for count in range(min(_MOST_LINES, len(words))):
        for breaks in combinations(range(1, len(words)), count):
            edges = [0, *breaks, len(words)]
            lines = (" ".join(words[a:b]) for a, b in pairwise(edges))
            ways.append(tuple(lines))
    return ways


def _size(way: Sequence[str], typeface: Typeface, measure: float, height: float) -> float:
    """Return the largest size at which the lines fit the field."""
    widest = max(typeface.line(line, 1.0).width for line in way)
    return min(_LARGEST, measure / widest, height / len(way))


def _merit(way: tuple[str, ...], typeface: Typeface, measure: float, height: float) -> float:
    """Weigh size against the number of lines, their evenness and their sense."""
    size = _size(way, typeface, measure, height)
    clinging = sum(line.split()[-1].lower() in _CLINGING for line in way[:-1])
    astride = sum(word.endswith((":", ";", ".")) for line in way for word in line.split()[:-1])
    widths = [typeface.line(line, 1.0).width for line in way]
    uneven = 1.0 - min(widths) / max(widths)
    return size * (0.93 ** len(way)) * (0.75**clinging) * (0.85**astride) * (1.0 - 0.15 * uneven)


def words_in_lines(words: str, typeface: Typeface, size: float, measure: float) -> list[Line]:
    """Return words at one size, in as few lines as the measure allows, evened out."""
    if not words.strip() or not typeface.has(words):
        return []
    lines = _filled(words.split(), typeface, size, measure)
    narrower = measure
    while narrower > 0.5 * measure:
        narrower -= 0.02 * measure
        closer = _filled(words.split(), typeface, size, narrower)
        if len(closer) > len(lines):
            break
        lines = closer
    return lines


def _filled(words: Sequence[str], typeface: Typeface, size: float, measure: float) -> list[Line]:
    lines: list[Line] = []
    line = ""
    for word in words:
        longer = f"{line} {word}".strip()
        if line and typeface.line(longer, size).width > measure:
            lines.append(typeface.line(line, size))
            longer = word
        line = longer
    return [*lines, typeface.line(line, size)]
