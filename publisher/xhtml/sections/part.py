"""The opener of a part.

Floor 3: imports lower floors and its own modules only.
"""

from __future__ import annotations

from publisher.model.publication import Document
from publisher.xhtml.book import Book
from publisher.xhtml.frame import document
from publisher.xhtml.languages import language_attributes
from publisher.xhtml.markup import attributes
from publisher.xhtml.pages import page
from publisher.xhtml.plan import Section, part_name

__all__ = ["part"]


def part(section: Section, book: Book) -> Document:
    """Return the opener; a part without a title has its number for one."""
    heading, number = f"{section.id}_title", part_name(section.number, book.phrases)
    numbered = section.title == number
    spoken = attributes(book.spoken(section.language))
    titled = attributes(language_attributes(book.edition.language, section.language))
    content = page(
        "part",
        {
            "heading": heading,
            "title": section.title,
            "number": "" if numbered else number,
            "voice": spoken,
            "title_voice": spoken if numbered else titled,
        },
    )
    return document(book, section, content, headed_by=heading)
