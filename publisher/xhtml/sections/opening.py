"""The pages before the text: half title, title page, copyright page; and the EPUB's cover.

Floor 3: imports lower floors and its own modules only.
"""

from __future__ import annotations

from publisher.model.edition import Edition
from publisher.model.person import Contributor
from publisher.model.publication import Document
from publisher.model.style import Style
from publisher.xhtml.book import Book
from publisher.xhtml.dates import year_of
from publisher.xhtml.frame import document
from publisher.xhtml.markup import attributes
from publisher.xhtml.pages import page
from publisher.xhtml.people import credit_lines
from publisher.xhtml.phrases import Phrases
from publisher.xhtml.plan import Section
from publisher.xhtml.sections.colophon import families

__all__ = ["copyright_page", "cover", "half_title", "title_page"]

_BEHIND_THE_SCENES = frozenset({"bkd", "cov", "pbl", "trc"})
"""Roles that the copyright page credits and the title page does not."""


def cover(section: Section, book: Book, picture: str, alternative: str) -> Document:
    """Return the cover, which shows one picture."""
    return document(book, section, page("cover", {"picture": picture, "alternative": alternative}))


def half_title(section: Section, book: Book) -> Document:
    """Return the half title."""
    return document(book, section, page("half-title", {"title": book.edition.title}))


def title_page(section: Section, book: Book) -> Document:
    """Return the title page."""
    edition, heading = book.edition, f"{section.id}_title"
    foreground = [
        Contributor(c.name, tuple(r for r in c.roles if r not in _BEHIND_THE_SCENES), c.file_as)
        for c in edition.contributors
    ]
    place = ", ".join(filter(None, [edition.place, year_of(edition.published)]))
    content = page(
        "title-page",
        {
            "heading": heading,
            "title": edition.title,
            "subtitle": edition.subtitle,
            "people": credit_lines(foreground, book.phrases),
            "imprint": [line for line in (edition.publisher, place) if line],
            "voice": attributes(book.spoken(section.language)),
        },
    )
    return document(book, section, content, headed_by=heading)


def copyright_page(section: Section, book: Book, style: Style) -> Document:
    """Return the copyright page.

    It says what the edition says and invents nothing.  The typefaces are named
    here if the book has no colophon to name them.
    """
    edition, phrases = book.edition, book.phrases
    imprint = [edition.publisher, edition.place, year_of(edition.published)]
    has_colophon = any(other.role == "colophon" for other in book.sections)
    content = page(
        "copyright",
        {
            "title": edition.title,
            "subtitle": edition.subtitle,
            "people": credit_lines(edition.contributors, phrases),
            "statement": edition.statement,
            "imprint": ", ".join(filter(None, imprint)),
            "rights": [line for line in edition.rights.splitlines() if line.strip()],
            "isbns": _isbns(edition, phrases),
            "typefaces": "" if has_colophon else families(style, phrases),
            "voice": attributes(book.spoken(section.language)),
        },
    )
    return document(book, section, content)


def _isbns(edition: Edition, phrases: Phrases) -> list[str]:
    return [
        phrases.isbn.format(isbn=product.isbn, form=phrases.forms.get(product.form, product.form))
        for product in edition.products
        if product.isbn
    ]
