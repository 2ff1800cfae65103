"""A store of bytes by key: in goes what was made, out it comes again.

A key names everything that the bytes depend on, so an entry never goes stale.
Each entry carries the SHA-256 of its bytes and is verified when read: a torn or
altered entry is a miss.  Writers never see each other: an entry appears whole,
by renaming a file of its own (``os.replace`` is atomic, POSIX.1-2017 rename).

It is bounded: what was used longest ago goes first.  When an entry was used last is
its time of modification, set anew by every reading; times of access are kept by few
file systems.  How much was put since the folder was last looked through is the length
of a file in it, ``growth``, that every process adds to, so that the whole folder is
looked through once for each tenth of the limit, whoever puts how much.

``root/<2 digits>/<62 digits>`` is an entry, ``root/.*.part`` one that is being written (see
``parts``); nothing else in the folder is ours.

Floor 1: imports the standard library and ``parts`` only.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from publisher import parts

__all__ = ["LIMIT", "NO_CACHE", "Cache", "Usage", "key"]

LIMIT = 2 << 30
"""How many bytes a cache may hold, if nothing else is said."""

_DIGEST = hashlib.sha256().digest_size
_FOLDER = re.compile(r"[0-9a-f]{2}")
_ENTRY = re.compile(r"[0-9a-f]{62}")
_GROWTH = "growth"
_BLOCK = 4096
"""How many bytes that were put are one byte of ``growth``."""


def key(*parts: bytes | str) -> str:
    """Return a key for the parts: 64 hexadecimal digits.

    Each part is preceded by its kind and length, so that no two different lists
    of parts share a key.
    """
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode(errors="surrogatepass") if isinstance(part, str) else part
        kind = "s" if isinstance(part, str) else "b"
        digest.update(f"{kind}{len(data)}:".encode())
        digest.update(data)
    return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class Usage:
    """What a cache holds: how many entries, and their size in bytes.

    ``oldest`` is when the entry used longest ago was used, in seconds since the epoch;
    None if there is none.
    """

    entries: int = 0
    size: int = 0
    oldest: float | None = None


@dataclass(frozen=True, slots=True)
class Cache:
    """Entries under ``root``, of at most ``limit`` bytes; without a root nothing is kept.

    A place that cannot be read or written, or is full, makes a slow cache, not an error.
    Any number of processes may use one folder; they may pass the limit by what they are
    just writing.
    """

    root: Path | None
    limit: int = LIMIT

    def get(self, key: str) -> bytes | None:
        """Return the bytes kept under ``key``; None if there are none, or damaged ones."""
        path = self._path(key)
        if path is None:
            return None
        try:
            entry = _entry(path)
        except OSError:
            return None
        digest, data = entry[:_DIGEST], entry[_DIGEST:]
        if hashlib.sha256(data).digest() != digest:
            return None
        with suppress(OSError):  # it may have been evicted since
            os.utime(path)
        return data

    def put(self, key: str, data: bytes) -> None:
        """Keep the bytes under ``key``, replacing what was there.

        What would take more than nine tenths of the limit is not kept.
        """
        path = self._path(key)
        size = _DIGEST + len(data)
        if self.root is None or path is None or size > self._low:
            return
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            self._make_room(self.root, size)
            _replace(self.root, path, hashlib.sha256(data).digest() + data)

    def usage(self) -> Usage:
        """Return what the cache holds now."""
        entries = list(_entries(self.root))
        oldest = min((entry.used for entry in entries), default=None)
        return Usage(
            len(entries),
            sum(entry.size for entry in entries),
            None if oldest is None else oldest / 1e9,
        )

    def clear(self) -> Usage:
        """Remove all that is ours, and return what has gone; whatever else lies there stays."""
        if self.root is None:
            return Usage()
        gone = [entry for entry in _entries(self.root) if _removed(entry.path)]
        self.tidy()
        _removed(str(self.root / _GROWTH))
        for folder in _folders(self.root):
            with suppress(OSError):  # somebody puts something there
                Path(folder).rmdir()
        return Usage(len(gone), sum(entry.size for entry in gone))

    def tidy(self) -> None:
        """Take away what writers left that were killed."""
        if self.root is not None:
            parts.sweep(self.root)

    @property
    def _low(self) -> int:
        """How many bytes eviction leaves."""
        return self.limit * 9 // 10

    def _path(self, key: str) -> Path | None:
        if len(key) != 2 * _DIGEST or not set(key) <= set("0123456789abcdef"):
            raise ValueError(f"not a cache key: {key!r}")
        return self.root / key[:2] / key[2:] if self.root else None

    def _make_room(self, root: Path, size: int) -> None:
        """Count what is about to be put; if all might pass the limit, evict.

        After a look at most nine tenths of the limit are in use, the new bytes among
        them, and the next is due before another tenth has been put.
        """
        growth = root / _GROWTH
        grown = _grown(growth, size)
        if grown is not None and grown * _BLOCK <= self.limit - self._low:
            return
        with suppress(OSError):  # emptied first: what others put meanwhile is counted
            os.close(_opened(growth, os.O_TRUNC))
        self._evict(root, self._low - size)

    def _evict(self, root: Path, target: int) -> None:
        """Remove what was used longest ago until ``target`` bytes are left."""
        entries = sorted(_entries(root), key=lambda entry: (entry.used, entry.path))
        total = sum(entry.size for entry in entries)
        for entry in entries:
            if total <= target:
                break
            if _removed(entry.path):
                total -= entry.size


# --- what lies in the folder -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Entry:
    """One entry: ``used`` in nanoseconds since the epoch, ``size`` in bytes."""

    path: str
    used: int
    size: int


def _entries(root: Path | None) -> Iterator[_Entry]:
    for folder in _folders(root):
        for found in _scanned(folder):
            if _ENTRY.fullmatch(found.name):
                with suppress(OSError):  # gone since
                    if found.is_file(follow_symlinks=False):
                        told = found.stat(follow_symlinks=False)
                        yield _Entry(found.path, told.st_mtime_ns, told.st_size)


def _folders(root: Path | None) -> Iterator[str]:
    """Yield the folders of entries; the root may be a symbolic link, they may not."""
    for found in _scanned(root) if root else ():
        if _FOLDER.fullmatch(found.name) and found.is_dir(follow_symlinks=False):
            yield found.path


def _scanned(folder: Path | str) -> list[os.DirEntry[str]]:
    """Return what lies in a folder; nothing, if it has gone or cannot be read."""
    try:
        with os.scandir(folder) as found:
            return list(found)
    except OSError:
        return []


def _removed(path: str) -> bool:
    """Remove a file; tell whether it is gone, by us or by another process."""
    try:
        Path(path).unlink()
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return True


# --- what is written ---------------------------------------------------------------------------


def _entry(path: Path) -> bytes:
    """Return the bytes of an entry, of none if no regular file is there: a pipe never ends."""
    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(handle, "rb") as file:
        return file.read() if stat.S_ISREG(os.fstat(handle).st_mode) else b""


def _opened(growth: Path, flags: int) -> int:
    plain = os.O_WRONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
    return os.open(growth, plain | flags, 0o600)


def _grown(growth: Path, size: int) -> int | None:
    """Return the blocks put since the last look, ``size`` bytes among them; None: nobody looked.

    Adding to a file is atomic (``O_APPEND``, POSIX.1-2017 write), so all processes count.
    """
    try:
        handle = _opened(growth, os.O_APPEND)
    except FileNotFoundError:
        with suppress(OSError):
            os.close(_opened(growth, os.O_CREAT))
        return None
    try:
        os.write(handle, bytes(-(-size // _BLOCK)))
        return os.fstat(handle).st_size
    finally:
        os.close(handle)


def _replace(root: Path, path: Path, entry: bytes) -> None:
    """Write a file of our own, then rename; leave nothing behind on failure."""
    part = parts.new(root / path.name)
    try:
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
        with os.fdopen(os.open(part, flags, 0o600), "wb") as file:
            file.write(entry)
        part.replace(path)
    finally:
        parts.drop(part)


NO_CACHE = Cache(None)
"""The cache that keeps nothing."""
