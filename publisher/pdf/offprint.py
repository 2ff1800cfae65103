"""An offprint: in go a book whose pages are laid out and a leaf, out come some pages behind it.

The pages are the book's own, with their folios and running heads: nothing of them is laid out
again, so a page number never lies.  Only a text that leads to other texts of the book is: its
links, of which nothing is left but their words, are no part of the lines.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import replace

from publisher.model.edition import Edition
from publisher.model.publication import Document, Publication
from publisher.pdf.bind import Parts
from publisher.pdf.book import Book
from publisher.pdf.plan import Plan, make_plan, paginate
from publisher.pdf.section import PageUse, Section, Stored

__all__ = ["offprint"]


def offprint(book: Book, edition: Edition, publication: Publication) -> Book:
    """Return an interview of a book as a book of its own.

    ``edition`` is the offprint and ``publication`` what it was rendered to for print: the leaf,
    and last the interview, whose id is that of the book's.
    """
    *leaf, text = publication.documents
    known = {anchor.name for anchor in book.parts.sections[text.id].anchors}
    shop = replace(book.shop, publication=publication)
    anew = [] if known.issuperset(book.parts.sections[text.id].links) else [text]
    sections = {text.id: book.parts.sections[text.id]} | shop.lay_out([*leaf, *anew])
    plan = _plan([*leaf, text], sections, int(_folio(book, text)))
    own = {resource.path: resource for resource in publication.resources}
    return replace(
        book,
        pagination=paginate(plan, sections),
        parts=Parts(plan, sections, list(_furniture(book, plan, text)), book.parts.cuts),
        contents=publication.contents,
        pictures=own if anew else {**own, **book.pictures},
        edition=edition,
        shop=shop,
    )


def _plan(documents: list[Document], sections: dict[str, Section], number: int) -> Plan:
    lengths = {document.id: len(sections[document.id].pages) for document in documents}
    return make_plan(documents, lengths, number)


def _folio(book: Book, text: Document) -> str:
    return book.parts.plan.sides[book.parts.plan.start(text.id)].label


def _furniture(book: Book, plan: Plan, text: Document) -> Iterator[Section]:
    """Yield the furniture that the pages have in the book, and nothing for the leaf."""
    leaves = [
        replace(chunk, pages=(page,)) for chunk in book.parts.furniture for page in chunk.pages
    ]
    start = book.parts.plan.start(text.id)
    for side in plan.sides:
        own = side.document is not None and side.document.id == text.id
        yield leaves[start + side.page] if own else _EMPTY


_EMPTY = Section(
    streams=(Stored(b"<<>>", zlib.compress(b"")),),
    plain=(),
    tags=(),
    pages=(PageUse(0, 0, 0, 0.0, 0.0),),
    top=(),
    parents=(),
    anchors=(),
    links=(),
    fonts=(),
    states=(),
)
"""A side without furniture."""
