"""Waivers: what they meet, and what becomes of it."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from publisher.checks import unused, waived
from publisher.model.edition import Edition, Waiver
from publisher.model.finding import Finding
from publisher.source import Location
from publisher.vocabulary.findings import finding

FOUND = finding(
    "print-runt",
    "page 12: the last line of a paragraph has 2 letters",
    Location("books/one/interviews/talk.md", 12, 1),
    folio="12",
    turn="talk.t03",
)
CASES = tomllib.loads(
    (Path(__file__).parents[2] / "findings/waiver-unused/expected.toml").read_text("utf-8")
)["waiver"]


def _edition(*waivers: Waiver) -> Edition:
    return Edition("one", "One", waivers=waivers, where=Location("books/one/edition.toml"))


@pytest.mark.parametrize(
    "place",
    ["", "talk.t03", "talk", "12", "interviews/talk.md", "interviews/talk.md:12", "talk.md"],
)
def test_a_waiver_meets_by_turn_text_folio_and_file(place: str) -> None:
    """What is waived keeps its place and severity, and has the reason."""
    edition = _edition(Waiver("print-runt", "It is how she speaks.", place))
    (one,) = waived(edition, [FOUND])
    assert one.waived == "It is how she speaks."
    assert one.severity is FOUND.severity
    assert unused(edition, [FOUND]) == ()


@pytest.mark.parametrize("place", ["talk.t0", "1", "interviews", "talk.md:12:1", "other.md"])
def test_a_part_of_a_place_is_not_enough(place: str) -> None:
    """Another place stays as it is, and the waiver is told to be of no use."""
    edition = _edition(Waiver("print-runt", "Why not.", place, Location("edition.toml", 9, 8)))
    assert waived(edition, [FOUND]) == (FOUND,)
    (told,) = unused(edition, [FOUND])
    assert (told.code, str(told.where)) == ("waiver-unused", "edition.toml:9:8")


def test_a_waiver_meets_a_file_within_a_finished_book() -> None:
    """A finding in an EPUB is met by the name of the book or of the file in it."""
    one = finding("title-missing", "no title", Location("dist/one/one.epub#EPUB/cover.xhtml", 3))
    for place in ("one.epub", "EPUB/cover.xhtml"):
        assert waived(_edition(Waiver("title-missing", "So.", place)), [one])[0].waived == "So."


@pytest.mark.parametrize("case", CASES, ids=[case["says"] for case in CASES])
def test_a_waiver_that_meets_nothing_is_a_note(case: dict[str, Any]) -> None:
    """`tests/findings/waiver-unused` shows it; with the place of the finding, nothing is said."""
    said = case["waive"]
    found: list[Finding] = [finding(case["found"]["code"], "", turn=case["found"]["turn"])]
    edition = _edition(Waiver(said["code"], said["reason"], said.get("where", "")))
    assert [told.message for told in unused(edition, found)] == [case["message"]]
    right = _edition(Waiver(case["found"]["code"], "So.", case["found"]["turn"]))
    assert unused(right, found) == ()


def test_waivers_make_no_other_edition() -> None:
    """Caches ask what an edition is; a waiver changes neither that nor how it is written."""
    plain, other = _edition(), _edition(Waiver("print-runt", "So."))
    assert plain == other
    assert repr(plain) == repr(other)
