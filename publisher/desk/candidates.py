"""What may be names: in go the texts of an edition, out come capitalised words that recur.

It is a list for the editor to choose from, who knows a name from a noun; no build
reads it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator
from itertools import chain

from publisher.collation import filing_key
from publisher.model.edition import Edition
from publisher.model.manuscript import Manuscript
from publisher.model.walk import blocks, notes, plain, runs

__all__ = ["candidates"]

_WORD = r"[^\W\d_]++(?:['’-][^\W\d_]++)*+"
_PARTICLES = r"(?:(?:al|ben|bin|da|de|del|della|der|di|do|dos|du|el|la|le|of|ten|van|von|y|zu) )"
_RUN = re.compile(rf"{_WORD}(?: {_PARTICLES}{{0,2}}{_WORD})*+")
_LEAST = 2
_POSSESSIVE = re.compile(r"['’](?:s|d|ll|re|ve|m)?$")
_OPENS = re.compile(r"(?:^|[.!?…:]['”’»)\]]*\s|[“‘«(\[–—]\s?)$")


def candidates(edition: Edition, known: Container[str]) -> tuple[tuple[str, int], ...]:
    """Return what may be names and how often each comes, the most frequent first.

    What begins a sentence counts if it stands within one, too; else without its first
    word, which may have its capital from there.  A word that the texts have with a small
    letter, too, is none.  Names that are ``known`` are left out.
    """
    counts: Counter[str] = Counter()
    openings: Counter[str] = Counter()
    common: set[str] = set()
    matter = (m.manuscript for m in edition.front + edition.back if m.manuscript)
    for text in chain.from_iterable(map(_texts, (*edition.interviews, *matter))):
        common.update(word for word in re.findall(_WORD, text) if word.islower())
        for words, opens in _runs(text):
            (openings if opens else counts)[words] += 1
    within = frozenset(counts)
    for words, count in openings.items():
        rest = words.partition(" ")[2]
        whole = words in within or not rest[:1].isupper()
        counts[words if whole else rest] += count if words in within or rest else 0
    counts = Counter({w: n for w, n in counts.items() if len(w) > 1 and w.lower() not in common})
    found = [(w, n) for w, n in counts.items() if n >= _LEAST and w not in known]
    return tuple(sorted(found, key=lambda pair: (-pair[1], filing_key(pair[0]))))


def _texts(manuscript: Manuscript) -> Iterator[str]:
    for block in blocks(manuscript):
        yield from (" ".join(plain(run).split()) for run in runs(block))
    for note in notes(manuscript):
        yield from (" ".join(plain(paragraph).split()) for paragraph in note.paragraphs)


def _runs(text: str) -> Iterator[tuple[str, bool]]:
    """Yield runs of capitalised words, and whether each begins a sentence."""
    place = 0
    while match := _RUN.search(text, place):
        words, stop = _capitalised(match[0])
        place = match.start() + max(stop, 1)
        if words:
            yield words, bool(_OPENS.search(text, max(0, match.start() - 4), match.start()))


def _capitalised(run: str) -> tuple[str, int]:
    """Return the capitalised words with which a run begins, and where what follows them begins."""
    words = run.split(" ")
    count = 0
    for index, word in enumerate(words):
        if word[0].isupper():
            count = index + 1
        elif not re.fullmatch(_PARTICLES, f"{word} "):
            break
    if not count or not words[0][0].isupper():
        return "", len(words[0])
    kept = " ".join(words[:count])
    name = _POSSESSIVE.sub("", kept)
    return ("" if len(name) < 2 else name), len(kept)
