"""Who an interview is with, by the phrases that headlines of each language use.

In: a title, and the text of the talk; out: a name, or nothing.  The phrases are
those of the lexicons: *Intervista a N*, *N ile söyleşi*, *N さんインタビュー*.  In
languages that give names a case (*Интервью с Верой Лосевой*) the text or its labels
must have the name as it stands alone, else nothing is guessed.  English headlines
are read in ``titled``, because they put capitals on every word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from publisher.transforms.capitals import CAPITAL
from publisher.transforms.lexicon import LEXICONS, Lexicon
from publisher.transforms.names import (
    bare,
    fold,
    full_names,
    is_cased,
    is_full_name,
    is_unspaced,
    may_be_name,
)

__all__ = ["is_phrased", "named"]

_CASES = frozenset("ru uk pl cs sk hr sl sr lt lv el hu fi et".split())
"""Languages in which a name after a preposition has an ending of its own."""
_ARTICLE = re.compile(r"(?:dem|der|den|die|al|la|el|le|de|il|lo|l['’])[ ]", re.IGNORECASE)
_STOP = re.compile(r"[:：,，;|(（\[【「『–—?!]| - |$")
_SMALL = re.compile(rf"(?:[^\W\d_{CAPITAL}][\w'’-]*[ ]){{0,8}}")
_CHUNK = re.compile(r"[\s・、，,:：|｜「」『』【】\[\]()（）/／–—-]+")


def named(title: str, text: str) -> list[str]:
    """Return the person that a phrase of a headline names, or nothing."""
    for one, phrase, rest, behind in _phrases(title):
        plain = phrase.endswith((":", "την"))
        found = _behind(rest, one) if behind else _before(rest, one)
        if found and one.tag in _CASES and not plain:
            found = _as_it_stands(found, text)
        if found:
            return [found]
    return []


def is_phrased(title: str) -> bool:
    """Tell whether a title opens or ends with a phrase for an interview, and is no name."""
    return any(True for _ in _phrases(title))


def _phrases(title: str) -> Iterator[tuple[Lexicon, str, str, bool]]:
    """Yield language, phrase, the rest of the title, and whether that stands behind it."""
    folded = title.casefold()
    if len(folded) != len(title):
        return
    for one in LEXICONS:
        if one.tag == "en":
            continue
        for phrase in _longest(one.titles):
            place = _opening(folded, phrase)
            if place >= 0:
                yield one, phrase, title[place:].strip(), True
                break
        for phrase in _longest(one.suffixes):
            if folded.endswith(phrase) and len(phrase) < len(folded):
                yield one, phrase, title[: -len(phrase)].strip(), False
                break


@cache
def _longest(phrases: Iterable[str]) -> list[str]:
    return sorted((phrase.casefold() for phrase in phrases), key=lambda p: (-len(p), p))


def _opening(title: str, phrase: str) -> int:
    """Return where the phrase ends that a title opens with, perhaps behind brackets."""
    start = 0
    if title[:1] in "[【（(":
        close = re.search(r"[\]】）)]", title)
        start = close.end() if close else 0
        if close and title[1 : close.start()].strip() == phrase:
            return start
        start += len(title[start:]) - len(title[start:].lstrip())
    if not title.startswith(phrase, start):
        return -1
    end = start + len(phrase)
    glued = is_unspaced(phrase) or phrase.endswith((":", "："))
    return end if glued or title[end : end + 1] in (" ", "\u00a0") else -1


def _behind(rest: str, one: Lexicon) -> str:
    """Return the name at the beginning of what stands behind a phrase."""
    rest = rest.strip(" :：")
    if not rest:
        return ""
    if not is_cased(rest):
        return _uncased(rest, last=is_unspaced(rest))
    small = _SMALL.match(rest)
    start = small.end() if small else 0
    match = next(full_names(rest[start:]), None)
    if match is None or match.start():
        return ""
    words = match[0].split()
    if one.tag == "de" and _ARTICLE.match(rest):
        words = words[1:]
    name = bare(" ".join(words))
    return name if is_full_name(name) and len(words) <= 5 else ""


def _before(rest: str, one: Lexicon) -> str:
    """Return the name at the end of what stands before a phrase."""
    if not is_cased(rest):
        return _uncased(rest, last=True)
    found = [match for match in full_names(rest) if match.end() == len(rest)]
    return bare(found[-1][0]) if found else ""


def _uncased(rest: str, *, last: bool) -> str:
    """Return the name in a script without capitals: one chunk, or words up to a stop."""
    if is_unspaced(rest):
        chunks = [chunk for chunk in _CHUNK.split(rest) if chunk]
        chunks = [bare(c) for c in chunks if len(bare(c)) >= 2] or chunks
        name = bare(chunks[-1 if last else 0]) if chunks else ""
        return name if 2 <= len(name) <= 8 and may_be_name(name) else ""
    stop = _STOP.search(rest)
    name = bare(rest[: stop.start()] if stop else rest).rpartition(". ")[2]
    return name if 1 < len(name.split()) <= 7 and may_be_name(name, longest=7) else ""


def _as_it_stands(name: str, text: str) -> str:
    """Return the name of the text that differs only in the endings of its words."""
    words = fold(name).split()
    found = {match[0] for match in full_names(text) if _alike(words, fold(match[0]).split())}
    return min(found, key=lambda one: (len(one), one)) if found else ""


def _alike(words: list[str], others: list[str]) -> bool:
    return len(words) == len(others) and all(
        _stem(word, other) for word, other in zip(words, others, strict=True)
    )


def _stem(word: str, other: str) -> bool:
    """Tell whether two words are alike but for an ending of up to four letters."""
    size = max(3, min(len(word), len(other)) - 2)
    return word[:size] == other[:size] and abs(len(word) - len(other)) <= 4
