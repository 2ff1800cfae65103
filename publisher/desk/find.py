"""Finding what a person means: an id or a line in, the sheet and the turn out."""

from __future__ import annotations

import re
from pathlib import Path

from publisher import edition
from publisher.desk.collate import owners
from publisher.desk.sheet import Sheet, sheet
from publisher.errors import Problem, UsageError
from publisher.source import Location

__all__ = ["has_ledger", "manuscripts", "turn"]

_LINE = re.compile(r"(?P<path>.+\.md):(?P<line>[0-9]{1,9})")


def manuscripts(home: Path) -> list[Path]:
    """Return the manuscripts of the edition in a folder, in the order of the book.

    Without an edition file these are the files of its ``interviews`` folder.
    """
    listed: list[Path] = []
    if (home / "edition.toml").is_file():
        file = edition.load(home / "edition.toml")
        listed = [home / name for name, _ in file.manuscript_paths()]
    folder = sorted((home / "interviews").glob("*.md"))
    found = dict.fromkeys([*listed, *folder])
    return [path for path in found if (home / "ledger" / f"{path.stem}.json").is_file()]


def has_ledger(path: Path) -> bool:
    """Tell whether a manuscript has a ledger, so that the machine may have proposals about it."""
    folders = list(path.absolute().parents)[:4]
    return any((folder / "ledger" / f"{path.stem}.json").is_file() for folder in folders)


def turn(target: str, home: Path) -> tuple[Sheet, str]:
    """Return the sheet and the full id of a turn.

    ``target`` is an id (``night-shift.t07``) in the edition of the folder ``home``,
    or a line of a manuscript (``interviews/night-shift.md:52``).  Raises UsageError.
    """
    line = _LINE.fullmatch(target)
    if line:
        found = sheet(Path(line["path"]))
        return found, _at_line(found, int(line["line"]))
    name, dot, _ = target.rpartition(".")
    known = manuscripts(home)
    if dot:
        for path in sorted(known, key=lambda one: one.stem != name):
            found = sheet(path)
            if found.manuscript.id == name:
                return found, target
    names = ", ".join(path.stem for path in known[:8]) + (" …" if len(known) > 8 else "")
    hint = "write it as in night-shift.t07, or as interviews/night-shift.md:52"
    if dot and known:
        hint = f"the manuscripts are {names}"
    raise UsageError(Problem(f"there is no turn {target}", Location(str(home)), hint))


def _at_line(found: Sheet, line: int) -> str:
    """Return the id of the turn that a line of a manuscript belongs to."""
    before = [owner for owner in owners(found.manuscript) if owner.where.line <= line]
    if before and before[-1].id:
        return before[-1].id
    where = Location(str(found.path), line)
    raise UsageError(Problem("no turn stands here", where, "name a line that somebody says"))
