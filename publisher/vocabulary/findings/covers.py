"""What may be found of a cover: of the picture for shelves, and of the cover of a printed book."""

from __future__ import annotations

from publisher.model.finding import Family, Severity
from publisher.vocabulary.findings.kinds import error, note, warning

__all__ = ["KINDS"]

KINDS = {
    # the cover of an edition
    "cover-unlettered": warning(
        Family.DISTRIBUTION,
        what="The cover that is drawn lacks words, for no face of the style has their letters.",
        demand="Kindle Publishing Guidelines (2026), “Cover Image Guidelines”: a cover shows title and creator as the metadata do; and a reader looks for the title",
        remedy="give a cover, or add a `[[fallback]]` with these letters to the style, for words in one script",
    ),
    "cover-too-small": error(
        Family.DISTRIBUTION,
        what="The cover is less than 625 pixels wide or 1000 high.",
        demand="Kindle Direct Publishing, “Cover Image Guidelines” (November 2026): the least that is taken",
        remedy="save it with at least 1600 × 2560 pixels",
    ),
    "cover-small": warning(
        Family.DISTRIBUTION,
        what="The cover is less than 1600 pixels wide or 2560 high.",
        demand="Kindle Direct Publishing, “Cover Image Guidelines” (November 2026): the ideal size, with a reminder at upload below it; Apple Books asks for 1400 pixels on the shorter side",
        remedy="save it with at least 1600 × 2560 pixels",
    ),
    "cover-large": note(
        Family.DISTRIBUTION,
        what="The cover has more pixels than 1600 × 2560.",
        demand="Apple Books for Authors, “Prepare your book” (November 2026): pictures within a book should have no more than 4 million; the cover for the shop is handed in apart",
        remedy="put one of 1600 × 2560 pixels into the book, and hand the larger one to the shops",
        shops=("apple",),
    ),
    "cover-shape": warning(
        Family.DISTRIBUTION,
        what="The cover is less than 1.3 or more than 1.75 times as high as wide.",
        demand="Kindle Direct Publishing, “Cover Image Guidelines” (November 2026): 1.6 to 1; shelves pad or crop what is far from it",
        remedy="crop it, or extend its ground",
    ),
    "cover-not-rgb": error(
        Family.DISTRIBUTION,
        what="The cover is in CMYK.",
        demand="Kindle and Apple Books take RGB only; reading systems show CMYK in wrong colours or not at all",
        remedy="save it in RGB, with the profile sRGB",
    ),
    "cover-profile": note(
        Family.DISTRIBUTION,
        what="The ICC profile of the cover is another than sRGB, or cannot be read.",
        demand="House rule: many reading systems ignore profiles and show such colours dull or wrong",
        remedy="convert it to sRGB",
    ),
    "cover-heavy": warning(
        Family.DISTRIBUTION,
        what="The cover has more than 5 MB.",
        demand="Kindle Publishing Guidelines: pictures in a book have at most 5 MB",
        remedy="save it as a JPEG of quality 85 to 92",
    ),
    "cover-transparent": warning(
        Family.DISTRIBUTION,
        what="The cover can be seen through in places.",
        demand="House rule: a dark shelf or page shows through",
        remedy="lay it on a ground of its own",
    ),
    "cover-deep": note(
        Family.DISTRIBUTION,
        what="The cover has more than 8 bits a sample.",
        demand="House rule: no reading system shows more; old ones fail on it",
        remedy="save it with 8 bits a sample",
    ),
    "cover-progressive": note(
        Family.DISTRIBUTION,
        what="The cover is a progressive JPEG or an interlaced PNG.",
        demand="House rule: readers built on old libraries show none of it",
        remedy="save it as a baseline JPEG",
    ),
    # the cover of a printed book
    "cover-coarse": warning(
        Family.PRINTER,
        what="The picture of the cover has fewer than 300 pixels an inch at the size at which it is printed, with its bleed.",
        demand="KDP, “Create a Paperback Cover”, and IngramSpark, “File Creation Guide”, ask for so many. A picture that is right for shelves on screens is too small for most books",
        remedy="take a larger one; its size is told",
    ),
    "cover-spine-text-dropped": note(
        Family.PRINTER,
        what="The spine does without some of its words: they do not fit between its folds in type of 7 points or more, or the printer letters no spine of so few pages.",
        demand="KDP, “Create a Paperback Cover”: from 79 pages on, 0.0625 inches from the folds; IngramSpark, “Cover File Creation”: from 48 pages on",
        remedy="nothing, or a thicker paper",
    ),
    "cover-bar-code-missing": note(
        Family.PRINTER,
        what="The product has no ISBN, so that its cover has no bar code.",
        demand="IngramSpark, “Cover File Creation”: mandatory. KDP, “Barcodes”: one is printed where there is none",
        remedy="give the product an ISBN",
        graver=Severity.WARNING,
    ),
    "cover-text-long": error(
        Family.PRINTER,
        what="The words of the back do not fit above the bar code, even in the smallest type.",
        demand="House rule: they run into what stands at the foot, or off the sheet",
        remedy="shorten them",
    ),
}
