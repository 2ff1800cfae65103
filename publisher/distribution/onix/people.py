"""People: everybody with a part in the book, with all that the registry knows of them.

ONIX for Books 3.0 Specification, P.7.  Under a pseudonym somebody has no identifiers, as the
edition has it.
"""

from __future__ import annotations

from collections.abc import Iterator

from publisher.distribution.onix.element import Element, element, flow, said
from publisher.model.edition import Edition
from publisher.model.naming import person_of
from publisher.model.person import Identifier
from publisher.model.person import Person as Registered
from publisher.model.walk import plain
from publisher.vocabulary.onix import CONTRIBUTOR_ROLES, NAME_IDENTIFIERS, OWN_SCHEME
from publisher.xhtml.contributors import told
from publisher.xhtml.creators import Person, everybody

__all__ = ["people"]


def people(edition: Edition) -> Iterator[Element]:
    """Yield a contributor a person, numbered; or that there is none."""
    shown = [(one, codes) for one in everybody(edition) if (codes := _codes(one))]
    if not shown:
        yield element("NoContributor")
    for number, (one, codes) in enumerate(shown, 1):
        known = person_of(one.name, edition.people)
        yield element(
            "Contributor",
            element("SequenceNumber", str(number)),
            (element("ContributorRole", code) for code in codes),
            _identifiers(known) if known else (),
            said("PersonName", one.name),
            said("PersonNameInverted", one.file_as),
            _biography(known) if known else (),
        )


def _codes(one: Person) -> tuple[str, ...]:
    """Return the roles of somebody by list 17, each once."""
    known = (CONTRIBUTOR_ROLES[role] for role in one.roles if role in CONTRIBUTOR_ROLES)
    return tuple(dict.fromkeys(known))


def _identifiers(known: Registered) -> Iterator[Element]:
    for one in known.identifiers:
        scheme = NAME_IDENTIFIERS.get(one.scheme)
        yield element(
            "NameIdentifier",
            element("NameIDType", scheme or OWN_SCHEME),
            [] if scheme else [element("IDTypeName", one.scheme)],
            element("IDValue", _value(one)),
        )


def _value(one: Identifier) -> str:
    """Return a number as ONIX wants it: ISNI and ORCID as sixteen figures."""
    number = "".join(one.value.split())
    return number.replace("-", "") if one.scheme in ("isni", "orcid") else number


def _biography(known: Registered) -> list[Element]:
    if not known.biography:
        return []
    return flow("BiographicalNote", [plain(one.inlines) for one in told(known)])
