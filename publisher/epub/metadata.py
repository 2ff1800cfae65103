"""What a package says of its book: in goes an edition, out come statements.

Everything is derived from the edition and its manuscripts; nothing is guessed: a
person without a sort name gets none.

Floor 4: imports lower floors only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from publisher.edition.identity import identifier, series_identifier
from publisher.model.edition import Edition, Subject
from publisher.xhtml.creators import Person, creators_and_contributors
from publisher.xhtml.languages import primary

__all__ = [
    "Refinement",
    "Statement",
    "identifier_type",
    "legacy",
    "statements",
]

_SPACE = re.compile(r"[ \t\r\n]+")
"""White space of XML: other spaces are the author's, and stay (EPUB 3.3, 5.5.2)."""


@dataclass(frozen=True, slots=True)
class Refinement:
    """A property of a statement (EPUB 3.3, D.3)."""

    property: str
    value: str
    scheme: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """A Dublin Core element by its local name, or with ``is_property`` a ``meta`` element.

    ``id`` is needed to refine it; an empty ``language`` is the package's.
    """

    name: str
    value: str
    id: str = ""
    refinements: tuple[Refinement, ...] = ()
    language: str = ""
    is_property: bool = False


def statements(edition: Edition, *, paginated: bool = False) -> tuple[Statement, ...]:
    """Return what the package says of the edition, in order, but for its identifier.

    With ``paginated`` it names the printed book whose pages the EPUB marks.
    """
    return (
        *_titles(edition),
        *_doi(edition),
        *(Statement("language", language) for language in _languages(edition)),
        *_people(edition),
        *_said("publisher", edition.publisher),
        *_said("date", edition.published),
        *_said("source", edition.source),
        *(_pagination(edition) if paginated else ()),
        *_said("rights", edition.rights),
        *_said("description", edition.description),
        *_subjects(edition.subjects),
        *_series(edition),
    )


def legacy(edition: Edition) -> tuple[tuple[str, str], ...]:
    """Return names and contents of ``meta`` elements that only old shelves read.

    EPUB 3.3 (5.9.3) lets them stand; these are how calibre wrote a series before
    EPUB had words for it.
    """
    series = edition.series
    if series is None:
        return ()
    number = (("calibre:series_index", str(series.number)),) if series.number is not None else ()
    return (("calibre:series", _plain(series.name)), *number)


def identifier_type(identifier: str) -> tuple[Refinement, ...]:
    """Return what kind of identifier it is: ISBN-13 is 15 in ONIX code list 5."""
    isbn = identifier.startswith("urn:isbn:")
    return (Refinement("identifier-type", "15", "onix:codelist5"),) if isbn else ()


def _plain(text: str) -> str:
    return _SPACE.sub(" ", text).strip(" ")


def _said(name: str, value: str) -> Iterator[Statement]:
    if value.strip():
        yield Statement(name, _plain(value))


def _titles(edition: Edition) -> Iterator[Statement]:
    """Yield title, subtitle and edition statement, each with its kind (EPUB 3.3, D.3)."""
    kinds = [
        ("main", edition.title),
        ("subtitle", edition.subtitle),
        ("edition", edition.statement),
    ]
    said = [(kind, title) for kind, title in kinds if title.strip()]
    for number, (kind, title) in enumerate(said, 1):
        refinements = (Refinement("title-type", kind), Refinement("display-seq", str(number)))
        yield Statement("title", _plain(title), f"title-{number}", refinements)


def _doi(edition: Edition) -> Iterator[Statement]:
    """Yield the DOI beside the identifier of the package; 06 in ONIX code list 5."""
    if edition.doi:
        kind = (Refinement("identifier-type", "06", "onix:codelist5"),)
        yield Statement("identifier", f"https://doi.org/{edition.doi}", "doi", kind)


def _languages(edition: Edition) -> Iterable[str]:
    """Return the book's language, and a tag of each other one; ``en`` is that of ``en-GB``."""
    texts = [*edition.interviews]
    texts += [m.manuscript for m in edition.front + edition.back if m.manuscript]
    tags = {primary(edition.language): edition.language}
    for text in texts:
        tags.setdefault(primary(text.language), text.language)
    return tags.values()


def _people(edition: Edition) -> Iterator[Statement]:
    """Yield creators, then contributors, each with roles by MARC relator code."""
    creators, contributors = creators_and_contributors(edition)
    for name, group in (("creator", creators), ("contributor", contributors)):
        for number, person in enumerate(group, 1):
            refinements = _of_person(person, number)
            yield Statement(
                name, _plain(person.name), f"{name}-{number}", refinements, person.language
            )


def _of_person(person: Person, number: int) -> tuple[Refinement, ...]:
    """Return what is said of a person; EPUB 3.3 (D.1.4) reserves the prefix of schema.org.

    EPUB has no property for the number of a person (ORCID, ISNI, VIAF …); ``sameAs`` names
    the same person's record by its address, which all these registers have.
    """
    sort_name = _plain(person.file_as)
    return (
        *(Refinement("role", role, "marc:relators") for role in person.roles),
        *([Refinement("file-as", sort_name)] if sort_name else []),
        Refinement("display-seq", str(number)),
        *(Refinement("schema:sameAs", address) for address in person.same_as),
    )


def _pagination(edition: Edition) -> Iterator[Statement]:
    """Name the printed book as EPUB 3.3 does (D.3, ``source-of``) and as its successors will.

    W3C, The pageBreakSource Property; readers and checkers know the one or the other.
    """
    host = edition.host
    printed = host.identifier if host else identifier(edition, edition.paged)
    refinements = (*identifier_type(printed), Refinement("source-of", "pagination"))
    yield Statement("source", printed, "pagination", refinements)
    yield Statement("pageBreakSource", printed, is_property=True)


def _subjects(subjects: Iterable[Subject]) -> Iterator[Statement]:
    for number, subject in enumerate(subjects, 1):
        if not subject.term.strip():
            continue
        refinements: tuple[Refinement, ...] = ()
        if subject.scheme:
            authority = Refinement("authority", subject.scheme)
            refinements = (authority, Refinement("term", subject.code))
        id_ = f"subject-{number}" if refinements else ""
        yield Statement("subject", _plain(subject.term), id_, refinements)


def _series(edition: Edition) -> Iterator[Statement]:
    series = edition.series
    if series is None or not series.name.strip():
        return
    refinements = [Refinement("collection-type", "series")]
    if series.number is not None:
        refinements.append(Refinement("group-position", str(series.number)))
    urn = series_identifier(series, edition.publisher)
    refinements.append(Refinement("dcterms:identifier", urn))
    name = _plain(series.name)
    yield Statement("belongs-to-collection", name, "series", tuple(refinements), is_property=True)
