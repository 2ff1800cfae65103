"""Every kind of fault that a finished EPUB may show: how grave it is, and the remedy.

``docs/findings.md`` says of each what it is and why it matters; ``tests/findings``
shows each.  Codes are stable: shops' reports, scripts and people refer to them.

Floor 4: imports lower floors only.
"""

from __future__ import annotations

from publisher.checks.report import Kind
from publisher.model.finding import Severity

__all__ = ["KINDS"]


def _error(remedy: str) -> Kind:
    return Kind(Severity.ERROR, remedy)


def _warning(remedy: str) -> Kind:
    return Kind(Severity.WARNING, remedy)


KINDS = {
    # container
    "not-an-epub": _error("pack the book anew; an EPUB is a ZIP file"),
    "beyond-limits": _error("no book is like this; pack it anew from its sources"),
    "member-broken": _error("pack the book anew; the file was damaged"),
    "member-packing": _error("store or deflate every file, and encrypt none"),
    "mimetype-wrong": _error("put mimetype first, stored, with application/epub+zip and no more"),
    "container-wrong": _error("let META-INF/container.xml name the package document"),
    "name-twice": _error("keep one of the two files"),
    "name-unsafe": _error("rename the file to small letters, digits and hyphens"),
    "name-case": _error("rename one of the two files"),
    "name-not-plain": _warning("rename the file to letters a to z, digits, hyphens and dots"),
    # any XML
    "xml-broken": _error("mend the markup; reading systems show nothing of a broken file"),
    "entity-declared": _error("write the characters themselves, in UTF-8"),
    "encoding-wrong": _error("save the file as UTF-8"),
    "id-twice": _error("give each element an id of its own"),
    # package document
    "package-wrong": _error("write the package document as EPUB 3.3 says"),
    "metadata-missing": _error("say it in the package document"),
    "identifier-unresolved": _error("let unique-identifier name a dc:identifier"),
    "modified-wrong": _error("write one dcterms:modified such as 2024-03-18T00:00:00Z"),
    "refines-dead": _error("refine an element that is there, or delete the refinement"),
    "refinement-wrong": _warning("write a value that the property knows"),
    "direction-wrong": _warning("let the direction follow the language"),
    # manifest and spine
    "manifest-file-missing": _error("add the file, or take it out of the manifest"),
    "manifest-lacks-file": _error("list the file in the manifest, or take it out of the book"),
    "manifest-twice": _error("list each file once"),
    "manifest-property-wrong": _error("let the properties say what the file holds, no more"),
    "media-type-wrong": _error("declare the media type that the file is of"),
    "cover-image-missing": _warning("mark one picture as cover-image"),
    "spine-wrong": _error("let the spine list each document once, in reading order"),
    "spine-lacks-document": _warning("put the document into the spine, or out of the book"),
    # language
    "language-malformed": _error("write a tag such as en, en-GB or pt-BR"),
    "language-missing": _warning("say the language on the root element"),
    "language-differs": _error("let lang and xml:lang say the same"),
    "language-undeclared": _warning("add the language to those of the package document"),
    # documents
    "document-wrong": _error("let html hold a head and a body, and the body all the rest"),
    "title-missing": _error("give the document a title"),
    "heading-skipped": _warning("let each heading be at most one level below the one before"),
    "heading-repeated": _warning("keep one h1 a document"),
    "image-without-alt": _error('describe the picture in alt, or say alt="" if it adds nothing'),
    "resource-remote": _error("put the file into the book"),
    "resource-missing": _error("add the file to the book and its manifest"),
    "scripted": _warning("take the script out; few reading systems run it"),
    "role-disagrees": _warning("give the element the role that its epub:type has"),
    "link-dead": _error("lead the link to a place that is there"),
    "link-unsafe": _error("link http, https or mailto addresses and places of the book"),
    # navigation
    "nav-missing": _error("mark one document as nav and give it a toc"),
    "nav-twice": _error("keep one navigation of each kind"),
    "nav-structure-wrong": _error("nest ol, li and a as EPUB 3.3 says"),
    "nav-label-empty": _error("give the entry words to show"),
    "nav-link-dead": _error("lead the entry to a place that is there"),
    "nav-order": _warning("list the entries in the order of reading"),
    "nav-unreached": _warning("list the document in the contents or the landmarks"),
    "landmark-wrong": _error("give each landmark its type, and each place of a book one landmark"),
    "ncx-disagrees": _warning("let the NCX list what the navigation document lists"),
    "ncx-identifier": _warning("let dtb:uid repeat the unique identifier"),
    # page list
    "page-list-missing": _warning("list the page breaks in a page-list"),
    "page-list-incomplete": _warning("list every page break"),
    "page-list-link-dead": _error("lead the entry to a page break"),
    "page-list-order": _warning("list the pages in the order of reading"),
    "page-label-differs": _warning("call the page the same in the list and at its break"),
    "page-label-order": _warning("number pages upwards, roman before arabic, each once"),
    "page-source-missing": _warning("say in pageBreakSource whose pages these are"),
    "page-source-groundless": _warning("take the source of pages out, or mark the pages"),
    "page-feature-wrong": _warning("claim page breaks and page navigation where there are some"),
    # notes and turns
    "note-reference-dead": _error("lead the reference to a note of this book"),
    "note-without-backlink": _warning("end the note with a link back to its reference"),
    "note-unreferenced": _warning("refer to the note, or delete it"),
    "turn-without-id": _warning("give the turn an id"),
    "turn-label-wrong": _warning("say once in each turn who speaks"),
    # style
    "style-url-dead": _error("add the file to the book and its manifest"),
    "style-font-size": _warning("leave the size of the text to the reader, or give it in em"),
    "style-colour": _warning("leave the colours of the page to the reader"),
    # accessibility
    "accessibility-missing": _warning("say it in the package document"),
    "accessibility-mode-wrong": _warning("let the access modes say what the documents hold"),
    "accessibility-text-wrong": _warning("claim alternativeText if every picture is described"),
    "accessibility-value-unknown": _warning("write a value of the schema.org vocabulary"),
    "accessibility-hazard-wrong": _warning("name hazards, or say that there are none"),
    "accessibility-conformance-wrong": _warning("say in a11y:certifiedBy who judged it"),
}
"""Kinds by code, in the order of ``docs/findings.md``."""
