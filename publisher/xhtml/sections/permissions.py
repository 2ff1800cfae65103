"""Permissions: where each conversation comes from, as the manuscripts' headers tell it.

Floor 3: imports lower floors and its own modules only.
"""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from publisher.model.manuscript import Manuscript, Published
from publisher.model.publication import Document
from publisher.xhtml.book import Book
from publisher.xhtml.dates import date_in_words
from publisher.xhtml.frame import document
from publisher.xhtml.languages import language_attributes
from publisher.xhtml.markup import attributes, element, lines, text
from publisher.xhtml.pages import page
from publisher.xhtml.phrases import Phrases
from publisher.xhtml.plan import Section

__all__ = ["permissions", "sources"]

_ENDS = (".", "!", "?", "…")


def permissions(section: Section, book: Book) -> Document:
    """Return the section that publisher writes itself, when the editor adds no text."""
    heading = f"{section.id}_title"
    content = page(
        "permissions",
        {
            "heading": heading,
            "title": section.title,
            "voice": attributes(book.spoken(section.language)),
            "sources": sources(book, section.language),
        },
    )
    return document(book, section, content, headed_by=heading, running_head=section.title)


def sources(book: Book, around: str) -> Markup:
    """Return a paragraph for each interview, among words in the language ``around``."""
    texts = [s for s in book.sections if s.role == "interview" and s.manuscript]
    written = [_source(one, one.manuscript, book, around) for one in texts if one.manuscript]
    return element("div", {"class": "sources"}, lines(written))


def _source(section: Section, manuscript: Manuscript, book: Book, around: str) -> Markup:
    """Return the title, what is known of the recording, the first printing and the rights."""
    language = language_attributes(section.language, book.voice)
    title = element("span", {"class": "source-title", **language}, section.title)
    told = "".join(f" {sentence}." for sentence in _told(manuscript, book.phrases))
    stop = "" if section.title.endswith(_ENDS) else "."
    return element("p", {"class": "source", **book.spoken(around)}, title, text(f"{stop}{told}"))


def _told(manuscript: Manuscript, phrases: Phrases) -> Iterator[str]:
    recorded, published = manuscript.recorded, manuscript.published
    occasion = _joined(phrases, date_in_words(recorded.date, phrases), recorded.place)
    if occasion:
        yield phrases.recorded.format(occasion=occasion)
    came_out = _came_out(published, phrases)
    if came_out:
        yield phrases.published.format(title=came_out)
    yield from (said.rstrip(".") for said in (published.rights, published.licence) if said)


def _came_out(published: Published, phrases: Phrases) -> str:
    date = date_in_words(published.date, phrases)
    return _joined(phrases, published.title, published.place, date)


def _joined(phrases: Phrases, *parts: str) -> str:
    return phrases.comma.join(filter(None, parts))
