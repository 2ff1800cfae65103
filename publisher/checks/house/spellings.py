"""Spellings across the book: one name in two forms, one word in two.

Floor 4: imports lower floors and its own modules only.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from publisher.checks.house.copy import ADDRESS, FOREIGN, Copy, Passage
from publisher.checks.house.forms import FORMS, LISTED
from publisher.checks.report import Report
from publisher.model.edition import Edition

__all__ = ["check_spellings", "known_names"]

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"[’'](?:s|d|ll|re|ve|m)?$")
_OPENS = re.compile(r"(?:^|[.!?…:]['”’»)\]]*\s+|[“‘„«(\[–—-]\s?)$")
_CAPITALS = frozenset({"de", "lb"})
"""Languages that capitalise every noun."""
_SHORTEST, _SHORTEST_ALIKE = 6, 5
_RARE, _OFTENER = 2, 3
"""How often the odd spelling comes at most, and how many times the usual one for each."""
_FOLDED = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "å": "aa", "ä": "a", "ö": "o"})


@dataclass(slots=True)
class _Use:
    """How a word is used in the texts of a language: how often, and where first."""

    passage: Passage
    place: int
    count: int = 0


@dataclass(slots=True)
class _Words:
    """The words of the texts of a language."""

    language: str
    names: dict[str, _Use] = field(default_factory=dict)
    others: dict[str, _Use] = field(default_factory=dict)
    passages: list[Passage] = field(default_factory=list)


def known_names(edition: Edition) -> frozenset[str]:
    """Return the words of names that the edition itself gives, and so spells as it means to."""
    speakers = (s.name for text in edition.interviews for s in text.speakers)
    listed = (form for one in edition.names for form in (one.name, one.file_as, *one.find))
    people = (form for one in edition.people for form in (one.name, *one.aliases))
    made = (person.name for person in edition.contributors)
    told = (*speakers, *listed, *people, *made)
    return frozenset(word for name in told for word in _WORD.findall(name))


def check_spellings(texts: Sequence[Copy], known: frozenset[str], report: Report) -> None:
    """Check the spellings of all texts against one another, language by language."""
    for words in _by_language(texts):
        _check_names(words, known, report)
        _check_forms(words, report)
        _check_joined(words, report)


def _by_language(texts: Iterable[Copy]) -> Iterator[_Words]:
    found: dict[str, _Words] = {}
    for text in texts:
        for passage in text.passages:
            language = passage.language.lower()
            words = found.setdefault(language, _Words(language))
            words.passages.append(passage)
            _count(passage, words)
    yield from found.values()


def _count(passage: Passage, words: _Words) -> None:
    addresses = [match.span() for match in ADDRESS.finditer(passage.text)]
    for match in _WORD.finditer(passage.text):
        if any(start <= match.start() < end for start, end in addresses):
            continue
        word = _POSSESSIVE.sub("", match[0])
        if not word or FOREIGN in word:
            continue
        opens = word[0].isupper() and bool(_OPENS.search(passage.text[: match.start()][-6:]))
        table = words.others if opens or not word[0].isupper() else words.names
        key = word.lower() if table is words.others else word
        use = table.setdefault(key, _Use(passage, match.start()))
        use.count += 1


# --- names --------------------------------------------------------------------------------------


def _check_names(words: _Words, known: frozenset[str], report: Report) -> None:
    """Tell names that differ by one letter, or by an accent."""
    primary = words.language.partition("-")[0]
    names = {
        name: use
        for name, use in words.names.items()
        if len(name) >= _SHORTEST_ALIKE and not name.isupper() and name.lower() not in words.others
    }
    for one, other in _near(names):
        rare, usual = sorted((one, other), key=lambda n: (n in known, names[n].count, n))
        if rare in known or (primary in _CAPITALS and usual not in known):
            continue
        if not (_folded(rare) == _folded(usual) or _odd(rare, usual, names, known)):
            continue
        use = names[rare]
        message = f"“{rare}” here, “{usual}” {_times(names[usual].count)} elsewhere"
        where = use.passage.at(use.place, len(rare))
        report.add("text-name-differs", message, where, use.passage.turn)


def _near(names: Iterable[str]) -> list[tuple[str, str]]:
    """Return pairs that agree once one letter is left out of each, in a stable order."""
    keys: dict[str, set[str]] = {}
    for name in names:
        folded = _folded(name)
        for key in {folded, *(folded[:i] + folded[i + 1 :] for i in range(1, len(folded)))}:
            keys.setdefault(key, set()).add(name)
    pairs = {
        p for alike in keys.values() if len(alike) < 20 for p in combinations(sorted(alike), 2)
    }
    return sorted(pairs)


def _odd(rare: str, usual: str, names: dict[str, _Use], known: frozenset[str]) -> bool:
    """Tell whether the rare form looks like a slip, and no ending or name of its own."""
    shorter, longer = sorted((rare, usual), key=len)
    if len(shorter) < _SHORTEST or longer.startswith(shorter[:-1]):
        return False
    often = names[usual].count >= _OFTENER * names[rare].count
    return names[rare].count <= _RARE and (often or usual in known) and _slip(shorter, longer)


def _slip(shorter: str, longer: str) -> bool:
    """Tell whether one letter is added, or another one is in its place."""
    start = next((i for i, (a, b) in enumerate(zip(shorter, longer, strict=False)) if a != b), 0)
    rest = shorter[start:] if len(shorter) < len(longer) else shorter[start + 1 :]
    return start > 0 and rest == longer[start + 1 :]


def _folded(name: str) -> str:
    plain = unicodedata.normalize("NFD", name.lower().translate(_FOLDED))
    return "".join(c for c in plain if c.isalpha())


# --- forms of a word ----------------------------------------------------------------------------


def _check_forms(words: _Words, report: Report) -> None:
    """Tell words of which the book has two forms of the table."""
    for pattern, forms in FORMS.get(words.language.partition("-")[0], ()):
        found: dict[str, list[tuple[Passage, re.Match[str]]]] = {}
        for passage in words.passages:
            for match in pattern.finditer(passage.text):
                form = forms[next(i for i, group in enumerate(match.groups()) if group)]
                found.setdefault(form, []).append((passage, match))
        if len(found) < 2:
            continue
        rare, *others = sorted(found, key=lambda form: (len(found[form]), form))
        passage, match = found[rare][0]
        told = ", ".join(f"“{form}” {_times(len(found[form]))}" for form in (rare, *others))
        where = passage.at(match.start(), len(match[0]))
        report.add("text-forms-mixed", told, where, passage.turn)


def _check_joined(words: _Words, report: Report) -> None:
    """Tell words that are written with a hyphen here and without one there."""
    for word, use in words.others.items():
        joined = word.replace("-", "")
        short = "-" not in word or len(joined) < _SHORTEST
        if short or word in LISTED or _stammers(word):  # those listed are told above
            continue
        other = words.others.get(joined)
        if other is not None:
            rare, name = (use, word) if use.count <= other.count else (other, joined)
            told = f"“{word}” {_times(use.count)}, “{joined}” {_times(other.count)}"
            where = rare.passage.at(rare.place, len(name))
            report.add("text-forms-mixed", told, where, rare.passage.turn)


def _stammers(word: str) -> bool:
    """Tell whether a hyphen changes the meaning (``re-form``) or shows a halt (``b-because``)."""
    first, _, rest = word.partition("-")
    return first == "re" or rest.startswith(first)


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"
