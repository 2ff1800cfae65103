"""What shops may object to in a finished EPUB, beyond the specification."""

from __future__ import annotations

from publisher.model.finding import Family
from publisher.vocabulary.findings.kinds import error, note, warning

__all__ = ["KINDS"]

_SHOP = Family.DISTRIBUTION
_APPLE = ("apple",)

KINDS = {
    "shop-file-heavy": warning(
        _SHOP,
        what="The file has more than 500 MB.",
        demand="Apple Books Asset Guide 5.3 (September 2023): 500 MB are recommended, 2 GB the most; Kindle Direct Publishing takes 650 MB, Kobo EPUB Guidelines advise 1 GB at most (November 2026)",
        remedy="save its pictures with fewer pixels, or as JPEG",
    ),
    "shop-picture-large": warning(
        _SHOP,
        what="A picture has more pixels than 1600 × 2560.",
        demand="Apple Books for Authors, “Prepare your book” (November 2026): pictures within a book have at most 4 million pixels; we allow the size of Kindle’s covers",
        remedy="save the picture with fewer pixels",
        shops=_APPLE,
    ),
    "shop-picture-heavy": warning(
        _SHOP,
        what="A picture has more than 5 MB.",
        demand="Kindle Publishing Guidelines (2026), “Image Guidelines”; Kobo EPUB Guidelines, “Limitations and Maximums”: 5 MB a picture",
        remedy="save it as a JPEG of quality 85 to 92, or with fewer pixels",
    ),
    "shop-picture-inks": error(
        _SHOP,
        what="A picture is in CMYK or Lab.",
        demand="Apple Books Asset Guide 5.3 and Kobo EPUB Guidelines, “Image Formatting”: RGB, not CMYK; reading systems show others in wrong colours or not at all",
        remedy="save the picture in RGB, with the profile sRGB",
    ),
    "shop-cover-small": warning(
        _SHOP,
        what="The cover within the book is less than 1400 pixels wide or high.",
        demand="Apple Books Asset Guide 5.3, “Book Cover Art”: 1400 pixels on the shorter side; Kindle, “Cover Image Guidelines” (November 2026): 1000 × 625 are the least, 2560 × 1600 asked for",
        remedy="put a cover of 1600 × 2560 pixels into the book",
    ),
    "shop-cover-twice": warning(
        _SHOP,
        what="Two documents, or one of them twice, show the cover.",
        demand="Kindle Publishing Guidelines (2026), “Internal Content Cover Image”: the cover must not be seen twice",
        remedy="show the cover in one document, or in none",
    ),
    "shop-creator-missing": warning(
        _SHOP,
        what="The package document names no creator.",
        demand="Kindle and Apple Books show a book by its author or editor, and compare what the file says with what is typed in (Apple Books Asset Guide 5.3, “The Metadata”)",
        remedy="name a contributor whose role makes a creator: `aut`, `edt`, `com` or `ivr`",
    ),
    "shop-link": warning(
        _SHOP,
        what="A link leads to a shop that sells e-books.",
        demand="Apple Books Asset Guide 5.3: links to shops that compete are refused; Kindle Publishing Guidelines (2026), “External Link Guidelines”, allow none to other e-book stores",
        remedy="link the publisher’s own page about the book",
    ),
    "shop-font-restricted": warning(
        _SHOP,
        what="A font says that it may not be embedded (`fsType` 2).",
        demand="OpenType 1.9, OS/2, fsType: “Restricted License embedding”; the publisher answers for the licence",
        remedy="embed another font, or one that is licensed for e-books",
    ),
    "shop-font-obfuscated": note(
        _SHOP,
        what="A font is obfuscated.",
        demand="EPUB 3.3, “Font obfuscation”: reading systems need not undo it, and then show another font",
        remedy="leave fonts with an open licence as they are",
    ),
    "style-line-height": warning(
        _SHOP,
        what="The whole page is given lines of less than 1.2 times the size of the type.",
        demand="Kindle Publishing Guidelines (2026), “Text Guidelines”: no less than 1.2; with larger type, lines overlap",
        remedy="leave the height of lines to the reader, or make it 1.2 or more",
    ),
    "shop-isbn-missing": error(
        _SHOP,
        what="The EPUB does not say the ISBN that the edition gives it.",
        demand="EPUB 3.3, “The dc:identifier element”; ISBN Users’ Manual, 7th ed.: shops match file and record by it",
        remedy="build the book anew; this file is of another edition",
    ),
}
