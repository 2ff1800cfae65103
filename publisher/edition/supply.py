"""The table ``[supply]``: what shops are told of a book, and how it is sold."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated

from publisher.decode import Placed, nearest
from publisher.edition.products import FORMS
from publisher.errors import Problem
from publisher.model.supply import Licence, Related, Supply
from publisher.values import Fault, isbn_fault, line_fault, name_fault, web_fault
from publisher.vocabulary.countries import COUNTRIES
from publisher.vocabulary.onix import AUDIENCES, AVAILABILITY, RELATIONS, SUPPLIERS

__all__ = ["ListedSupply", "supply"]

_Line = Annotated[str, line_fault]
_EMAIL = re.compile(r"[^\s@<>\"]+@[^\s@<>\"]+\.[^\s@<>\"]+")


def _email_fault(text: str) -> Fault | None:
    if not text or _EMAIL.fullmatch(text):
        return None
    return Fault(f"“{text[:100]}” is not an address", "write it as in rights@example.org")


def _country_fault(code: str) -> Fault | None:
    if code in COUNTRIES:
        return None
    return Fault(f"“{code[:100]}” is not a country", "write two letters: DK, GB, US (ISO 3166-1)")


def _word_of(table: Mapping[str, object]) -> Callable[[str], Fault | None]:
    """Return what refuses a word that is not in a table."""

    def fault(word: str) -> Fault | None:
        if word in table:
            return None
        return Fault(f"“{word[:100]}” is not known here", nearest(word, table))

    return fault


_AUDIENCE, _ROLE, _STATE = _word_of(AUDIENCES), _word_of(SUPPLIERS), _word_of(AVAILABILITY)
_RELATION, _FORM = _word_of(RELATIONS), _word_of(dict.fromkeys(FORMS))


def _isbn_fault(text: str) -> Fault | None:
    return isbn_fault(text) if text.strip() else Fault("there is nothing in it")


@dataclass(frozen=True, slots=True)
class ListedLicence:
    """The table ``licence``."""

    name: Annotated[str, name_fault]
    address: Annotated[str, web_fault] = ""


@dataclass(frozen=True, slots=True)
class ListedRelated:
    """A table of the list ``related``."""

    isbn: Annotated[str, _isbn_fault]
    relation: Annotated[str, _RELATION]
    form: Annotated[str, _FORM] | None = None


@dataclass(frozen=True, slots=True)
class ListedSupply:
    """The table as it is written."""

    sender: _Line = ""
    contact: _Line = ""
    email: Annotated[str, _email_fault] = ""
    imprint: _Line = ""
    country: Annotated[str, _country_fault] | None = None
    site: Annotated[str, web_fault] = ""
    audience: tuple[Annotated[str, _AUDIENCE], ...] = ("general",)
    territory: tuple[Annotated[str, _country_fault], ...] = ()
    exclusive: bool = False
    supplier: _Line = ""
    role: Annotated[str, _ROLE] | None = None
    availability: Placed[Annotated[str, _STATE]] | None = None
    tax_included: bool | None = None
    licence: Annotated[str, name_fault] | ListedLicence | None = None
    related: tuple[ListedRelated, ...] = ()


def supply(listed: ListedSupply, published: str, problems: list[Problem]) -> Supply:
    """Return what shops are told; note a book that is yet to come, and nobody knows when."""
    state = listed.availability
    if state and state.value == "not-yet" and not published:
        message = "the book is yet to come, and nothing tells when"
        problems.append(Problem(message, state.where, "write the day: published = …"))
    return Supply(
        sender=listed.sender.strip(),
        contact=listed.contact.strip(),
        email=listed.email,
        imprint=listed.imprint.strip(),
        country=listed.country or "",
        site=listed.site,
        audience=tuple(dict.fromkeys(listed.audience)),
        territory=tuple(dict.fromkeys(listed.territory)),
        exclusive=listed.exclusive,
        supplier=listed.supplier.strip(),
        role=listed.role or "",
        availability=state.value if state else "",
        tax_included=listed.tax_included,
        licence=_licence(listed.licence),
        related=tuple(Related(one.isbn, one.relation, one.form or "") for one in listed.related),
    )


def _licence(listed: str | ListedLicence | None) -> Licence | None:
    if listed is None:
        return None
    return Licence(listed) if isinstance(listed, str) else Licence(listed.name, listed.address)
