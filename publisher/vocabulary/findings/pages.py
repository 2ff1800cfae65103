"""What a printer may object to in the pages of a book."""

from __future__ import annotations

from publisher.model.finding import Family
from publisher.vocabulary.findings.kinds import error, warning

__all__ = ["KINDS"]

KINDS = {
    "print-picture-coarse": warning(
        Family.PRINTER,
        what="A picture has fewer than 300 pixels an inch at the size at which it is printed, or fewer than 600 if it is black and white only.",
        demand="KDP, “Format Images”, and IngramSpark, “File Creation Guide”, ask for so many; with fewer, edges look torn",
        remedy="take a larger one; its size is told",
    ),
    "print-pages": error(
        Family.PRINTER,
        what="The book has fewer or more pages than the printer binds.",
        demand="KDP, “Set Trim Size, Bleed, and Margins”; IngramSpark, “File Creation Guide”",
        remedy="change the trim or the style, or make two volumes",
    ),
    "print-trim": error(
        Family.PRINTER,
        what="The printer makes no such book of this size.",
        demand="KDP, “Hardcover”",
        remedy="take one of those that are told",
    ),
    "print-margin": error(
        Family.PRINTER,
        what="A margin is narrower than the printer allows.",
        demand="KDP, “Set Trim Size, Bleed, and Margins”; IngramSpark, “File Creation Guide”; the margin at the fold depends on the number of pages, and publisher widens it where the style lets it",
        remedy="give the pages of the style wider margins",
    ),
    "print-type": warning(
        Family.PRINTER,
        what="Words are set in type of less than 7 points.",
        demand="KDP, “Format Text and Tables”: smaller type fills up",
        remedy="give the style larger type",
    ),
    "print-line": warning(
        Family.PRINTER,
        what="A line is thinner than the printer prints well: 0.75 points for KDP, 0.25 for IngramSpark.",
        demand="KDP, “Format Text and Tables”; IngramSpark, “File Creation Guide”",
        remedy="give the style thicker lines",
    ),
    "print-colours": warning(
        Family.PRINTER,
        what="A style prints in colours, and the `ink` of the product is black.",
        demand="House rule: a page with any cyan, magenta or yellow is printed, and paid for, as a page in colour",
        remedy='`ink = "colour"`, or a style in black alone',
    ),
    "print-blanks": warning(
        Family.PRINTER,
        what="More than two blank pages follow one another.",
        demand="KDP, “Paperback and hardcover formatting”: taken for a fault",
        remedy="leave out an empty section",
    ),
}
