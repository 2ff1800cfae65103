"""Every kind of fault that a finished PDF may show: how grave it is, and the remedy.

``docs/findings.md`` says of each what it is and why it matters.  Codes are stable.

Floor 4: imports lower floors and its own modules only.
"""

from __future__ import annotations

from publisher.checks.report import error, warning

__all__ = ["KINDS"]


KINDS = {
    # any file
    "pdf-broken": error("write the file anew; readers must not have to repair it"),
    "pdf-beyond-limits": error("no book is like this; write it anew from its sources"),
    "pdf-encrypted": error("write the file without a password or permissions"),
    "pdf-scripted": error("take scripts and forms of XML out"),
    "pdf-font-not-embedded": error("embed every font"),
    "pdf-glyph-missing": error("use a font that has the character"),
    "pdf-destination-dead": error("lead the link or the entry to a page of the file"),
    "pdf-page-size-differs": warning("give all pages of a book one size"),
    "pdf-pages-blank": warning("leave no more than two blank pages in a row"),
    # accessible files
    "pdf-untagged": error("tag the file: MarkInfo, StructTreeRoot and tags for all content"),
    "pdf-title-missing": error("write dc:title, and let viewers show it (DisplayDocTitle)"),
    "pdf-language-wrong": error("give the language as a tag of BCP 47, such as en-GB"),
    "pdf-content-untagged": error("put content into a tag, or mark it as an artifact"),
    "pdf-artifact-wrong": error("let artifacts and tagged content stand beside one another"),
    "pdf-suspect": error("look through the tags, and take Suspects out of MarkInfo"),
    "pdf-parent-tree-wrong": error("let tags and marked content name each other"),
    "pdf-tag-unknown": error("map the tag to a standard structure type in the RoleMap"),
    "pdf-role-changed": error("leave standard structure types out of the RoleMap"),
    "pdf-heading-leap": error("let headings go down one level at a time, from H1"),
    "pdf-heading-mixed": error("use H1 to H6 throughout, or H throughout"),
    "pdf-contents-wrong": error("let a TOC hold TOCI, and each TOCI its Reference"),
    "pdf-list-wrong": error("let lists hold LI, and items Lbl and LBody"),
    "pdf-list-unnumbered": warning("say in ListNumbering how the items are labelled"),
    "pdf-table-wrong": error("let tables hold rows, and rows TH or TD"),
    "pdf-figure-without-alt": error("give the figure an alternative text"),
    "pdf-figure-without-box": warning("give the figure the box that it fills"),
    "pdf-note-without-id": error("give the note an ID that no other has"),
    "pdf-id-unlisted": warning("list the element in the IDTree of the structure tree"),
    "pdf-link-untagged": error("put the annotation into a Link tag by an OBJR"),
    "pdf-link-empty": error("give the Link its annotation by an OBJR"),
    "pdf-link-undescribed": error("say in Contents what the link leads to"),
    "pdf-tab-order": error("let the tab order follow the structure (Tabs S)"),
    "pdf-font-without-unicode": error("give the font a ToUnicode map"),
    "pdf-glyph-unread": error("say in ToUnicode what each glyph is that is shown"),
    # printer's files
    "pdf-output-intent-missing": error("name the printing condition in an OutputIntent"),
    "pdf-box-wrong": error("give each page a TrimBox within BleedBox and MediaBox"),
    "pdf-colour-wrong": error("use CMYK, gray or spot colours alone"),
    "pdf-transparent": error("flatten what is transparent, or use PDF/X-4"),
    "pdf-annotated": error("take annotations off the printed pages"),
    "pdf-print-data-missing": error("say Trapped, both dates, the title and the ID"),
}
