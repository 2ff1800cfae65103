"""The list of illustrations: every picture that has a caption, and where it stands.

Floor 3: imports lower floors and its own modules only.
"""

from __future__ import annotations

from collections.abc import Iterator

from publisher.model.block import Figure
from publisher.model.publication import Document, Medium, Pagination
from publisher.model.walk import blocks, plain
from publisher.xhtml.book import FIGURE, Book
from publisher.xhtml.frame import document
from publisher.xhtml.languages import language_attributes
from publisher.xhtml.markup import attributes
from publisher.xhtml.pages import Value, page
from publisher.xhtml.plan import Section

__all__ = ["illustrations"]


def illustrations(section: Section, book: Book, pagination: Pagination | None) -> Document:
    """Return the list; with a pagination each entry has its folio.

    Raises ``KeyError`` if the pagination lacks a picture.
    """
    heading = f"{section.id}_title"
    content = page(
        "contents",
        {
            "heading": heading,
            "title": section.title,
            "voice": attributes(book.spoken(section.language)),
            "toc": attributes({"class": "toc"}),
            "contents": list(_entries(book, pagination)),
        },
    )
    return document(book, section, content, headed_by=heading, running_head=section.title)


def _entries(book: Book, pagination: Pagination | None) -> Iterator[Value]:
    near = book.medium is Medium.PRINT
    for section in book.sections:
        parts = blocks(section.manuscript) if section.manuscript else ()
        shown = (part for part in parts if isinstance(part, Figure))  # portraits have no number
        for number, figure in enumerate(shown, 1):
            caption = " ".join(plain(figure.caption).split())
            anchor = f"{section.id}_{FIGURE}{number}"
            if caption:
                yield {
                    "class": "",
                    "href": f"#{anchor}" if near else f"{section.path}#{anchor}",
                    "language": attributes(
                        language_attributes(section.language, book.edition.language)
                    ),
                    "title": caption,
                    "by": "",
                    "folio": pagination.folio(anchor) if pagination else "",
                    "within": [],
                }
