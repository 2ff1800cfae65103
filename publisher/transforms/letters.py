"""Letters that stand for *question* and *answer* in one file: ``P`` and ``R`` in Spanish.

In: the text, and its language; out: for each letter ``q`` or ``a``.  ``V`` asks in
Dutch (*vraag*) and answers in Finnish (*vastaus*), and may be somebody's initial:
so a letter of the Latin, Cyrillic or Greek alphabet means something only in its
language, and as one of a pair.  The English Q and A are used everywhere, and need
no looking up; nor do whole words (*pregunta*).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from publisher.transforms.lexicon import LEXICONS, Lexicon, lexicon

__all__ = ["LONGEST", "part", "parts"]

LONGEST = 2
"""A label of no more letters is a letter, not a word."""

_HEAD = re.compile(
    r"^[ \t>*_#\[(-]{0,12}(?P<label>[^\W\d_]{1,2})[ \u00a0]?(?P<number>\d{0,3})[ \u00a0]?"
    r"(?:\*\*|__)?[ \u00a0\u202f]?[.):：\]–—-]",
    re.MULTILINE,
)


def parts(text: str, language: str) -> Mapping[str, str]:
    """Return ``q`` or ``a`` for each letter that asks or answers in a text.

    ``language`` is the tag of the talk, empty if it cannot be told: then the pair of
    any language counts, the one that comes most often.  Questions may be alone in
    bearing a letter, if it comes thrice and the language is known.
    """
    count = Counter(match["label"].casefold() for match in _HEAD.finditer(text))
    if not count or min(count["q"], count["a"]) >= 2:
        return {}
    ranked = [
        (min(_often(asks, count), _often(answers, count)), asks, answers)
        for one in ([lexicon(language)] if language else LEXICONS)
        for asks, answers in [_pair(one)]
    ]
    often, asks, answers = max(ranked, key=lambda pair: pair[0])
    if often:
        return dict.fromkeys(asks, "q") | dict.fromkeys(answers, "a")
    if language and _often(asks, count) >= 3 and len(count) == 1:
        return dict.fromkeys(asks, "q")
    return {}


def _pair(one: Lexicon) -> tuple[frozenset[str], frozenset[str]]:
    """Return the letters of a language that ask, and those that answer."""
    asks, answers = (
        frozenset(word.casefold() for word in words if len(word) <= LONGEST)
        for words in (one.asks, one.answers)
    )
    return asks - {"i"}, answers - asks  # I is a word and a numeral as well


def _often(letters: frozenset[str], count: Counter[str]) -> int:
    return sum(count[letter] for letter in letters)


def part(key: str, letters: Mapping[str, str]) -> str:
    """Return ``q`` or ``a`` for a label such as ``p`` or ``p. 12``, or nothing."""
    end = len(key)
    while end and (key[end - 1].isdecimal() or key[end - 1] in " .#"):
        end -= 1
    return letters.get(key[:end], "")
