"""Reading a manuscript: text in, ``Manuscript`` out, or every problem at once.

The steps: line ends made one, forbidden characters refused, header, notes,
blocks, turns, canonical form, and the count that proves that no word was lost.
"""

from __future__ import annotations

from dataclasses import replace

from publisher import characters
from publisher.errors import ManuscriptError, Problem
from publisher.manuscript.blocks import BlockReader
from publisher.manuscript.canon import canonical
from publisher.manuscript.conserve import check_tidied, check_words
from publisher.manuscript.header import read_header
from publisher.manuscript.reading import Line, Reading
from publisher.manuscript.turns import gather
from publisher.model.manuscript import Manuscript
from publisher.source import Location

__all__ = ["parse"]

_EXAMPLE = "the first line is ---, then id: and title:, then --- again"


def parse(text: str, path: str) -> Manuscript:
    """Return the manuscript of ``text``, in canonical form.

    ``path`` names the file in messages; nothing is opened.  Raises
    ``ManuscriptError`` with every problem found, in the order of the file, and
    ``ConservationError`` if a word were lost, which is a fault of this program.
    """
    text = characters.unified(text)
    problems: list[Problem] = []
    characters.check(text, path, problems)
    if problems:
        raise ManuscriptError(*problems)
    lines = text.split("\n")
    end = _header_end(lines, path)
    shell = read_header("\n".join(lines[1:end]), path, problems)
    labels = frozenset(s.label for s in shell.speakers) if shell else None
    reading = Reading(path, labels, problems)
    body = [Line(content, number) for number, content in enumerate(lines[end + 1 :], end + 2)]
    reader = BlockReader(body, reading)
    defined = reader.definitions()
    blocks = tuple(gather(reader.read()))
    for label, where in defined.items():
        if label not in reading.called:
            hint = f"call it in the text by [^{label}], or delete it"
            reading.problem(f"note {label} is never called", where, hint)
    if problems or shell is None:
        raise ManuscriptError(*sorted(problems, key=_order))
    manuscript = replace(shell, body=blocks)
    check_words("\n".join(lines[end + 1 :]), manuscript, reading.marks)
    tidy = canonical(manuscript)
    check_tidied(manuscript, tidy)
    return tidy


def _order(problem: Problem) -> tuple[int, int]:
    return (problem.where.line, problem.where.column) if problem.where else (0, 0)


def _header_end(lines: list[str], path: str) -> int:
    """Return the index of the line that ends the header."""
    if lines[0].rstrip() != "---":
        where = Location(path, 1, 1)
        raise ManuscriptError(Problem("a manuscript begins with a header", where, _EXAMPLE))
    for index, line in enumerate(lines[1:], 1):
        if line.rstrip() == "---":
            return index
    where = Location(path, 1, 1)
    raise ManuscriptError(Problem("the header is never closed", where, "end it with a line ---"))
