"""Needles: in go people with pseudonyms, out comes what finds the words of their names.

Looked for is each word of a name, of its sort name and of its aliases that has three letters or
more and is no word of a pseudonym in the book; whatever its case or accents, joined by
ligatures or parted by soft hyphens and line ends.  In running text a word in small letters is
no name (``rose``, ``mark``), unless another word of the name stands beside it; in ids, file
names and addresses it is.  Words that stand in small letters in the name itself (``van``) and
those that the pseudonym allows count only beside another word.

Floor 4: imports lower floors and its own modules only.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass

from publisher.model.naming import LETTER, is_solid
from publisher.model.person import Person

__all__ = ["Found", "Needles", "Text"]

_UNSEEN = re.compile("[\u00ad\u034f\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_SOFT = re.compile("[\x02\u00ad\ufffe]\\s*(\\w)")
_LINE_END = re.compile("(?:[-\u2010\u2011][ \t]*\r?\n|[\x02\u00ad\ufffe]\\s*)[ \t]*")
_SPACED = re.compile(rf"(?<!{LETTER})(?:{LETTER}[ \u00a0\u202f])+{LETTER}(?!{LETTER})")
_PLAIN = str.maketrans(
    {
        "ß": "ss",
        "ẞ": "SS",
        "æ": "ae",
        "Æ": "AE",
        "œ": "oe",
        "Œ": "OE",
        "ø": "o",
        "Ø": "O",
        "ł": "l",
        "Ł": "L",
        "đ": "d",
        "Đ": "D",
        "ð": "d",
        "Ð": "D",
        "þ": "th",
        "Þ": "Th",
        "ı": "i",
        "İ": "I",
    }
)
_LEAST = 3
_AROUND = 24
_BETWEEN = r"[\W_]{1,4}"
"""What may stand between two words of a name: blanks, hyphens, a comma, marks of an id."""

_JOINT = re.compile(_BETWEEN)


@dataclass(frozen=True, slots=True)
class Text:
    """A string of a file, and where it was; ``running`` tells what people read from ids."""

    where: str
    said: str
    running: bool = True


@dataclass(frozen=True, slots=True)
class Found:
    """Words of a person's name, as they stand in a text, and with what is around them."""

    word: str
    around: str
    person: Person


class Needles:
    """Finds the words of names."""

    def __init__(self, people: Iterable[Person]) -> None:
        hidden = [(one, one.pseudonym) for one in people if one.pseudonym]
        shown = {
            word.casefold()
            for _, pseudonym in hidden
            for word in _words(pseudonym.name, *(new for _, new in pseudonym.replace))
        }
        self._persons: dict[str, Person] = {}
        self._alone: set[str] = set()
        """Words that tell a name by themselves."""
        self._particles: set[str] = set()
        for person, pseudonym in hidden:
            allowed = {word.casefold() for word in _words(*pseudonym.allow)}
            for name in (person.name, person.file_as, *person.aliases):
                parts = [word for word in _words(name) if word.casefold() not in shown]
                self._know(person, parts, allowed)
        self._pattern, self._beside = _patterns(self._persons)

    def _know(self, person: Person, parts: Sequence[str], allowed: Set[str]) -> None:
        """Know the words of a name, and the name written as one word, either way round."""
        for word in parts:
            key = word.casefold()
            if len(word) < _LEAST - is_solid(word):
                continue
            self._persons.setdefault(key, person)
            if word.islower():
                self._particles.add(key)
            elif key not in allowed:
                self._alone.add(key)
        if len(parts) > 1:
            for row in (parts, parts[::-1]):
                solid = "".join(row).casefold()
                self._persons.setdefault(solid, person)
                self._alone.add(solid)

    def __bool__(self) -> bool:
        """Tell whether anybody is to be hidden."""
        return bool(self._persons)

    def find(self, text: Text) -> Iterator[Found]:
        """Yield the words of names in a text, each once."""
        seen: set[str] = set()
        for said in dict.fromkeys(_readings(text.said)):
            for found in self._within(said, running=text.running):
                if found.word not in seen:
                    seen.add(found.word)
                    yield found

    def _within(self, said: str, *, running: bool) -> Iterator[Found]:
        """Yield names in a reading, words beside one another as one."""
        begun: re.Match[str] | None = None
        stop = 0
        for match in (*self._named(said, running=running), None):
            if begun and match and _JOINT.fullmatch(said, stop, match.start(1)):
                stop = match.end(1)
                continue
            if begun:
                start = begun.start(1)
                around = said[max(0, start - _AROUND) : stop + _AROUND]
                person = self._persons[begun[1].casefold()]
                yield Found(said[start:stop], " ".join(around.split()), person)
            if match:
                begun, stop = match, match.end(1)

    def _named(self, said: str, *, running: bool) -> Iterator[re.Match[str]]:
        beside = self._besides(said)
        for match in self._pattern.finditer(said):
            alone = match[1].casefold() in self._alone
            if (alone and not (running and match[1][0].islower())) or match.start() in beside:
                yield match

    def _besides(self, said: str) -> set[int]:
        """Return where words stand that have another word of a name beside them."""
        places: set[int] = set()
        for match in self._beside.finditer(said):
            if not {match[1].casefold(), match[2].casefold()} <= self._particles:
                places |= {match.start(1), match.start(2)}
        return places


def _patterns(words: Iterable[str]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what finds a word, and what finds a word before another."""
    longest = sorted(words, key=lambda word: (-len(word), word))
    any_word = "|".join(map(_bounded, longest))
    alone = re.compile(f"({any_word})", re.IGNORECASE)
    return alone, re.compile(f"({any_word})(?={_BETWEEN}({any_word}))", re.IGNORECASE)


def _bounded(word: str) -> str:
    """Return what finds a whole word, with or without the ``s`` of a genitive.

    One that could be hexadecimal (``Bea``) has no digit beside it.
    """
    if is_solid(word):
        return re.escape(word)
    end = r"[^\W_]" if set(word) <= set("abcdef") else LETTER
    return f"(?<!{end}){re.escape(word)}(?=s?(?!{end}))"


def _words(*names: str) -> list[str]:
    return [word for name in names for word in re.findall(f"{LETTER}+", _plain(name))]


def _plain(text: str) -> str:
    """Return a text without accents, ligatures and what is not seen; letters keep their case."""
    if text.isascii():
        return text
    parted = unicodedata.normalize("NFKD", _UNSEEN.sub("", text).translate(_PLAIN))
    bare = "".join(c for c in parted if unicodedata.category(c) != "Mn")
    return bare.replace("\u2019", "'")


def _readings(text: str) -> Iterator[str]:
    """Yield a text as it may be read: as it is, with divided words whole, with spaced words.

    A soft hyphen before a small letter divides a word and never parts two (``Lind-hall``).
    """
    yield _plain(_SOFT.sub(lambda m: m[1] if m[1].islower() else f"- {m[1]}", text))
    whole = _LINE_END.sub("", text)
    yield _plain(whole)
    yield _plain(_SPACED.sub(lambda m: re.sub(r"\s", "", m[0]), whole))
