"""The cache at the border: where it is, how much it may hold, and ``publisher cache``."""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime
from pathlib import Path

from publisher.cache import LIMIT, Cache, Usage
from publisher.cli.console import emit, print_out, show
from publisher.errors import Problem, UsageError

__all__ = ["clear", "info", "store"]

_SIZE = "PUBLISHER_CACHE_SIZE"
_UNITS = {"": 0, "K": 10, "M": 20, "G": 30, "T": 40}
"""What a unit means, as a power of two."""
_SIZES = re.compile(r"([0-9]{1,15}(?:\.[0-9]{1,6})?) ?(?:([KMGT])I?)?B?")


def store() -> Cache:
    """Return the cache of this user, tidied; one that keeps nothing, if there is no home.

    Raises UsageError if its size is none.
    """
    cache = Cache(_folder(), _limit())
    cache.tidy()
    return cache


def _folder() -> Path | None:
    """Return the folder of the cache by the XDG Base Directory rule, if there is a home.

    What is no absolute path counts as not set (0.8, Basics).
    """
    home = os.environ.get("HOME", "")
    for base in (os.environ.get("XDG_CACHE_HOME", ""), home and f"{home}/.cache"):
        if base.startswith("/"):
            return Path(base) / "publisher"
    return None


def _limit() -> int:
    """Return how many bytes the cache may hold."""
    told = os.environ.get(_SIZE, "").strip()
    if not told:
        return LIMIT
    match = _SIZES.fullmatch(told.upper())
    if match is None:
        hint = "write 500M or 4G, or 0 to keep nothing"
        raise UsageError(Problem(f"{_SIZE}: “{told}” is not a size", hint=hint))
    return int(float(match[1]) * 2 ** _UNITS[match[2] or ""])


def info(*, as_json: bool) -> int:
    """Tell what the cache holds."""
    cache = store()
    used = cache.usage()
    oldest = _moment(used.oldest)
    if as_json:
        emit(
            {
                "schema": "publisher.cache/1",
                "folder": str(cache.root) if cache.root else None,
                "entries": used.entries,
                "bytes": used.size,
                "limit": cache.limit,
                "oldest_use": oldest,
            }
        )
        return 0
    print_out(f"folder: {show(str(cache.root)) if cache.root else 'none, nothing is kept'}")
    print_out(f"entries: {used.entries:,}")
    print_out(f"size: {_size(used.size)} of at most {_size(cache.limit)}")
    if oldest:
        print_out(f"oldest use: {oldest}")
    return 0


def clear(*, as_json: bool) -> int:
    """Remove all that the cache holds, and tell how much that was."""
    cache = store()
    gone = cache.clear()
    if as_json:
        folder = str(cache.root) if cache.root else None
        told = {"folder": folder, "entries": gone.entries, "bytes": gone.size}
        emit({"schema": "publisher.cache-clear/1", **told})
    else:
        print_out(f"removed: {_told(gone)}")
    return 0


def _told(used: Usage) -> str:
    return f"{used.entries:,} {'entry' if used.entries == 1 else 'entries'}, {_size(used.size)}"


def _size(size: int) -> str:
    return f"{size / 2**20:,.1f} MB"


def _moment(seconds: float | None) -> str | None:
    """Return a moment in UTC, to the second (ISO 8601)."""
    if seconds is None:
        return None
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
