"""What shops, libraries and distributors are told of a book, beyond what stands in it."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Licence", "Related", "Supply"]


@dataclass(frozen=True, slots=True)
class Licence:
    """Under which terms a book may be used; ``address`` is where they can be read, or empty."""

    name: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Related:
    """Another product, by its ISBN, and what it is to ours.

    ``relation`` is a key of ``vocabulary.onix.RELATIONS``; ``form`` is that of the product of
    ours which is meant, empty for all of them.
    """

    isbn: str
    relation: str
    form: str = ""


@dataclass(frozen=True, slots=True)
class Supply:
    """How a book is sold or given away; whatever is empty follows from the edition.

    ``sender`` answers for the record, ``contact`` and ``email`` tell whom to ask.  ``imprint`` is
    the name on the title page, ``country`` that of publication (ISO 3166-1 alpha-2), ``site`` the
    publisher's address on the web.  ``audience`` holds keys of ``vocabulary.onix.AUDIENCES``,
    ``territory`` the countries in which the book is sold, none for the whole world; ``exclusive``
    tells that nobody else publishes it there.  ``role`` and ``availability`` are keys of
    ``SUPPLIERS`` and ``AVAILABILITY`` there.  ``tax_included`` is None if the money of a price
    tells it.
    """

    sender: str = ""
    contact: str = ""
    email: str = ""
    imprint: str = ""
    country: str = ""
    site: str = ""
    audience: tuple[str, ...] = ("general",)
    territory: tuple[str, ...] = ()
    exclusive: bool = False
    supplier: str = ""
    role: str = ""
    availability: str = ""
    tax_included: bool | None = None
    licence: Licence | None = None
    related: tuple[Related, ...] = ()
