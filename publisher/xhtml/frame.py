"""The frame of a document: in goes what a section holds, out comes the section.

Floor 3: imports lower floors and its own modules only.
"""

from __future__ import annotations

from markupsafe import Markup

from publisher.model.publication import Document
from publisher.vocabulary.sections import SECTION_ROLES
from publisher.xhtml.book import Book
from publisher.xhtml.languages import language_attributes
from publisher.xhtml.markup import element, lines
from publisher.xhtml.plan import Section

__all__ = ["document"]


def document(
    book: Book,
    section: Section,
    *content: Markup,
    headed_by: str | None = None,
    running_head: str = "",
) -> Document:
    """Return the section as a document.

    ``headed_by`` is the id of its heading; a section without one is labelled by
    its title instead, so that assistive technology can always name it.
    """
    row = SECTION_ROLES[section.role]
    attributes = {
        "class": " ".join((section.role, *book.classes)),
        "id": section.id,
        **language_attributes(section.language, book.edition.language),
        "epub:type": row.epub_type,
        "role": row.aria or None,
        "aria-labelledby": headed_by,
        "aria-label": None if headed_by else section.title,
    }
    body = element("section", attributes, lines(part.strip("\n") for part in content))
    return Document(
        id=section.id,
        path=section.path,
        role=section.role,
        matter=section.matter,
        title=section.title,
        language=section.language,
        body=f"{body}\n",
        running_head=running_head,
    )
