"""Words that may be names, for an editor to choose from."""

import pytest
from editions import paragraph

from publisher.desk import candidates
from publisher.model.edition import Edition, Part
from publisher.model.inline import Note, Text
from publisher.model.manuscript import Manuscript


def _found(*texts: str, known: frozenset[str] = frozenset()) -> dict[str, int]:
    body = tuple(map(paragraph, texts))
    talk = Manuscript("m", "M", "en", body=body)
    return dict(candidates(Edition("s", "S", parts=(Part("", (talk,)),)), known))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We saw Skelder Moss. Skelder Moss was shut.", {"Skelder Moss": 2}),
        ("And Mr Haddad ate. I saw Mr Haddad’s bowl.", {"Mr Haddad": 2}),
        ("The dog slept. The cat slept.", {}),
        ("I knew Ana de la Cruz, and Ana de la Cruz knew.", {"Ana de la Cruz": 2}),
        ("Ask Tot. “Tot,” I said, and Tot came.", {"Tot": 3}),
        ("One Oslo only.", {}),
    ],
)
def test_capitals_that_recur(text: str, found: dict[str, int]) -> None:
    """Runs of capitalised words count; what only begins a sentence does not."""
    assert _found(text) == found


def test_notes_count_and_known_names_do_not() -> None:
    """All texts are looked through; what the index has already is left out."""
    note = Note("1", ((Text("He said Oslo."),),))
    talk = Manuscript("m", "M", "en", body=(paragraph("To Oslo", note, " with Bo, near Bo."),))
    edition = Edition("s", "S", parts=(Part("", (talk,)),))
    assert candidates(edition, {"Bo"}) == (("Oslo", 2),)
