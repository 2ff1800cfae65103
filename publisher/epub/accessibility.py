"""What a package says of its accessibility: in goes a publication, out come properties.

EPUB Accessibility 1.1, section 2.  Only what the book itself shows is said.  No
conformance to WCAG is claimed: that takes people who look at the book, and their
names (``a11y:certifiedBy``).

Floor 4: imports lower floors only.
"""

from __future__ import annotations

from publisher.model import walk
from publisher.model.edition import Edition
from publisher.xhtml.phrases import phrases_of

__all__ = ["accessibility"]


def accessibility(edition: Edition) -> tuple[tuple[str, str], ...]:
    """Return properties of schema.org and their values, in the order of the package.

    A cover is described by its own words and takes no part: books are not read by
    their covers.  The hazard is none, since nothing in the book moves or sounds.
    """
    texts = [*edition.interviews]
    texts += [m.manuscript for m in edition.front + edition.back if m.manuscript]
    figures = [figure for text in texts for figure in walk.figures(text)]
    described = all(figure.alt.strip() for figure in figures)
    modes = ["textual", "visual"] if figures else ["textual"]
    sufficient = ["textual"] if described else ["textual,visual"]
    features = [
        *(["alternativeText"] if described else []),
        *("ARIA", "displayTransformability", "readingOrder"),
        *("structuralNavigation", "tableOfContents"),
    ]
    phrases = phrases_of(edition.language).accessibility
    summary = [phrases.structure]
    if figures:
        summary.append(phrases.described if described else phrases.undescribed)
    return (
        *(("schema:accessMode", mode) for mode in modes),
        *(("schema:accessModeSufficient", modes_) for modes_ in sufficient),
        *(("schema:accessibilityFeature", feature) for feature in features),
        ("schema:accessibilityHazard", "none"),
        ("schema:accessibilitySummary", " ".join(summary)),
    )
