"""``people.toml`` to people: who somebody is, in every text of an edition.

In: the text of the file, which lies beside ``edition.toml`` and may be missing, and what
reads its biographies; out: the registry, or an EditionError with every problem at its line
and column.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Annotated, Literal

from publisher import characters
from publisher.decode import Placed, decode, read_toml
from publisher.decode.strings import string_offsets
from publisher.errors import EditionError, InputError, Problem
from publisher.model import naming
from publisher.model.block import Figure, Paragraph
from publisher.model.inline import Text
from publisher.model.person import Approval, Consent, Identifier, Person, Pseudonym
from publisher.slug import slug
from publisher.source import Location, Source
from publisher.values import (
    Fault,
    date_fault,
    digest_fault,
    line_fault,
    name_fault,
    path_fault,
    slug_fault,
)
from publisher.vocabulary.identifiers import SCHEMES, identifier_fault

__all__ = ["PEOPLE_FILE", "Prose", "approved_file", "read_people"]

PEOPLE_FILE = "people.toml"
"""The name of the registry, beside ``edition.toml``."""

Prose = Callable[[str, Callable[[int], Location]], tuple[Paragraph, ...]]
"""What reads a biography; it is told where each character stands, and raises InputError."""

_UNKNOWN = Location("")
_Line = Annotated[str, line_fault]
_Name = Annotated[str, name_fault]
_Use = Literal["print", "e-book", "web", "translation"]


def _scheme_fault(scheme: str) -> Fault | None:
    if scheme in SCHEMES:
        return None
    return Fault(f"“{scheme[:100]}” is no scheme of identifiers", f"known: {', '.join(SCHEMES)}")


@dataclass(frozen=True, slots=True)
class _Pseudonym:
    name: _Name
    file_as: _Line = ""
    replace: dict[str, _Name] = field(default_factory=dict)
    allow: tuple[_Name, ...] = ()
    portrait: bool = False
    where: Location = _UNKNOWN


@dataclass(frozen=True, slots=True)
class _Consent:
    holder: _Line = ""
    scope: tuple[_Use, ...] | None = None
    embargo: Annotated[str, date_fault] = ""
    approved: dict[Annotated[str, slug_fault], Annotated[str, digest_fault]] = field(
        default_factory=dict
    )
    where: Location = _UNKNOWN


@dataclass(frozen=True, slots=True)
class _Person:
    name: Placed[_Name]
    id: Annotated[str, slug_fault] = ""
    file_as: _Line = ""
    aliases: tuple[Placed[_Name], ...] = ()
    find: tuple[_Name, ...] = ()
    see_from: tuple[_Name, ...] = ()
    biography: Placed[str] | None = None
    portrait: Annotated[str, path_fault, line_fault] | None = None
    portrait_alt: _Line = ""
    portrait_credit: _Line = ""
    identifiers: dict[Annotated[str, _scheme_fault], Placed[_Line]] = field(default_factory=dict)
    pseudonym: _Name | _Pseudonym | None = None
    consent: _Consent | None = None
    where: Location = _UNKNOWN


@dataclass(frozen=True, slots=True)
class _File:
    person: tuple[_Person, ...] = ()


def approved_file(person: str, interview: str) -> str:
    """Return where the text lies that a person approved, beside the registry; both by their ids."""
    return f"approved/{person}/{interview}.md"


def _plain(text: str, place: Callable[[int], Location]) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a text as they are written, whatever marks they hold."""
    parts = (" ".join(part.split()) for part in text.split("\n\n"))
    return tuple(Paragraph((Text(part),), place(0)) for part in parts if part)


def read_people(text: str, path: str, prose: Prose = _plain) -> tuple[Person, ...]:
    """Return the people of a registry, in its order; ``path`` names it in messages.

    ``prose`` reads biographies; without it they are paragraphs of plain words.
    """
    problems: list[Problem] = []
    text = characters.unified(text)
    tree = read_toml(text, path, problems)
    said = decode(_File, tree, problems) if tree else None
    if said is None:
        raise EditionError(*problems)
    problems += _twice(said.person)
    biographies = _Biographies(Source(path, text), prose, problems)
    people = tuple(_person(one, biographies.of(one), problems) for one in said.person)
    if problems:
        raise EditionError(*problems)
    return people


