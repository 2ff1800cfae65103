"""Findings in the order of the book: in goes an edition and what was found, out come its places.

Floor 4: imports lower floors only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from publisher.model.edition import Edition
from publisher.model.finding import Finding, Severity
from publisher.model.manuscript import Manuscript

__all__ = ["Group", "in_order"]

_RANKS = list(Severity)


@dataclass(frozen=True, slots=True)
class Group:
    """A text of the book or a file, and what was found in it, from its beginning to its end.

    ``title`` is empty where the path is all there is to say.
    """

    title: str
    path: str
    findings: tuple[Finding, ...]


def in_order(editions: Sequence[Edition], found: Sequence[Finding]) -> tuple[Group, ...]:
    """Return findings by text, in the order of reading; then those of other files.

    What is found in a finished book stays in the order in which it was found.
    """
    titles: dict[str, str] = {}
    for edition in editions:
        titles |= _titles(edition)
    groups: dict[str, list[Finding]] = {path: [] for path in titles}
    for one in found:
        path = one.where.path.partition("#")[0] if one.where else ""
        groups.setdefault(path, []).append(one)
    return tuple(
        Group(
            titles.get(path, ""), path, tuple(sorted(group, key=_key) if path in titles else group)
        )
        for path, group in groups.items()
        if group
    )


def _titles(edition: Edition) -> dict[str, str]:
    """Return the titles of the texts of a book, by their paths, after the edition file's own."""
    before, after = (
        [matter.manuscript for matter in matters if matter.manuscript]
        for matters in (edition.front, edition.back)
    )
    texts: list[Manuscript] = [*before, *edition.interviews, *after]
    told = {edition.where.path: edition.title}
    return told | {text.where.path: text.title for text in texts}


def _key(one: Finding) -> tuple[int, int, int]:
    line, column = (one.where.line, one.where.column) if one.where else (0, 0)
    return line, column, _RANKS.index(one.severity)
