"""Publish a whole folder at once: who looks sees the old one or the new one, never a mixture.

The new folder is written beside the old one, synced, and put in its place by one call of the
system (``renames``).  Where there is no such call, the old folder is moved aside first, so
that for a moment there is none; what was moved aside is put back if that is where it ended.

Floor 1: imports floor 0 and its neighbours.
"""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from publisher import files, interrupts, locks, parts, renames
from publisher.errors import MachineError, Problem
from publisher.locks import Waiting, silent
from publisher.source import Location

__all__ = ["publish", "update"]

_OLD = ".old"
_FIXED = {errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK, errno.EXDEV, errno.EBUSY}
"""What is said where a file cannot have a second name, or a folder not another one."""


def publish(folder: Path, contents: Mapping[str, bytes], waiting: Waiting = silent) -> None:
    """Make a folder of just these files, by their paths in it, in place of the one that is there.

    Whoever publishes to the same neighbourhood waits; what a process left that was killed
    in the midst is taken away.  Raises MachineError; the old folder is then as it was.
    """
    with locks.held(folder.parent, waiting), _told(folder):
        _publish(folder, contents, kept=False)


def update(folder: Path, contents: Mapping[str, bytes], waiting: Waiting = silent) -> None:
    """Write files into a folder as ``publish`` does; whatever else lies there stays.

    A folder that cannot be exchanged, such as one that is a disk of its own, gets its files one
    by one.
    """
    with locks.held(folder.parent, waiting), _told(folder):
        try:
            _publish(folder, contents, kept=True)
        except OSError as error:
            if error.errno not in _FIXED:
                raise
            files.publish(folder, contents)


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        hint = "what was there before is untouched"
        where = Location(str(error.filename or folder))
        raise MachineError(Problem(f"cannot be written: {error.strerror}", where, hint)) from error


def _publish(folder: Path, contents: Mapping[str, bytes], *, kept: bool) -> None:
    staged = parts.new(folder)
    try:
        _clear(folder)
        if kept and folder.is_dir() and not folder.is_symlink():
            _link(folder, staged, contents)
        else:
            staged.mkdir()
        with files.Batch() as batch:
            for name, data in contents.items():
                batch.add(staged / name, data)
            batch.publish()
        with interrupts.undisturbed():
            _replace(staged, folder)
    finally:
        parts.drop(staged)


def _clear(folder: Path) -> None:
    """Take away what was left of a folder by those who were killed, and put back what they took."""
    for left in sorted(folder.parent.glob(f".{folder.name}.*{_OLD}")):
        if folder.exists():
            parts.remove(left)
        else:
            left.rename(folder)
    parts.sweep(folder.parent, name=f"{folder.name}.")


def _link(folder: Path, staged: Path, without: Collection[str]) -> None:
    """Let all that lies in a folder lie in the staged one, too, but for what comes anew."""
    staged.mkdir()
    with os.scandir(folder) as entries:
        for entry in entries:
            if parts.is_part(entry.name):
                continue
            if entry.is_dir(follow_symlinks=False):  # even where a file is to be: that is told
                _link(folder / entry.name, staged / entry.name, ())
            elif entry.name not in without:
                os.link(entry.path, staged / entry.name, follow_symlinks=False)
    shutil.copystat(folder, staged)


def _replace(staged: Path, folder: Path) -> None:
    """Let the staged folder have the name; the old one, if there is any, has that of the staged.

    A link at the name is exchanged like a folder.  If it cannot be synced, all is as it was.
    """
    if os.path.lexists(folder) and not (folder.is_dir() or folder.is_symlink()):
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))
    aside = folder.with_name(f".{folder.name}.{secrets.token_hex(8)}{_OLD}")
    undo: list[Callable[[], object]] = []
    try:
        if not os.path.lexists(folder):
            staged.rename(folder)
            undo = [partial(folder.rename, staged)]
        elif renames.exchanged(staged, folder):
            undo = [partial(renames.exchanged, staged, folder)]
        else:
            folder.rename(aside)
            undo = [partial(aside.rename, folder)]
            staged.rename(folder)
            undo.append(partial(folder.rename, staged))
        _sync(folder.parent)
    except OSError:
        for step in reversed(undo):
            step()
        raise
    parts.remove(aside)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
