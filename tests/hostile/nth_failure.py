"""Let the n-th call fail that changes a disk, whichever it is.

After SQLite's tests of I/O errors: the same command is run with n = 1, 2, 3 … until no call is
left to fail.  What is written through ``os`` and ``open`` is counted, and the exchange of names.
"""

from __future__ import annotations

import builtins
import io
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from publisher import renames

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_CALLS = ("fsync", "rename", "replace", "mkdir", "link", "symlink", "ftruncate")


class NthFailure:
    """Counts calls, and lets the n-th fail; ``fired`` names it, once it has come."""

    def __init__(self, n: int, number: int) -> None:
        self.n, self.number = n, number
        self.calls = 0
        self.fired = ""

    def called(self, name: str, *_: object) -> None:
        """Count a call; raise OSError if it is the one."""
        self.calls += 1
        if self.calls == self.n:
            self.fired = name
            raise OSError(self.number, os.strerror(self.number))


class _Counted:
    """A file, of which writing and closing are counted: closing writes what was held back."""

    def __init__(self, file: Any, failure: NthFailure) -> None:
        self._file, self._failure = file, failure

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)

    def __enter__(self) -> _Counted:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __iter__(self) -> Iterator[Any]:
        return iter(self._file)

    def write(self, data: Any) -> int:
        self._failure.called("write to a file")
        return int(self._file.write(data))

    def close(self) -> None:
        done = self._file.closed
        self._file.close()
        if not done:
            self._failure.called("close a file")


@contextmanager
def failing(n: int, number: int) -> Iterator[NthFailure]:
    """Let the n-th call of the block fail with an ``errno``."""
    failure = NthFailure(n, number)

    def counted(name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def wrapped(*given: Any, **named: Any) -> Any:
            failure.called(name)
            return call(*given, **named)

        return wrapped

    os_open, os_fdopen, plain_open = os.open, os.fdopen, io.open

    def opened(path: Any, flags: int, *given: Any, **named: Any) -> int:
        if flags & _WRITING:
            failure.called(f"open {path}")
        return os_open(path, flags, *given, **named)

    def fdopened(handle: int, mode: str = "r", *given: Any, **named: Any) -> Any:
        file = os_fdopen(handle, mode, *given, **named)
        return file if mode in ("r", "rb") else _Counted(file, failure)

    def any_opened(path: Any, mode: str = "r", *given: Any, **named: Any) -> Any:
        if not set(mode) & set("wax+") or str(path) == os.devnull:
            return plain_open(path, mode, *given, **named)
        failure.called(f"open {path}")
        return _Counted(plain_open(path, mode, *given, **named), failure)

    os_write = os.write

    def written(handle: int, data: Any) -> int:
        if stat.S_ISREG(os.fstat(handle).st_mode):  # processes talk by pipes, which no disk fills
            failure.called("write")
        return os_write(handle, data)

    with pytest.MonkeyPatch.context() as patch:
        for name in _CALLS:
            patch.setattr(os, name, counted(name, getattr(os, name)))
        patch.setattr(os, "write", written)
        patch.setattr(os, "open", opened)
        patch.setattr(os, "fdopen", fdopened)
        patch.setattr(io, "open", any_opened)
        patch.setattr(builtins, "open", any_opened)
        patch.setattr(renames, "exchanged", counted("exchange", renames.exchanged))
        yield failure


def held(*folders: Path) -> dict[str, bytes]:
    """Return the files of folders by their paths, hidden ones and links among them."""
    found: dict[str, bytes] = {}
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            name = f"{folder.name}/{path.relative_to(folder).as_posix()}"
            if path.is_symlink():
                found[name] = b"-> " + os.fsencode(path.readlink())
            elif path.is_file():
                found[name] = path.read_bytes()
    return found
