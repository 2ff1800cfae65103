"""What shops, libraries and printers may miss in an edition file."""

from __future__ import annotations

from publisher.model.finding import Family
from publisher.vocabulary.findings.kinds import error, note, warning

__all__ = ["KINDS"]

_FILE = Family.EDITION
_EBOOKS = ("kdp", "ingram", "apple", "kobo", "google")

KINDS = {
    "edition-language-missing": warning(
        _FILE,
        what="The edition file does not tell the language of the book.",
        demand="EPUB 3.3, “The dc:language element”; every shop asks for it, and sells by it",
        remedy='write it into the edition file, as language = "en"',
    ),
    "edition-publisher-missing": warning(
        _FILE,
        what="The edition file does not tell the publisher.",
        demand="ONIX for Books 3.0, P.19: shops and libraries show who publishes a book; without it the copyright page lacks the imprint",
        remedy='write it into the edition file, as publisher = "Lamplight Editions"',
    ),
    "edition-date-missing": warning(
        _FILE,
        what="The edition file does not tell when the book is published.",
        demand="EPUB 3.3, “The dc:date element”; ONIX for Books 3.0, P.20: a book without a date cannot be announced",
        remedy='write it into the edition file, as published = "2026-11-23"',
    ),
    "edition-rights-missing": note(
        _FILE,
        what="The edition file tells neither rights nor copyright.",
        demand="EPUB 3.3, “Optional elements” (dc:rights); the copyright page has nothing to say of what readers may do",
        remedy="write `rights`, or an `[[edition.copyright]]`, into the edition file",
    ),
    "edition-creator-missing": warning(
        _FILE,
        what="Nobody of the contributors has a role that makes a creator.",
        demand="Kindle and Apple Books list a book by its author or editor (KDP, “Metadata Guidelines for Books”, G201097560; Apple Books Asset Guide 5.3, “The Metadata”)",
        remedy="give a `[[contributor]]` one of the roles `aut`, `edt`, `com` or `ivr`",
    ),
    "edition-description-missing": warning(
        _FILE,
        what="The edition file has no description.",
        demand="ONIX for Books 3.0, P.14; every shop shows one, and the back of the cover falls back on it",
        remedy="write a `description` of some fifty words",
    ),
    "edition-description-long": warning(
        _FILE,
        what="The description has more than 4,000 characters.",
        demand="KDP, “Write a Book Description” (G201189630), and Apple Books: 4,000 characters at most",
        remedy="shorten it; some fifty to a hundred words sell best",
    ),
    "edition-title-long": warning(
        _FILE,
        what="Title and subtitle together have more than 200 characters.",
        demand="KDP, “Metadata Guidelines for Books” (G201097560, November 2026): fewer than 200",
        remedy="shorten the subtitle",
        shops=("kdp",),
    ),
    "edition-subjects-missing": warning(
        _FILE,
        what="The edition file has no subjects.",
        demand="ONIX for Books 3.0, P.12: shops and libraries shelve a book by them",
        remedy="write `subjects` into the edition file, with codes of Thema or BISAC",
    ),
    "edition-subjects-uncoded": note(
        _FILE,
        what="No subject has a code of Thema or BISAC.",
        demand="Thema 1.6 and BISAC Subject Headings: shops in Europe shelve by the one, those in North America by the other, and none by plain words",
        remedy='give one its code: {term = "…", scheme = "Thema", code = "DNP"}',
        shops=_EBOOKS,
    ),
    "edition-isbn-missing": note(
        _FILE,
        what="The EPUB has no ISBN; that of a printed book is asked for with its bar code.",
        demand="ISBN Users’ Manual, 7th ed.: each product that is sold by others has one. Kindle, Apple Books, Google and Kobo sell without",
        remedy="give the product an `isbn`, if it is sold to libraries or through a distributor",
    ),
    "edition-price-missing": note(
        _FILE,
        what="A product has no price, and others of the edition have one.",
        demand="ONIX for Books 3.0, P.26: a product is priced or free, else shops are told to ask the supplier",
        remedy='give the product a `price`: "18.00 USD", or "free" if it is no printed one',
    ),
    "edition-cover-missing": note(
        _FILE,
        what="The edition file names no cover, and one is drawn.",
        demand="Kindle Publishing Guidelines (2026), “Cover Image Guidelines”, and every other shop ask for a cover; one that is drawn tells title and people, and no more",
        remedy='give a picture of 1600 × 2560 pixels: cover = "images/cover.jpg"',
    ),
    "edition-uncertified": note(
        Family.ACCESSIBILITY,
        what="The edition file says that nobody vouches for the accessibility of the files.",
        demand="EPUB Accessibility 1.1, “Conformance reporting”: conformance is claimed by whoever certifies it, so the files claim none",
        remedy="look through the book, and say so: `[accessibility]` with `certified-by`",
    ),
    "print-marks": error(
        Family.PRINTER,
        what="Crop marks are asked for, and the printer takes none.",
        demand="KDP, “Paperback Submission Guidelines”, and IngramSpark, “File Creation Guide” (24 August 2026): files without printer’s marks",
        remedy="leave out `marks`, which are for other printers",
    ),
    "print-bleed": warning(
        Family.PRINTER,
        what="The bleed is another than the printer’s 0.125 inches.",
        demand="KDP, “Set Trim Size, Bleed, and Margins” (G201834190), and IngramSpark, “File Creation Guide” (24 August 2026): 0.125 inches, or none",
        remedy='write bleed = "0.125in", or leave it out',
    ),
}
