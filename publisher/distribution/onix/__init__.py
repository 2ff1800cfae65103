"""The book as shops read it: in go an edition and its files, out comes an ONIX message.

ONIX for Books 3.0, revision 8, with reference names; codes of the lists' issue 75
(``vocabulary.onix``).  A product a record, those only of which there are files.  ``docs/onix.md``
tells what is said and where it comes from.
"""

from __future__ import annotations

from collections.abc import Sequence

from publisher.distribution.onix.collateral import collateral
from publisher.distribution.onix.element import Element, element, said, written
from publisher.distribution.onix.extents import extents, languages
from publisher.distribution.onix.forms import form
from publisher.distribution.onix.people import people
from publisher.distribution.onix.publishing import availability, house, publishing
from publisher.distribution.onix.related import identifiers, related
from publisher.distribution.onix.shipped import Shipped, shipped
from publisher.distribution.onix.subjects import audiences, subjects
from publisher.distribution.onix.supplying import supplied
from publisher.distribution.onix.titles import edition_statement, series, title
from publisher.edition.dates import modified
from publisher.model.edition import Edition
from publisher.model.publication import Artifact, Pagination
from publisher.vocabulary.languages import language_code

__all__ = ["ONIX_FILE", "message"]

ONIX_FILE = "metadata/onix.xml"
_RELEASE = "3.0"
_ADVANCE, _CONFIRMED = "02", "03"  # list 1


def message(
    edition: Edition,
    files: Sequence[Artifact],
    pages: int | None = None,
    pagination: Pagination | None = None,
) -> Artifact:
    """Return the message about an edition that can be rendered.

    ``files`` are all that a release consists of; of each printed product its trim is known.
    ``pages`` counts the sides of the printed book whose pages count, ``pagination`` tells more
    of them.
    """
    ship = shipped(edition, files)
    products = [_product(edition, one, ship, files, pages, pagination) for one in ship]
    root = element(
        "ONIXMessage",
        _header(edition),
        products or [element("NoProduct")],
        release=_RELEASE,
    )
    return Artifact("onix", ONIX_FILE, written(root))


def _header(edition: Edition) -> Element:
    """Return who sends the message, and when: when the edition was last modified."""
    supply = edition.supply
    sender = element(
        "Sender",
        said("SenderName", supply.sender or house(edition)),
        said("ContactName", supply.contact),
        said("EmailAddress", supply.email),
    )
    moment = element("SentDateTime", f"{modified(edition):%Y%m%dT%H%M%SZ}")
    language = said("DefaultLanguageOfText", language_code(edition.language))
    return element("Header", sender, moment, language)


def _product(
    edition: Edition,
    one: Shipped,
    ship: Sequence[Shipped],
    files: Sequence[Artifact],
    pages: int | None,
    pagination: Pagination | None,
) -> Element:
    is_coming = availability(edition) == "not-yet"
    described = element(
        "DescriptiveDetail",
        form(edition, one),
        series(edition),
        title(edition),
        people(edition),
        edition_statement(edition),
        languages(edition),
        extents(edition, one, pages, pagination),
        subjects(edition),
        audiences(edition),
    )
    others = [other for other in ship if other is not one]
    return element(
        "Product",
        element("RecordReference", one.record),
        element("NotificationType", _ADVANCE if is_coming else _CONFIRMED),
        identifiers(edition, one),
        described,
        element("CollateralDetail", collateral(edition, files)),
        element("PublishingDetail", publishing(edition, one)),
        element("RelatedMaterial", related(edition, one, others)),
        supplied(edition, one),
    )
