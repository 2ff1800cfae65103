"""A publication: an edition rendered to XHTML for one medium, ready to set.

Also what comes out of setting it: ``Pagination`` and ``Artifact``.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import Enum

__all__ = [
    "Artifact",
    "ContentsEntry",
    "Document",
    "Folio",
    "Medium",
    "PageEntry",
    "Pagination",
    "PrintedPage",
    "Publication",
    "Resource",
]


class Medium(Enum):
    """What a publication is rendered for; it decides where notes stand."""

    EPUB = "epub"
    PRINT = "print"


@dataclass(frozen=True, slots=True)
class Document:
    """One section of the book as XHTML.

    ``body`` is a well-formed XHTML fragment: what stands between ``<body>`` and
    ``</body>``.  No element but the void ones is ever self-closed, so the same
    text may be read as HTML.  Its ids are unique in the whole publication and
    its hrefs are ``path#id`` of this publication, ``#id`` within the document,
    or http, https, mailto.
    ``role`` is a key of ``vocabulary.SECTION_ROLES``; ``matter`` is ``cover``,
    ``front``, ``body`` or ``back``; ``running_head`` is what the head of its
    pages says (empty: none).
    """

    id: str
    path: str
    role: str
    matter: str
    title: str
    language: str
    body: str = field(repr=False)
    running_head: str = ""


@dataclass(frozen=True, slots=True)
class Resource:
    """A file that documents use; ``path`` is relative to the package's root."""

    path: str
    media_type: str
    data: bytes = field(repr=False)

    @property
    def sha256(self) -> str:
        """The digest of the bytes, in hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A line of the contents; ``href`` is ``path#id``; ``by`` names the people.

    ``language`` is that of the label; empty, it is that of the book.
    """

    label: str
    href: str
    by: str = ""
    children: tuple[ContentsEntry, ...] = ()
    language: str = ""


@dataclass(frozen=True, slots=True)
class Publication:
    """Documents in spine order, what they use, and how to find one's way."""

    medium: Medium
    documents: tuple[Document, ...]
    resources: tuple[Resource, ...]
    contents: tuple[ContentsEntry, ...]

    def document(self, id: str) -> Document:
        """Return the document of that id; raise KeyError if there is none."""
        for document in self.documents:
            if document.id == id:
                return document
        raise KeyError(id)


@dataclass(frozen=True, slots=True)
class Folio:
    """The printed number of the page on which an anchor stands."""

    anchor: str
    document: str
    folio: str
    page: int


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """A side with something on it, and the place of the text at which it begins.

    ``before`` counts the signs of the document's text on the pages before it,
    ``opening`` are its own first signs (see ``publisher.signs``), by which the place
    can be verified; the text of notes at the foot takes no part.  ``divided`` says
    that the page before ends within a word.
    """

    document: str
    folio: str
    before: int
    opening: str
    divided: bool = False


@dataclass(frozen=True, slots=True)
class Pagination:
    """Where every anchor of the book was printed; ``pages`` counts sides.

    ``printed`` holds the sides that are not blank, in order.
    """

    folios: tuple[Folio, ...]
    pages: int
    printed: tuple[PrintedPage, ...] = ()

    def folio(self, anchor: str) -> str:
        """Return the folio of an anchor; raise KeyError if it was not printed."""
        for entry in self.folios:
            if entry.anchor == anchor:
                return entry.folio
        raise KeyError(anchor)


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A line of the page-list: a folio of the printed book, and ``path#id`` of its place."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Artifact:
    """A finished file, still in memory; ``kind`` is a key of ``model.release.KINDS``.

    A build makes ``epub``, ``screen``, ``print`` and ``cover``, a release the others.  ``name`` is
    its path in the folder of the book, with ``/``.  ``pages`` counts those of a PDF;
    ``interview`` is the id of the one that the file holds, empty if it is of the whole book.
    """

    kind: str
    name: str
    data: bytes = field(repr=False)
    pages: int | None = None
    interview: str = ""

    @property
    def sha256(self) -> str:
        """The digest of the bytes, in hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()
