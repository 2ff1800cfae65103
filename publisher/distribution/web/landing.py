"""What the landing page tells: in goes an edition, out come values for its template.

Floor 4: imports lower floors and its own modules only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from publisher.distribution.web.places import Places
from publisher.model.edition import Edition
from publisher.model.publication import Artifact, ContentsEntry, Publication
from publisher.vocabulary.sections import GENERATED, LISTED
from publisher.xhtml.dates import date_in_words
from publisher.xhtml.languages import language_attributes
from publisher.xhtml.markup import attributes
from publisher.xhtml.pages import Value
from publisher.xhtml.people import credit_lines
from publisher.xhtml.phrases import Phrases
from publisher.xhtml.record import isbns

__all__ = ["aside", "credits_of", "downloads", "facts", "groups", "holders"]

_FORMS = {"epub": "epub", "screen": "pdf"}
_ASIDE = (frozenset(GENERATED) - LISTED) | {"dedication", "epigraph"}
"""Roles of pages that nobody looks for in the contents (as on the contents page of the book)."""


def credits_of(edition: Edition, phrases: Phrases) -> list[str]:
    """Return who made the book, a line a role."""
    return credit_lines(edition.contributors, phrases)


def holders(edition: Edition, phrases: Phrases) -> list[str]:
    """Return whose the book is, a line each."""
    return [
        phrases.copyright.format(holder=" ".join(filter(None, [c.year, c.holder])))
        for c in edition.copyright
        if not c.of
    ]


def groups(publication: Publication, places: Places, language: str) -> list[Value]:
    """Return the contents, a group a part, and what stands before, between and after them."""
    roles = {d.path: d.role for d in publication.documents}
    found: list[dict[str, Value]] = []
    plain: list[Value] = []
    for entry in publication.contents:
        path, _, anchor = entry.href.partition("#")
        if roles[path] in _ASIDE:
            continue
        if roles[path] == "part":
            plain = []
            inner = [_entry(one, places, language) for one in _documents(entry.children)]
            found.append(
                {
                    "title": entry.label,
                    "id": anchor,
                    "voice": _voice(entry.language, language),
                    "entries": inner,
                }
            )
            continue
        if not plain:
            found.append({"title": "", "id": "", "voice": "", "entries": plain})
        plain.append(_entry(entry, places, language))
    return list(found)


def aside(places: Places, own: str, language: str) -> list[Value]:
    """Return the other pages, which are about the book or open it; ``own`` is its own voice."""
    return [
        {
            "title": document.title,
            "href": places.page(document),
            "voice": _voice(own if document.role in GENERATED else document.language, language),
        }
        for document in places.documents
        if document.role in _ASIDE
    ]


def _documents(entries: Iterable[ContentsEntry]) -> Iterator[ContentsEntry]:
    """Yield the entries of whole documents, whose id is the name of their file."""
    for entry in entries:
        path, _, anchor = entry.href.partition("#")
        if path == f"{anchor}.xhtml":
            yield entry


def _entry(entry: ContentsEntry, places: Places, language: str) -> Value:
    return {
        "title": entry.label,
        "by": entry.by,
        "href": places.address(entry.href).partition("#")[0],
        "voice": _voice(entry.language, language),
        "by_voice": _voice(language, entry.language or language),
    }


def _voice(language: str, around: str) -> str:
    told = language_attributes(language or around, around)
    return attributes({"lang": told["lang"], "dir": told["dir"]})


def downloads(taken: Sequence[tuple[str, Artifact]], phrases: Phrases) -> list[Value]:
    """Return the files that readers may take with them, and their sizes."""
    return [
        {
            "title": phrases.forms[_FORMS[artifact.kind]],
            "href": path,
            "size": _size(len(artifact.data)),
        }
        for path, artifact in taken
    ]


def _size(count: int) -> str:
    """Return a size in words, of three figures or fewer; a kilobyte has 1000 bytes (SI)."""
    if count < 1_000_000:
        return f"{max(1, round(count / 1000))}\N{NO-BREAK SPACE}KB"
    megabytes = count / 1_000_000
    written = f"{megabytes:.1f}" if megabytes < 10 else f"{megabytes:.0f}"
    return f"{written}\N{NO-BREAK SPACE}MB"


def facts(edition: Edition, phrases: Phrases, say: Mapping[str, str]) -> list[Value]:
    """Return what is told about the edition, name by name; what nobody says is left out."""
    publisher = phrases.comma.join(filter(None, [edition.publisher, edition.place]))
    published = date_in_words(edition.published, phrases)
    series = edition.series
    number = f" {series.number}" if series and series.number else ""
    told = {
        say["publisher"]: [publisher],
        say["published"]: [phrases.comma.join(filter(None, [edition.statement, published]))],
        say["series"]: [f"{series.name}{number}"] if series else [],
        say["subjects"]: [subject.term for subject in edition.subjects],
        "ISBN": isbns(edition.products, phrases),
        say["rights"]: [*holders(edition, phrases), edition.rights],
    }
    rows = ((name, list(filter(None, values))) for name, values in told.items())
    return [{"name": name, "values_": values} for name, values in rows if values]
