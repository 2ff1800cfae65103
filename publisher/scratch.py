"""The folder of one run for temporary files, those of engines and of other programs among them.

WeasyPrint writes typefaces into a folder of its own, ``multiprocessing`` its sockets; a process
that is killed leaves them.  So a run has one folder for all of them, which it holds by a lock
(flock(2)): a folder that nobody holds was left, and the next run takes it away.  Each worker
has a folder within it, likewise, which goes as soon as somebody knows that the worker is gone.

Floor 1: imports the standard library and its neighbours only.
"""

from __future__ import annotations

import atexit
import fcntl
import os
import re
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

from publisher import parts

__all__ = ["begin", "begin_within", "sweep"]

_PREFIX = "publisher-run-"
_OURS = re.compile(rf"{_PREFIX}[a-z0-9_]{{8}}")
"""How ``tempfile`` calls a folder with the prefix: nothing else is swept."""

_ADDED = len("/publisher-run-12345678/pymp-12345678/listener-12345678")
"""How many bytes the sockets of ``multiprocessing`` add to a path."""

_SHORT = ("/tmp", "/var/tmp")  # noqa: S108 — a folder is made there by `mkdtemp`
_SOCKET = 103
"""How long the path of a socket may be, in bytes without its end (unix(7): 108; macOS: 104)."""


def begin() -> None:
    """Make the folder of this run, for whatever asks ``tempfile`` and for all children.

    It goes when this process ends; folders that were left go now.  A place with so long a path
    that no socket can lie there gives way to that of the system.  Where there is no place for
    one, all stays as it is.
    """
    with suppress(OSError):
        homes = (Path(tempfile.gettempdir()), *map(Path, _SHORT))
        for home in homes:
            if len(os.fsencode(home)) + _ADDED <= _SOCKET and os.access(home, os.W_OK):
                _begin(home)
                return


def begin_within() -> None:
    """Make the folder of a worker, within that of its run; those that were left there go now."""
    with suppress(OSError):
        _begin(Path(tempfile.gettempdir()))


def sweep() -> None:
    """Take away the folders of workers that are gone."""
    with suppress(OSError):
        _sweep(Path(tempfile.gettempdir()))


def _begin(home: Path) -> None:
    _sweep(home)
    folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=home))
    handle = _grasped(folder)
    if handle is None or not folder.exists():  # somebody swept it away meanwhile
        return
    parts.note(folder)
    # What is registered first is done last: `multiprocessing` clears up before.
    atexit.register(_end, handle, folder)
    tempfile.tempdir = os.environ["TMPDIR"] = str(folder)


def _end(handle: int, folder: Path) -> None:
    """Take the folder of this run away."""
    parts.drop(folder)
    os.close(handle)


def _sweep(home: Path) -> None:
    """Take away the folders that nobody holds any more."""
    with os.scandir(home) as entries:
        found = [Path(entry.path) for entry in entries if _OURS.fullmatch(entry.name)]
    for folder in found:
        handle = _grasped(folder)
        if handle is not None:
            shutil.rmtree(folder, ignore_errors=True)
            os.close(handle)


def _grasped(folder: Path) -> int | None:
    """Hold a folder of ours that nobody else holds, by the handle that is returned."""
    try:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
    except OSError:
        return None
    try:
        if os.fstat(handle).st_uid == os.geteuid():
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return handle
    except OSError:
        pass
    os.close(handle)
    return None
