"""Lines of a poem."""

from __future__ import annotations

import pytest

from publisher.model.block import Paragraph, Turn, Verse

_LINES = ["The lamp is low", "the sea is high", "the gulls all know", "the reason why"]


@pytest.mark.parametrize(("name", "end"), [("raw.txt", "\n"), ("raw.md", "  \n")])
def test_a_poem_keeps_its_lines(make, turns, name: str, end: str) -> None:
    """Short lines in plain text, and marked line ends in Markdown, are verse."""
    made = make(
        f"Nora: Do you know it?\n\nEmil: I do. It goes so.\n\n{end.join(_LINES)}\n\n"
        "Nora: And who wrote it?\n\nEmil: Nobody.\n",
        name=name,
    )
    turn = made.manuscript.body[1]
    assert isinstance(turn, Turn)
    assert [type(block) for block in turn.blocks] == [Paragraph, Verse]
    assert turns(made)[1][1].split("\n")[1:] == _LINES
