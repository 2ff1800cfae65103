"""The colophon: the typefaces, their licences, and how the book was made.

Floor 3: imports lower floors and its own modules only.
"""

from __future__ import annotations

import re

from markupsafe import Markup

from publisher import typefaces
from publisher.model.publication import Document
from publisher.model.style import Style
from publisher.xhtml.book import Book
from publisher.xhtml.frame import document
from publisher.xhtml.markup import attributes, element, text
from publisher.xhtml.pages import page
from publisher.xhtml.people import join
from publisher.xhtml.phrases import Phrases
from publisher.xhtml.plan import Section

__all__ = ["colophon", "families"]

_ADDRESS = re.compile(r"(https?://[^\s()<>]*[^\s()<>.,;])")
_OPEN_FONT_LICENSE = re.compile(r"SIL Open Font License,? Version ([0-9.]*[0-9])", re.IGNORECASE)


def colophon(section: Section, book: Book, style: Style) -> Document:
    """Return the colophon."""
    heading = f"{section.id}_title"
    content = page(
        "colophon",
        {
            "heading": heading,
            "title": section.title,
            "typefaces": families(style, book.phrases),
            "licenses": _licenses(style, book.phrases),
            "making": list(book.phrases.colophon),
            "voice": attributes(book.spoken(section.language)),
        },
    )
    return document(book, section, content, headed_by=heading)


def families(style: Style, phrases: Phrases) -> str:
    """Return the sentence that names the typefaces."""
    names = list(dict.fromkeys(face.family for face in style.faces))
    return phrases.typefaces.format(families=join(names, phrases))


def _licenses(style: Style, phrases: Phrases) -> list[Markup]:
    """Return the copyright notice and the licence of each typeface, as the licences ask.

    SIL Open Font License 1.1, condition 2: each copy contains the notice and the
    licence, where the user can easily see them.
    """
    texts = (typefaces.license_text(face) for face in style.faces)
    return [_linked(_license(text, phrases)) for text in dict.fromkeys(texts)]


def _license(text: str, phrases: Phrases) -> str:
    notice = next((line.strip() for line in text.splitlines() if line.strip()), "")
    name = _OPEN_FONT_LICENSE.search(text)
    if name is None:
        return notice
    agreement = f"SIL Open Font License {name[1]}"
    return phrases.license.format(notice=notice.rstrip("."), license=agreement)


def _linked(notice: str) -> Markup:
    """Return a notice in which addresses are links."""
    written = Markup()
    for place, part in enumerate(_ADDRESS.split(notice)):
        written += element("a", {"href": part}, part) if place % 2 else text(part)
    return written
