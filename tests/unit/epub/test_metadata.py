"""Metadata: identifiers, dates and people, derived and never guessed."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from editions import sample

from publisher.edition.dates import UNDATED, modified
from publisher.epub.metadata import Refinement, Statement, legacy, statements
from publisher.errors import EditionError
from publisher.model.edition import Edition, Product, Series, Subject
from publisher.model.person import Contributor, Identifier, Person

PLAIN = Edition("s", "S")


def _named(edition: Edition, name: str) -> list[Statement]:
    return [statement for statement in statements(edition) if statement.name == name]


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ("2024-03-18", datetime(2024, 3, 18, tzinfo=UTC)),
        ("2024-03", datetime(2024, 3, 1, tzinfo=UTC)),
        ("2024", datetime(2024, 1, 1, tzinfo=UTC)),
        ("", UNDATED),
    ],
)
def test_modified_is_the_date_of_publication(published: str, expected: datetime) -> None:
    """No clock takes part: the day of publication, or a fixed day."""
    assert modified(replace(PLAIN, published=published)) == expected


@pytest.mark.parametrize("said", ["2025-07-01", "2025-07-01 00:00Z", "2025-07-01T00:00:00+00:00"])
def test_an_edition_says_when_it_was_modified(said: str) -> None:
    """What the edition says goes before its date of publication; a day is its midnight."""
    edition = replace(PLAIN, published="2024-03-18", modified=said)
    assert modified(edition) == datetime(2025, 7, 1, tzinfo=UTC)
    assert modified(replace(edition, modified="2025-07-01T09:30:00Z")).hour == 9


def test_a_time_of_no_place_is_refused() -> None:
    """Midnight in Tokyo is another day in Lima, so a time says that it is in UTC."""
    with pytest.raises(EditionError, match="modified: this time"):
        modified(replace(PLAIN, modified="2025-07-01T00:00:00"))


@pytest.mark.parametrize("published", ["soon", "2024-02-30", "18.3.2024"])
def test_other_dates_are_refused(published: str) -> None:
    """A date that is none is the author's to mend."""
    with pytest.raises(EditionError, match="published: "):
        modified(replace(PLAIN, published=published))


def test_titles() -> None:
    """Title, subtitle and edition statement are told apart and in order."""
    kinds = [
        (title.value, [(r.property, r.value) for r in title.refinements])
        for title in _named(sample(), "title")
    ]
    assert kinds == [
        ("Small Hours", [("title-type", "main"), ("display-seq", "1")]),
        ("Talk & light", [("title-type", "subtitle"), ("display-seq", "2")]),
        ("First edition", [("title-type", "edition"), ("display-seq", "3")]),
    ]
    assert len(_named(PLAIN, "title")) == 1
    without = _named(replace(sample(), subtitle=" "), "title")
    assert [title.refinements[1].value for title in without] == ["1", "2"]


def test_white_space_of_xml_is_no_part_of_a_value() -> None:
    """Line ends become spaces; a no-break space is the author's and stays."""
    (rights,) = _named(replace(PLAIN, rights=" © the\n  speakers \n2024\u00a0ff. "), "rights")
    assert rights.value == "© the speakers 2024\u00a0ff."


def test_subjects_of_schemes() -> None:
    """A heading from a scheme names the scheme and its code, a plain one nothing."""
    plain, coded = Subject("Night work"), Subject("Anthologies: general", "Thema", "DNT")
    first, second = _named(replace(PLAIN, subjects=(plain, coded)), "subject")
    assert first == Statement("subject", "Night work")
    refinements = (Refinement("authority", "Thema"), Refinement("term", "DNT"))
    assert second == Statement("subject", "Anthologies: general", "subject-2", refinements)


def test_series() -> None:
    """A series is a collection with a position and an identifier that its volumes share."""
    edition = replace(PLAIN, series=Series("Night Work", 2, "0317-8471"))
    (series,) = _named(edition, "belongs-to-collection")
    assert series.is_property
    assert [(r.property, r.value) for r in series.refinements] == [
        ("collection-type", "series"),
        ("group-position", "2"),
        ("dcterms:identifier", "urn:issn:0317-8471"),
    ]
    assert legacy(edition) == (("calibre:series", "Night Work"), ("calibre:series_index", "2"))
    unnumbered = replace(PLAIN, series=Series("Night Work"))
    (series,) = _named(unnumbered, "belongs-to-collection")
    assert [r.property for r in series.refinements] == ["collection-type", "dcterms:identifier"]
    assert legacy(unnumbered) == (("calibre:series", "Night Work"),)
    assert legacy(PLAIN) == ()


def test_sources() -> None:
    """Where the texts come from is said; the printed book only if its pages are marked."""
    edition = replace(
        PLAIN,
        source="Radio Halvorsby, 2019–2021",
        products=(Product("epub", "978-1-234567-89-7"), Product("paperback", "978-1-234567-88-0")),
    )
    assert [s.value for s in _named(edition, "source")] == ["Radio Halvorsby, 2019–2021"]
    marked = {s.name: s for s in statements(edition, paginated=True)}
    assert marked["source"].value == marked["pageBreakSource"].value == "urn:isbn:9781234567880"
    assert marked["source"].refinements == (
        Refinement("identifier-type", "15", "onix:codelist5"),
        Refinement("source-of", "pagination"),
    )
    unnumbered = {s.name: s for s in statements(PLAIN, paginated=True)}
    assert unnumbered["pageBreakSource"].value.startswith("urn:uuid:")
    assert unnumbered["source"].refinements == (Refinement("source-of", "pagination"),)


def test_languages_of_all_texts() -> None:
    """The book's language is first, then others, each once, and no other kinds of its own."""
    assert [text.language for text in sample().interviews] == ["en-GB", "en-GB", "fr", "ar"]
    american = replace(sample(), language="en-US")
    assert [s.value for s in _named(american, "language")] == ["en-US", "fr", "ar"]
    assert [s.value for s in _named(sample(), "language")] == ["en-GB", "fr", "ar"]


def test_what_is_not_known_is_not_said() -> None:
    """A bare edition states its title and its language, and nothing else."""
    assert [statement.name for statement in statements(PLAIN)] == ["title", "language"]


def test_identifiers_of_people_are_addresses_of_their_records() -> None:
    """A creator is tied to the registers of the world by schema.org's sameAs."""
    numbers = (
        Identifier("isni", "0000 0001 2103 2683"),
        Identifier("orcid", "0000-0002-1825-0097"),
    )
    edition = replace(
        PLAIN,
        contributors=(Contributor("Anna Berg", ("edt",)), Contributor("Bo Ek", ("ill",))),
        people=(
            Person("a", "Anna Berg", identifiers=numbers),
            Person("c", "Cy", identifiers=numbers),
        ),
    )
    (creator,) = _named(edition, "creator")
    same = [r.value for r in creator.refinements if r.property == "schema:sameAs"]
    assert same == [
        "https://isni.org/isni/0000000121032683",
        "https://orcid.org/0000-0002-1825-0097",
    ]
    (other,) = _named(edition, "contributor")
    assert "schema:sameAs" not in [r.property for r in other.refinements]
