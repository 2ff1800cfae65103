"""The navigation document: in goes a publication, out comes what machines find it by.

Floor 4: imports lower floors and its own modules only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from publisher.epub.page import file
from publisher.model.edition import Edition
from publisher.model.publication import ContentsEntry, Document, PageEntry, Publication
from publisher.vocabulary.sections import SECTION_ROLES
from publisher.xhtml.markup import element, lines
from publisher.xhtml.phrases import phrases_of

__all__ = ["NAV", "navigation"]

NAV = "nav.xhtml"
"""The file of the navigation document, beside the package document."""


def navigation(
    edition: Edition, publication: Publication, pages: Sequence[PageEntry] = ()
) -> bytes:
    """Return the navigation document (EPUB 3.3, 7): contents, landmarks, pages.

    ``pages`` are those of the printed book; without any there is no page-list.
    """
    phrases = phrases_of(edition.language)
    title = phrases.titles["contents"]
    heading = element("h1", {"id": "toc_title"}, title)
    contents = {"epub:type": "toc", "role": "doc-toc", "id": "toc", "aria-labelledby": "toc_title"}
    landmarks = {
        "epub:type": "landmarks",
        "id": "landmarks",
        "aria-label": phrases.landmarks,
        "hidden": "hidden",
    }
    page_list = {
        "epub:type": "page-list",
        "role": "doc-pagelist",
        "id": "page-list",
        "aria-label": phrases.pages,
        "hidden": "hidden",
    }
    body = lines(
        [
            element("nav", contents, lines([heading, _list(publication.contents)])),
            element("nav", landmarks, lines([_landmarks(edition, publication.documents)])),
            element("nav", page_list, lines([_pages(pages)])) if pages else "",
        ]
    )
    return file(title, edition.language, Markup(body.strip("\n")))  # noqa: S704 - built here


def _list(entries: Sequence[ContentsEntry]) -> Markup:
    return element("ol", None, lines(map(_entry, entries)))


def _entry(entry: ContentsEntry) -> Markup:
    link = element("a", {"href": entry.href}, entry.label)
    return element("li", None, link, _list(entry.children) if entry.children else "")


def _pages(pages: Sequence[PageEntry]) -> Markup:
    entries = (element("a", {"href": page.href}, page.label) for page in pages)
    return element("ol", None, lines(element("li", None, entry) for entry in entries))


def _landmarks(edition: Edition, documents: Sequence[Document]) -> Markup:
    """Return the list of landmarks; the first document of the body is where the text begins."""
    items = []
    for kind, label, href in _marked(edition, documents):
        link = element("a", {"epub:type": kind, "href": href}, label)
        items.append(element("li", None, link))
    return element("ol", None, lines(items))


def _marked(edition: Edition, documents: Sequence[Document]) -> Iterator[tuple[str, str, str]]:
    """Yield type, label and address of each landmark; without a contents page, the nav is one."""
    phrases, begun = phrases_of(edition.language), False
    for document in documents:
        href = f"{document.path}#{document.id}"
        role = SECTION_ROLES[document.role]
        if role.landmark:
            yield role.epub_type, document.title, href
        elif document.matter == "body" and not begun:
            begun = True
            yield "bodymatter", phrases.start, href
    if all(document.role != "contents" for document in documents):
        yield "toc", phrases.titles["contents"], f"{NAV}#toc"
