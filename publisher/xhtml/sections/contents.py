"""The contents: the page a reader sees, and the tree that machines follow.

The page lists what a reader chooses from: the written sections, and those that lead
into them.  The tree lists every section but the cover and what stands before the title
page, with the headings within the interviews unless the edition wants none.

Floor 3: imports lower floors and its own modules only.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from publisher.model.publication import ContentsEntry, Document, Medium, Pagination
from publisher.vocabulary.sections import LISTED
from publisher.xhtml.book import Book, Heading
from publisher.xhtml.frame import document
from publisher.xhtml.languages import language_attributes
from publisher.xhtml.markup import attributes
from publisher.xhtml.pages import Value, page
from publisher.xhtml.people import answerers, join, writers
from publisher.xhtml.plan import Section, part_name

__all__ = ["contents_page", "contents_tree"]

_UNLISTED = frozenset({"cover", "half-title", "series-page"})
_UNCHOSEN = frozenset({"dedication", "epigraph"})


def contents_page(section: Section, book: Book, pagination: Pagination | None) -> Document:
    """Return the contents as a page; with a pagination each entry has its folio.

    Raises ``KeyError`` if the pagination lacks a section.
    """
    heading = f"{section.id}_title"
    chosen = _by_part(section for section in book.sections if _is_chosen(section))
    content = page(
        "contents",
        {
            "heading": heading,
            "title": section.title,
            "voice": attributes(book.spoken(section.language)),
            "toc": attributes({"class": "toc"}),
            "contents": [
                _entry(s, chosen.get(s.id, ()), book, pagination) for s in chosen.get("", ())
            ],
        },
    )
    return document(book, section, content, headed_by=heading, running_head=section.title)


def _by_part(sections: Iterable[Section]) -> dict[str, list[Section]]:
    """Return sections by the part they stand in; those in none under the empty id."""
    result: dict[str, list[Section]] = {}
    for section in sections:
        result.setdefault(section.part, []).append(section)
    return result


def _is_chosen(section: Section) -> bool:
    written = section.manuscript is not None and section.role not in _UNCHOSEN
    return written or section.role in LISTED


def _entry(
    section: Section, within: Sequence[Section], book: Book, pagination: Pagination | None
) -> Value:
    near = book.medium is Medium.PRINT
    language = language_attributes(section.language, book.edition.language)
    return {
        "class": attributes({"class": "part" if section.role == "part" else None}),
        "href": f"#{section.id}" if near else section.href,
        "language": attributes(language),
        "title": _label(section, book),
        "by": _people(section, book),
        "folio": pagination.folio(section.id) if pagination else "",
        "within": [_entry(inner, (), book, pagination) for inner in within],
    }


def _label(section: Section, book: Book) -> str:
    """Return a section's title; that of a part starts with its number."""
    if section.role != "part":
        return section.title
    number = part_name(section.number, book.phrases)
    if section.title == number:
        return number
    return f"{book.phrases.label.format(name=number)} {section.title}"


def _people(section: Section, book: Book) -> str:
    """Return those a reader looks for: who is interviewed, or who wrote it."""
    if section.manuscript is None:
        return ""
    names = answerers(section.manuscript) or writers(section.manuscript, "aut")
    return join(names, book.phrases)


def contents_tree(
    book: Book, headings: Mapping[str, Sequence[Heading]]
) -> tuple[ContentsEntry, ...]:
    """Return the tree; ``headings`` holds those of each section by its id."""
    listed = _by_part(section for section in book.sections if section.role not in _UNLISTED)

    def entry(section: Section) -> ContentsEntry:
        shown = headings.get(section.id, ()) if book.edition.contents_headings else ()
        inner = _headings(section, shown)
        within = map(entry, listed.get(section.id, ()))
        label, people = _label(section, book), _people(section, book)
        own = section.manuscript is None and section.role != "part"
        language = book.voice if own else section.language
        return ContentsEntry(label, section.href, people, (*inner, *within), language)

    return tuple(map(entry, listed.get("", ())))


def _headings(section: Section, headings: Iterable[Heading]) -> Iterable[ContentsEntry]:
    language = section.language
    return (ContentsEntry(h.title, f"{section.path}#{h.id}", language=language) for h in headings)
