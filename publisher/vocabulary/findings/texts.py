"""What may be found of the texts of an edition."""

from __future__ import annotations

from publisher.model.finding import Family
from publisher.vocabulary.findings.kinds import error, note, warning

__all__ = ["KINDS"]

KINDS = {
    # the letters of an edition
    "glyph-missing": error(
        Family.MANUSCRIPT,
        what="No face, neither of the style nor of its fallbacks, has a character.",
        demand="House rule: a box would be printed, or another font of the machine would come in",
        remedy='install the faces of the script (`pip install "publisher[cjk]"`), or declare a `[[fallback]]` in the style',
    ),
    # the accessibility of an edition
    "alt-missing": error(
        Family.ACCESSIBILITY,
        what="A picture has no description.",
        demand="WCAG 2.2, 1.1.1 (Level A): those who cannot see it are told that there is a picture, and no more. The claim of conformance is lost",
        remedy="say in the brackets what it shows",
    ),
    "alt-empty": warning(
        Family.ACCESSIBILITY,
        what="The description is the name of the file, or “photo”, “figure 3”.",
        demand="WCAG 2.2, 1.1.1, failure F30: words that are no alternative",
        remedy="say in the brackets what it shows",
    ),
    "alt-repeated": note(
        Family.ACCESSIBILITY,
        what="The description says the same as the caption.",
        demand="HTML Living Standard, “Requirements for providing text to act as an alternative for images”: what the caption says is not said again. Both are read aloud, one after the other",
        remedy="say in the brackets what is to be seen",
    ),
    "language-unknown": warning(
        Family.ACCESSIBILITY,
        what="Neither the manuscript nor the edition file tells the language of a text.",
        demand="WCAG 2.2, 3.1.1 (Level A): a voice reads it as if in another language, words are not divided in print, and the claim of conformance is lost. The files say `und` (BCP 47)",
        remedy='`language: en` in the header, or `language = "en"` in the edition file',
    ),
    "heading-leap": note(
        Family.ACCESSIBILITY,
        what="A heading is more than one level below the one before.",
        demand="WCAG 2.2, 1.3.1, technique G141: who goes by headings looks for the level between. The book shows the next level",
        remedy="write the next level, or the heading that is wanting",
    ),
    "link-address": note(
        Family.ACCESSIBILITY,
        what="The words of a link are its address.",
        demand="WCAG 2.2, 2.4.4, technique G91: it is read aloud sign by sign. In print, an address may be what is wanted",
        remedy="say in words what it leads to",
    ),
    "link-vague": note(
        Family.ACCESSIBILITY,
        what="The words of a link are “here”, “more” and the like.",
        demand="WCAG 2.2, 2.4.4, failure F63: who goes from link to link hears nothing else",
        remedy="say in words what it leads to",
    ),
}
