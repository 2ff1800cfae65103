"""Hyphens that stand for dashes."""

from __future__ import annotations

import pytest

from publisher.transforms.dashes import Dash, edits, has_ranges, manner
from publisher.transforms.strand import Edit


def _set(text: str, edits: list[Edit]) -> str:
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start] + edit.after + text[edit.end :]
    return text


@pytest.mark.parametrize(
    ("raw", "spaced", "tight"),
    [
        ("It was -- well -- cold.", "It was – well – cold.", "It was—well—cold."),
        ("It was--well--cold.", "It was – well – cold.", "It was—well—cold."),
        ("Cold - and wet.", "Cold – and wet.", "Cold—and wet."),
        ("I thought--", "I thought–", "I thought—"),
        ("No---never.", "No – never.", "No—never."),
    ],
)
def test_dashes_are_set_spaced_or_closed(raw: str, spaced: str, tight: str) -> None:
    """A pair of hyphens, or one between blanks, is a dash."""
    assert _set(raw, edits(raw, Dash.EN)) == spaced
    assert _set(raw, edits(raw, Dash.CLOSED)) == tight


@pytest.mark.parametrize(
    "text", ["well-known", "1914-1918", "1914 - 1918", "a ---- b", "already – set", "-- leads"]
)
def test_other_hyphens_stay(text: str) -> None:
    """Compounds, ranges of figures, rules and set dashes are left alone."""
    assert edits(text, Dash.EN) == []


def test_the_text_s_own_dashes_decide_before_its_language() -> None:
    """A file that closes its dashes has all of them closed."""
    assert manner("one—two", "en-GB") is Dash.CLOSED
    assert manner("one – two", "en-US") is Dash.EN
    assert manner("one — two", "en-US") is Dash.EM
    assert manner("none", "en-US") is Dash.CLOSED
    assert manner("none", "de") is Dash.EN


@pytest.mark.parametrize(
    ("language", "raw", "made"),
    [
        ("en-US", "It was -- well -- cold.", "It was—well—cold."),
        ("de", "Es war - nun ja - kalt.", "Es war – nun ja – kalt."),
        ("fr", "Il était -- disons -- froid.", "Il était – disons – froid."),
        ("es", "Mi abuela - la panadera - vino.", "Mi abuela —la panadera— vino."),
        ("es", "Vino mi abuela --la panadera--.", "Vino mi abuela —la panadera—."),
        ("ca", "L'àvia - la fornera - venia.", "L'àvia —la fornera— venia."),
        ("ru", "Маяк - это лампа.", "Маяк — это лампа."),
        ("pl", "Był - jak to mówią - zimny.", "Był – jak to mówią – zimny."),
        ("zh", "他说--不是这样。", "他说——不是这样。"),
        ("ja", "彼は--違うと。", "彼は--違うと。"),
    ],
)
def test_each_language_has_its_own_dash(language: str, raw: str, made: str) -> None:
    """Spanish sets its rayas close to the aside, Russian an em dash between spaces."""
    assert _set(raw, edits(raw, manner("", language))) == made


def test_a_dash_without_partner_is_no_aside() -> None:
    """Spanish pairs only what one sentence holds."""
    assert _set("Vino - sí.", edits("Vino - sí.", Dash.RAYA)) == "Vino — sí."


@pytest.mark.parametrize(
    ("raw", "made"),
    [
        ("In 1914-1918 and 1998-99.", "In 1914–1918 and 1998–99."),
        ("From 1914 - 1918.", "From 1914–1918."),
    ],
)
def test_ranges_of_years_have_a_dash(raw: str, made: str) -> None:
    """Years that go up are a range."""
    assert _set(raw, edits(raw, Dash.EN, ranges=True)) == made


@pytest.mark.parametrize(
    "text", ["2021-03-14", "1918-1914", "0049-1914-1918", "747-400", "won 10-12", "a well-known -5"]
)
def test_other_figures_keep_their_hyphen(text: str) -> None:
    """Dates, numbers, scores, compounds and minus signs are no ranges of years."""
    assert edits(text, Dash.EN, ranges=True) == []


def test_languages_that_write_ranges_with_a_hyphen() -> None:
    """Spanish and French keep the hyphen between years."""
    assert has_ranges("de-AT")
    assert not has_ranges("es")
    assert not has_ranges("fr")
