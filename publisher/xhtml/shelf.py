"""Documents written before: in goes a section, out comes what the cache has of it.

A written section depends on its text and on the book around it: what the edition says of
itself, which places links may name, what the pictures are called, who is indexed.  All of
that goes into its key, so that a word set right writes one document anew.

Floor 3: imports lower floors and its own modules only.
"""

from __future__ import annotations

import json
from dataclasses import astuple, replace

from publisher.cache import Cache, key
from publisher.machinery import machinery
from publisher.model.publication import Document
from publisher.xhtml.book import Book, Heading
from publisher.xhtml.plan import Section

__all__ = ["Shelf", "Written"]

Written = tuple[Document, tuple[Heading, ...]]
"""A document, and the headings in it."""

_OF_ALL = frozenset({"permissions"})
"""Roles of written sections that also tell of other texts."""


class Shelf:
    """What the cache has of the written sections of a book."""

    def __init__(self, book: Book, cache: Cache) -> None:
        self._cache = cache
        self._around = _around(book)

    def get(self, section: Section) -> Written | None:
        """Return what was written of a section, if anything was; nothing is wrong with its text."""
        name = self._key(section)
        data = self._cache.get(name) if name else None
        if data is None:
            return None
        document, headings = json.loads(data)
        return Document(*document), tuple(Heading(*heading) for heading in headings)

    def put(self, section: Section, written: Written) -> None:
        """Keep what was written of a section."""
        if name := self._key(section):
            document, headings = written
            table = (astuple(document), [astuple(heading) for heading in headings])
            self._cache.put(name, json.dumps(table).encode())

    def _key(self, section: Section) -> str:
        """Return the key of a section; empty if it has no text, or one that nothing tells apart."""
        text = section.manuscript
        if text is None or not text.digest or section.role in _OF_ALL:
            return ""
        plain = repr(replace(section, manuscript=None))
        return key("document", self._around, plain, text.digest)


def _around(book: Book) -> str:
    """Return a digest of all that a written section may depend on beside its text."""
    # The pictures of all texts still count; what the registry says is in the texts already.
    edition = replace(book.edition, front=(), parts=(), back=(), people=())
    names = [(entry.number, entry.forms) for entry in book.names]
    told = (
        *(book.medium, book.interviews, book.pulls, book.labels, book.classes),
        *(sorted(book.anchors.items()), sorted(book.pictures.items()), names, edition),
    )
    return key("around", machinery(), *map(repr, told))
