"""Read strangers' files safely, and publish finished files whole or not at all.

In: a path that a user named; out: its bytes, or one clear error.  Writing goes
to a temporary neighbour first, is synced, then renamed, so that a reader of the
final name sees the old bytes or the new ones and never a mixture.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from pathlib import Path

from publisher import interrupts, limits, parts, renames
from publisher.errors import InputError, MachineError, Problem
from publisher.source import Location

__all__ = [
    "Batch",
    "folder_files",
    "open_inside",
    "publish",
    "read_bytes",
    "read_head",
    "read_inside",
    "write_atomically",
]

_SYNCING = 8
"""How many files of a batch are synced at once."""

_HOPELESS = {
    *(errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO),
    *(errno.EROFS, errno.EACCES, errno.EPERM),
}


def read_bytes(path: Path, *, limit: int | None = None) -> bytes:
    """Return the bytes of a regular file of at most ``limit`` bytes, or as the limits allow.

    Symbolic links, folders, pipes and devices are refused, and opening never
    blocks.  Raises InputError.
    """
    most = limits.current().file_bytes if limit is None else limit
    data = read_head(path, most + 1)
    if len(data) > most:
        size = f"{most / 1024 / 1024:.0f} MB"
        hint = "split it into several files, or raise the limit with --max-file MB"
        raise InputError(Problem(f"larger than {size}", Location(str(path)), "" if limit else hint))
    return data


def read_head(path: Path, size: int) -> bytes:
    """Return at most the first ``size`` bytes of a regular file, as ``read_bytes`` does."""
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
            data: bytes | None = file.read(size)
    except OSError as error:  # a bad sector, or a file of the system that only looks like one
        raise InputError(Problem(_why_not(error), where)) from error
    finally:
        os.close(handle)
    if data is None:  # such as /proc/kmsg, which calls itself a regular file
        raise InputError(Problem("not a regular file: it waits for what is yet to come", where))
    return data


def _why_not(error: OSError) -> str:
    if error.errno == errno.ELOOP:
        return "a symbolic link, which is not followed"
    if error.errno == errno.ENOENT:
        return "no such file"
    return f"cannot be read: {error.strerror or error}"


def read_inside(root: Path, relative: str, *, limit: int | None = None) -> bytes:
    """Return the bytes of ``root/relative``, which must really lie inside ``root``.

    Raises InputError for a path that leads out of the folder, by ``..``, by a
    symbolic link in the middle, or as an absolute path.
    """
    path = root / relative
    inside = path.resolve().is_relative_to(root.resolve())
    if not inside or Path(relative).is_absolute():
        problem = Problem("lies outside the folder", Location(str(path)))
        raise InputError(problem)
    return read_bytes(path, limit=limit)


def open_inside(root: Path, relative: str) -> int:
    """Return a handle to read the regular file ``root/relative``, to be closed by the caller.

    Every step is taken from the folder before it and no symbolic link is followed, so that the
    file lies inside ``root`` whatever becomes of the names meanwhile.  Raises InputError.
    """
    where = Location(str(root / relative.replace("\0", "?")))
    *folders, name = relative.split("/")
    if "\0" in relative or not {"", ".", ".."}.isdisjoint((*folders, name)):
        raise InputError(Problem("this is not a file name", where))
    reading = os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC
    handle = -1
    try:
        handle = os.open(root, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        for folder in folders:
            inner = os.open(folder, reading | os.O_DIRECTORY, dir_fd=handle)
            os.close(handle)
            handle = inner
        opened = os.open(name, reading | os.O_NONBLOCK, dir_fd=handle)
    except OSError as error:
        raise InputError(Problem(_why_not(error), where)) from error
    finally:
        if handle >= 0:
            os.close(handle)
    if not stat.S_ISREG(os.fstat(opened).st_mode):
        os.close(opened)
        raise InputError(Problem("not a regular file", where))
    return opened


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

    A failure leaves the folder as it was.  A symbolic link
    at a final name is replaced, not followed.  Raises MachineError.
    """
    with Batch() as batch:
        for name, data in files.items():
            batch.add(folder / name, data)
        batch.publish()


class Batch:
    """Files that are staged one by one and published together, in that order.

    Staged files lie beside their final names.  They are synced at the end, several
    at once, so that the file system commits them together: one by one, 2,000 files
    take 7 s on a disk.  Leaving the ``with`` block takes away what was not published.
    """

    def __init__(self) -> None:
        self._staged: list[tuple[Path, Path]] = []
        self._folders: dict[Path, None] = {}
        self.size = 0
        """The bytes that are staged."""

    def __len__(self) -> int:
        return len(self._staged)

    def __enter__(self) -> Batch:
        return self

    def __exit__(self, *_: object) -> None:
        for temporary, _final in self._staged:
            parts.drop(temporary)
        self._staged.clear()

    def add(self, path: Path, data: bytes) -> None:
        """Stage one file; its folder is made if there is none.  Raises MachineError."""
        try:
            if path.parent not in self._folders:
                path.parent.mkdir(parents=True, exist_ok=True)
                parts.sweep(path.parent)
                self._folders[path.parent] = None
            temporary = parts.new(path)
            self._staged.append((temporary, path))
            _stage(temporary, data)
        except OSError as error:
            raise MachineError(_write_problem(path.parent, error)) from error
        self.size += len(data)

    def publish(self) -> None:
        """Sync what is staged, give each file its final name, and sync the folders.

        Raises MachineError; every final name then has what it had before.
        """
        try:
            _sync_files([temporary for temporary, _ in self._staged])
            with interrupts.undisturbed():
                self._rename()
        except OSError as error:
            raise MachineError(_write_problem(Path(error.filename or "."), error)) from error
        self.__exit__()
        self._folders.clear()
        self.size = 0

    def _rename(self) -> None:
        """Let the staged files have their names, all or none."""
        undo: list[Callable[[], object]] = []
        try:
            for temporary, path in self._staged:
                undo.append(_put(temporary, path))
            for folder in self._folders:
                _sync_folder(folder)
        except BaseException:
            for step in reversed(undo):
                with suppress(OSError):
                    step()
            raise


def _put(temporary: Path, path: Path) -> Callable[[], object]:
    """Let a staged file have its name; return what undoes that.

    Where names cannot be exchanged, a file that was replaced is gone, and stays so.
    """
    if path.is_dir() and not path.is_symlink():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    before = os.path.lexists(path)
    if before and renames.exchanged(temporary, path):
        return partial(renames.exchanged, temporary, path)
    temporary.replace(path)
    return _nothing if before else partial(path.replace, temporary)


def _nothing() -> None:
    """Undo nothing."""


def _stage(temporary: Path, data: bytes) -> None:
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        os.fchmod(file.fileno(), 0o644)


def _sync_files(paths: Sequence[Path]) -> None:
    if len(paths) < 2:
        for path in paths:
            _sync_file(path)
        return
    with ThreadPoolExecutor(min(_SYNCING, len(paths))) as pool:
        for _ in pool.map(_sync_file, paths):  # raises what the first of them raised
            pass


def _sync_file(path: Path) -> None:
    handle = os.open(path, os.O_RDWR | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


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
