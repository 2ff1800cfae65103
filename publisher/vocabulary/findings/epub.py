"""Every kind of fault that a finished EPUB may show."""

from __future__ import annotations

from publisher.model.finding import Family
from publisher.vocabulary.findings.kinds import error, warning

__all__ = ["KINDS"]

KINDS = {
    # the container
    "not-an-epub": error(
        Family.EPUB,
        what="The bytes are no ZIP file, or its table cannot be read.",
        demand="EPUB 3.3, “OCF ZIP container”",
        remedy="pack the book anew; an EPUB is a ZIP file",
    ),
    "beyond-limits": error(
        Family.EPUB,
        what="A file unpacks to too much, nests too deep, or there are too many; files lie over one another.",
        demand="House rule: no book is like this, and a program that read on could be made to fill a memory",
        remedy="no book is like this; pack it anew from its sources",
    ),
    "member-broken": error(
        Family.EPUB,
        what="A file cannot be unpacked, or its checksum is wrong.",
        demand="APPNOTE 6.3.10, 4.4.7",
        remedy="pack the book anew; the file was damaged",
    ),
    "member-packing": error(
        Family.EPUB,
        what="A file is encrypted, or packed with another method than deflate.",
        demand="EPUB 3.3, “ZIP file requirements”",
        remedy="store or deflate every file, and encrypt none",
    ),
    "mimetype-wrong": error(
        Family.EPUB,
        what="`mimetype` is not the first file, not stored, or says something else.",
        demand="EPUB 3.3, “OCF ZIP container media type identification”: shelves tell an EPUB by these bytes",
        remedy="put mimetype first, stored, with application/epub+zip and no more",
    ),
    "container-wrong": error(
        Family.EPUB,
        what="`META-INF/container.xml` is missing, or names no package document that is there.",
        demand="EPUB 3.3, “Container file (container.xml)”",
        remedy="let META-INF/container.xml name the package document",
    ),
    "name-twice": error(
        Family.EPUB,
        what="Two files have one name.",
        demand="EPUB 3.3, “File paths and file names”: which one is read is left to chance",
        remedy="keep one of the two files",
    ),
    "name-unsafe": error(
        Family.EPUB,
        what="A name is absolute, leads out of the book (`..`), or holds characters that no name may.",
        demand="EPUB 3.3, “File paths and file names”; when the book is unpacked, files elsewhere could be overwritten",
        remedy="rename the file to small letters, digits and hyphens",
    ),
    "name-case": error(
        Family.EPUB,
        what="Two names differ in nothing but case, or in how an accent is written.",
        demand="EPUB 3.3, “File paths and file names”: on Windows and macOS one replaces the other",
        remedy="rename one of the two files",
    ),
    "name-not-plain": warning(
        Family.EPUB,
        what="A name holds something else than letters a to z, digits, hyphens, dots and underscores.",
        demand="EPUB 3.3, “File paths and file names”, recommends US-ASCII; old readers fail on the rest",
        remedy="rename the file to letters a to z, digits, hyphens and dots",
    ),
    # every file of xml
    "xml-broken": error(
        Family.EPUB,
        what="The file is not well-formed.",
        demand="EPUB 3.3, “XML conformance”: reading systems show nothing of it",
        remedy="mend the markup; reading systems show nothing of a broken file",
    ),
    "entity-declared": error(
        Family.EPUB,
        what="The file declares an entity, so it is not read on.",
        demand="EPUB 3.3, “XML conformance”; entities within entities can fill a memory",
        remedy="write the characters themselves, in UTF-8",
    ),
    "encoding-wrong": error(
        Family.EPUB,
        what="The file is not in UTF-8 (or UTF-16), or says that it is not.",
        demand="EPUB 3.3, “XML conformance” and “CSS requirements”",
        remedy="save the file as UTF-8",
    ),
    "id-twice": error(
        Family.EPUB,
        what="Two elements of a file have one id.",
        demand="HTML Living Standard, 3.2.6; a link to it leads to either",
        remedy="give each element an id of its own",
    ),
    # the package document
    "package-wrong": error(
        Family.EPUB,
        what="It is no package of version 3.0 with one metadata, one manifest and one spine.",
        demand="EPUB 3.3, “The package element”",
        remedy="write the package document as EPUB 3.3 says",
    ),
    "metadata-missing": error(
        Family.EPUB,
        what="Identifier, title or language is not said, or an element says nothing.",
        demand="EPUB 3.3, “Required elements”",
        remedy="say it in the package document",
    ),
    "identifier-unresolved": error(
        Family.EPUB,
        what="`unique-identifier` does not name a `dc:identifier`.",
        demand="EPUB 3.3, “The package element”",
        remedy="let unique-identifier name a dc:identifier",
    ),
    "modified-wrong": error(
        Family.EPUB,
        what="`dcterms:modified` is not said once, or not as `CCYY-MM-DDThh:mm:ssZ`.",
        demand="EPUB 3.3, “Last modified date”",
        remedy="write one dcterms:modified such as 2024-03-18T00:00:00Z",
    ),
    "refines-dead": error(
        Family.EPUB,
        what="A statement refines an element that is not there.",
        demand="EPUB 3.3, “The refines attribute”",
        remedy="refine an element that is there, or delete the refinement",
    ),
    "refinement-wrong": warning(
        Family.EPUB,
        what="`title-type` or `display-seq` has a value that it cannot have.",
        demand="EPUB 3.3, D.3, “title-type” and “display-seq”",
        remedy="write a value that the property knows",
    ),
    "direction-wrong": warning(
        Family.EPUB,
        what="A language that runs from right to left is not set so, in a document or in the spine.",
        demand="HTML Living Standard, 3.2.6; EPUB 3.3, “The spine element”",
        remedy="let the direction follow the language",
    ),
    # manifest and spine
    "manifest-file-missing": error(
        Family.EPUB,
        what="A file of the manifest is not in the container.",
        demand="EPUB 3.3, “The manifest element”",
        remedy="add the file, or take it out of the manifest",
    ),
    "manifest-lacks-file": error(
        Family.EPUB,
        what="A file of the container is not in the manifest.",
        demand="EPUB 3.3, “The manifest element”; shops refuse stray files",
        remedy="list the file in the manifest, or take it out of the book",
    ),
    "manifest-twice": error(
        Family.EPUB,
        what="A file is listed twice.",
        demand="EPUB 3.3, “The item element”",
        remedy="list each file once",
    ),
    "manifest-property-wrong": error(
        Family.EPUB,
        what="`svg`, `mathml`, `scripted` or `cover-image` is said of a file that holds none, or not said of one that does.",
        demand="EPUB 3.3, D.6.2",
        remedy="let the properties say what the file holds, no more",
    ),
    "media-type-wrong": error(
        Family.EPUB,
        what="A file begins otherwise than files of its media type do.",
        demand="EPUB 3.3, “The item element”; WHATWG MIME Sniffing, 6",
        remedy="declare the media type that the file is of",
    ),
    "cover-image-missing": warning(
        Family.EPUB,
        what="No picture is marked as the cover.",
        demand="EPUB 3.3, D.6.2, “cover-image”; shelves show a grey box",
        remedy="mark one picture as cover-image",
    ),
    "spine-wrong": error(
        Family.EPUB,
        what="The spine names what is not in the manifest, names it twice, names what is no document, or is empty.",
        demand="EPUB 3.3, “The spine element” and “The itemref element”",
        remedy="let the spine list each document once, in reading order",
    ),
    "spine-lacks-document": warning(
        Family.EPUB,
        what="A document is not in the spine.",
        demand="EPUB 3.3, “The spine element”: what links lead to must be in it",
        remedy="put the document into the spine, or out of the book",
    ),
    # language
    "language-malformed": error(
        Family.ACCESSIBILITY,
        what="A language tag is not well-formed.",
        demand="BCP 47 (RFC 5646), 2.1",
        remedy="write a tag such as en, en-GB or pt-BR",
    ),
    "language-missing": warning(
        Family.ACCESSIBILITY,
        what="`html` lacks `lang` or `xml:lang`, or `package` lacks `xml:lang`.",
        demand="WCAG 2.2, 3.1.1: without it a voice reads with the wrong accent",
        remedy="say the language on the root element",
    ),
    "language-differs": error(
        Family.ACCESSIBILITY,
        what="`lang` and `xml:lang` of an element differ.",
        demand="HTML Living Standard, 3.2.6.2",
        remedy="let lang and xml:lang say the same",
    ),
    "language-undeclared": warning(
        Family.ACCESSIBILITY,
        what="A document is in a language that the package document does not name.",
        demand="EPUB 3.3, “The dc:language element”",
        remedy="add the language to those of the package document",
    ),
    # documents
    "document-wrong": error(
        Family.EPUB,
        what="Something stands beside `head` and `body`.",
        demand="HTML Living Standard, 4.1.1",
        remedy="let html hold a head and a body, and the body all the rest",
    ),
    "title-missing": error(
        Family.ACCESSIBILITY,
        what="A document has no title, or an empty one.",
        demand="WCAG 2.2, 2.4.2",
        remedy="give the document a title",
    ),
    "heading-skipped": warning(
        Family.ACCESSIBILITY,
        what="A heading is more than one level below the one before; the first is not `h1`.",
        demand="WCAG 2.2, 1.3.1, technique G141",
        remedy="let each heading be at most one level below the one before",
    ),
    "heading-repeated": warning(
        Family.ACCESSIBILITY,
        what="A document has an `h1` that is not its first heading.",
        demand="WCAG 2.2, 1.3.1, technique G141",
        remedy="keep one h1 a document",
    ),
    "image-without-alt": error(
        Family.ACCESSIBILITY,
        what="A picture has no `alt`.",
        demand="WCAG 2.2, 1.1.1; an empty one says that it adds nothing",
        remedy='describe the picture in alt, or say alt="" if it adds nothing',
    ),
    "resource-remote": error(
        Family.EPUB,
        what="A picture, style sheet, font or script lies elsewhere.",
        demand="EPUB 3.3, “Resource locations”; the book would tell others who reads it",
        remedy="put the file into the book",
    ),
    "resource-missing": error(
        Family.EPUB,
        what="A document uses a file that is not in the manifest.",
        demand="EPUB 3.3, “Publication resources”",
        remedy="add the file to the book and its manifest",
    ),
    "scripted": warning(
        Family.EPUB,
        what="A script, or an attribute that runs one.",
        demand="EPUB 3.3, “Scripting”: most reading systems run none, and shops refuse many",
        remedy="take the script out; few reading systems run it",
    ),
    "role-disagrees": warning(
        Family.ACCESSIBILITY,
        what="An element's `role` is not that of its `epub:type`.",
        demand="EPUB Type to ARIA Role Authoring Guide 1.1; assistive technology hears the role only",
        remedy="give the element the role that its epub:type has",
    ),
    "link-dead": error(
        Family.EPUB,
        what="A link leads to a place that is not in the book, or not in its spine.",
        demand="WCAG 2.2, 2.4.4; shops refuse dead links",
        remedy="lead the link to a place that is there",
    ),
    "link-unsafe": error(
        Family.EPUB,
        what="A link leads to a file of the reader's machine, or runs a program.",
        demand="EPUB 3.3, “File URLs”; it means something else on every machine, or something dangerous",
        remedy="link http, https or mailto addresses and places of the book",
    ),
    # navigation
    "nav-missing": error(
        Family.EPUB,
        what="No document is marked as the navigation, or it has no contents.",
        demand="EPUB 3.3, “Navigation document requirements”",
        remedy="mark one document as nav and give it a toc",
    ),
    "nav-twice": error(
        Family.EPUB,
        what="There is a second navigation document, or a second list of a kind.",
        demand="EPUB 3.3, “Navigation document types”",
        remedy="keep one navigation of each kind",
    ),
    "nav-structure-wrong": error(
        Family.EPUB,
        what="A list of the navigation is not nested as it must be.",
        demand="EPUB 3.3, “The nav element: restrictions”",
        remedy="nest ol, li and a as EPUB 3.3 says",
    ),
    "nav-label-empty": error(
        Family.EPUB,
        what="An entry has no words.",
        demand="EPUB 3.3, “The nav element: restrictions”",
        remedy="give the entry words to show",
    ),
    "nav-link-dead": error(
        Family.EPUB,
        what="An entry leads to a place that is not there, or is not in the spine.",
        demand="EPUB 3.3, “The toc nav element”",
        remedy="lead the entry to a place that is there",
    ),
    "nav-order": warning(
        Family.EPUB,
        what="The contents are not in the order of the book.",
        demand="EPUB 3.3, “The toc nav element”",
        remedy="list the entries in the order of reading",
    ),
    "nav-unreached": warning(
        Family.ACCESSIBILITY,
        what="No entry of contents or landmarks leads to a document of the spine (cover and half title apart).",
        demand="WCAG 2.2, 2.4.5",
        remedy="list the document in the contents or the landmarks",
    ),
    "landmark-wrong": error(
        Family.EPUB,
        what="A landmark has no `epub:type`, or there are two of a kind that a book has once (cover, beginning …).",
        demand="EPUB 3.3, “The landmarks nav element”",
        remedy="give each landmark its type, and each place of a book one landmark",
    ),
    "ncx-disagrees": warning(
        Family.EPUB,
        what="The NCX lists something else than the contents.",
        demand="EPUB 3.3, “Legacy features”: old readers would show another book",
        remedy="let the NCX list what the navigation document lists",
    ),
    "ncx-identifier": warning(
        Family.EPUB,
        what="`dtb:uid` is not the identifier of the book.",
        demand="OPF 2.0.1, 2.4.1",
        remedy="let dtb:uid repeat the unique identifier",
    ),
    # pages of the printed book
    "page-list-missing": warning(
        Family.ACCESSIBILITY,
        what="Page breaks are marked, and there is no page-list.",
        demand="EPUB Accessibility 1.1, “Page navigation”",
        remedy="list the page breaks in a page-list",
    ),
    "page-list-incomplete": warning(
        Family.ACCESSIBILITY,
        what="A page break is not in the list.",
        demand="EPUB Accessibility 1.1, “Page navigation”",
        remedy="list every page break",
    ),
    "page-list-link-dead": error(
        Family.ACCESSIBILITY,
        what="An entry leads to something that is no page break.",
        demand="EPUB 3.3, “The page-list nav element”",
        remedy="lead the entry to a page break",
    ),
    "page-list-order": warning(
        Family.ACCESSIBILITY,
        what="The pages are not in the order of the book.",
        demand="EPUB 3.3, “The page-list nav element”",
        remedy="list the pages in the order of reading",
    ),
    "page-label-differs": warning(
        Family.ACCESSIBILITY,
        what="A page is called one thing in the list and another at its break.",
        demand="EPUB Accessibility Techniques 1.1, “Page breaks”",
        remedy="call the page the same in the list and at its break",
    ),
    "page-label-order": warning(
        Family.EPUB,
        what="Two pages have one label, or numbers do not rise; roman ones come before arabic ones.",
        demand="EPUB Accessibility 1.1, “Page navigation”: a citation must lead to one page",
        remedy="number pages upwards, roman before arabic, each once",
    ),
    "page-source-missing": warning(
        Family.ACCESSIBILITY,
        what="It is not said whose pages these are.",
        demand="EPUB Accessibility 1.1, “Page source”",
        remedy="say in pageBreakSource whose pages these are",
    ),
    "page-source-groundless": warning(
        Family.ACCESSIBILITY,
        what="The source of pages is told, and there is no page-list.",
        demand="EPUB Accessibility 1.1, “Page source”",
        remedy="take the source of pages out, or mark the pages",
    ),
    "page-feature-wrong": warning(
        Family.ACCESSIBILITY,
        what="`pageBreakMarkers` or `pageNavigation` is claimed without ground, or not claimed.",
        demand="schema.org accessibilityFeature; shops show it to buyers",
        remedy="claim page breaks and page navigation where there are some",
    ),
    # notes and turns
    "note-reference-dead": error(
        Family.EPUB,
        what="A reference leads to no note.",
        demand="DPUB-ARIA 1.1, `doc-noteref`",
        remedy="lead the reference to a note of this book",
    ),
    "note-without-backlink": warning(
        Family.ACCESSIBILITY,
        what="No link leads from a note back to its reference.",
        demand="DPUB-ARIA 1.1, `doc-backlink`; who listens is lost at the end of the book",
        remedy="end the note with a link back to its reference",
    ),
    "note-unreferenced": warning(
        Family.EPUB,
        what="Nothing refers to a note.",
        demand="House rule: nobody will ever read it",
        remedy="refer to the note, or delete it",
    ),
    "turn-without-id": warning(
        Family.EPUB,
        what="A turn (an element of the class `turn`) has no id.",
        demand="House rule: notes, index and quotations lead to turns",
        remedy="give the turn an id",
    ),
    "turn-label-wrong": warning(
        Family.ACCESSIBILITY,
        what="A turn does not say once who speaks (an element of the class `speaker`).",
        demand="WCAG 2.2, 1.3.1 (Level A): with styles off or read aloud, nobody knows whose words these are",
        remedy="say once in each turn who speaks",
    ),
    # style
    "style-url-dead": error(
        Family.EPUB,
        what="A style sheet uses a picture, font or sheet that is not in the manifest.",
        demand="EPUB 3.3, “Publication resources”",
        remedy="add the file to the book and its manifest",
    ),
    "style-font-size": warning(
        Family.ACCESSIBILITY,
        what="The size of the whole page is set in points, pixels or the like.",
        demand="WCAG 2.2, 1.4.4; the reader's own setting has no effect",
        remedy="leave the size of the text to the reader, or give it in em",
    ),
    "style-colour": warning(
        Family.ACCESSIBILITY,
        what="The whole page is given a colour.",
        demand="WCAG 2.2, 1.4.3; in a dark theme the text vanishes",
        remedy="leave the colours of the page to the reader",
    ),
    # accessibility metadata
    "accessibility-missing": warning(
        Family.ACCESSIBILITY,
        what="A mode, sufficient mode, feature, hazard or summary is not said.",
        demand="EPUB Accessibility 1.1, “Discoverability”",
        remedy="say it in the package document",
    ),
    "accessibility-mode-wrong": warning(
        Family.ACCESSIBILITY,
        what="The access modes are not those of what the documents hold.",
        demand="EPUB Accessibility 1.1, “Discoverability”",
        remedy="let the access modes say what the documents hold",
    ),
    "accessibility-text-wrong": warning(
        Family.ACCESSIBILITY,
        what="`alternativeText` is claimed where no picture has any, or not claimed where all have.",
        demand="schema.org accessibilityFeature",
        remedy="claim alternativeText if every picture is described",
    ),
    "accessibility-value-unknown": warning(
        Family.ACCESSIBILITY,
        what="A value is not of the vocabulary.",
        demand="schema.org Accessibility Properties for Discoverability Vocabulary",
        remedy="write a value of the schema.org vocabulary",
    ),
    "accessibility-hazard-wrong": warning(
        Family.ACCESSIBILITY,
        what="Hazards are named and denied at once.",
        demand="schema.org accessibilityHazard",
        remedy="name hazards, or say that there are none",
    ),
    "accessibility-conformance-wrong": warning(
        Family.ACCESSIBILITY,
        what="Conformance is claimed, and `a11y:certifiedBy` is missing.",
        demand="EPUB Accessibility 1.1, “Conformance reporting”",
        remedy="say in a11y:certifiedBy who judged it",
    ),
}
