"""Read strangers' files safely, and publish finished files whole or not at all.

In: a path that a user named; out: its bytes, or one clear error.  Writing goes
to a temporary neighbour first, is synced, then renamed, so that a reader of the
final name sees the old bytes or the new ones and never a mixture.
"""

from __future__ import annotations

import errno
import os
import stat
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from publisher.errors import InputError, MachineError, Problem
from publisher.source import Location

__all__ = ["MAX_BYTES", "folder_files", "publish", "read_bytes", "read_inside", "write_atomically"]

MAX_BYTES = 25 * 1024 * 1024
"""The largest input file that is read, in bytes."""

_HOPELESS = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM, errno.EIO}


def read_bytes(path: Path, *, limit: int = MAX_BYTES) -> bytes:
    """Return the bytes of a regular file of at most ``limit`` bytes.

    Symbolic links, folders, pipes and devices are refused, and opening never
    blocks.  Raises InputError.
    """
    where = Location(str(path))
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        raise InputError(Problem(_why_not(error), where)) from error
    except ValueError as error:
        raise InputError(Problem("this is not a file name", where)) from error
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise InputError(Problem("not a regular file", where))
        with os.fdopen(handle, "rb", closefd=False) as file:
            data = file.read(limit + 1)
    finally:
        os.close(handle)
    if len(data) > limit:
        size = f"{limit / 1024 / 1024:.0f} MB"
        raise InputError(Problem(f"larger than {size}", where, "split it into several files"))
    return data


def _why_not(error: OSError) -> str:
    if error.errno == errno.ELOOP:
        return "a symbolic link, which is not followed"
    if error.errno == errno.ENOENT:
        return "no such file"
    if error.errno == errno.EISDIR:
        return "a folder, not a file"
    return f"cannot be read: {os.strerror(error.errno or 0)}"


def read_inside(root: Path, relative: str, *, limit: int = MAX_BYTES) -> bytes:
    """Return the bytes of ``root/relative``, which must really lie inside ``root``.

    Raises InputError for a path that leads out of the folder, by ``..``, by a
    symbolic link in the middle, or as an absolute path.
    """
    path = root / relative
    inside = path.resolve().is_relative_to(root.resolve())
    if not inside or Path(relative).is_absolute():
        problem = Problem("lies outside the edition's folder", Location(str(path)))
        raise InputError(problem)
    return read_bytes(path, limit=limit)


def folder_files(folder: Path) -> Iterator[Path]:
    """Yield the regular files below a folder, in the order of their names.

    Hidden files and folders, symbolic links and devices are passed over.
    """
    with os.scandir(folder) as entries:
        found = sorted(entries, key=lambda entry: entry.name)
    for entry in found:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from folder_files(Path(entry.path))
        elif entry.is_file(follow_symlinks=False):
            yield Path(entry.path)


def write_atomically(path: Path, data: bytes) -> None:
    """Write one file whole or not at all; raise MachineError if that fails."""
    publish(path.parent, {path.name: data})


def publish(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write several files into a folder: all are staged and synced, then renamed.

    A failure before the renames leaves the folder as it was.  A symbolic link
    at a final name is replaced, not followed.  Raises MachineError.
    """
    staged: dict[str, str] = {}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            staged[name] = _stage(folder, name, data)
        for name, temporary in staged.items():
            Path(temporary).replace(folder / name)
        _sync_folder(folder)
    except OSError as error:
        raise MachineError(_write_problem(folder, error)) from error
    finally:
        for temporary in staged.values():
            with suppress(FileNotFoundError):
                Path(temporary).unlink()


def _stage(folder: Path, name: str, data: bytes) -> str:
    handle, temporary = tempfile.mkstemp(prefix=f".{name[:40]}.", suffix=".part", dir=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fchmod(file.fileno(), 0o644)
            os.fsync(file.fileno())
    except BaseException:
        Path(temporary).unlink()
        raise
    return temporary


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _write_problem(folder: Path, error: OSError) -> Problem:
    hint = "what was there before is untouched" if error.errno in _HOPELESS else ""
    where = Location(str(error.filename or folder))
    return Problem(f"cannot be written: {error.strerror or error}", where, hint)
