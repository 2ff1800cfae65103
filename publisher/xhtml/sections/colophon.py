"""The colophon: the typefaces, their licences, and how the book was made.

Floor 3: imports lower floors and its own modules only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from markupsafe import Markup

from publisher import typefaces
from publisher.model.publication import Document
from publisher.model.style import Style
from publisher.xhtml.book import Book
from publisher.xhtml.frame import document
from publisher.xhtml.links import linked
from publisher.xhtml.markup import attributes
from publisher.xhtml.pages import page
from publisher.xhtml.people import join
from publisher.xhtml.phrases import Phrases
from publisher.xhtml.plan import Section

__all__ = ["colophon", "fallbacks", "families"]

_OPEN_FONT_LICENSE = re.compile(r"SIL Open Font License,? Version ([0-9.]*[0-9])", re.IGNORECASE)


def colophon(section: Section, book: Book, style: Style) -> Document:
    """Return the colophon; the fallbacks of the style are those that the book is set in."""
    heading = f"{section.id}_title"
    content = page(
        "colophon",
        {
            "heading": heading,
            "title": section.title,
            "typefaces": families(style, book.phrases),
            "licenses": _licenses(style, book.phrases),
            "printed": fallbacks(style, book.phrases),
            "printed_licenses": _printed_licenses(style, book.phrases),
            "making": list(book.phrases.colophon),
            "voice": attributes(book.spoken(section.language)),
        },
    )
    return document(book, section, content, headed_by=heading)


def families(style: Style, phrases: Phrases) -> str:
    """Return the sentence that names the typefaces."""
    names = list(dict.fromkeys(face.family for face in style.faces))
    return phrases.typefaces.format(families=join(names, phrases))


def fallbacks(style: Style, phrases: Phrases) -> str:
    """Return the sentence that names the fallbacks of a style, nothing if it has none.

    Only print is set in them; its class, ``printed``, says that an EPUB lacks the sentence.
    """
    if not style.fallbacks:
        return ""
    names = (typefaces.family_name(fallback.faces[0]) for fallback in style.fallbacks)
    return phrases.fallbacks.format(families=join(list(names), phrases))


def _licenses(style: Style, phrases: Phrases) -> list[Markup]:
    """Return the copyright notice and the licence of each typeface, as the licences ask.

    SIL Open Font License 1.1, condition 2: each copy contains the notice and the
    licence, where the user can easily see them.
    """
    texts = (typefaces.license_text(face) for face in style.faces)
    return [
        _license((notice,), agreement, phrases)
        for notice, agreement in dict.fromkeys(map(_read, texts))
    ]


def _printed_licenses(style: Style, phrases: Phrases) -> list[Markup]:
    """Return what the fallbacks tell of themselves, once for each licence.

    Their packages hold several fonts each, so that the fonts are asked.
    """
    by_license: dict[str, list[str]] = {}
    texts = (typefaces.notice(fallback.faces[0]) for fallback in style.fallbacks)
    for notice, agreement in dict.fromkeys(map(_read, texts)):
        by_license.setdefault(agreement, []).append(notice)
    return [_license(notices, agreement, phrases) for agreement, notices in by_license.items()]


def _read(text: str) -> tuple[str, str]:
    """Return the copyright notice of a licence, and its name if it is known."""
    notice = next((line.strip() for line in text.splitlines() if line.strip()), "")
    name = _OPEN_FONT_LICENSE.search(text)
    return notice.rstrip("."), f"SIL Open Font License {name[1]}" if name else ""


def _license(notices: Iterable[str], agreement: str, phrases: Phrases) -> Markup:
    notice = "; ".join(notices)
    return linked(phrases.license.format(notice=notice, license=agreement) if agreement else notice)
