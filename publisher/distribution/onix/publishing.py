"""Who publishes a book, when, whose it is and where it may be sold.

ONIX for Books 3.0 Specification, P.19 to P.21.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.distribution.onix.element import Element, element, said
from publisher.distribution.onix.shipped import Shipped
from publisher.model.edition import Copyright, Edition
from publisher.model.naming import folded
from publisher.vocabulary.onix import STATUS
from publisher.xhtml.creators import everybody

__all__ = ["availability", "date", "house", "publishing", "territory"]

_PUBLISHER = "01"  # list 45
_OF_PUBLISHER, _OF_BOOK, _WHOLE = "01", "02", "29"  # list 73
_ACTIVE = "04"  # list 64
_PUBLISHED = "01"  # list 163
_FORMATS = {8: "00", 6: "01", 4: "05"}  # list 55, by the figures of a date
_EXCLUSIVE, _NOT_EXCLUSIVE, _UNSTATED = "01", "02", "00"  # list 46


def house(edition: Edition) -> str:
    """Return who publishes the book: where nobody is told, the first who made it."""
    first = next((one.name for one in everybody(edition)), "")
    named = (edition.publisher, edition.supply.sender, first, edition.title)
    return next(name for name in named if name.strip())


def availability(edition: Edition) -> str:
    """Return a key of ``AVAILABILITY``: who has a date of publication and says no more, has it."""
    return edition.supply.availability or ("available" if edition.published else "ask")


def publishing(edition: Edition, one: Shipped) -> Iterator[Element]:
    """Yield what is to be said of the publication of a product."""
    supply = edition.supply
    yield element("Imprint", said("ImprintName", supply.imprint or house(edition)))
    role = element("PublishingRole", _PUBLISHER)
    name = said("PublisherName", house(edition))
    yield element("Publisher", role, name, _websites(edition, one))
    yield from said("CityOfPublication", edition.place)
    yield from said("CountryOfPublication", supply.country)
    yield element("PublishingStatus", STATUS.get(availability(edition), _ACTIVE))
    if edition.published:
        kind = element("PublishingDateRole", _PUBLISHED)
        yield element("PublishingDate", kind, date(edition))
    if one.is_printed and (edition.impression or 0) > 1:
        yield element("LatestReprintNumber", str(edition.impression))
    yield from (_copyright(edition, whose) for whose in edition.copyright if not whose.of.strip())
    yield from _rights(edition)


def date(edition: Edition) -> Element:
    """Return the date of publication; a year or a month says that it is one."""
    figures = edition.published.replace("-", "")
    return element("Date", figures, dateformat=_FORMATS[len(figures)])


def territory(edition: Edition) -> Element:
    """Return where the book is sold."""
    countries = edition.supply.territory
    if countries:
        return element("Territory", element("CountriesIncluded", " ".join(sorted(countries))))
    return element("Territory", element("RegionsIncluded", "WORLD"))


def _websites(edition: Edition, one: Shipped) -> Iterator[Element]:
    links = {_OF_PUBLISHER: edition.supply.site, _OF_BOOK: edition.web.address}
    if one.form == "web":
        links[_WHOLE] = edition.web.address
    for role, address in links.items():
        if address:
            link = element("WebsiteLink", address)
            yield element("Website", element("WebsiteRole", role), link)


def _copyright(edition: Edition, whose: Copyright) -> Element:
    """Return a statement; whoever had a part in the book is a person, others may be anything."""
    people = {folded(one.name) for one in everybody(edition)}
    people |= {folded(one.name) for one in edition.people}
    kind = "PersonName" if folded(whose.holder) in people else "CorporateName"
    years = re.findall(r"\b[0-9]{4}\b", whose.year)
    owner = element("CopyrightOwner", said(kind, whose.holder))
    return element("CopyrightStatement", (element("CopyrightYear", y) for y in years), owner)


def _rights(edition: Edition) -> Iterator[Element]:
    exclusive = edition.supply.exclusive
    kind = element("SalesRightsType", _EXCLUSIVE if exclusive else _NOT_EXCLUSIVE)
    yield element("SalesRights", kind, territory(edition))
    if edition.supply.territory:
        yield element("ROWSalesRightsType", _UNSTATED)
