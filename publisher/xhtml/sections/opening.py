"""The pages before the text, from the half title to the copyright page; and the EPUB's cover.

Floor 3: imports lower floors and its own modules only.
"""

from __future__ import annotations

from publisher.model.edition import Copyright, Host, Volume
from publisher.model.person import Contributor
from publisher.model.publication import Document
from publisher.model.style import Style
from publisher.xhtml.book import Book
from publisher.xhtml.dates import year_of
from publisher.xhtml.frame import document
from publisher.xhtml.links import linked
from publisher.xhtml.markup import attributes
from publisher.xhtml.pages import Value, page
from publisher.xhtml.people import credit_lines, join
from publisher.xhtml.phrases import Phrases
from publisher.xhtml.plan import Section
from publisher.xhtml.record import isbns, record
from publisher.xhtml.sections.colophon import fallbacks, families

__all__ = ["copyright_page", "cover", "half_title", "series_page", "title_page"]

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
            "origin": _origin(edition.host, book.phrases) if edition.host else "",
            "voice": attributes(book.spoken(section.language)),
        },
    )
    return document(book, section, content, headed_by=heading)


def series_page(section: Section, book: Book) -> Document:
    """Return the page about the series: its name, its editors, its other volumes."""
    series, phrases = book.edition.series, book.phrases
    volumes = series.volumes if series else ()
    editors = join(series.editors if series else (), phrases)
    content = page(
        "series-page",
        {
            "name": series.name if series else "",
            "editors": phrases.relators["edt"].format(people=editors) if editors else "",
            "volumes": [_volume(volume) for volume in volumes],
            "issn": f"ISSN {series.issn}" if series and series.issn else "",
            "voice": attributes(book.spoken(section.language)),
        },
    )
    return document(book, section, content)


def _volume(volume: Volume) -> Value:
    number = str(volume.number) if volume.number else ""
    return {"number": number, "title": volume.title, "by": volume.by}


def copyright_page(section: Section, book: Book, style: Style) -> Document:
    """Return the copyright page.

    It says what the edition says and invents nothing.  The typefaces are named
    here if the book has no colophon to name them; the fallbacks of the style are
    those that the book is set in.
    """
    edition, phrases = book.edition, book.phrases
    imprint = [edition.publisher, edition.place, year_of(edition.published)]
    has_colophon = any(other.role == "colophon" for other in book.sections)
    permissions = [other.title for other in book.sections if other.role == "permissions"]
    content = page(
        "copyright",
        {
            "title": edition.title,
            "subtitle": edition.subtitle,
            "people": credit_lines(edition.contributors, phrases),
            "statement": edition.statement,
            "host": _host(edition.host, phrases) if edition.host else [],
            "doi": linked(f"https://doi.org/{edition.doi}") if edition.doi else "",
            "imprint": ", ".join(filter(None, imprint)),
            "address": _lines(edition.address),
            "copyright": [_copyright(one, phrases) for one in edition.copyright],
            "sources": phrases.sources.format(title=permissions[0]) if permissions else "",
            "rights": list(map(linked, _lines(edition.rights))),
            "record": record(edition, phrases) if edition.cataloguing else {},
            "isbns": isbns(edition.products, phrases),
            "typefaces": "" if has_colophon else families(style, phrases),
            "printed": "" if has_colophon else fallbacks(style, phrases),
            "impression": _impression(edition.impression),
            "voice": attributes(book.spoken(section.language)),
        },
    )
    return document(book, section, content)


def _origin(host: Host, phrases: Phrases) -> str:
    """Return of which book an offprint is, and of which pages."""
    folios = ""
    if host.first:
        form = phrases.folio if host.first == host.last else phrases.folios
        folios = form.format(first=host.first, last=host.last)
    return phrases.comma.join(filter(None, (phrases.offprint.format(book=host.title), folios)))


def _host(host: Host, phrases: Phrases) -> list[Value]:
    """Return what the copyright page of an offprint says of the book, a line each."""
    titles = phrases.label.format(name=host.title) if host.subtitle else host.title
    return [
        _origin(host, phrases),
        " ".join(filter(None, (titles, host.subtitle))),
        *credit_lines(host.contributors, phrases),
        *isbns(host.products, phrases),
        *([linked(f"https://doi.org/{host.doi}")] if host.doi else []),
    ]


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _copyright(held: Copyright, phrases: Phrases) -> str:
    holder = " ".join(filter(None, (held.year, held.holder)))
    if held.of:
        return phrases.copyright_of.format(of=held.of, holder=holder)
    return phrases.copyright.format(holder=holder)


def _impression(number: int | None) -> str:
    """Return the impression line, of which printers strike the last number off each time.

    The lowest number is that of the printing in hand (The Chicago Manual of Style, 18th
    ed., 1).
    """
    if number is None:
        return ""
    return " ".join(str(n) for n in range(max(10, number + 4), number - 1, -1))
