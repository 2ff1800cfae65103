"""Files of XHTML: in goes a document, out come the bytes of its file.

Floor 4: imports lower floors only.
"""

from __future__ import annotations

from markupsafe import Markup

from publisher.model.publication import Document
from publisher.xhtml import STYLESHEET
from publisher.xhtml.languages import direction
from publisher.xhtml.markup import element, lines

__all__ = ["document_file", "file"]

_MATTER = {"front": "frontmatter", "body": "bodymatter", "back": "backmatter"}
"""Divisions of a book (EPUB Structural Semantics Vocabulary 1.1, 2.2)."""


def document_file(document: Document) -> bytes:
    """Return the file of a document."""
    body = Markup(document.body.rstrip("\n"))  # noqa: S704 - written by publisher.xhtml
    return file(document.title, document.language, body, _MATTER.get(document.matter))


def file(title: str, language: str, body: Markup, division: str | None = None) -> bytes:
    """Return an XHTML file around what its body holds."""
    head = [
        element("meta", {"charset": "utf-8"}),
        element("title", None, title),
        element("link", {"rel": "stylesheet", "type": "text/css", "href": STYLESHEET}),
    ]
    root = {
        "xmlns": "http://www.w3.org/1999/xhtml",
        "xmlns:epub": "http://www.idpf.org/2007/ops",
        "lang": language,
        "xml:lang": language,
        "dir": "rtl" if direction(language) == "rtl" else None,
    }
    parts = [
        element("head", None, lines(head)),
        element("body", {"epub:type": division}, lines([body])),
    ]
    page = element("html", root, lines(parts))
    return f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n{page}\n'.encode()
