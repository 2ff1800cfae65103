"""Spots: in go characters and the texts of an edition, out comes where the first of them stands.

It is asked only for a book that is refused: a manuscript knows where its blocks begin, and
its file, which is read once more, on which line and in which column a character is.

Floor 3: imports lower floors only.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from pathlib import Path

from publisher import characters, files
from publisher.errors import InputError
from publisher.model.manuscript import Manuscript
from publisher.model.walk import blocks, facts, said
from publisher.source import Location

__all__ = ["in_file", "in_texts"]

_REMARK = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
"""An editor's remark, which is never printed; one without an end takes all, so once is enough."""


def in_texts(wanted: Collection[str], texts: Iterable[Manuscript]) -> tuple[str, Location] | None:
    """Return the first of the wanted characters that a text says, and where; None if none does.

    What no reader sees, such as an editor's remark, is passed over.
    """
    looked_for = _one_of(wanted)
    for text in texts:
        header = "\n".join(facts(text).values())
        words = [(header, text.where), *((said(one), one.where) for one in blocks(text))]
        for told, where in words:
            if found := looked_for.search(told):
                return in_file(wanted, where) or (found[0], where)
    return None


def in_file(wanted: Collection[str], start: Location) -> tuple[str, Location] | None:
    """Return the first of the wanted characters from a place of a file on, and where.

    None if none is there, as when they are written by their numbers, or if there is no file.
    """
    try:
        text = characters.unified(files.read_bytes(Path(start.path)).decode("utf-8"))
    except (InputError, UnicodeDecodeError):
        return None
    text = _REMARK.sub(lambda remark: re.sub(r"[^\n]", " ", remark[0]), text)
    looked_for, first, column = _one_of(wanted), max(start.line, 1), max(start.column, 1)
    for number, line in enumerate(text.split("\n")[first - 1 :], first):
        if found := looked_for.search(line, column - 1):
            return found[0], Location(start.path, number, found.start() + 1)
        column = 1
    return None


def _one_of(wanted: Collection[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(wanted))))
