"""Metadata: identifiers, dates and people, derived and never guessed."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from editions import sample

from publisher.epub.metadata import (
    UNDATED,
    Refinement,
    Statement,
    identifier,
    modified,
    statements,
)
from publisher.errors import EditionError
from publisher.model.edition import Edition, Part, Product
from publisher.model.manuscript import Manuscript
from publisher.model.person import Contributor, Speaker

PLAIN = Edition("s", "S")


def _named(edition: Edition, name: str) -> list[Statement]:
    return [statement for statement in statements(edition) if statement.name == name]


def test_isbn_identifies() -> None:
    """The EPUB's ISBN without hyphens, and no other product's."""
    assert identifier(sample()) == "urn:isbn:9781234567897"
    paper = replace(PLAIN, products=(Product("paperback", "9781234567880"),))
    assert identifier(paper).startswith("urn:uuid:")


def test_without_isbn_the_title_identifies() -> None:
    """The same slug and title give the same UUID of version 5, others another."""
    assert identifier(PLAIN) == identifier(replace(PLAIN, publisher="x"))
    assert identifier(PLAIN)[23] == "5"
    assert identifier(PLAIN) != identifier(replace(PLAIN, title="T"))


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


@pytest.mark.parametrize("published", ["soon", "2024-02-30", "18.3.2024"])
def test_other_dates_are_refused(published: str) -> None:
    """A date that is none is the author's to mend."""
    with pytest.raises(EditionError, match="published: "):
        modified(replace(PLAIN, published=published))


def test_titles() -> None:
    """Title and subtitle are told apart and in order."""
    assert _named(sample(), "title") == [
        Statement(
            "title",
            "Small Hours",
            "title-1",
            (Refinement("title-type", "main"), Refinement("display-seq", "1")),
        ),
        Statement(
            "title",
            "Talk & light",
            "title-2",
            (Refinement("title-type", "subtitle"), Refinement("display-seq", "2")),
        ),
    ]
    assert len(_named(PLAIN, "title")) == 1


def _roles(statement: Statement) -> list[str]:
    return [r.value for r in statement.refinements if r.property == "role"]


def test_everybody_is_named_once() -> None:
    """Makers of the book are creators; those of its interviews contribute."""
    creators = {s.value: _roles(s) for s in _named(sample(), "creator")}
    assert creators == {"Dervla Quaine": ["edt", "ivr", "ctb"]}
    contributors = {s.value: _roles(s) for s in _named(sample(), "contributor")}
    assert contributors == {
        "Tom Ashe": ["cov"],
        "Tove Lind": ["trl"],
        "Anna Berg": ["ive"],
        "Bo Ek": ["ive"],
        "Maëlle Kerhuel": ["ive"],
    }


def test_sort_names_are_those_given() -> None:
    """Who has no sort name gets none."""
    sorts = {
        s.value: [r.value for r in s.refinements if r.property == "file-as"]
        for s in statements(sample())
        if s.name in ("creator", "contributor")
    }
    assert sorts["Dervla Quaine"] == ["Quaine, Dervla"]
    assert sorts["Anna Berg"] == ["Berg, Anna"]
    assert sorts["Bo Ek"] == []


def test_who_wrote_one_text_is_no_author_of_the_book() -> None:
    """In a book by others an author contributes; in a book by nobody else, authors make it."""
    essay = Manuscript("m", "M", contributors=(Contributor("Ann", ("aut",)),))
    edition = replace(PLAIN, parts=(Part("", (essay,)),))
    assert [(s.value, _roles(s)) for s in _named(edition, "creator")] == [("Ann", ["aut"])]
    edited = replace(edition, contributors=(Contributor("Bo", ("edt",)),))
    assert [(s.value, _roles(s)) for s in _named(edited, "contributor")] == [("Ann", ["ctb"])]


def test_interviewers_create_a_book_that_names_nobody() -> None:
    """Without creators of its own, a book is by those who asked and wrote."""
    talk = Manuscript("m", "M", speakers=(Speaker("Q", "Ann Ek", "interviewer"),))
    edition = replace(PLAIN, parts=(Part("", (talk,)),), contributors=(Contributor("B", ("cov",)),))
    assert [s.value for s in _named(edition, "creator")] == ["Ann Ek"]
    assert [s.value for s in _named(edition, "contributor")] == ["B"]


def test_languages_of_all_texts() -> None:
    """Other languages than the book's are said too, each once, and no other kinds of its own."""
    assert [text.language for text in sample().interviews] == ["en-GB", "en-GB", "fr", "ar"]
    american = replace(sample(), language="en-US")
    assert [s.value for s in _named(american, "language")] == ["fr", "ar"]
    assert [s.value for s in _named(sample(), "language")] == ["fr", "ar"]


def test_what_is_not_known_is_not_said() -> None:
    """A bare edition states its title and nothing else."""
    assert [statement.name for statement in statements(PLAIN)] == ["title"]
