"""One at a time: whoever writes into a folder holds it, and others wait.

The lock is on the folder itself (flock(2)), so that there is no file to be left behind, and a
process that ends lets go of it.  Who holds it is told by the system (/proc/locks, proc(5)).

Floor 1: imports floor 0 and its neighbours.
"""

from __future__ import annotations

import errno
import fcntl
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from publisher.errors import MachineError, Problem
from publisher.source import Location

__all__ = ["Waiting", "held", "must_be_writable", "silent"]

Waiting = Callable[[str], None]
"""Called with what is waited for, once that takes long."""

_PATIENCE = 1.0
"""Seconds until it is told that we wait."""
_STEP = 0.05

_mine: set[tuple[int, int]] = set()
"""The folders that this process holds, by device and inode: it need not wait for itself."""


def silent(told: str) -> None:
    """Tell nobody."""


@contextmanager
def held(folder: Path, waiting: Waiting = silent) -> Iterator[None]:
    """Hold a folder, which is made if there is none, and wait for whoever holds it.

    A folder that was made, and is empty at the end, is taken away.  Raises MachineError if the
    folder cannot be made or written to.
    """
    made: list[Path] = []
    handle = -1
    try:
        handle = _grasped(folder, made, waiting)
        told = os.fstat(handle)
        place = (told.st_dev, told.st_ino)
        again = place in _mine
        _mine.add(place)
        try:
            _try_to_write(folder)
            yield
        finally:
            if not again:
                _mine.discard(place)
            for one in reversed(made):
                with suppress(OSError):  # it is not empty
                    one.rmdir()
    finally:
        if handle >= 0:
            os.close(handle)


def must_be_writable(folder: Path) -> None:
    """Raise MachineError if a folder cannot be written to, or could not be made."""
    while not os.path.lexists(folder) and folder != folder.parent:
        folder = folder.parent
    _try_to_write(folder)


def _grasped(folder: Path, made: list[Path], waiting: Waiting) -> int:
    """Return a handle that holds the folder."""
    while True:
        try:
            _make(folder, made)
            handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        except OSError as error:
            raise _refused(folder, error) from error
        try:
            _lock(handle, folder, waiting)
            if os.path.samestat(os.fstat(handle), folder.stat()):
                return handle
        except FileNotFoundError:  # whoever held it has taken it away
            pass
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)


def _make(folder: Path, made: list[Path]) -> None:
    """Make a folder with those above it, and note which were made."""
    if folder.is_dir():
        return
    if folder.parent != folder:
        _make(folder.parent, made)
    with suppress(FileExistsError):  # another process makes it too; what it is shows at opening
        folder.mkdir()
        made.append(folder)


def _lock(handle: int, folder: Path, waiting: Waiting) -> None:
    told = os.fstat(handle)
    if (told.st_dev, told.st_ino) in _mine:
        return
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > end:
                break
            time.sleep(_STEP)
        except OSError:  # a file system without locks, as some networks have
            return
        else:
            return
    waiting(f"{folder} is held by {_holder(told)}: waiting until it is done")
    with suppress(OSError):
        fcntl.flock(handle, fcntl.LOCK_EX)


def _holder(folder: os.stat_result) -> str:
    """Say who holds a folder."""
    device = f"{os.major(folder.st_dev):02x}:{os.minor(folder.st_dev):02x}:{folder.st_ino}"
    with suppress(OSError, ValueError):
        for line in Path("/proc/locks").read_text(encoding="ascii").splitlines():
            words = line.split()
            if len(words) > 5 and words[1] == "FLOCK" and words[5] == device:
                return f"process {words[4]}"
    return "another process"


def _try_to_write(folder: Path) -> None:
    """Make a file that has no name, if the system knows such: none can be left behind."""
    try:
        if not folder.is_dir():
            raise OSError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
        if not os.access(folder, os.W_OK | os.X_OK):
            raise OSError(errno.EACCES, os.strerror(errno.EACCES))
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise _refused(folder, error) from error


def _refused(folder: Path, error: OSError) -> MachineError:
    where = Location(str(folder))
    hint = "what was there before is untouched"
    return MachineError(Problem(f"cannot be written: {error.strerror or error}", where, hint))
