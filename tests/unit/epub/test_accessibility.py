"""Accessibility metadata: each value, and each claim, only where the files show it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from publisher.epub.accessibility import accessibility
from publisher.epub.claim import Claim
from publisher.epub.conformance import CRITERIA, claim, level
from publisher.epub.survey import Survey
from publisher.model.edition import Accessibility, Edition

SOUND = Survey(documents=3, covers=1, covers_described=1, headings=2, roles=4, links=2, contents=2)
"""A book of words with a described cover, contents and headings."""

EDITION = Edition("s", "S", "en", accessibility=Accessibility("Signal Press"))

HARMS = {
    "1.1.1": {"pictures": 2, "described": 1},
    "1.2.1": {"media": 1},
    "1.3.1": {"skips": 1},
    "1.3.2": {"displaced": 1},
    "2.1.1": {"interactive": 1},
    "2.2.2": {"moving": 1},
    "2.4.2": {"untitled": 1},
    "2.4.4": {"nameless": 1},
    "3.1.1": {"unlanguaged": 1},
    "page navigation": {"pages_astray": 1},
    "1.4.3": {"coloured": 1},
    "1.4.4": {"fixed": 1},
    "2.4.5": {"contents": 0},
    "2.4.7": {"unfocused": 1},
    "3.1.2": {"undetermined": 1},
}
"""What breaks each criterion."""


def _values(survey: Survey, name: str, edition: Edition = EDITION) -> list[str]:
    return [value for key, value in accessibility(survey, edition) if key == f"schema:{name}"]


def test_a_book_of_words() -> None:
    """It is textual, nothing in it is a hazard, and its ways through are told."""
    assert _values(SOUND, "accessMode") == _values(SOUND, "accessModeSufficient") == ["textual"]
    assert _values(SOUND, "accessibilityHazard") == ["none"]
    assert _values(SOUND, "accessibilityFeature") == [
        *("alternativeText", "ARIA", "displayTransformability", "readingOrder"),
        *("structuralNavigation", "tableOfContents"),
    ]
    (summary,) = _values(SOUND, "accessibilitySummary")
    assert summary.endswith("Beside its cover the book has no pictures.")


def test_pictures() -> None:
    """Words suffice only if every picture is described."""
    shown = replace(SOUND, pictures=2, described=2)
    assert _values(shown, "accessMode") == ["textual", "visual"]
    assert _values(shown, "accessModeSufficient") == ["textual", "textual,visual"]
    assert "alternativeText" in _values(shown, "accessibilityFeature")
    assert "Every picture has a text alternative." in _values(shown, "accessibilitySummary")[0]
    hidden = replace(shown, described=1)
    assert _values(hidden, "accessModeSufficient") == ["textual,visual"]
    assert "alternativeText" not in _values(hidden, "accessibilityFeature")
    assert "pictures without a text alternative" in _values(hidden, "accessibilitySummary")[0]


@pytest.mark.parametrize(
    ("harm", "feature"),
    [
        ({"covers_described": 0}, "alternativeText"),
        ({"covers": 0, "covers_described": 0}, "alternativeText"),
        ({"roles": 0}, "ARIA"),
        ({"fixed": 1}, "displayTransformability"),
        ({"displaced": 1}, "readingOrder"),
        ({"headings": 0}, "structuralNavigation"),
        ({"skips": 1}, "structuralNavigation"),
        ({"contents": 0}, "tableOfContents"),
        ({"contents_broken": 1}, "tableOfContents"),
    ],
)
def test_a_feature_that_is_not_there_is_not_said(harm: dict[str, int], feature: str) -> None:
    """One count takes one feature away, and the others stay."""
    whole = set(_values(SOUND, "accessibilityFeature"))
    assert whole - set(_values(replace(SOUND, **harm), "accessibilityFeature")) == {feature}


def test_pages_of_the_printed_book() -> None:
    """Markers and page list are two features; the summary tells of both together."""
    paged = replace(SOUND, page_breaks=2, page_list=2)
    assert {"pageBreakMarkers", "pageNavigation"} <= set(_values(paged, "accessibilityFeature"))
    assert "those of the printed book" in _values(paged, "accessibilitySummary")[0]
    astray = replace(paged, page_list=1, pages_astray=1)
    assert "pageNavigation" not in _values(astray, "accessibilityFeature")
    assert "printed book" not in _values(astray, "accessibilitySummary")[0]
    assert "printed book" not in _values(SOUND, "accessibilitySummary")[0]


def test_a_book_without_features_says_none() -> None:
    """The vocabulary has a word for it."""
    assert _values(Survey(fixed=1, displaced=1), "accessibilityFeature") == ["none"]


@pytest.mark.parametrize("count", ["moving", "media", "interactive"])
def test_what_nobody_looked_at_may_be_a_hazard(count: str) -> None:
    """What moves, sounds or runs is not said to be harmless."""
    assert _values(replace(SOUND, **{count: 1}), "accessibilityHazard") == ["unknown"]


def test_sound_is_a_mode_of_its_own() -> None:
    """Without transcripts, words do not suffice."""
    heard = replace(SOUND, media=1)
    assert _values(heard, "accessMode") == ["textual", "auditory"]
    assert _values(heard, "accessModeSufficient") == ["textual,auditory"]


def test_the_summary_is_in_the_language_of_the_book() -> None:
    """Or the editor's own."""
    (french,) = _values(SOUND, "accessibilitySummary", replace(EDITION, language="fr-CA"))
    assert french.startswith("La table des matières")
    own = replace(EDITION, accessibility=Accessibility(summary="Read it aloud."))
    assert _values(SOUND, "accessibilitySummary", own) == ["Read it aloud."]


@pytest.mark.parametrize("count", ["unlanguaged", "undetermined"])
def test_an_untold_language_is_told_of(count: str) -> None:
    """The summary names what is known to be wanting."""
    (summary,) = _values(replace(SOUND, **{count: 1}), "accessibilitySummary")
    assert "language of some texts is not stated" in summary


def test_a_sound_book_reaches_the_second_level() -> None:
    """And says so in the very words of EPUB Accessibility 1.1, 3.5.2."""
    assert level(SOUND) == "AA"
    words = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
    assert claim(SOUND, EDITION) == Claim(words, "Signal Press")


@pytest.mark.parametrize("criterion", CRITERIA, ids=lambda one: one.number)
def test_each_criterion_lowers_the_claim(criterion: object) -> None:
    """One of Level A leaves no claim, one of Level AA leaves Level A."""
    for one in CRITERIA:
        if one is criterion:
            broken = replace(SOUND, **HARMS[one.number])
            assert [c.number for c in CRITERIA if not c.is_met(broken)] == [one.number]
            assert level(broken) == ("" if one.level == "A" else "A")


def test_nobody_vouches_nothing_is_claimed() -> None:
    """Files alone claim nothing, nor does a name without the files."""
    assert claim(SOUND, replace(EDITION, accessibility=Accessibility())) is None
    assert claim(replace(SOUND, unlanguaged=1), EDITION) is None


def test_who_vouches_is_told_in_full() -> None:
    """Name, credential and report go with the claim."""
    vouched = Accessibility("An Evaluator", "A credential", "https://example.org/report")
    found = claim(replace(SOUND, coloured=1), replace(EDITION, accessibility=vouched))
    assert found == Claim(
        "EPUB Accessibility 1.1 - WCAG 2.2 Level A",
        "An Evaluator",
        "A credential",
        "https://example.org/report",
    )
