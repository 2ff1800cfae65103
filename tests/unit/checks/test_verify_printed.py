"""What stands on a page besides its text: folio and heads, in any order."""

from __future__ import annotations

import pytest

from publisher.checks.verify.pages import Page
from publisher.checks.verify.printed import Pressed, printed
from publisher.checks.verify.stream import Stream, words

HEADS = ("Volume 2", "The Tuner")


@pytest.mark.parametrize(
    ("text", "folio"),
    [
        ("she said . Volume 2 2", "2"),
        ("she said . 2 Volume 2", "2"),
        ("she said . Volume 2 3", "3"),
        ("she said . The Tuner 2", "2"),
        ("she said . 12 The Tuner Volume 2", "12"),
        ("she said . 2", "2"),
        ("she said . The … 2", "2"),
        ("she said . 2 The …", "2"),
    ],
)
def test_furniture_is_no_text(text: str, folio: str) -> None:
    """Not even where the title of the book ends with the number of the page."""
    page = Page(folio, tuple(words(text)))
    found = printed([page], Pressed(Stream(), heads=HEADS, notes=()))
    assert found.text.words == ["she", "said", "."]


def test_what_has_no_folio_is_all_text() -> None:
    """A title page says the title, which is no head there."""
    page = Page("iii", tuple(words("The Tuner")))
    assert printed([page], Pressed(Stream(), heads=HEADS, notes=())).text.words == words(
        "The Tuner"
    )
