"""What a package says of its accessibility: in goes a survey of its files, out come properties.

EPUB Accessibility 1.1, 2.2; the values are those of the Schema.org Accessibility
Properties for Discoverability Vocabulary.  A value is said only if the files show it.
Some never are: ``unlocked``, since a shop may put a lock on what it sells and leaves
the metadata as it is; ``highContrastDisplay``, since colours are the reader's;
``longDescription``, since a survey cannot tell a long description from a caption.

Floor 4: imports lower floors and its own modules only.
"""

from __future__ import annotations

from collections.abc import Iterator

from publisher.epub.survey import Survey
from publisher.model.edition import Edition
from publisher.xhtml.phrases import phrases_of

__all__ = ["accessibility"]

_EASE = {"displayTransformability", "readingOrder", "structuralNavigation", "tableOfContents"}
"""Features of which the first sentence of the summary tells."""


def accessibility(survey: Survey, edition: Edition) -> tuple[tuple[str, str], ...]:
    """Return properties of schema.org and their values, in the order of the package."""
    features = tuple(_features(survey))
    said = {
        "accessMode": _modes(survey),
        "accessModeSufficient": tuple(_sufficient(survey)),
        "accessibilityFeature": features or ("none",),
        "accessibilityHazard": (_hazard(survey),),
        "accessibilitySummary": (
            edition.accessibility.summary or _summary(survey, set(features), edition.language),
        ),
    }
    return tuple((f"schema:{name}", value) for name, values in said.items() for value in values)


def _modes(survey: Survey) -> tuple[str, ...]:
    """Return in what form the book is; a cover takes no part, as the vocabulary says."""
    there = {"textual": True, "visual": survey.pictures, "auditory": survey.media}
    return tuple(mode for mode, count in there.items() if count)


def _sufficient(survey: Survey) -> Iterator[str]:
    """Yield the modes that suffice to take in the whole book, the fewest first."""
    if survey.described == survey.pictures and not survey.media:
        yield "textual"
    if survey.pictures or survey.media:
        yield ",".join(_modes(survey))


def _features(survey: Survey) -> Iterator[str]:
    shown, told = survey.pictures + survey.covers, survey.described + survey.covers_described
    there = {
        "alternativeText": shown and told == shown,
        "ARIA": survey.roles,
        "displayTransformability": not survey.fixed,
        "index": survey.indexes and not survey.broken,
        "pageBreakMarkers": survey.page_breaks,
        "pageNavigation": survey.page_list and not survey.pages_astray,
        "readingOrder": not survey.displaced,
        "structuralNavigation": survey.headings and not survey.skips,
        "tableOfContents": survey.contents and not survey.contents_broken,
    }
    return (feature for feature, is_there in there.items() if is_there)


def _hazard(survey: Survey) -> str:
    """Return ``none`` if nothing moves, sounds or runs; nobody has looked at what does."""
    return "unknown" if survey.moving or survey.media or survey.interactive else "none"


def _summary(survey: Survey, features: set[str], language: str) -> str:
    """Return what is true of the book, in its language where that has phrases."""
    phrases = phrases_of(language).accessibility
    sentences = {
        phrases.structure: features >= _EASE,
        phrases.unpictured: not survey.pictures,
        phrases.described: survey.pictures and survey.described == survey.pictures,
        phrases.undescribed: survey.described < survey.pictures,
        phrases.pages: features >= {"pageBreakMarkers", "pageNavigation"},
        phrases.undetermined: survey.unlanguaged or survey.undetermined,
    }
    return " ".join(sentence for sentence, is_true in sentences.items() if is_true)
