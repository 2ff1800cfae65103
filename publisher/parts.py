"""Files and folders that are being written: how they are called, and who clears them away.

A part lies beside what it is to become, as ``.<name>.<process>-<16 digits>.part``.  Whoever
writes takes it away, whatever happens; what a process left that was killed is known by the
number of that process, and swept by the next one that comes to the folder.

Floor 1: imports the standard library only.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
from contextlib import suppress
from pathlib import Path

__all__ = ["drop", "drop_all", "is_part", "new", "note", "remove", "sweep"]

_PART = re.compile(r"\..*\.([1-9][0-9]{0,9})-[0-9a-f]{16}\.part", re.DOTALL)
_LONGEST = 40
"""How many characters of a name are kept: a name has at most 255 bytes."""

_ours: dict[Path, None] = {}
"""The parts of this process that may lie there now."""


def new(path: Path) -> Path:
    """Return a name for what is to become ``path``; nothing is made yet.

    It is noted before there is a file, so that no interrupt leaves one behind.
    """
    part = path.with_name(f".{path.name[:_LONGEST]}.{os.getpid()}-{secrets.token_hex(8)}.part")
    note(part)
    return part


def note(part: Path) -> None:
    """Note something else that is to go when this process ends."""
    _ours[part] = None


def drop(part: Path) -> None:
    """Take away a part, if it is there still: a file, or a folder with all that is in it."""
    remove(part)
    _ours.pop(part, None)


def drop_all() -> None:
    """Take away all parts of this process, which is about to end."""
    for part in list(_ours):
        drop(part)


def is_part(name: str) -> bool:
    """Tell whether a name is that of a part."""
    return _PART.fullmatch(name) is not None


def sweep(folder: Path, *, name: str = "") -> None:
    """Take away the parts in a folder whose writers are gone; those of one name, if given.

    A folder that cannot be read is left as it is.
    """
    with suppress(OSError), os.scandir(folder) as entries:
        found = [entry.name for entry in entries if entry.name.startswith(f".{name[:_LONGEST]}")]
        for one in found:
            match = _PART.fullmatch(one)
            if match and not _is_written(folder / one, int(match[1])):
                remove(folder / one)


def _is_written(part: Path, process: int) -> bool:
    """Tell whether the writer of a part is at work still."""
    if process == os.getpid():  # numbers come again: in a container each run may have the same
        return part in _ours
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def remove(part: Path) -> None:
    """Take away a file, a link, or a folder with all that is in it, as far as that can be done."""
    with suppress(OSError):
        if part.is_dir() and not part.is_symlink():
            _make_removable(part)
            shutil.rmtree(part, ignore_errors=True)
        else:
            part.unlink()


def _make_removable(folder: Path) -> None:
    """Let what is in a folder be removed, though somebody made it read-only."""
    for place, _, _ in os.walk(folder):
        with suppress(OSError):
            os.chmod(place, 0o700)  # noqa: PTH101 — a path of os.walk
