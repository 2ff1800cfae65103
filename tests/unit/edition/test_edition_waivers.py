"""The tables ``[[waive]]`` of an edition file."""

from __future__ import annotations

import pytest

from publisher.edition import read
from publisher.errors import EditionError
from publisher.model.edition import Waiver

BOOK = 'title = "One"\ninterviews = ["a.md"]\n'


def test_a_waiver_has_code_reason_and_perhaps_a_place() -> None:
    """`where` may be left out: then the code is waived everywhere."""
    text = f"""{BOOK}
[[waive]]
code = "print-runt"
reason = "It is  how she speaks."
where = "a.t02"

[[waive]]
code = "cover-small"
reason = "The photograph is lost."
"""
    assert read(text, "edition.toml").waivers == (
        Waiver("print-runt", "It is how she speaks.", "a.t02"),
        Waiver("cover-small", "The photograph is lost."),
    )


@pytest.mark.parametrize(
    ("table", "told"),
    [
        (
            'code = "print-rnut"\nreason = "So."',
            (
                "edition.toml:4:8: “code”: no finding is called “print-rnut”"
                " (did you mean “print-runt”?)"
            ),
        ),
        (
            'code = "xyzzy"\nreason = "So."',
            (
                "edition.toml:4:8: “code”: no finding is called “xyzzy”"
                " (`publisher check --explain` lists all codes)"
            ),
        ),
        (
            'code = "consent-scope"\nreason = "So."',
            (
                "edition.toml:4:8: “code”: “consent-scope” is another person’s to forgive, and"
                " cannot be waived"
                " (ask for it and add it to `scope`, or leave the product or the interview out)"
            ),
        ),
        (
            'code = "print-runt"\nreason = " "',
            "edition.toml:5:10: “reason”: there is nothing in it",
        ),
        ('code = "print-runt"', "edition.toml:3:1: “reason” is missing"),
        (
            'code = "print-runt"\nreason = "So."\nplace = "a"',
            "edition.toml:6:1: unknown key “place” (known: code, reason, where)",
        ),
    ],
)
def test_what_is_wrong_is_told_at_its_place(table: str, told: str) -> None:
    """An unknown code, an empty reason and an unknown key are errors."""
    with pytest.raises(EditionError) as raised:
        read(f"{BOOK}[[waive]]\n{table}\n", "edition.toml")
    assert [str(problem) for problem in raised.value.problems] == [told]


def test_a_waiver_given_twice_is_told() -> None:
    """Two reasons for one thing are one too many."""
    one = '[[waive]]\ncode = "print-runt"\nreason = "So."\n'
    with pytest.raises(EditionError, match="waived twice, first on line 4"):
        read(f"{BOOK}{one}{one}", "edition.toml")
