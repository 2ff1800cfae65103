"""Who supplies a product, whether it is there, and what it costs.

ONIX for Books 3.0 Specification, P.24 to P.26.
"""

from __future__ import annotations

from publisher.distribution.onix.element import Element, element, said
from publisher.distribution.onix.publishing import availability, date, house, territory
from publisher.distribution.onix.shipped import Shipped
from publisher.edition.products import FREE
from publisher.model.edition import Edition
from publisher.vocabulary.countries import NET_CURRENCIES
from publisher.vocabulary.onix import AVAILABILITY, SUPPLIERS

__all__ = ["supplied"]

_EXPECTED = "08"  # list 166
_FREE, _ASK = "01", "04"  # list 57
_NET, _GROSS = "01", "02"  # list 58: the recommended price without and with tax
_OF_PUBLISHER, _OF_SUPPLIER = "publisher", "distributor"


def supplied(edition: Edition, one: Shipped) -> Element:
    """Return the supply of a product, in the one market that it has."""
    supply = edition.supply
    role = supply.role or (_OF_SUPPLIER if supply.supplier else _OF_PUBLISHER)
    supplier = element(
        "Supplier",
        element("SupplierRole", SUPPLIERS[role]),
        said("SupplierName", supply.supplier or house(edition)),
    )
    state = availability(edition)
    detail = element(
        "SupplyDetail",
        supplier,
        element("ProductAvailability", AVAILABILITY[state]),
        _expected(edition) if state == "not-yet" else [],
        _price(edition, one.product.price),
    )
    return element("ProductSupply", element("Market", territory(edition)), detail)


def _expected(edition: Edition) -> list[Element]:
    if not edition.published:
        return []
    return [element("SupplyDate", element("SupplyDateRole", _EXPECTED), date(edition))]


def _price(edition: Edition, price: str) -> Element:
    """Return the price; of one that is told nowhere, the supplier is to be asked."""
    amount, _, currency = price.partition(" ")
    if price == FREE or (currency and not float(amount)):
        return element("UnpricedItemType", _FREE)
    if not currency:
        return element("UnpricedItemType", _ASK)
    gross = edition.supply.tax_included
    if gross is None:
        gross = currency not in NET_CURRENCIES
    return element(
        "Price",
        element("PriceType", _GROSS if gross else _NET),
        element("PriceAmount", amount),
        element("CurrencyCode", currency),
    )
