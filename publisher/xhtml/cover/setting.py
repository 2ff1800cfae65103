"""Setting words in lines: in go words and a measure, out come lines well broken.

Floor 3: imports its own modules only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import combinations, pairwise

from publisher.xhtml.cover.lettering import Line, Typeface

__all__ = ["LEADING", "title_lines", "words_in_lines"]

_LARGEST, _LARGE = 400.0, 190.0
"""The largest size of a title, in pixels to the em; and of one of very many words."""

_BLANKS = re.compile(r"[^\S\u00a0\u202f]+")
"""Where a line may be broken."""

LEADING = 1.22
"""From one line of a block to the next, in ems."""

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

_HAIR = 0.01
"""The width of a line of which nothing shows, in ems."""


def title_lines(title: str, typeface: Typeface, measure: float, height: float) -> list[Line]:
    """Return a title in as few, large and even lines as the field allows.

    A title of more words than can be weighed is set in lines filled in turn.
    """
    words = _items(title)
    if not words:
        return []
    if len(words) > _MOST_WORDS:
        return words_in_lines(title, typeface, _LARGE, measure, height)
    width = cache(lambda line: typeface.line(line, 1.0).width or _HAIR)

    def size(way: tuple[str, ...]) -> float:
        return min(_LARGEST, measure / max(map(width, way)), height / len(way))

    best = max(_ways(words), key=lambda way: size(way) * _merit(way, [width(w) for w in way]))
    return [typeface.line(line, size(best)) for line in best]


def _items(words: str) -> list[str]:
    """Return what is not broken over lines."""
    return [item for item in _BLANKS.split(words) if item]


def _ways(words: Sequence[str]) -> list[tuple[str, ...]]:
    """Return every way to break the words into lines."""
    ways = []
    for count in range(min(_MOST_LINES, len(words))):
        for breaks in combinations(range(1, len(words)), count):
            edges = [0, *breaks, len(words)]
            lines = (" ".join(words[a:b]) for a, b in pairwise(edges))
            ways.append(tuple(lines))
    return ways


def _merit(way: tuple[str, ...], widths: Sequence[float]) -> float:
    """Weigh the number of lines, their evenness and their sense."""
    clinging = sum(line.split()[-1].lower() in _CLINGING for line in way[:-1])
    astride = sum(word.endswith((":", ";", ".")) for line in way for word in line.split()[:-1])
    uneven = 1.0 - min(widths) / max(widths)
    return float((0.93 ** len(way)) * (0.75**clinging) * (0.85**astride) * (1.0 - 0.15 * uneven))


def words_in_lines(
    words: str, typeface: Typeface, size: float, measure: float, height: float
) -> list[Line]:
    """Return words in as few lines as the measure allows, evened out.

    They are set at one size, the one given or the next smaller at which they fit
    the field.  A no-break space holds words together.
    """
    items = _items(words)
    if not items:
        return []
    widest = max(typeface.line(item, 1.0).width for item in items)
    size = min(size, measure / widest) if widest else size
    lines = _filled(items, typeface, size, measure)
    while len(lines) * size * LEADING > height and size > 1.0:
        size *= 0.94
        lines = _filled(items, typeface, size, measure)
    narrower = measure
    while narrower > 0.5 * measure:
        narrower -= 0.02 * measure
        closer = _filled(items, typeface, size, narrower)
        if len(closer) > len(lines) or any(line.width > measure for line in closer):
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
