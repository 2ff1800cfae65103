"""Passages: paragraphs of the house's Markdown that stand in another file."""

from __future__ import annotations

import pytest

from publisher.errors import ManuscriptError
from publisher.manuscript import parse_passage
from publisher.model.block import Paragraph
from publisher.model.inline import Emphasis, Link, SoftBreak, Text
from publisher.source import Location


def _place(offset: int) -> Location:
    return Location("people.toml", 10, 100 + offset)


def test_paragraphs_with_marks() -> None:
    """Emphasis and links are read, and paragraphs know where they stand."""
    text = "\nBorn in *Oslo*,\nsee [her talk](#talk).\n\nDied.\n"
    first, second = parse_passage(text, _place)
    assert first == Paragraph(
        (
            Text("Born in "),
            Emphasis((Text("Oslo"),)),
            Text(","),
            SoftBreak(),
            Text("see "),
            Link((Text("her talk"),), "#talk"),
            Text("."),
        )
    )
    assert second == Paragraph((Text("Died."),))
    assert second.where == Location("people.toml", 10, 100 + text.index("Died"))


def test_nothing_but_blanks_is_no_paragraph() -> None:
    """A biography may be empty."""
    assert parse_passage(" \n\n", _place) == ()


@pytest.mark.parametrize(
    ("text", "offset", "message"),
    [
        ("plain *and never closed", 6, "* is never closed"),
        ("one\n\n## A heading", 5, "only paragraphs have a place here"),
        ("**AB:** I talk.", 0, "only paragraphs have a place here"),
        ("- a list", 0, "only paragraphs have a place here"),
        ("one[^1]\n\n[^1]: a note", 9, "a note has no place here"),
    ],
)
def test_what_is_no_paragraph_is_refused_at_its_place(text: str, offset: int, message: str) -> None:
    """Each fault is told where it stands in the file that holds the passage."""
    with pytest.raises(ManuscriptError) as caught:
        parse_passage(text, _place)
    assert (_place(offset), message) in [(p.where, p.message) for p in caught.value.problems]
