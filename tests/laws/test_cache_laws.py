"""What holds of a cache whatever is put into it and taken out."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from publisher.cache import Cache, key

LIMIT = 200_000
NAMES = st.sampled_from("abcdefghijkl")
SIZES = st.integers(0, 20_000) | st.integers(0, LIMIT + 1_000)
PUTS = st.tuples(NAMES, SIZES)
GETS = st.tuples(NAMES, st.none())


def path(root: Path, name: str) -> Path:
    """Return where an entry lies."""
    return root / key(name)[:2] / key(name)[2:]


def age(root: Path) -> None:
    """Let a second pass: the clocks of file systems are coarse."""
    for one in root.glob("??/*"):
        then = one.stat().st_mtime_ns - 10**9
        os.utime(one, ns=(then, then))


@given(st.lists(PUTS | GETS, min_size=20, max_size=60))
def test_a_cache_gives_what_it_got_and_keeps_what_is_used(
    uses: list[tuple[str, int | None]],
) -> None:
    """It stays within its limit, by evicting what was used longest ago.

    A ``get`` gives what was put last, or nothing; what was just put is there.
    """
    put: dict[str, bytes] = {}
    recent: dict[str, None] = {}  # the latest last
    with TemporaryDirectory() as folder:
        root = Path(folder)
        for number, (name, size) in enumerate(uses):
            age(root)
            cache = Cache(root, LIMIT)  # as by a new process each time
            if size is None:
                got = cache.get(key(name))
                assert got in (None, put.get(name))
                used = got is not None
            else:
                data = number.to_bytes(8, "big") + bytes(size)
                cache.put(key(name), data)
                used = 32 + len(data) <= LIMIT * 9 // 10
                if used:
                    put[name] = data
                    assert path(root, name).read_bytes().endswith(data)
            if used:
                recent.pop(name, None)
                recent[name] = None
            there = [path(root, one).exists() for one in recent]
            assert there == sorted(there), "nothing left was used before what has gone"
            assert sum(there) == len(list(root.glob("??/*"))), "nothing torn lies there"
            assert cache.usage().size <= LIMIT
