"""Rendering, step by step: plan, refuse, write, supply.

Floor 3: imports lower floors and its own modules only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from publisher.cache import NO_CACHE, Cache
from publisher.errors import EditionError
from publisher.model.edition import Edition
from publisher.model.publication import Document, Medium, Pagination, Publication, Resource
from publisher.model.style import Style
from publisher.model.walk import turn_ids
from publisher.xhtml.book import Book, Heading
from publisher.xhtml.check import problems
from publisher.xhtml.cover import draw_cover
from publisher.xhtml.fonts import font_resources, font_rules, used_faces
from publisher.xhtml.names import Finder, indexed
from publisher.xhtml.needs import survey
from publisher.xhtml.people import cover_credits
from publisher.xhtml.phrases import phrases_of
from publisher.xhtml.pictures import COVER, cover_resource, picture_paths, picture_resources
from publisher.xhtml.plan import Section, plan
from publisher.xhtml.sections.colophon import colophon
from publisher.xhtml.sections.contents import contents_page, contents_tree
from publisher.xhtml.sections.illustrations import illustrations
from publisher.xhtml.sections.index import index
from publisher.xhtml.sections.opening import (
    copyright_page,
    cover,
    half_title,
    series_page,
    title_page,
)
from publisher.xhtml.sections.part import part
from publisher.xhtml.sections.permissions import permissions
from publisher.xhtml.sections.text import written
from publisher.xhtml.shelf import Shelf, Written

__all__ = ["STYLESHEET", "front_cover", "render", "with_folios"]

STYLESHEET = "css/book.css"
"""The path of the style sheet that every document of an EPUB links."""


def render(
    edition: Edition,
    style: Style,
    medium: Medium,
    *,
    pagination: Pagination | None = None,
    cache: Cache = NO_CACHE,
) -> Publication:
    """Render an edition for a medium; same edition and style, same publication.

    An EPUB's publication carries its style sheet, fonts, pictures and cover; a
    printed one only the pictures, since the typesetter brings its own sheets and
    fonts.  ``pagination`` gives the index the folios of the printed book; ``cache``
    spares texts to be written and the fonts of an EPUB to be cut again.  Raises
    ``EditionError`` with everything that cannot be rendered.
    """
    book = _book(edition, medium, style)
    shelf = Shelf(book, cache)
    known = {one.id: made for one in book.sections if (made := shelf.get(one))}
    found = problems(edition, book.sections, book.anchors, known)
    if found:
        raise EditionError(*found)
    pictures = picture_resources(edition, book.pictures)
    front = front_cover(edition, style, cache) if medium is Medium.EPUB else None
    plain = replace(style, fallbacks=())
    headings: dict[str, tuple[Heading, ...]] = {}
    documents: dict[str, Document] = {}
    for section in sorted(book.sections, key=lambda section: section.role == "index"):
        made = known.get(section.id) or _document(
            section, book, plain, front, documents, pagination
        )
        documents[section.id], headings[section.id] = made
        if section.id not in known:
            shelf.put(section, made)
    if medium is Medium.PRINT:
        documents |= _with_fallbacks(book, style, documents, cache)
    ordered = tuple(documents[section.id] for section in book.sections)
    resources = pictures if front is None else (front, *pictures, *_design(style, ordered, cache))
    tree = contents_tree(book, headings)
    return Publication(medium, ordered, resources, tree)


def with_folios(
    edition: Edition, style: Style, publication: Publication, pagination: Pagination
) -> tuple[Document, ...]:
    """Return those documents of the printed book that show folios of others.

    Their links are ``#id``, wherever in the book the id stands.  Raises ``KeyError``
    if the pagination lacks an entry.
    """
    book = _book(edition, publication.medium, style)
    found = []
    for section in book.sections:
        match section.role:
            case "contents":
                found.append(contents_page(section, book, pagination))
            case "illustrations":
                found.append(illustrations(section, book, pagination))
            case "index":
                found.append(index(section, book, publication.documents, pagination))
    return tuple(found)


def _book(edition: Edition, medium: Medium, style: Style) -> Book:
    phrases = phrases_of(edition.language)
    sections = plan(edition, medium, phrases)
    anchors = {section.id: section.path for section in sections}
    for section in sections:
        if section.manuscript:
            anchors |= dict.fromkeys(turn_ids(section.manuscript), section.path)
    names = indexed(edition) if any(section.role == "index" for section in sections) else ()
    return Book(
        edition=edition,
        medium=medium,
        phrases=phrases,
        sections=sections,
        interviews=edition.host.interviews if edition.host else len(edition.interviews),
        anchors=anchors,
        pictures=picture_paths(edition, sections),
        pulls=style.pull_quotes and medium is Medium.PRINT,
        labels=style.labels,
        classes=style.classes,
        names=names,
        finder=Finder(names),
    )


def _document(
    section: Section,
    book: Book,
    style: Style,
    front: Resource | None,
    others: Mapping[str, Document],
    pagination: Pagination | None,
) -> Written:
    """Return the document and the headings in it; ``others`` are those already written."""
    if section.manuscript is not None:
        return written(section, section.manuscript, book)
    if section.role == "index":
        texts = [others[one.id] for one in book.sections if one.id in others]
        return index(section, book, texts, pagination), ()
    return _page(section, book, style, front), ()


def _with_fallbacks(
    book: Book, style: Style, documents: Mapping[str, Document], cache: Cache
) -> dict[str, Document]:
    """Return the pages that name typefaces again, if the book is set in fallbacks, too."""
    needs = survey(documents.values(), book.edition, style, cache)
    used = tuple(fallback for fallback in needs.fallbacks if fallback in style.fallbacks)
    if not used:
        return {}
    named = (section for section in book.sections if section.role in ("copyright", "colophon"))
    return {one.id: _page(one, book, replace(style, fallbacks=used), None) for one in named}


def _page(section: Section, book: Book, style: Style, front: Resource | None) -> Document:
    match section.role:
        case "cover" if front is not None:
            return cover(section, book, front.path, _alternative(book))
        case "half-title":
            return half_title(section, book)
        case "series-page":
            return series_page(section, book)
        case "title-page":
            return title_page(section, book)
        case "copyright":
            return copyright_page(section, book, style)
        case "contents":
            return contents_page(section, book, None)
        case "illustrations":
            return illustrations(section, book, None)
        case "part":
            return part(section, book)
        case "permissions":
            return permissions(section, book)
        case "colophon":
            return colophon(section, book, style)
        case _:
            raise ValueError(f"nothing generates a {section.role}")


def front_cover(edition: Edition, style: Style, cache: Cache = NO_CACHE) -> Resource:
    """Return the front of the book: the cover that the edition gives, or one drawn from it."""
    if edition.cover is not None:
        return cover_resource(edition.cover)
    lines = cover_credits(edition, phrases_of(edition.language))
    return Resource(f"{COVER}.jpg", "image/jpeg", draw_cover(edition, style, lines, cache))


def _alternative(book: Book) -> str:
    """Return what the cover shows, in words."""
    edition, phrases = book.edition, book.phrases
    titles = phrases.label.format(name=edition.title) if edition.subtitle else edition.title
    title = " ".join(filter(None, [titles, edition.subtitle]))
    words = phrases.cover.format(title=title)
    return words if edition.cover else f"{words}; {phrases.rhythm}"


def _design(style: Style, documents: Sequence[Document], cache: Cache) -> tuple[Resource, ...]:
    """Return the style sheet and the fonts, cut down to the characters of the book."""
    bodies = [document.body for document in documents]  # what is escaped is in every font
    faces = used_faces(style, bodies)
    sheet = font_rules(faces) + style.common + style.epub
    characters = frozenset().union(sheet, *bodies)
    fonts = font_resources(faces, characters, sheet, cache)
    return (Resource(STYLESHEET, "text/css", sheet.encode()), *fonts)
