"""A character that no face has is found in the file that it was written in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from publisher import manuscript
from publisher.cache import Cache
from publisher.errors import Problem
from publisher.model.edition import Edition, Part
from publisher.model.manuscript import Manuscript
from publisher.model.publication import Document, Medium
from publisher.resources import load_style
from publisher.source import Location
from publisher.xhtml import render
from publisher.xhtml.needs import survey
from publisher.xhtml.spots import in_file

TRADE = load_style("trade")
EDITION = Edition("book", "Book", language="en")
TEXT = """\
---
id: one
title: The Wall
language: en
speakers:
  Ben: {role: interviewer}
  Ann: {role: interviewee}
---

**Ben:** What did he do?

**Ann:** He wrote on the wall.

<!-- query: did he write ᚠ, ᚢ or 𒀀? -->

**Ben:** And then?[^1]

He went away,
I was told.

[^1]: He came back.
"""


def missing(text: str, folder: Path, *, end: str = "\n") -> tuple[Problem, ...]:
    """Return what is told of a book of one interview in the folder, whatever is known of it."""
    path, cache = folder / "one.md", Cache(folder / "cache")
    path.write_bytes(text.replace("\n", end).encode())
    edition = having(manuscript.parse(text, str(path)))
    documents = render(edition, TRADE, Medium.PRINT).documents
    first, again = (survey(documents, edition, TRADE, cache).missing for _ in range(2))
    assert again == first
    return first


def having(read: Manuscript) -> Edition:
    """Return an edition of one interview."""
    return replace(EDITION, parts=(Part("", (read,)),))


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("before", "after", "line", "column"),
    [
        ("The Wall", "The ᚠ Wall", 3, 12),
        ("  Ann:", "  Ann: {name: Ann ᚠ, role: interviewee}\n  Eve:", 7, 19),
        ("And then?", "And ᚠ then?", 16, 14),
        ("I was told", "I was ᚠ told", 19, 7),
        ("He came", "He ᚠ came", 21, 10),
        ("He went", "## A ᚠ heading\n\nHe went", 18, 6),
        ("He went", "> He said:\n>\n> - ᚠ\n\nHe went", 20, 5),
        ("And then?", "And \u1680 then?", 16, 14),
        ("And then?", "And \U00013430 then?", 16, 14),
        ("And then?", "And \ue000 then?", 16, 14),
        ("And then?", "And 𒀀 then?", 16, 14),
    ],
)
def test_the_place_is_line_and_column(
    before: str, after: str, line: int, column: int, end: str, tmp_path: Path
) -> None:
    """In a header, a turn, a note, a heading or a list; editor's remarks are passed over."""
    (problem,) = missing(TEXT.replace(before, after), tmp_path, end=end)
    assert problem.where == Location(str(tmp_path / "one.md"), line, column)


def test_the_first_of_many_is_the_place(tmp_path: Path) -> None:
    """Whatever the order of their codes; and the words are those around it."""
    text = TEXT.replace("And then?", "And ᚢ then?").replace("I was", "ᚠ was")
    (problem,) = missing(text, tmp_path)
    assert problem.where == Location(str(tmp_path / "one.md"), 16, 14)
    assert "in one.t03, “Interviewer: And ᚢ" in problem.message
    assert problem.hint.startswith("write it otherwise, or add a [[fallback]]")


def test_the_words_of_an_edition_are_in_its_file(tmp_path: Path) -> None:
    """Written by its number a character is not found, and the file is the place."""
    path = tmp_path / "edition.toml"
    edition = replace(
        having(manuscript.parse(TEXT, "nowhere/one.md")), where=Location(str(path), 1, 1)
    )
    leaf = Document("half-title", "a.xhtml", "half-title", "front", "A", "en", "<p>The ᚠ Book</p>")
    for written, line, column in (("ᚠ", 2, 14), ("\\u16a0", 1, 1)):
        path.write_text(f'[edition]\ntitle = "The {written} Book"\n', "utf-8")
        (problem,) = survey([leaf], edition, TRADE).missing
        assert problem.where == Location(str(path), line, column)


def test_a_text_that_is_gone_is_told_by_its_block(tmp_path: Path) -> None:
    """So is one that nobody can read."""
    edition = having(manuscript.parse(TEXT.replace("And then", "And ᚠ"), "nowhere/one.md"))
    (problem,) = survey(render(edition, TRADE, Medium.PRINT).documents, edition, TRADE).missing
    assert problem.where is not None
    assert (problem.where.path, problem.where.line) == ("nowhere/one.md", 16)
    spoilt = tmp_path / "spoilt.md"
    spoilt.write_bytes("ᚠ".encode() + b"\xff")
    assert in_file("ᚠ", Location(str(spoilt), 1, 1)) is None


def test_remarks_without_end_take_no_time(tmp_path: Path) -> None:
    """A megabyte of their beginnings is looked through once."""
    path = tmp_path / "one.md"
    path.write_text("<!-- " * 200_000 + "ᚠ", "utf-8")
    assert in_file("ᚠ", Location(str(path), 1, 1)) is None
