"""Every kind of fault that a finished EPUB may show: how grave it is, and the remedy.

``docs/findings.md`` says of each what it is and why it matters; ``tests/findings``
shows each.  Codes are stable: shops' reports, scripts and people refer to them.

Floor 4: imports lower floors only.
"""

from __future__ import annotations

from publisher.checks.report import error, warning

__all__ = ["KINDS"]


KINDS = {
    # container
    "not-an-epub": error("pack the book anew; an EPUB is a ZIP file"),
    "beyond-limits": error("no book is like this; pack it anew from its sources"),
    "member-broken": error("pack the book anew; the file was damaged"),
    "member-packing": error("store or deflate every file, and encrypt none"),
    "mimetype-wrong": error("put mimetype first, stored, with application/epub+zip and no more"),
    "container-wrong": error("let META-INF/container.xml name the package document"),
    "name-twice": error("keep one of the two files"),
    "name-unsafe": error("rename the file to small letters, digits and hyphens"),
    "name-case": error("rename one of the two files"),
    "name-not-plain": warning("rename the file to letters a to z, digits, hyphens and dots"),
    # any XML
    "xml-broken": error("mend the markup; reading systems show nothing of a broken file"),
    "entity-declared": error("write the characters themselves, in UTF-8"),
    "encoding-wrong": error("save the file as UTF-8"),
    "id-twice": error("give each element an id of its own"),
    # package document
    "package-wrong": error("write the package document as EPUB 3.3 says"),
    "metadata-missing": error("say it in the package document"),
    "identifier-unresolved": error("let unique-identifier name a dc:identifier"),
    "modified-wrong": error("write one dcterms:modified such as 2024-03-18T00:00:00Z"),
    "refines-dead": error("refine an element that is there, or delete the refinement"),
    "refinement-wrong": warning("write a value that the property knows"),
    "direction-wrong": warning("let the direction follow the language"),
    # manifest and spine
    "manifest-file-missing": error("add the file, or take it out of the manifest"),
    "manifest-lacks-file": error("list the file in the manifest, or take it out of the book"),
    "manifest-twice": error("list each file once"),
    "manifest-property-wrong": error("let the properties say what the file holds, no more"),
    "media-type-wrong": error("declare the media type that the file is of"),
    "cover-image-missing": warning("mark one picture as cover-image"),
    "spine-wrong": error("let the spine list each document once, in reading order"),
    "spine-lacks-document": warning("put the document into the spine, or out of the book"),
    # language
    "language-malformed": error("write a tag such as en, en-GB or pt-BR"),
    "language-missing": warning("say the language on the root element"),
    "language-differs": error("let lang and xml:lang say the same"),
    "language-undeclared": warning("add the language to those of the package document"),
    # documents
    "document-wrong": error("let html hold a head and a body, and the body all the rest"),
    "title-missing": error("give the document a title"),
    "heading-skipped": warning("let each heading be at most one level below the one before"),
    "heading-repeated": warning("keep one h1 a document"),
    "image-without-alt": error('describe the picture in alt, or say alt="" if it adds nothing'),
    "resource-remote": error("put the file into the book"),
    "resource-missing": error("add the file to the book and its manifest"),
    "scripted": warning("take the script out; few reading systems run it"),
    "role-disagrees": warning("give the element the role that its epub:type has"),
    "link-dead": error("lead the link to a place that is there"),
    "link-unsafe": error("link http, https or mailto addresses and places of the book"),
    # navigation
    "nav-missing": error("mark one document as nav and give it a toc"),
    "nav-twice": error("keep one navigation of each kind"),
    "nav-structure-wrong": error("nest ol, li and a as EPUB 3.3 says"),
    "nav-label-empty": error("give the entry words to show"),
    "nav-link-dead": error("lead the entry to a place that is there"),
    "nav-order": warning("list the entries in the order of reading"),
    "nav-unreached": warning("list the document in the contents or the landmarks"),
    "landmark-wrong": error("give each landmark its type, and each place of a book one landmark"),
    "ncx-disagrees": warning("let the NCX list what the navigation document lists"),
    "ncx-identifier": warning("let dtb:uid repeat the unique identifier"),
    # page list
    "page-list-missing": warning("list the page breaks in a page-list"),
    "page-list-incomplete": warning("list every page break"),
    "page-list-link-dead": error("lead the entry to a page break"),
    "page-list-order": warning("list the pages in the order of reading"),
    "page-label-differs": warning("call the page the same in the list and at its break"),
    "page-label-order": warning("number pages upwards, roman before arabic, each once"),
    "page-source-missing": warning("say in pageBreakSource whose pages these are"),
    "page-source-groundless": warning("take the source of pages out, or mark the pages"),
    "page-feature-wrong": warning("claim page breaks and page navigation where there are some"),
    # notes and turns
    "note-reference-dead": error("lead the reference to a note of this book"),
    "note-without-backlink": warning("end the note with a link back to its reference"),
    "note-unreferenced": warning("refer to the note, or delete it"),
    "turn-without-id": warning("give the turn an id"),
    "turn-label-wrong": warning("say once in each turn who speaks"),
    # style
    "style-url-dead": error("add the file to the book and its manifest"),
    "style-font-size": warning("leave the size of the text to the reader, or give it in em"),
    "style-colour": warning("leave the colours of the page to the reader"),
    # accessibility
    "accessibility-missing": warning("say it in the package document"),
    "accessibility-mode-wrong": warning("let the access modes say what the documents hold"),
    "accessibility-text-wrong": warning("claim alternativeText if every picture is described"),
    "accessibility-value-unknown": warning("write a value of the schema.org vocabulary"),
    "accessibility-hazard-wrong": warning("name hazards, or say that there are none"),
    "accessibility-conformance-wrong": warning("say in a11y:certifiedBy who judged it"),
}
"""Kinds by code, in the order of ``docs/findings.md``."""
