"""Search without a server: in go passages, out comes an index that a page reads by itself.

The index has two storeys.  The lower one says in which texts a word stands, in shards of
which a search needs as many as it has words; the upper one holds the passages of each text,
where the browser then looks for the very places.  All files are scripts, since a page that
was opened from a disk may load those, and no others (HTML Living Standard, 7.1.1: files
have no origin in common).

Words are folded: without capitals and accents, by a table that the page gets, so that both
sides fold alike.  Scripts that do not part words (East Asia, Thai, Lao, Khmer, Burmese) are
indexed by pairs of characters.

Floor 4: imports lower floors and its own modules only.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from publisher.distribution.web.places import ASSETS
from publisher.distribution.web.texts import Passage

__all__ = ["FOLDED", "SOLID", "Searched", "fold", "index", "terms"]

FOLDED = {
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "ł": "l",
    "þ": "th",
    "ħ": "h",
    "ı": "i",
    "ς": "σ",
    "ى": "ي",
    "ة": "ه",
    "ـ": "",
}
"""Letters that no decomposition folds."""

MARKS = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
"""Accents and points of Latin, Greek, Cyrillic, Hebrew and Arabic; elsewhere marks are vowels."""

SOLID = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
)
"""Characters of scripts that do not part words, in the Basic Multilingual Plane."""

_FOLDER = "search/"
_SHARD = 48_000
"""Bytes that a shard of the lower storey has, more or less."""

_SHARDS = 128
_MARKS = re.compile(f"[{MARKS}]")
_TABLE = str.maketrans(FOLDED)
_RUNS = re.compile(f"[{SOLID}]+|[^ {SOLID}]+")
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Searched:
    """A text that is searched: its page, what it is called, who speaks in it, its passages."""

    page: str
    title: str
    by: str
    language: str
    passages: tuple[Passage, ...]


def fold(text: str) -> str:
    """Return a text as it is compared: words in small letters without accents, one blank apart."""
    small = _MARKS.sub("", unicodedata.normalize("NFKD", text).lower().translate(_TABLE))
    return " ".join("".join(map(_letter, small)).split())


def terms(text: str) -> Iterator[str]:
    """Yield the words of a text, of solid scripts each character with the one after it."""
    for run in _RUNS.findall(fold(text)):
        if _is_solid(run[0]):
            yield from (run[start : start + 2] for start in range(len(run)))
        else:
            yield run


def index(texts: Sequence[Searched], phrases: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the index, by their paths in the web edition; same texts, same bytes."""
    postings: dict[str, list[int]] = {}
    for number, text in enumerate(texts):
        found = {term for passage in text.passages for term in terms(passage.words)}
        for term in sorted(found):
            postings.setdefault(term, []).append(number)
    coded = {term: _coded(numbers, len(texts)) for term, numbers in sorted(postings.items())}
    shards = _shards(coded)
    yield _script("index", "head", 0, _head(texts, len(shards), phrases))
    for number, shard in enumerate(shards):
        yield _script(f"words-{number}", "words", number, shard)
    for number, text in enumerate(texts):
        passages = [[passage.anchor, passage.words] for passage in text.passages]
        yield _script(f"text-{number}", "text", number, passages)


def _letter(character: str) -> str:
    """Return a character of a word, a blank for any other."""
    return character if unicodedata.category(character)[0] in "LMN" else " "


def _is_solid(character: str) -> bool:
    return bool(re.match(f"[{SOLID}]", character))


def _head(texts: Iterable[Searched], shards: int, phrases: Mapping[str, str]) -> dict[str, object]:
    said = ("searching", "found", "found_one", "nothing", "more")
    return {
        "texts": [[one.page, one.title, one.by, one.language] for one in texts],
        "shards": shards,
        "folded": FOLDED,
        "marks": MARKS,
        "solid": SOLID,
        "phrases": {name: phrases[name] for name in said},
    }


def _shards(coded: Mapping[str, str]) -> list[dict[str, str]]:
    """Return the terms in shards; words that begin alike lie together, so that a part finds all."""
    size = sum(len(term.encode()) + len(numbers) + 6 for term, numbers in coded.items())
    count = 1
    while count < _SHARDS and size / count > _SHARD:
        count *= 2
    shards: list[dict[str, str]] = [{} for _ in range(count)]
    for term, numbers in coded.items():
        second = ord(term[1]) if len(term) > 1 and not _is_solid(term[0]) else 0
        shards[(ord(term[0]) * 31 + second) % count][term] = numbers
    return shards


def _coded(numbers: Sequence[int], count: int) -> str:
    """Return numbers of texts, each as its distance from the one before; all of them as ``*``."""
    if len(numbers) == count:
        return "*"
    before = (0, *numbers)
    return " ".join(_base36(b - a) for a, b in zip(before, numbers, strict=False))


def _base36(number: int) -> str:
    digits = ""
    while number or not digits:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
    return digits


def _script(name: str, kind: str, number: int, value: object) -> tuple[str, bytes]:
    """Return a script that hands a value to ``search.js``."""
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f"{ASSETS}{_FOLDER}{name}.js", f'takeFound("{kind}",{number},{written})\n'.encode()
