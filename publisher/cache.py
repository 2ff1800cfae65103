"""A store of bytes by key: in goes what was made, out it comes again.

A key names everything that the bytes depend on, so an entry never goes stale.
Each entry carries the SHA-256 of its bytes and is verified when read: a torn or
altered entry is a miss.  Writers never see each other: an entry appears whole,
by renaming a file of its own (``os.replace`` is atomic, POSIX.1-2017 rename).

Floor 1: imports the standard library only.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

__all__ = ["NO_CACHE", "Cache", "key"]

_DIGEST = hashlib.sha256().digest_size


def key(*parts: bytes | str) -> str:
    """Return a key for the parts: 64 hexadecimal digits.

    Each part is preceded by its kind and length, so that no two different lists
    of parts share a key.
    """
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        kind = "s" if isinstance(part, str) else "b"
        digest.update(f"{kind}{len(data)}:".encode())
        digest.update(data)
    return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class Cache:
    """Entries under ``root``; without a root nothing is kept.

    A place that cannot be read or written makes a slow cache, not an error.
    """

    root: Path | None

    def get(self, key: str) -> bytes | None:
        """Return the bytes kept under ``key``; None if there are none, or damaged ones."""
        path = self._path(key)
        if path is None:
            return None
        try:
            entry = path.read_bytes()
        except OSError:
            return None
        digest, data = entry[:_DIGEST], entry[_DIGEST:]
        return data if hashlib.sha256(data).digest() == digest else None

    def put(self, key: str, data: bytes) -> None:
        """Keep the bytes under ``key``, replacing what was there."""
        path = self._path(key)
        if path is None:
            return
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            _replace(path, hashlib.sha256(data).digest() + data)

    def _path(self, key: str) -> Path | None:
        if len(key) != 2 * _DIGEST or not set(key) <= set("0123456789abcdef"):
            raise ValueError(f"not a cache key: {key!r}")
        return self.root / key[:2] / key[2:] if self.root else None


def _replace(path: Path, entry: bytes) -> None:
    """Write beside the path, then rename; leave nothing behind on failure."""
    handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(entry)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


NO_CACHE = Cache(None)
"""The cache that keeps nothing."""
