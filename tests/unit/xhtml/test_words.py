"""Small things in words: dates, lists of people, languages, tables of phrases."""

import re

import pytest

from publisher.model.manuscript import Manuscript
from publisher.model.person import Contributor, Speaker
from publisher.vocabulary.relators import RELATORS
from publisher.vocabulary.sections import SECTION_ROLES
from publisher.vocabulary.speakers import SPEAKER_ROLES
from publisher.xhtml.dates import date_in_words, year_of
from publisher.xhtml.languages import direction, language_attributes
from publisher.xhtml.people import credit_lines, is_named, join, short_name, talkers
from publisher.xhtml.phrases import Phrases, phrases_of

TABLES = [phrases_of(tag) for tag in ("en", "en-US", "fr", "de", "es")]


@pytest.mark.parametrize(
    ("language", "date", "words"),
    [
        ("en-GB", "2021-03-14", "14 March 2021"),
        ("en-US", "2021-03-14", "March 14, 2021"),
        ("fr", "2022-02-01", "1er février 2022"),
        ("de-AT", "2021-12-03", "3.\u00a0Dezember 2021"),
        ("es", "2021-12-03", "3 de diciembre de 2021"),
        ("en", "2021-03", "March 2021"),
        ("en", "1962", "1962"),
        ("en", "the winter of 1962", "the winter of 1962"),
        ("en", "2021-13-01", "2021-13-01"),
        ("ja", "2021-03-14", "14 March 2021"),
    ],
)
def test_dates_are_written_as_the_language_does(language: str, date: str, words: str) -> None:
    """A date is put into words; what is none stays as it was written."""
    assert date_in_words(date, phrases_of(language)) == words


def test_year_is_taken_from_a_date() -> None:
    """The imprint needs the year alone."""
    assert [year_of("2024-03-18"), year_of("2024"), year_of("soon")] == ["2024", "2024", "soon"]


def test_people_are_listed_as_the_language_does() -> None:
    """Lists end with the language's “and”; only American English has a comma before it."""
    three = ["Ann", "Bo", "Cy"]
    assert join(three, phrases_of("en-GB")) == "Ann, Bo and Cy"
    assert join(three, phrases_of("en-US")) == "Ann, Bo, and Cy"
    assert join(three[:2], phrases_of("en-US")) == "Ann and Bo"
    assert join(three[:2], phrases_of("de")) == "Ann und Bo"
    assert join(three[:1], phrases_of("fr")) == "Ann"
    assert join([], phrases_of("fr")) == ""


def test_credits_gather_people_by_role() -> None:
    """One line a role, in the order in which roles are first mentioned."""
    people = [Contributor("Ann", ("edt", "trl")), Contributor("Bo", ("edt",))]
    assert credit_lines(people, phrases_of("en")) == ["Edited by Ann and Bo", "Translated by Ann"]
    assert credit_lines(people, phrases_of("fr"))[1] == "Traduction de Ann"


@pytest.mark.parametrize(
    ("speaker", "language", "short"),
    [
        (Speaker("Ines", "Ines Okafor-Lind", file_as="Okafor-Lind, Ines"), "en", "Ines"),
        (Speaker("AB", "Anna van den Berg", file_as="van den Berg, Anna"), "en", "van den Berg"),
        (Speaker("AB", "Anna Berg"), "en", "Berg"),
        (Speaker("AB", "Kovács Anna"), "hu", "Kovács Anna"),
        (Speaker("AB", "José García Márquez"), "es", "José García Márquez"),
        (Speaker("AB", "Prince"), "en", "Prince"),
    ],
)
def test_short_names_are_only_made_where_they_are_sure(
    speaker: Speaker, language: str, short: str
) -> None:
    """The editor's own label or the family name serves; where neither is sure, the full name."""
    assert short_name(speaker, language) == short


def test_letters_and_roles_are_no_names() -> None:
    """Only those with a name are listed as people."""
    speakers = tuple(Speaker(n, n, "interviewee") for n in ("Q", "Interviewer", "Ann", "Ann"))
    assert [is_named(s) for s in speakers] == [False, False, True, True]
    assert talkers(Manuscript("m", "M", speakers=speakers), "interviewee") == ("Ann",)


@pytest.mark.parametrize(
    ("tag", "way"),
    [
        ("en", "ltr"),
        ("ar-EG", "rtl"),
        ("HE", "rtl"),
        ("ku-Arab", "rtl"),
        ("az-Latn", "ltr"),
        ("fa-Latn-IR", "ltr"),
    ],
)
def test_direction_follows_script_then_language(tag: str, way: str) -> None:
    """A script subtag outweighs what the language is usually written in."""
    assert direction(tag) == way


def test_language_is_said_only_where_it_changes() -> None:
    """Attributes are None where they would repeat what stands around."""
    assert not any(language_attributes("en-GB", "en-gb").values())
    assert language_attributes("ar", "en") == {"lang": "ar", "xml:lang": "ar", "dir": "rtl"}
    assert language_attributes("en", "ar")["dir"] == "ltr"


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.language + table.day[:3])
def test_tables_of_phrases_are_complete(table: Phrases) -> None:
    """Every language names every section, relator, speaker role and month."""
    assert set(table.titles) == set(SECTION_ROLES)
    assert set(table.relators) == set(RELATORS)
    assert set(table.voices) == set(SPEAKER_ROLES)
    assert len(set(table.months)) == 12
    assert len(set(table.parts)) == 12
    assert all(line.count("{people}") == 1 for line in table.relators.values())


@pytest.mark.parametrize("table", TABLES[2:], ids=lambda table: table.language)
def test_tables_of_phrases_have_the_same_gaps(table: Phrases) -> None:
    """A phrase has the same fields to fill in every language."""
    for name in Phrases.__dataclass_fields__:
        english, other = getattr(TABLES[0], name), getattr(table, name)
        if isinstance(english, str):
            assert sorted(re.findall(r"{\w+}", other)) == sorted(re.findall(r"{\w+}", english))


def test_a_language_without_a_table_gets_english() -> None:
    """English serves where there is nothing better."""
    assert phrases_of("ja").language == "en"
    assert phrases_of("FR-ca").language == "fr"
