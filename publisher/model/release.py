"""A release: a whole edition as it ships, with every file that it consists of.

It says of the book what shelves, shops and archives ask first, so that a folder of releases
can be offered without opening a single book.
"""

from __future__ import annotations

from dataclasses import dataclass

from publisher.model.edition import Series, Subject
from publisher.model.person import Contributor, Identifier

__all__ = [
    "KINDS",
    "Maker",
    "Release",
    "ReleasedFile",
    "ReleasedInterview",
    "ReleasedPerson",
    "ReleasedProduct",
    "ReleasedSource",
]

KINDS = {
    "epub": "the e-book",
    "screen": "the PDF for the screen",
    "print": "the pages for the printer",
    "cover": "the cover for the printer",
    "picture": "the front of the book as a picture",
    "web": "the web edition",
    "onix": "the book as shops read it",
    "opds": "the book as reading apps list it",
    "archive": "an interview as archives keep it",
    "offprint": "an interview as a book of its own",
    "record": "what the release is made of",
}
"""What the files of a release are, by the kind of their artifact."""


@dataclass(frozen=True, slots=True)
class ReleasedFile:
    """A file of a release.

    ``path`` is relative to the folder of the release, with ``/``; ``kind`` is a key of
    ``KINDS``; ``size`` counts bytes, ``pages`` those of a PDF.  ``interview`` is the id of the
    one that the file holds, and empty if it is of the whole book.
    """

    path: str
    kind: str
    media_type: str
    size: int
    sha256: str
    pages: int | None = None
    interview: str = ""


@dataclass(frozen=True, slots=True)
class ReleasedProduct:
    """What is sold or given away, and the paths of the files that it consists of."""

    form: str
    isbn: str = ""
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReleasedPerson:
    """Somebody who speaks in the book, by the name that the book gives."""

    name: str
    file_as: str = ""
    role: str = "unknown"
    identifiers: tuple[Identifier, ...] = ()


@dataclass(frozen=True, slots=True)
class ReleasedInterview:
    """An interview of the book; ``people`` are the names of those who are interviewed."""

    id: str
    title: str
    language: str
    recorded: str = ""
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReleasedSource:
    """A file of the edition that was read; ``path`` is relative to the folder of the edition."""

    path: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Maker:
    """A program that took part in the making, and its version."""

    name: str
    version: str


@dataclass(frozen=True, slots=True)
class Release:
    """An edition as it ships.

    ``modified`` is a moment in UTC (``2026-11-23T00:00:00Z``), ``identifier`` that of the EPUB's
    package (EPUB 3.3, 5.5.3.1.1).  ``languages`` begins with the book's, then come those of its
    interviews.  ``certificate`` is what ``publisher verify`` says of the files, ``made_with``
    what made them, and ``sources`` every file of the edition that was read.  ``serial`` counts the
    releases of the book; ``previous`` is the SHA-256 of the list of sums of the one before, empty
    in the first.
    """

    slug: str
    identifier: str
    title: str
    modified: str
    serial: int = 1
    previous: str = ""
    subtitle: str = ""
    languages: tuple[str, ...] = ()
    statement: str = ""
    published: str = ""
    publisher: str = ""
    description: str = ""
    rights: str = ""
    series: Series | None = None
    pages: int | None = None
    contributors: tuple[Contributor, ...] = ()
    people: tuple[ReleasedPerson, ...] = ()
    subjects: tuple[Subject, ...] = ()
    products: tuple[ReleasedProduct, ...] = ()
    interviews: tuple[ReleasedInterview, ...] = ()
    certificate: str = ""
    made_with: tuple[Maker, ...] = ()
    sources: tuple[ReleasedSource, ...] = ()
    files: tuple[ReleasedFile, ...] = ()

    def of_kind(self, *kinds: str) -> tuple[ReleasedFile, ...]:
        """Return the files of these kinds, in order."""
        return tuple(file for file in self.files if file.kind in kinds)
