"""The words of a paragraph: in goes an element, out come words with their elements.

A ``Word`` is what stands between two places where a line may end; it consists of
fragments, each with the inline elements it stands in, the outermost first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple
from xml.etree.ElementTree import Element

import pyphen

from publisher.pdf.runs import INLINE, is_note

__all__ = ["Fragment", "Word", "division_points", "hyphens", "is_plain", "words"]

_BREAKS = re.compile(r"([ \u200b])")
_EAST = "\u3005-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_CLOSING = (
    "、。，．・：；？！ー々〻ゝゞヽヾ）］｝〕〉》」』】〙〗"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ"
)
_OPENING = "（［｛〔〈《「『【〘〖"
_EAST_BREAK = re.compile(
    rf"(?<=[{_EAST}{_CLOSING}])(?<![{_OPENING}])(?=[{_EAST}{_OPENING}])(?![{_CLOSING}])"
)
"""Between ideographs and kana: no line begins with a mark that closes, nor ends with one that

opens (UAX #14, classes CL, CJ, NS and OP).
"""

_CORE = re.compile(r"(?:.*[’'])?[^\w]*([^\W\d_]+)[^\w]*")
_HYPHENS = re.compile(r"(?<=\w)-(?=\w)")


class Fragment(NamedTuple):
    """Characters, or a note, and the inline elements that they stand in."""

    text: str
    path: tuple[Element, ...]
    note: Element | None = None


@dataclass(slots=True)
class Word:
    """Fragments without a break; ``space`` is the space before them, if there is one."""

    space: Fragment | None = None
    fragments: list[Fragment] = field(default_factory=list)


def is_plain(paragraph: Element) -> bool:
    """Tell whether the paragraph holds nothing but text, inline elements and notes."""
    return all(c.tag in INLINE and (is_note(c) or is_plain(c)) for c in paragraph)


def words(paragraph: Element) -> list[Word]:
    """Return the words of a plain paragraph, in order."""
    found: list[Word] = []
    word = Word()
    for fragment in _fragments(paragraph, ()):
        if fragment.note is not None:
            word.fragments.append(fragment)
        for part in _BREAKS.split(fragment.text):
            if part in (" ", "\u200b"):
                if word.fragments:
                    found.append(word)
                word = Word(Fragment(" ", fragment.path) if part == " " else None)
            elif part:
                first, *others = [part] if part.isascii() else _EAST_BREAK.split(part)
                word.fragments.append(Fragment(first, fragment.path))
                for other in others:
                    found.append(word)
                    word = Word(None, [Fragment(other, fragment.path)])
    return [*found, word] if word.fragments else found


def _fragments(element: Element, path: tuple[Element, ...]) -> Iterator[Fragment]:
    yield Fragment(element.text or "", path)
    for child in element:
        if is_note(child):
            yield Fragment("", path, child)
        else:
            yield from _fragments(child, (*path, child))
        yield Fragment(child.tail or "", path)


def division_points(text: str, language: str, limits: tuple[int, int, int]) -> list[int]:
    """Return where a word may be divided.

    ``limits`` are the least letters of the word, before and after the division
    (CSS Text 4, hyphenate-limit-chars).  A word with a capital stays whole, for it
    may be a name; German writes its nouns so.
    """
    core = _CORE.fullmatch(text)
    total, left, right = limits
    if not core or len(core[1]) < total:
        return []
    if core[1][0].isupper() and not language.startswith("de"):
        return []
    dictionary = _dictionary(language, left, right)
    return [core.start(1) + n for n in dictionary.positions(core[1])] if dictionary else []


def hyphens(text: str) -> list[int]:
    """Return the places after the hyphens within a word."""
    return [match.end() for match in _HYPHENS.finditer(text)]


@lru_cache(maxsize=16)
def _dictionary(language: str, left: int, right: int) -> pyphen.Pyphen | None:
    known = pyphen.language_fallback(language.replace("-", "_"))
    return pyphen.Pyphen(lang=known, left=left, right=right) if known else None
