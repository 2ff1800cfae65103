"""Packaging, step by step: navigation, files, package document, container.

Floor 4: imports lower floors and its own modules only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from publisher.cache import NO_CACHE, Cache, key
from publisher.edition.dates import modified
from publisher.edition.identity import identifier
from publisher.epub import ocf
from publisher.epub.accessibility import accessibility
from publisher.epub.conformance import claim
from publisher.epub.metadata import legacy, statements
from publisher.epub.nav import NAV, navigation
from publisher.epub.opf import File, Package, members
from publisher.epub.page import document_file
from publisher.epub.survey import survey
from publisher.machinery import machinery
from publisher.model.edition import Edition
from publisher.model.publication import Document, Pagination, PrintedPage, Publication, Resource
from publisher.xhtml import COVER
from publisher.xhtml.languages import direction
from publisher.xhtml.pagebreaks import page_entries, paged, with_page_breaks

__all__ = ["package"]

_XHTML = "application/xhtml+xml"


def package(
    edition: Edition,
    publication: Publication,
    pagination: Pagination | None,
    cache: Cache = NO_CACHE,
) -> bytes:
    """Return the EPUB; same arguments, same bytes, whatever is in the ``cache``.

    With a pagination, its documents tell where the pages of the printed book begin
    (EPUB 3.3, 7.4.3).  Raises ``EditionError`` for a date of publication that is none,
    ``MachineError`` if EbookLib fails, ``FaultError`` if the printed text is another.
    """
    printed = pagination.printed if pagination else ()
    pages = page_entries(publication.documents, printed)
    documents = list(_documents(publication.documents, printed, cache))
    resources = sorted(map(_resource, publication.resources), key=lambda file: file.path)
    nav = File("nav", NAV, _XHTML, navigation(edition, publication, pages), ("nav",))
    files = (nav, *documents, *resources)
    found = survey(files)
    described = Package(
        identifier=identifier(edition, "epub"),
        language=edition.language,
        direction=direction(edition.language),
        title=edition.title,
        modified=modified(edition),
        statements=statements(edition, paginated=bool(pages)),
        properties=accessibility(found, edition),
        files=files,
        spine=tuple(file.id for file in documents),
        aside=() if _has_contents(publication) else (nav.id,),
        contents=publication.contents,
        pages=pages,
        legacy=legacy(edition),
        claim=claim(found, edition),
    )
    return ocf.archive(members(described))


def _has_contents(publication: Publication) -> bool:
    """Tell whether a page shows the contents; without one, the nav is what readers go to."""
    return any(document.role == "contents" for document in publication.documents)


def _documents(
    documents: Sequence[Document], printed: Sequence[PrintedPage], cache: Cache
) -> Iterator[File]:
    """Yield the files of the documents, with the pages that begin in them."""
    for document, pages in paged(documents, printed):
        data = _document(document, pages, cache)
        yield File(f"document-{document.id}", document.path, _XHTML, data)


def _document(document: Document, pages: Sequence[PrintedPage], cache: Cache) -> bytes:
    """Return the file of a document, as it was written before or anew."""
    name = key("file", machinery(), repr(document), document.body, repr(pages))
    data = cache.get(name)
    if data is None:
        data = document_file(with_page_breaks(document, pages))
        cache.put(name, data)
    return data


def _resource(resource: Resource) -> File:
    """Return a resource as a file; its id is made of its path, which no other has."""
    name = resource.path.replace("/", "-").replace(".", "-")
    cover = resource.path.startswith(f"{COVER}.")
    properties = ("cover-image",) if cover else ()
    return File(name, resource.path, resource.media_type, resource.data, properties)
