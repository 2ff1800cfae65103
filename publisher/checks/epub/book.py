"""A finished EPUB as far as it can be read: package, documents as facts, sheets.

Floor 4: imports lower floors and its own modules only.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from publisher.checks.epub.addresses import Address
from publisher.checks.epub.facts import Facts
from publisher.checks.epub.package import Item, Package
from publisher.checks.epub.styles import Sheet

__all__ = ["Book"]


@dataclass(slots=True)
class Book:
    """What the checks across files need; ``names`` are those of the files in the container."""

    package: Package
    names: frozenset[str]
    items: dict[str, Item]
    documents: dict[str, Facts] = field(default_factory=dict)
    sheets: dict[str, Sheet] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)

    @property
    def cover(self) -> Item | None:
        """The picture that shelves show: the first that says so."""
        return next((i for i in self.package.items if "cover-image" in i.properties), None)

    @property
    def spine(self) -> tuple[str, ...]:
        """The paths of the documents in reading order."""
        by_id = {item.id: item.path for item in self.package.items}
        paths = (by_id[name] for name, _, _ in self.package.spine if name in by_id)
        return tuple(dict.fromkeys(paths))

    def read(self) -> Iterator[Facts]:
        """Yield the documents in reading order, then those outside of it by name."""
        spine = [path for path in self.spine if path in self.documents]
        others = sorted(self.documents.keys() - set(spine))
        yield from (self.documents[path] for path in (*spine, *others))

    def has(self, target: Address) -> bool:
        """Tell whether an address of the book leads somewhere; in what is unread, anywhere."""
        if target.path in self.unread:
            return True
        document = self.documents.get(target.path)
        if document is None:
            return target.path in self.items and not target.fragment
        return not target.fragment or target.fragment in document.ids

    def position(self, target: Address, spine: dict[str, int]) -> tuple[int, int] | None:
        """Return where in the order of reading an address leads; None if nowhere."""
        document = self.documents.get(target.path)
        if document is None or target.path not in spine:
            return None
        order = document.ids.get(target.fragment) if target.fragment else 0
        return None if order is None else (spine[target.path], order)
