"""Characters that have no place in a book."""

from __future__ import annotations

import pytest

from publisher.characters import check, forbidden, unified
from publisher.errors import Problem


def test_line_ends_become_one_kind() -> None:
    """Windows line ends and a byte order mark are nothing an editor should know of."""
    assert unified("\ufeffa\r\nb\n") == "a\nb\n"


_REFUSED = "\x00\t\r\x1b\x7f\x85\u2028\u2029\u202e\u2066\ufeff\ufffe\ud800"


@pytest.mark.parametrize("character", list(_REFUSED), ids=ascii)
def test_what_is_refused(character: str) -> None:
    """Controls, separators, overrides and what XML cannot hold are found where they stand."""
    problems: list[Problem] = []
    check(f"one\ntwo {character}", "a.md", problems)
    (problem,) = problems
    assert str(problem.where) == "a.md:2:5"
    assert forbidden(character)


@pytest.mark.parametrize(
    "text", ["é\u0301", "a\u200db", "\u200fא", "\u00a0\u00ad\u2003", "👩🏽\u200d🔧"]
)
def test_what_stays(text: str) -> None:
    """Marks, joiners, harmless direction marks and all kinds of blanks are text."""
    problems: list[Problem] = []
    check(text, "a.md", problems)
    assert not problems


def test_one_problem_a_line() -> None:
    """A line full of tabs is told once."""
    problems: list[Problem] = []
    check("\ta\tb\n\tc", "a.md", problems)
    assert [str(p) for p in problems] == [
        "a.md:1:1: a tab has no place in a book (write blanks instead)",
        "a.md:2:1: a tab has no place in a book (write blanks instead)",
    ]


@pytest.mark.parametrize(
    ("character", "said"),
    [
        ("\u202e", "the character U+202E (right-to-left override)"),
        ("\x1b", "the character U+001B"),
        ("\t", "a tab"),
        ("a", ""),
    ],
)
def test_a_character_is_described_by_number_and_name(character: str, said: str) -> None:
    """So that an editor can look it up; controls have no name in Unicode."""
    assert forbidden(f"one {character}") == said
