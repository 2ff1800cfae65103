"""Publish a whole folder at once: who looks sees the old one or the new one, never a mixture.

The new folder is written beside the old one, synced, and put in its place by one call of the
system: Linux exchanges two names (renameat2(2), RENAME_EXCHANGE), macOS too
(renamex_np(2), RENAME_SWAP).  Where neither can be had, the old folder is moved aside first, so
that for a moment there is none; what was moved aside is put back if that is where it ended.

Floor 1: imports floor 0 and ``files``.
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import secrets
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from publisher import files
from publisher.errors import MachineError, Problem
from publisher.source import Location

__all__ = ["publish"]

_STAGED = ".part"
_OLD = ".old"
_EXCHANGE = 2
"""RENAME_EXCHANGE of <linux/fs.h>, and RENAME_SWAP of <sys/stdio.h>."""

_HERE = -100
"""AT_FDCWD of <fcntl.h> on Linux."""

_CANNOT = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP}
"""What a system or a file system says that knows no exchange."""


def publish(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Make a folder of just these files, by their paths in it, in place of the one that is there.

    Whoever publishes to the same neighbourhood waits; what a process left that was killed
    in the midst is taken away.  Raises MachineError; the old folder is then as it was.
    """
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with _alone(folder.parent):
            _clear(folder)
            staged = folder.with_name(f".{folder.name}.{secrets.token_hex(8)}{_STAGED}")
            try:
                with files.Batch() as batch:
                    for name, data in contents.items():
                        batch.add(staged / name, data)
                    batch.publish()
                _replace(staged, folder)
            finally:
                shutil.rmtree(staged, ignore_errors=True)
    except OSError as error:
        hint = "what was there before is untouched"
        where = Location(str(error.filename or folder))
        raise MachineError(Problem(f"cannot be written: {error.strerror}", where, hint)) from error


@contextmanager
def _alone(place: Path) -> Iterator[None]:
    """Hold the lock of a folder; a process that ends lets go of it (flock(2))."""
    handle = os.open(place, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        with suppress(OSError):  # a file system without locks, as some networks have
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
        os.fsync(handle)
    finally:
        os.close(handle)


def _clear(folder: Path) -> None:
    """Take away what was left of a folder by those who were killed, and put back what they took."""
    for left in sorted(folder.parent.glob(f".{folder.name}.*{_OLD}")):
        if folder.exists():
            shutil.rmtree(left, ignore_errors=True)
        else:
            left.rename(folder)
    for left in folder.parent.glob(f".{folder.name}.*{_STAGED}"):
        shutil.rmtree(left, ignore_errors=True)


def _replace(staged: Path, folder: Path) -> None:
    """Let the staged folder have the name; the old one, if there is any, has that of the staged."""
    if folder.is_symlink() or not folder.exists():
        folder.unlink(missing_ok=True)
        staged.rename(folder)
    elif not _exchanged(staged, folder):
        aside = staged.with_suffix(_OLD)
        folder.rename(aside)
        staged.rename(folder)
        shutil.rmtree(aside, ignore_errors=True)


def _exchanged(one: Path, other: Path) -> bool:
    """Exchange two names at once; tell if that can be done here.  Raises OSError."""
    library = ctypes.CDLL(None, use_errno=True)
    first, second = os.fsencode(one), os.fsencode(other)
    if hasattr(library, "renameat2"):
        failed = library.renameat2(_HERE, first, _HERE, second, _EXCHANGE)
    elif hasattr(library, "renamex_np"):
        failed = library.renamex_np(first, second, _EXCHANGE)
    else:
        return False
    if not failed:
        return True
    number = ctypes.get_errno()
    if number in _CANNOT:
        return False
    raise OSError(number, os.strerror(number), str(other))
