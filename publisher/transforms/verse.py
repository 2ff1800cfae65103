"""verse: lines of a poem keep their ends.

Source: the look of the raw.  In Markdown, line ends that the author marked (two
blanks or a backslash, CommonMark 6.7) on most of at least three short lines; in
unwrapped plain text, three or more short lines without a blank line between them,
where paragraphs otherwise stand apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from publisher.transforms.draft import Draft, Unit, UnitKind
from publisher.transforms.lines import hard_breaks, is_bracketed
from publisher.transforms.strand import Strand

__all__ = ["RULE", "find"]

RULE = "verse"

_LONGEST = 70
"""Letters that a line of verse has at most."""


def find(draft: Draft) -> Draft:
    """Return the draft with its verse: units whose lines count."""
    units = [_marked(unit) for unit in draft.units]
    apart = sum(unit.gap > 0 for unit in units)
    if draft.transcript.typed and apart >= 0.5 * len(units):
        units = list(_stacked(units))
    return replace(draft, units=tuple(units))


def _marked(unit: Unit) -> Unit:
    """Return a paragraph whose line ends are marked as verse."""
    if unit.kind is not UnitKind.PARAGRAPH or unit.opens:
        return unit
    lines = unit.text.split("\n")
    short = all(len(line) <= _LONGEST for line in lines)
    if len(lines) >= 3 and short and hard_breaks(unit.strand) >= len(lines) - 2:
        return replace(unit, kind=UnitKind.VERSE)
    return unit


def _stacked(units: Sequence[Unit]) -> Iterator[Unit]:
    """Yield units, short lines that stand on one another made one."""
    index = 0
    while index < len(units):
        end = index + 1
        while end < len(units) and _is_line(units[end]) and not units[end].gap:
            end += 1
        run = units[index:end]
        if len(run) >= 3 and _is_line(units[index]):
            strand = Strand.joined([unit.strand for unit in run], "\n")
            yield replace(run[0], kind=UnitKind.VERSE, strand=strand)
            index = end
        else:
            yield units[index]
            index += 1


def _is_line(unit: Unit) -> bool:
    return (
        unit.kind is UnitKind.PARAGRAPH
        and not unit.opens
        and 0 < len(unit.text) <= _LONGEST
        and "\n" not in unit.text
        and not is_bracketed(unit.text)
    )
