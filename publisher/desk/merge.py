"""A change of the machine's brought into a text that an editor changed as well.

In: the machine's text before and after a decision, and the text as it stands; out:
the text with the change in it, or the places where the editor's words are in its
way.  No line that an editor wrote is ever changed or taken out.

Source: three-way merging as ``diff3`` does it (Khanna, Kunal and Pierce, *A Formal
Investigation of Diff3*, 2007), but that a line may be put beside one that the editor
changed, because each sentence of a manuscript has a line of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from publisher.transforms.alignment import Change, align, changes

__all__ = ["Clash", "Merged", "merge"]


@dataclass(frozen=True, slots=True)
class Clash:
    """A change that cannot be made: ``wanted`` in place of ``before``.

    ``line`` is about where, in the text as it stands, counted from 1.
    """

    line: int
    before: tuple[str, ...]
    wanted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Merged:
    """The text with all changes in it, or what stands in their way."""

    text: str
    clashes: tuple[Clash, ...]


def merge(before: str, after: str, stands: str) -> Merged:
    """Return ``stands`` with what leads from ``before`` to ``after`` done to it.

    With a clash nothing is done at all.
    """
    base, new, ours = before.split("\n"), after.split("\n"), stands.split("\n")
    kept = [-1] * len(base)
    for stretch in align(base, ours):
        for step in range(stretch.size):
            kept[stretch.a + step] = stretch.b + step
    result = list(ours)
    clashes: list[Clash] = []
    wanted = list(changes(align(base, new), len(base), len(new)))
    for change in reversed(wanted):
        place = _place(change, kept, len(ours))
        lines = new[change.b0 : change.b1]
        if place is None:
            gone = tuple(base[change.a0 : change.a1])
            clashes.append(Clash(_near(change, kept), gone, tuple(lines)))
        else:
            result[place[0] : place[1]] = lines
    if clashes:
        return Merged(stands, tuple(reversed(clashes)))
    return Merged("\n".join(result), ())


def _place(change: Change, kept: Sequence[int], size: int) -> tuple[int, int] | None:
    """Return the lines of the text as it stands that a change replaces; None if none can."""
    if change.a0 == change.a1:
        return _between(change.a0, kept, size)
    places = kept[change.a0 : change.a1]
    if places[0] < 0 or list(places) != list(range(places[0], places[0] + len(places))):
        return None
    return places[0], places[-1] + 1


def _between(line: int, kept: Sequence[int], size: int) -> tuple[int, int] | None:
    """Return where lines come that are put before a line of the machine's."""
    if line < len(kept) and kept[line] >= 0:
        return kept[line], kept[line]
    if line and kept[line - 1] >= 0:
        return kept[line - 1] + 1, kept[line - 1] + 1
    return (size, size) if line == len(kept) else None


def _near(change: Change, kept: Sequence[int]) -> int:
    above = [place for place in kept[: change.a1] if place >= 0]
    return max(above, default=0) + 1
