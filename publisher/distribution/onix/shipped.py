"""What ships: in go an edition and its files, out come the products that there are files of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from publisher.edition.identity import isbn13, product_identifier, record_identifier
from publisher.edition.products import DEFAULT_PRODUCTS
from publisher.model.edition import Edition, Product
from publisher.model.publication import Artifact

__all__ = ["PRINTED", "Shipped", "shipped"]

PRINTED = frozenset({"paperback", "hardcover"})
_KINDS = {"epub": "epub", "pdf": "screen", "web": "web"}


@dataclass(frozen=True, slots=True)
class Shipped:
    """A product with its files.

    ``name`` tells it from all others of the publisher: the edition's slug, the form, and a
    number if there are several of that form.  ``record`` is what its record is known by,
    ``urn`` what its own file says that it is.
    """

    product: Product
    files: tuple[Artifact, ...]
    name: str
    record: str
    urn: str

    @property
    def form(self) -> str:
        """The form of the product."""
        return self.product.form

    @property
    def isbn(self) -> str:
        """Thirteen digits, empty if it has none."""
        return isbn13(self.product.isbn)

    @property
    def is_printed(self) -> bool:
        """Whether it is a thing of paper."""
        return self.form in PRINTED


def shipped(edition: Edition, files: Iterable[Artifact]) -> tuple[Shipped, ...]:
    """Return the products of which there are files, in the order of the edition."""
    made = tuple(files)
    products = edition.products or DEFAULT_PRODUCTS
    return tuple(_shipped(edition, products, made))


def _shipped(
    edition: Edition, products: Sequence[Product], made: tuple[Artifact, ...]
) -> Iterator[Shipped]:
    pages = iter([one for one in made if one.kind == "print"])
    count: dict[str, int] = {}
    for product in products:
        number = count[product.form] = count.get(product.form, 0) + 1
        if product.form in PRINTED:
            found = tuple(one for one in (next(pages, None),) if one)
        else:
            found = tuple(one for one in made if one.kind == _KINDS[product.form])
        if found:
            parts = (edition.slug, product.form, *([str(number)] if number > 1 else []))
            record = record_identifier(edition, product, number)
            urn = product_identifier(edition, product)
            yield Shipped(product, found, "-".join(parts), record, urn)
