"""What a package says of its book: in goes an edition, out come statements.

Everything is derived from the edition and its manuscripts; nothing is guessed: a
person without a sort name gets none.

Floor 4: imports lower floors only.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from publisher.errors import EditionError, Problem
from publisher.model.edition import Edition
from publisher.values import date_fault
from publisher.vocabulary.relators import CREATOR_RELATORS
from publisher.xhtml.languages import primary
from publisher.xhtml.people import is_named

__all__ = ["UNDATED", "Refinement", "Statement", "identifier", "modified", "statements"]

UNDATED = datetime(2000, 1, 1, tzinfo=UTC)
"""When an edition without a date of publication says it was last modified."""

_RELATORS = {"interviewer": "ivr", "interviewee": "ive", "moderator": "mod"}
"""Speaker roles as MARC relator codes."""

_OF_A_PIECE = {"aut": "ctb"}
"""Who wrote one text of a book by others is no author of the book, which shelves would say."""

_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:x-publisher:edition")


@dataclass(frozen=True, slots=True)
class Refinement:
    """A property of a statement (EPUB 3.3, D.3)."""

    property: str
    value: str
    scheme: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """A Dublin Core element by its local name; ``id`` is needed to refine it."""

    name: str
    value: str
    id: str = ""
    refinements: tuple[Refinement, ...] = ()


@dataclass(slots=True)
class _Person:
    """Someone in the making: roles and sort name gather from all over the book."""

    name: str
    roles: dict[str, None]
    file_as: str = ""


def identifier(edition: Edition) -> str:
    """Return the ISBN of the EPUB as a URN, else a UUID made of slug and title (RFC 9562, 5.5)."""
    product = edition.product("epub")
    digits = re.sub(r"[^0-9X]", "", product.isbn.upper()) if product else ""
    if digits:
        return f"urn:isbn:{digits}"
    return uuid.uuid5(_NAMESPACE, f"{edition.slug}\n{edition.title}").urn


def modified(edition: Edition) -> datetime:
    """Return midnight (UTC) of the day of publication, or ``UNDATED``.

    A year or a month stands for its first day.  Raises ``EditionError`` for what is
    no ISO 8601 date.
    """
    if not edition.published:
        return UNDATED
    fault = date_fault(edition.published)
    if fault:
        raise EditionError(Problem(f"published: {fault.message}", edition.where, fault.hint))
    year, month, day = (*map(int, edition.published.split("-")), 1, 1)[:3]
    return datetime(year, month, day, tzinfo=UTC)


def statements(edition: Edition) -> tuple[Statement, ...]:
    """Return the Dublin Core of the edition, without its identifier and first language."""
    plain = [
        *(("language", language) for language in _other_languages(edition)),
        ("publisher", edition.publisher),
        ("date", edition.published),
        ("rights", edition.rights),
        ("description", edition.description),
        *(("subject", subject) for subject in edition.subjects),
    ]
    said = (Statement(name, " ".join(value.split())) for name, value in plain if value.strip())
    return (*_titles(edition), *_people(edition), *said)


def _titles(edition: Edition) -> Iterator[Statement]:
    kinds = [("main", edition.title), ("subtitle", edition.subtitle)]
    for number, (kind, title) in enumerate(kinds, 1):
        if title.strip():
            refinements = (Refinement("title-type", kind), Refinement("display-seq", str(number)))
            yield Statement("title", title, f"title-{number}", refinements)


def _other_languages(edition: Edition) -> Iterable[str]:
    """Return a tag of each language that is not the book's; ``en`` is that of ``en-GB``."""
    texts = [*edition.interviews]
    texts += [m.manuscript for m in edition.front + edition.back if m.manuscript]
    tags = {primary(edition.language): edition.language}
    for text in texts:
        tags.setdefault(primary(text.language), text.language)
    return list(tags.values())[1:]


def _people(edition: Edition) -> Iterator[Statement]:
    """Yield creators, then contributors, each with roles by MARC relator code."""
    people = _gathered(edition)
    makers = [p for p in people if _makes(p.roles)]
    own = {contributor.name for contributor in edition.contributors}
    creators = [p for p in makers if p.name in own] or makers
    others = [p for p in people if p not in creators]
    for name, group in (("creator", creators), ("contributor", others)):
        for number, person in enumerate(group, 1):
            refinements = [Refinement("role", role, "marc:relators") for role in person.roles]
            if person.file_as:
                refinements.append(Refinement("file-as", person.file_as))
            refinements.append(Refinement("display-seq", str(number)))
            yield Statement(name, person.name, f"{name}-{number}", tuple(refinements))


def _makes(roles: Iterable[str]) -> bool:
    return not set(roles).isdisjoint(CREATOR_RELATORS)


def _gathered(edition: Edition) -> list[_Person]:
    """Return everybody once: those of the edition, then those of the manuscripts."""
    people: dict[str, _Person] = {}

    def add(name: str, roles: Iterable[str], file_as: str) -> None:
        if not name.strip():
            return
        person = people.setdefault(name, _Person(name, {}))
        person.roles.update(dict.fromkeys(roles))
        person.file_as = person.file_as or file_as

    for contributor in edition.contributors:
        add(contributor.name, contributor.roles, contributor.file_as)
    by_somebody = any(_makes(contributor.roles) for contributor in edition.contributors)
    for interview in edition.interviews:
        for contributor in interview.contributors:
            roles = (_OF_A_PIECE.get(r, r) if by_somebody else r for r in contributor.roles)
            add(contributor.name, roles, contributor.file_as)
        for speaker in interview.speakers:
            role = _RELATORS.get(speaker.role)
            if role and is_named(speaker):
                add(speaker.name, (role,), speaker.file_as)
    return list(people.values())
