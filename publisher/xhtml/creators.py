"""Who made a book: in goes an edition, out come its creators and its contributors.

A shelf shows creators as authors, and Apple Books the first of them only.  So the
creators are those whose book it is, in the edition's order; where nobody says
whose it is and many made it, they are "Various", in the language of the book.
Everybody is named once, with all their roles.

Floor 3: imports lower floors and its own modules only.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from publisher.model.edition import Edition
from publisher.model.person import Identifier
from publisher.vocabulary.identifiers import SCHEMES
from publisher.vocabulary.relators import CREATOR_RELATORS
from publisher.xhtml.languages import primary
from publisher.xhtml.people import is_named
from publisher.xhtml.phrases import phrases_of

__all__ = ["Person", "creators_and_contributors", "everybody"]

_MOST_CREATORS = 3
"""How many may stand as creators of a book that names none (AACR2, 21.6C: the rule of three)."""

_AUTHOR = "aut"
_SHELVED = frozenset({_AUTHOR, "edt"})
"""The roles that shelves such as calibre's show; creators in other roles would be nobody there."""

_OF_A_PIECE = {_AUTHOR: "ctb"}
"""Who wrote one text of a book by others is no author of the book, which shelves would say."""

_OF_MATTER = {
    "foreword": "aui",
    "preface": "wpr",
    "introduction": "aui",
    "afterword": "aft",
}
"""What the author of a section of the front or back is to the book."""

_SPEAKERS = {"interviewer": "ivr", "interviewee": "ive", "moderator": "mod"}
"""Speaker roles as MARC relator codes."""


@dataclass(frozen=True, slots=True)
class Person:
    """Someone with a part in the book; ``roles`` are MARC relators, the weightiest first.

    ``language`` is empty but for words of ours that are not in the book's language;
    ``same_as`` are addresses of what the world's registers say of the same person.
    """

    name: str
    roles: tuple[str, ...]
    file_as: str = ""
    language: str = ""
    same_as: tuple[str, ...] = ()


@dataclass(slots=True)
class _Found:
    """Someone in the making: roles in the whole book, in interviews, and a sort name."""

    name: str
    roles: dict[str, None] = field(default_factory=dict)
    of_pieces: dict[str, None] = field(default_factory=dict)
    file_as: str = ""
    same_as: tuple[str, ...] = ()

    def makes(self) -> bool:
        return _makes(self.roles) or _makes(self.of_pieces)

    def person(self, *, by_others: bool, shelved: bool) -> Person:
        pieces = self.of_pieces
        if by_others:
            pieces = {_OF_A_PIECE.get(role, role): None for role in pieces}
        author = {_AUTHOR: None} if shelved else {}
        roles = tuple(self.roles | pieces | author)
        return Person(self.name, roles, self.file_as, same_as=self.same_as)


def creators_and_contributors(
    edition: Edition,
) -> tuple[tuple[Person, ...], tuple[Person, ...]]:
    """Return whose book it is, and everybody else, each in the order of first mention.

    Creators are the contributors of the edition who edited, wrote, compiled or
    interviewed.  If it names none, they are the makers of the interviews, and if
    none of those is named, who answered in them; more than three are "Various",
    as are all if the edition says so.
    """
    found = _gathered(edition)
    own = [p for p in found if _makes(p.roles)]
    creators = own or [p for p in found if p.makes()] or [p for p in found if "ive" in p.of_pieces]
    various = edition.various
    if various is None:
        various = not own and len(creators) > _MOST_CREATORS
    creators = own if various else creators
    by_others = various or bool(own)
    shelved = not various and not any(
        _SHELVED & {*p.roles, *(() if by_others else p.of_pieces)} for p in creators
    )
    named = {p.name for p in creators}
    first = [_various(edition.language)] if various else []
    return (
        (*first, *(p.person(by_others=by_others, shelved=shelved) for p in creators)),
        tuple(p.person(by_others=by_others, shelved=False) for p in found if p.name not in named),
    )


def everybody(edition: Edition) -> tuple[Person, ...]:
    """Return everybody by name, those first whose book it is, in the order of first mention.

    That is for records that name all; what shelves show of a book has no say in it.
    """
    found = _gathered(edition)
    own = [p for p in found if _makes(p.roles)]
    others = [p for p in found if not _makes(p.roles)]
    return tuple(p.person(by_others=bool(own), shelved=False) for p in (*own, *others))


def _address(identifier: Identifier) -> str:
    """Return where the world's register tells of whom it names."""
    number = "".join(identifier.value.split())
    return SCHEMES[identifier.scheme].address.format(number)


def _various(language: str) -> Person:
    phrases = phrases_of(language)
    spoken = "" if phrases.language == primary(language) else phrases.language
    return Person(phrases.various, (_AUTHOR,), "", spoken)


def _makes(roles: Iterable[str]) -> bool:
    return not set(roles).isdisjoint(CREATOR_RELATORS)


def _gathered(edition: Edition) -> Sequence[_Found]:
    """Return everybody once: those of the edition, of the front and back, of the interviews."""
    people: dict[str, _Found] = {}
    addresses = {one.name: tuple(map(_address, one.identifiers)) for one in edition.people}

    def met(name: str, file_as: str) -> _Found:
        name = " ".join(name.split())
        person = people.setdefault(name, _Found(name, same_as=addresses.get(name, ())))
        person.file_as = person.file_as or file_as.strip()
        return person

    for contributor in edition.contributors:
        met(contributor.name, contributor.file_as).roles.update(dict.fromkeys(contributor.roles))
    for matter in edition.front + edition.back:
        for contributor in matter.manuscript.contributors if matter.manuscript else ():
            author = _OF_MATTER.get(matter.role, _OF_A_PIECE[_AUTHOR])
            roles = (author if role == _AUTHOR else role for role in contributor.roles)
            person = met(contributor.name, contributor.file_as)
            person.of_pieces.update(dict.fromkeys(roles))
    for interview in edition.interviews:
        for contributor in interview.contributors:
            person = met(contributor.name, contributor.file_as)
            person.of_pieces.update(dict.fromkeys(contributor.roles))
        for speaker in interview.speakers:
            role = _SPEAKERS.get(speaker.role)
            if role and is_named(speaker):
                met(speaker.name, speaker.file_as).of_pieces[role] = None
    people.pop("", None)
    return tuple(people.values())