class _Biographies:
    """Reads the biographies of one file."""

    def __init__(self, source: Source, prose: Prose, problems: list[Problem]) -> None:
        self._source, self._prose, self._problems = source, prose, problems
        ends = (len(line) + 1 for line in source.text.split("\n"))
        self._starts = list(accumulate(ends, initial=0))

    def of(self, said: _Person) -> tuple[Paragraph, ...]:
        """Return the biography of somebody; none if there is none, or problems with it."""
        if said.biography is None or not said.biography.value.strip():
            return ()
        where = said.biography.where
        start = self._starts[where.line - 1] + where.column - 1
        offsets = string_offsets(self._source.text, start)
        try:
            return self._prose(said.biography.value, lambda at: self._source.at(offsets[at]))
        except InputError as error:
            self._problems.extend(error.problems)
            return ()


def _person(said: _Person, biography: tuple[Paragraph, ...], problems: list[Problem]) -> Person:
    if said.portrait is None and (said.portrait_alt or said.portrait_credit):
        hint = "name the file of the picture, as in portrait = “images/berg.jpg”"
        problems.append(Problem("there is no portrait to tell of", said.where, hint))
    for scheme, value in said.identifiers.items():
        if fault := identifier_fault(scheme, value.value):
            message, hint = fault
            problems.append(Problem(message, value.where, hint))
    problems += _still_named(said)
    return Person(
        id=said.id or slug(said.name.value),
        name=_tidy(said.name.value),
        file_as=_tidy(said.file_as),
        aliases=tuple(_tidy(one.value) for one in said.aliases),
        find=tuple(map(_tidy, said.find)),
        see_from=tuple(map(_tidy, said.see_from)),
        biography=biography,
        portrait=_portrait(said),
        identifiers=tuple(Identifier(s, v.value) for s, v in said.identifiers.items()),
        pseudonym=_pseudonym(said.pseudonym),
        consent=_consent(said.consent),
        where=said.where,
    )


def _portrait(said: _Person) -> Figure | None:
    if said.portrait is None:
        return None
    return Figure(said.portrait, said.portrait_alt, credit=said.portrait_credit, where=said.where)


def _pseudonym(said: str | _Pseudonym | None) -> Pseudonym | None:
    if said is None:
        return None
    if isinstance(said, str):
        return Pseudonym(_tidy(said))
    pairs = tuple((_tidy(old), _tidy(new)) for old, new in said.replace.items())
    allow = tuple(map(_tidy, said.allow))
    return Pseudonym(_tidy(said.name), _tidy(said.file_as), pairs, allow, said.portrait)


def _still_named(said: _Person) -> Iterator[Problem]:
    """Yield what would leave the real name in the place of the real name."""
    pseudonym = _pseudonym(said.pseudonym)
    if pseudonym is None:
        return
    forms = [_tidy(form.value) for form in (said.name, *said.aliases)]
    for new in (pseudonym.name, *(new for _, new in pseudonym.replace)):
        if form := next((form for form in forms if naming.holds(new, form)), ""):
            message = f"the pseudonym “{new}” still holds the name “{form}”"
            yield Problem(message, said.where, "choose a name that does not tell the real one")


def _consent(said: _Consent | None) -> Consent | None:
    if said is None:
        return None
    approved = tuple(Approval(*pair) for pair in said.approved.items())
    return Consent(said.holder.strip(), said.scope, said.embargo, approved, said.where)


def _twice(people: Iterable[_Person]) -> Iterator[Problem]:
    """Yield ids, names and aliases that would be two people's."""
    owners: dict[str, tuple[str, Location]] = {}
    ids: dict[str, Location] = {}
    for one in people:
        known = one.id or slug(one.name.value)
        if known in ids:
            message = f"the id “{known}” is taken already, on line {ids[known].line}"
            yield Problem(message, one.where, "give one of the two another id")
        ids.setdefault(known, one.where)
        for form in (one.name, *one.aliases):
            said = _tidy(form.value)
            owner, where = owners.setdefault(said.casefold(), (known, form.where))
            if owner != known:
                message = f"“{said}” is “{owner}” already, on line {where.line}"
                yield Problem(message, form.where, "let a name or an alias be one person’s")


def _tidy(text: str) -> str:
    return " ".join(text.split())
