"""Reading a passage: Markdown that stands in another file, such as a biography.

The house's inlines are read as in a manuscript; of blocks there are paragraphs only, for a
passage is short and is put into a text that has headings, notes and speakers of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import accumulate

from publisher.errors import ManuscriptError, Problem
from publisher.manuscript.blocks import BlockReader
from publisher.manuscript.canon import canonical
from publisher.manuscript.conserve import check_tidied, check_words
from publisher.manuscript.reading import Line, Reading
from publisher.model.block import Paragraph
from publisher.model.manuscript import Manuscript
from publisher.source import Location

__all__ = ["parse_passage"]

_HINT = "write plain paragraphs, with a blank line between them"


def parse_passage(text: str, place: Callable[[int], Location]) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a passage, in canonical form.

    ``place`` tells where a character of it stands in its file.  Raises ``ManuscriptError``
    with every problem found, in the order of the passage.
    """
    lines = text.split("\n")
    offsets = list(accumulate((len(line) + 1 for line in lines), initial=0))

    def there(where: Location) -> Location:
        return place(min(offsets[where.line - 1] + where.column - 1, len(text)))

    reading = Reading("")
    reader = BlockReader([Line(line, number) for number, line in enumerate(lines, 1)], reading)
    for where in reader.definitions().values():
        reading.problem("a note has no place here", where, _HINT)
    blocks = list(reader.read())
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    for block in blocks:
        if not isinstance(block, Paragraph):
            reading.problem("only paragraphs have a place here", block.where, _HINT)
    if reading.problems:
        told = (
            replace(one, where=there(one.where)) if one.where else one for one in reading.problems
        )
        raise ManuscriptError(*sorted(told, key=_order))
    made = Manuscript("passage", "Passage", body=tuple(paragraphs))
    check_words(text, made, reading.marks)
    tidy = canonical(made)
    check_tidied(made, tidy)
    return tuple(
        replace(block, where=there(block.where))
        for block in tidy.body
        if isinstance(block, Paragraph)
    )


def _order(problem: Problem) -> tuple[int, int]:
    return (problem.where.line, problem.where.column) if problem.where else (0, 0)
