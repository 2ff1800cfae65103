"""Names in the texts: in goes an edition, out comes who is indexed, and where a text names them.

Listed are those who converse, those who had a part in the book, the people of the registry,
and the names of the edition file, which go before them.  Nothing is guessed: a text names
somebody where it has one of the forms that are looked for, as whole words, with or without
what a possessive adds.

Floor 3: imports lower floors and its own modules only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from publisher.model.block import Turn
from publisher.model.edition import Edition
from publisher.model.manuscript import Manuscript
from publisher.xhtml.people import family_first, is_named

__all__ = ["Finder", "Indexed", "Mention", "filed", "headings", "indexed", "people"]

_NAMELESS = frozenset({"audience", "narrator"})
"""Roles of people whom a manuscript describes more often than it names them."""


@dataclass(slots=True)
class Indexed:
    """Somebody or something that the index lists.

    ``number`` tells them apart; ``forms`` are looked for in the texts; ``talks`` are
    ids of the interviews in which they speak.
    """

    number: int
    name: str
    heading: str
    forms: tuple[str, ...]
    see_from: tuple[str, ...] = ()
    talks: dict[str, None] = field(default_factory=dict)


def indexed(edition: Edition) -> tuple[Indexed, ...]:
    """Return everybody whom the index lists, each once, in the order of first mention.

    People are the same if their names are.
    """
    told = headings(edition)
    registered = {person.name: person for person in edition.people}
    for person in edition.people:
        told.setdefault(person.name, person.file_as or filed(person.name, edition.language))
    found: dict[str, Indexed] = {}

    def met(name: str, heading: str) -> Indexed:
        fresh = Indexed(len(found) + 1, name, heading, (name,))
        return found.setdefault(name, fresh)

    for one in edition.names:
        heading = one.file_as or told.get(one.name, one.name)
        entry = met(one.name, heading)
        entry.forms, entry.see_from = one.find or (one.name,), one.see_from
        registered.pop(one.name, None)
    for name, heading in told.items():
        entry = met(name, heading)
        if name in registered:
            entry.forms = registered[name].find or (name,)
            entry.see_from = registered[name].see_from
    for interview in edition.interviews:
        for name, _ in _talkers(interview):
            found[name].talks[interview.id] = None
    return tuple(found.values())


def people(edition: Edition) -> frozenset[str]:
    """Return the names of all who speak in the book or had a part in it."""
    return frozenset(headings(edition))


def headings(edition: Edition) -> dict[str, str]:
    """Return the names of those people, and how each is filed, in the order of first mention."""
    told: dict[str, str] = {}
    matter = [m.manuscript for m in edition.front + edition.back if m.manuscript]
    named = [(c.name, c.file_as, edition.language) for c in edition.contributors]
    for text in (*edition.interviews, *matter):
        named += [(c.name, c.file_as, text.language) for c in text.contributors]
        named += [(name, file_as, text.language) for name, file_as in _talkers(text)]
    for name, file_as, language in named:
        name, given = _tidy(name), _tidy(file_as)
        if given or name not in told:
            told[name] = given or filed(name, language)
    return {name: heading for name, heading in told.items() if name}


def _talkers(text: Manuscript) -> Iterator[tuple[str, str]]:
    """Yield name and sort name of each who takes turns, by name and not in the audience."""
    heard = {block.speaker for block in text.body if isinstance(block, Turn)}
    for speaker in text.speakers:
        if speaker.label in heard and speaker.role not in _NAMELESS and is_named(speaker):
            yield _tidy(speaker.name), speaker.file_as


def filed(name: str, language: str) -> str:
    """Return a name as it is filed, if nobody says how.

    The second of two words is the family's, unless the language puts that first; of
    longer names nobody knows which is.
    """
    words = name.split()
    if len(words) != 2 or family_first(language):
        return name
    return f"{words[1]}, {words[0]}"


def _tidy(text: str) -> str:
    return " ".join(text.split())


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name somebody; ``start`` and ``stop`` bound them in a text.

    Marks that touch them belong to them: what a line or a possessive makes of words
    is the same with a mention as without it.
    """

    number: int
    start: int
    stop: int


class Finder:
    """Finds names in texts."""

    def __init__(self, entries: Iterable[Indexed] = ()) -> None:
        self._numbers: dict[str, int] = {}
        for entry in entries:
            for form in entry.forms:
                if plain := _plain(form):
                    self._numbers.setdefault(plain, entry.number)
        self._pattern = _pattern(self._numbers)

    def find(self, text: str) -> Sequence[Mention]:
        """Return the mentions in a text, in order; they do not overlap."""
        if self._pattern is None:
            return ()
        return tuple(self._widened(text, list(self._pattern.finditer(text))))

    def _widened(self, text: str, matches: list[re.Match[str]]) -> Iterator[Mention]:
        reached = 0
        for index, match in enumerate(matches):
            limit = matches[index + 1].start() if index + 1 < len(matches) else len(text)
            start, stop = match.span()
            while start > reached and _touches(text[start - 1]):
                start -= 1
            while stop < limit and _touches(text[stop]):
                stop += 1
            reached = stop
            yield Mention(self._numbers[_plain(match[0])], start, stop)


def _touches(character: str) -> bool:
    return not character.isspace() and character not in "–—\u2060\u200b"


def _plain(form: str) -> str:
    return _tidy(form).replace("’", "'")


def _pattern(forms: Iterable[str]) -> re.Pattern[str] | None:
    """Return what finds forms as whole words, of several the longest; a hyphen joins words."""
    longest = sorted(forms, key=lambda form: (-len(form), form))
    if not longest:
        return None
    written = (re.escape(f).replace(r"\ ", r"\s+").replace("'", "['’]") for f in longest)
    return re.compile(rf"(?<!\w)(?<!\w[-‐‑])(?:{'|'.join(written)})(?!\w)(?![-‐‑]\w)")
