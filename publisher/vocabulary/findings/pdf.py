"""Every kind of fault that a finished PDF may show."""

from __future__ import annotations

from publisher.model.finding import Family
from publisher.vocabulary.findings.kinds import error, warning

__all__ = ["KINDS"]

KINDS = {
    # any file
    "pdf-broken": error(
        Family.PDF,
        what="The file cannot be read without repair.",
        demand="ISO 32000-1, 7.5",
        remedy="write the file anew; readers must not have to repair it",
    ),
    "pdf-beyond-limits": error(
        Family.PDF,
        what="A stream unpacks to too much, the structure is too deep, or there is too much of something.",
        demand="House rule: a program that read on could be made to fill a memory",
        remedy="no book is like this; write it anew from its sources",
    ),
    "pdf-encrypted": error(
        Family.PDF,
        what="The file is encrypted.",
        demand="ISO 15930-7 forbids it, and shops refuse it",
        remedy="write the file without a password or permissions",
    ),
    "pdf-scripted": error(
        Family.PDF,
        what="The file holds a script or an XFA form.",
        demand="A book runs nothing; Matterhorn Protocol 1.1, 25 for XFA",
        remedy="take scripts and forms of XML out",
    ),
    "pdf-font-not-embedded": error(
        Family.PDF,
        what="A font that is used is not in the file.",
        demand="Matterhorn Protocol 1.1, 31; ISO 15930-7, fonts: another face would be shown",
        remedy="embed every font",
    ),
    "pdf-glyph-missing": error(
        Family.PDF,
        what="The glyph is shown that stands for a character which the font lacks.",
        demand="Matterhorn Protocol 1.1, 31; readers see a box",
        remedy="use a font that has the character",
    ),
    "pdf-destination-dead": error(
        Family.PDF,
        what="A link or bookmark leads to no page.",
        demand="ISO 32000-1, 12.3.2",
        remedy="lead the link or the entry to a page of the file",
    ),
    "pdf-page-size-differs": warning(
        Family.PDF,
        what="Pages have different sizes.",
        demand="House rule: a book is cut to one trim",
        remedy="give all pages of a book one size",
    ),
    "pdf-pages-blank": warning(
        Family.PDF,
        what="Three blank pages or more follow one another.",
        demand="KDP, paperback submission guidelines",
        remedy="leave no more than two blank pages in a row",
    ),
    # a file that has tags or claims pdf/ua
    "pdf-untagged": error(
        Family.ACCESSIBILITY,
        what="The file has no structure tree, or does not say that it is tagged.",
        demand="ISO 14289-1, 7.1; ISO 32000-1, 14.7.1",
        remedy="tag the file: MarkInfo, StructTreeRoot and tags for all content",
    ),
    "pdf-title-missing": error(
        Family.ACCESSIBILITY,
        what="The metadata have no title, or viewers are not told to show it.",
        demand="Matterhorn Protocol 1.1, 06, 07",
        remedy="write dc:title, and let viewers show it (DisplayDocTitle)",
    ),
    "pdf-language-wrong": error(
        Family.ACCESSIBILITY,
        what="The document or a passage has no valid language.",
        demand="Matterhorn Protocol 1.1, 11",
        remedy="give the language as a tag of BCP 47, such as en-GB",
    ),
    "pdf-content-untagged": error(
        Family.ACCESSIBILITY,
        what="Content is neither in a tag nor an artifact.",
        demand="Matterhorn Protocol 1.1, 01",
        remedy="put content into a tag, or mark it as an artifact",
    ),
    "pdf-artifact-wrong": error(
        Family.ACCESSIBILITY,
        what="An artifact stands in tagged content, or tagged content in an artifact.",
        demand="Matterhorn Protocol 1.1, 01",
        remedy="let artifacts and tagged content stand beside one another",
    ),
    "pdf-suspect": error(
        Family.ACCESSIBILITY,
        what="The file itself says that its tags may be wrong.",
        demand="Matterhorn Protocol 1.1, 01",
        remedy="look through the tags, and take Suspects out of MarkInfo",
    ),
    "pdf-parent-tree-wrong": error(
        Family.ACCESSIBILITY,
        what="Marked content and the tags do not name each other.",
        demand="ISO 32000-1, 14.7.4.4",
        remedy="let tags and marked content name each other",
    ),
    "pdf-tag-unknown": error(
        Family.ACCESSIBILITY,
        what="A tag is no standard type, and the role map leads to none.",
        demand="Matterhorn Protocol 1.1, 02",
        remedy="map the tag to a standard structure type in the RoleMap",
    ),
    "pdf-role-changed": error(
        Family.ACCESSIBILITY,
        what="The role map makes another type of a standard one.",
        demand="Matterhorn Protocol 1.1, 02",
        remedy="leave standard structure types out of the RoleMap",
    ),
    "pdf-heading-leap": error(
        Family.ACCESSIBILITY,
        what="Headings leave out a level.",
        demand="Matterhorn Protocol 1.1, 14",
        remedy="let headings go down one level at a time, from H1",
    ),
    "pdf-heading-mixed": error(
        Family.ACCESSIBILITY,
        what="Headings with a level and headings without one stand in one file.",
        demand="Matterhorn Protocol 1.1, 14",
        remedy="use H1 to H6 throughout, or H throughout",
    ),
    "pdf-contents-wrong": error(
        Family.ACCESSIBILITY,
        what="A list of contents or its entries hold what they may not.",
        demand="Matterhorn Protocol 1.1, 09",
        remedy="let a TOC hold TOCI, and each TOCI its Reference",
    ),
    "pdf-list-wrong": error(
        Family.ACCESSIBILITY,
        what="A list or its items hold what they may not.",
        demand="Matterhorn Protocol 1.1, 09",
        remedy="let lists hold LI, and items Lbl and LBody",
    ),
    "pdf-list-unnumbered": warning(
        Family.ACCESSIBILITY,
        what="A list whose items have labels does not say of what kind these are.",
        demand="Matterhorn Protocol 1.1, 16",
        remedy="say in ListNumbering how the items are labelled",
    ),
    "pdf-table-wrong": error(
        Family.ACCESSIBILITY,
        what="A table or its rows hold what they may not.",
        demand="Matterhorn Protocol 1.1, 09",
        remedy="let tables hold rows, and rows TH or TD",
    ),
    "pdf-figure-without-alt": error(
        Family.ACCESSIBILITY,
        what="A figure has no alternative text.",
        demand="Matterhorn Protocol 1.1, 13",
        remedy="give the figure an alternative text",
    ),
    "pdf-figure-without-box": warning(
        Family.ACCESSIBILITY,
        what="A figure does not say which box it fills.",
        demand="ISO 32000-1, 14.8.5.4.3",
        remedy="give the figure the box that it fills",
    ),
    "pdf-note-without-id": error(
        Family.ACCESSIBILITY,
        what="A note has no ID, or one that another has.",
        demand="Matterhorn Protocol 1.1, 19",
        remedy="give the note an ID that no other has",
    ),
    "pdf-id-unlisted": warning(
        Family.ACCESSIBILITY,
        what="The structure tree does not lead from an ID to its element.",
        demand="ISO 32000-1, 14.7.2",
        remedy="list the element in the IDTree of the structure tree",
    ),
    "pdf-link-untagged": error(
        Family.ACCESSIBILITY,
        what="An annotation is not in the tag that its key names; a link not in a Link.",
        demand="Matterhorn Protocol 1.1, 28",
        remedy="put the annotation into a Link tag by an OBJR",
    ),
    "pdf-link-empty": error(
        Family.ACCESSIBILITY,
        what="A Link tag has no annotation.",
        demand="ISO 14289-1, 7.18.5; it is announced as a link, and is none",
        remedy="give the Link its annotation by an OBJR",
    ),
    "pdf-link-undescribed": error(
        Family.ACCESSIBILITY,
        what="An annotation does not say in words what it is.",
        demand="Matterhorn Protocol 1.1, 28",
        remedy="say in Contents what the link leads to",
    ),
    "pdf-tab-order": error(
        Family.ACCESSIBILITY,
        what="A page with annotations does not take their order from the structure.",
        demand="Matterhorn Protocol 1.1, 28",
        remedy="let the tab order follow the structure (Tabs S)",
    ),
    "pdf-font-without-unicode": error(
        Family.ACCESSIBILITY,
        what="A composite font does not say which characters its glyphs are.",
        demand="Matterhorn Protocol 1.1, 10",
        remedy="give the font a ToUnicode map",
    ),
    "pdf-glyph-unread": error(
        Family.ACCESSIBILITY,
        what="A composite font does not say which character a glyph is that is shown.",
        demand="Matterhorn Protocol 1.1, 10",
        remedy="say in ToUnicode what each glyph is that is shown",
    ),
    # a file that claims pdf/x
    "pdf-output-intent-missing": error(
        Family.PRINTER,
        what="No output intent names a printing condition or holds a profile.",
        demand="ISO 15930-7, output intents",
        remedy="name the printing condition in an OutputIntent",
    ),
    "pdf-box-wrong": error(
        Family.PRINTER,
        what="A page has no TrimBox, or its boxes do not nest.",
        demand="ISO 15930-7, page boxes",
        remedy="give each page a TrimBox within BleedBox and MediaBox",
    ),
    "pdf-colour-wrong": error(
        Family.PRINTER,
        what="A page paints in RGB.",
        demand="ISO 15930-1, colour; a CMYK book in PDF/X-4 needs none",
        remedy="use CMYK, gray or spot colours alone",
    ),
    "pdf-transparent": error(
        Family.PRINTER,
        what="A file of PDF/X-1a or X-3 has something transparent.",
        demand="ISO 15930-1, transparency",
        remedy="flatten what is transparent, or use PDF/X-4",
    ),
    "pdf-annotated": error(
        Family.PRINTER,
        what="A page has annotations.",
        demand="ISO 15930-7, annotations; KDP, paperback submission guidelines",
        remedy="take annotations off the printed pages",
    ),
    "pdf-print-data-missing": error(
        Family.PRINTER,
        what="The file does not say title, dates, trapping or ID.",
        demand="ISO 15930-1, information dictionary",
        remedy="say Trapped, both dates, the title and the ID",
    ),
    "pdf-bookmarked": warning(
        Family.PRINTER,
        what="A file for the printer has bookmarks.",
        demand="KDP, “Paperback Submission Guidelines”: neither bookmarks nor annotations",
        remedy="take the outline out of the file for the printer",
    ),
    "pdf-picture-coarse": warning(
        Family.PRINTER,
        what="A picture has fewer than 300 pixels an inch at the place where it is printed.",
        demand="KDP, “Format Images”, and IngramSpark, “File Creation Guide” (24 August 2026)",
        remedy="take a picture of more pixels, or print it smaller",
    ),
    "pdf-ink-heavy": warning(
        Family.PRINTER,
        what="A colour has more than 240 % of ink; what is in pictures is not looked at.",
        demand="IngramSpark, “File Creation Guide” (24 August 2026): 240 % at most, or the sheets do not dry",
        remedy="take less of the inks; black text wants black alone",
        shops=("ingram",),
    ),
}
