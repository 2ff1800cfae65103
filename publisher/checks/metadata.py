"""What an edition file leaves unsaid that shops, libraries or printers ask for.

What is malformed is refused when the file is read, and is no finding.

Floor 4: imports lower floors only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from publisher import files
from publisher.model.edition import Edition, Product
from publisher.model.finding import Finding
from publisher.model.manuscript import UNDETERMINED
from publisher.source import Location
from publisher.vocabulary.findings import finding
from publisher.vocabulary.printers import PRINTERS
from publisher.vocabulary.relators import CREATOR_RELATORS

__all__ = ["of_edition_file", "of_metadata"]

_LONGEST_TITLE, _LONGEST_DESCRIPTION = 200, 4000
_SHELVED = frozenset({"Thema", "BISAC"})
_BLEED = 9.0  # points: 0.125 inches
_HAIR = 0.1


def of_edition_file(edition: Edition) -> tuple[Finding, ...]:
    """Return what an edition file leaves unsaid, which is read again for the places."""
    data = files.read_bytes(Path(edition.where.path))
    return of_metadata(edition, data.decode("utf-8", "replace"))


def of_metadata(edition: Edition, source: str) -> tuple[Finding, ...]:
    """Return what an edition leaves unsaid; ``source`` is the text of its file, for the places."""
    lines = source.splitlines()
    return (
        *_unsaid(edition),
        *_sayings(edition, lines),
        *_unpriced(edition, lines),
        *(
            one
            for number, product in enumerate(edition.products)
            for one in _printed(product, _place(edition, lines, r"\[\[product\]\]", number))
        ),
    )


def _unsaid(edition: Edition) -> Iterator[Finding]:
    wanted = (
        ("language", edition.language != UNDETERMINED, "nobody tells the language of the book"),
        ("publisher", edition.publisher, "nobody is named as the publisher"),
        ("date", edition.published, "nobody tells when it is published"),
        ("rights", edition.rights or edition.copyright, "nothing is said of rights"),
        ("creator", _created(edition), "no contributor is an author, an editor or the like"),
        ("description", edition.description, "there is no description"),
        ("subjects", edition.subjects, "there are no subjects"),
        ("cover", edition.cover or not _sold(edition, "epub"), "there is no cover; one is drawn"),
        ("isbn", not _sold(edition, "epub") or _numbered(edition), "the EPUB has no ISBN"),
    )
    for name, said, message in wanted:
        if not said:
            yield finding(f"edition-{name}-missing", message, edition.where)
    if edition.publisher and not edition.accessibility.certified_by:  # else it follows
        message = "nobody vouches for the accessibility of the files"
        yield finding("edition-uncertified", message, edition.where)


def _created(edition: Edition) -> bool:
    roles = (role for person in edition.contributors for role in person.roles)
    return not set(CREATOR_RELATORS).isdisjoint(roles)


def _sold(edition: Edition, form: str) -> bool:
    return not edition.products or edition.product(form) is not None


def _numbered(edition: Edition) -> bool:
    product = edition.product("epub")
    return product is not None and bool(product.isbn)


def _sayings(edition: Edition, lines: list[str]) -> Iterator[Finding]:
    """Yield what is said, and not as it is asked for."""
    title = len(edition.title) + len(edition.subtitle)
    if title > _LONGEST_TITLE:
        where = _place(edition, lines, r"subtitle\s*=" if edition.subtitle else r"title\s*=")
        yield finding("edition-title-long", f"title and subtitle have {title} characters", where)
    length = len(edition.description)
    if length > _LONGEST_DESCRIPTION:
        where = _place(edition, lines, r"description\s*=")
        yield finding("edition-description-long", f"it has {length:,} characters", where)
    if edition.subjects and _SHELVED.isdisjoint(subject.scheme for subject in edition.subjects):
        where = _place(edition, lines, r"subjects\s*=")
        yield finding("edition-subjects-uncoded", "no subject has a code that shops know", where)


def _unpriced(edition: Edition, lines: list[str]) -> Iterator[Finding]:
    """Yield the products without a price, if others have one; a web edition is open to all."""
    if not any(product.price for product in edition.products):
        return
    for number, product in enumerate(edition.products):
        if not product.price and product.form != "web":
            where = _place(edition, lines, r"\[\[product\]\]", number)
            message = f"the {product.form} has no price, and others have one"
            yield finding("edition-price-missing", message, where)


def _printed(product: Product, where: Location) -> Iterator[Finding]:
    """Yield what the printer of a product does not take."""
    spec = product.print
    name = PRINTERS.get(spec.printer, "") if spec else ""
    if spec is None or not name:
        return
    if spec.marks:
        message = f"{name} takes no crop marks"
        yield finding("print-marks", message, where, shop=spec.printer)
    if spec.bleed and abs(spec.bleed - _BLEED) > _HAIR:
        message = f"the bleed is {spec.bleed / 72:.3f} inches, and {name} wants 0.125"
        yield finding("print-bleed", message, where, shop=spec.printer)


def _place(edition: Edition, lines: list[str], pattern: str, number: int = 0) -> Location:
    """Return the place of a line that begins so, the first or a later one; else of the file."""
    begins = re.compile(rf"\s*({pattern})")
    found = [(n, match) for n, line in enumerate(lines, 1) if (match := begins.match(line))]
    if number >= len(found):
        return edition.where
    line, match = found[number]
    return replace(edition.where, line=line, column=match.start(1) + 1)
