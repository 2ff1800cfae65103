"""What may be found of the setting of a printed book, the gravest first."""

from __future__ import annotations

from publisher.model.finding import Family
from publisher.vocabulary.findings.kinds import note, warning

__all__ = ["KINDS"]

KINDS = {
    "print-overfull": warning(
        Family.TYPOGRAPHY,
        what="A line is wider than its measure.",
        demand="House rule: it stands out into the margin, or beyond the trim",
        remedy="edit the line, or divide its longest word",
    ),
    "print-widow": warning(
        Family.TYPOGRAPHY,
        what="The last line of a paragraph stands alone at the head of a page, or a paragraph of one line that looks so.",
        demand="The Chicago Manual of Style, 18th ed., 2.119: it looks like a line of another page",
        remedy="edit the paragraph by a word or two",
    ),
    "print-orphan": warning(
        Family.TYPOGRAPHY,
        what="The first line of a paragraph stands alone at the foot of a page.",
        demand="The Chicago Manual of Style, 18th ed., 2.119: it looks like a line of another page",
        remedy="edit the paragraph by a word or two",
    ),
    "print-stub": warning(
        Family.TYPOGRAPHY,
        what="The last page of a section has fewer than five lines.",
        demand="House rule: readers take it for a leaf gone astray",
        remedy="edit the section by a line or two",
    ),
    "print-ladder": warning(
        Family.TYPOGRAPHY,
        what="More than two lines in a row end within a word.",
        demand="R. Bringhurst, The Elements of Typographic Style, 2.4.3: the eye that returns to the margin takes the wrong line",
        remedy="edit the paragraph by a word or two",
    ),
    "print-runt": note(
        Family.TYPOGRAPHY,
        what="The last line of a paragraph has fewer than five letters.",
        demand="R. Bringhurst, The Elements of Typographic Style, 2.4.2: it leaves what looks like a blank line",
        remedy="edit the paragraph by a word or two",
    ),
    "print-loose-line": note(
        Family.TYPOGRAPHY,
        what="The spaces of a line are wider than 0.40 em.",
        demand="R. Bringhurst, The Elements of Typographic Style, 2.1.1: holes in the grey of the page draw the eye",
        remedy="edit the paragraph by a word or two",
    ),
    "print-register": note(
        Family.TYPOGRAPHY,
        what="Lines stand between those of the facing page.",
        demand="R. Bringhurst, The Elements of Typographic Style, 2.2.2: lines of facing pages, and of both sides of a leaf, stand at one height",
        remedy="give all heights of the style the leading, or a multiple",
    ),
    "print-short-page": note(
        Family.TYPOGRAPHY,
        what="A page within a section lacks lines at its foot.",
        demand="R. Bringhurst, The Elements of Typographic Style, 2.4.9: facing pages end at one height",
        remedy="edit the page by a line or two",
    ),
}
