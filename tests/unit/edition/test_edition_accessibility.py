"""Who vouches for a book: what the edition file says, and what it leaves to be understood."""

from __future__ import annotations

import pytest

from publisher.edition import read
from publisher.errors import EditionError
from publisher.model.edition import Accessibility

_SHORT = 'title = "T"\ninterviews = ["a.md"]\n'
_PUBLISHED = f'{_SHORT}publisher = "Signal Press"\n'


def _said(text: str) -> Accessibility:
    return read(text, "e").accessibility


def test_the_publisher_vouches_unless_another_does() -> None:
    """Somebody who is named, the publisher, or nobody."""
    assert _said(_SHORT).certified_by == ""
    assert _said(_PUBLISHED).certified_by == "Signal Press"
    other = '[accessibility]\ncertified-by = "An Evaluator"\n'
    assert _said(_PUBLISHED + other).certified_by == "An Evaluator"
    nobody = '[accessibility]\ncertified-by = ""\n'
    assert _said(_PUBLISHED + nobody).certified_by == ""


def test_credential_report_and_summary() -> None:
    """All that the table can hold; a summary is one paragraph."""
    table = """\
[accessibility]
credential = "A credential"
report = "https://example.org/report"
summary = \"\"\"
Two
lines.\"\"\"
"""
    assert _said(_PUBLISHED + table) == Accessibility(
        "Signal Press", "A credential", "https://example.org/report", "Two lines."
    )


@pytest.mark.parametrize(
    ("table", "problem"),
    [
        ('report = "example.org"', "e:4:10: “report”: “example.org” is not an address"),
        ('report = "https://"', "e:4:10: “report”: “https://” is not an address"),
        ('credential = "C"', "e:4:14: “credential” stands here, but nobody vouches for the book"),
        ('certifier = "C"', "e:4:1: unknown key “certifier”"),
    ],
)
def test_what_cannot_be_meant_is_refused(table: str, problem: str) -> None:
    """With its place, as all of the edition file."""
    with pytest.raises(EditionError) as caught:
        read(f"{_SHORT}[accessibility]\n{table}\n", "e")
    assert [str(p).split(" (")[0] for p in caught.value.problems] == [problem]
