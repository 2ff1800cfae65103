"""The cache gives back what it was given, or nothing."""

from __future__ import annotations

import errno
import os
import resource
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.cache import NO_CACHE, Cache, Usage, key

KEY = key("a", b"b")
DAY = 24 * 60 * 60


def only_file(root: Path) -> Path:
    """Return the one file in the folders of entries."""
    (path,) = root.glob("??/*")
    return path


def entry(cache: Cache, key: str) -> Path:
    """Return where an entry lies."""
    return Path(str(cache.root), key[:2], key[2:])


def last_used(cache: Cache, key: str, seconds: float) -> None:
    """Have an entry been used so many seconds ago."""
    then = time.time() - seconds
    os.utime(entry(cache, key), (then, then))


def test_what_was_put_is_got(tmp_path: Path) -> None:
    """Bytes come back unchanged, and the last ones put under a key win."""
    cache = Cache(tmp_path / "deep" / "down")
    assert cache.get(KEY) is None
    cache.put(KEY, b"first")
    cache.put(KEY, b"")
    assert cache.get(KEY) == b""
    assert cache.get(key("another")) is None


def test_without_a_root_nothing_is_kept() -> None:
    """A cache without a root takes everything and gives nothing."""
    NO_CACHE.put(KEY, b"x")
    assert NO_CACHE.get(KEY) is None


@pytest.mark.parametrize("damage", [b"", b"short", None])
def test_a_damaged_entry_is_a_miss(tmp_path: Path, damage: bytes | None) -> None:
    """An entry that is torn or altered is never given out."""
    cache = Cache(tmp_path)
    cache.put(KEY, b"the words of a book")
    path = only_file(tmp_path)
    whole = path.read_bytes()
    path.write_bytes(whole[:-1] + b"!" if damage is None else damage)
    assert cache.get(KEY) is None


def test_an_entry_that_cannot_be_read_is_a_miss_and_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether its rights are wrong or the disk is broken beneath it."""
    cache = Cache(tmp_path)
    cache.put(KEY, b"old")
    only_file(tmp_path).chmod(0)

    def broken(_: Path) -> bytes:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    with monkeypatch.context() as patched:
        patched.setattr("publisher.cache._entry", broken)
        assert cache.get(KEY) is None
    cache.put(KEY, b"new")
    assert cache.get(KEY) == b"new"


@given(st.binary(max_size=40), st.integers(0, 60), st.integers(1, 255))
def test_any_flipped_byte_is_noticed(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, place: int, flip: int
) -> None:
    """Whichever byte of the file changes, the entry is a miss."""
    root = tmp_path_factory.mktemp("cache")
    cache = Cache(root)
    cache.put(KEY, data)
    path = only_file(root)
    entry = bytearray(path.read_bytes())
    entry[place % len(entry)] ^= flip
    path.write_bytes(bytes(entry))
    assert cache.get(KEY) is None


def test_nothing_half_written_is_left(tmp_path: Path) -> None:
    """A put leaves exactly one file."""
    cache = Cache(tmp_path)
    for _ in range(3):
        cache.put(KEY, b"x" * 1000)
    assert only_file(tmp_path).stat().st_size > 1000


def test_a_root_that_cannot_be_used_is_only_slow(tmp_path: Path) -> None:
    """A file in the way of the folder makes misses, not errors."""
    (tmp_path / "file").write_text("in the way")
    cache = Cache(tmp_path / "file")
    cache.put(KEY, b"x")
    assert cache.get(KEY) is None


@pytest.mark.parametrize("bad", ["", "../../etc/passwd", "A" * 64, "a" * 63])
def test_only_digests_are_keys(tmp_path: Path, bad: str) -> None:
    """A key can never name a path outside the cache."""
    with pytest.raises(ValueError, match="not a cache key"):
        Cache(tmp_path).get(bad)


# --- bounded -----------------------------------------------------------------------------------


def test_what_was_used_longest_ago_goes_first(tmp_path: Path) -> None:
    """Reading an entry is using it, and a tenth of the limit is free afterwards."""
    cache = Cache(tmp_path, limit=100_000)
    keys = [key(str(n)) for n in range(9)]
    for number, one in enumerate(keys):
        cache.put(one, bytes(9_000))
        last_used(cache, one, 900 - number)
    assert cache.usage().entries == 9
    assert cache.get(keys[0]) == bytes(9_000)
    for more in ("a", "b"):
        cache.put(key(more), bytes(9_000))
    assert [cache.get(one) is not None for one in keys[:3]] == [True, False, False]
    assert cache.get(key("b")) == bytes(9_000)
    assert cache.usage().size <= 90_000


def test_entries_of_one_time_go_by_name(tmp_path: Path) -> None:
    """So what is left is the same each time."""
    cache = Cache(tmp_path, limit=10_000)
    keys = sorted(key(str(n)) for n in range(4))
    for one in keys:
        cache.put(one, bytes(2_000))
    for one in keys:
        os.utime(entry(cache, one), (1, 1))
    cache.put(key("new"), bytes(2_000))
    assert [entry(cache, one).exists() for one in keys] == [False, True, True, True]


def test_what_is_larger_than_the_cache_is_not_kept(tmp_path: Path) -> None:
    """Nor does it drive out what is there; a cache of nothing keeps nothing."""
    cache = Cache(tmp_path, limit=10_000)
    cache.put(KEY, b"small")
    cache.put(key("large"), bytes(10_001))
    assert cache.get(key("large")) is None
    assert cache.get(KEY) == b"small"
    Cache(tmp_path, limit=0).put(key("other"), b"x")
    assert cache.get(key("other")) is None


def test_several_caches_of_one_folder_share_the_limit(tmp_path: Path) -> None:
    """None counts for itself alone: short processes that put little each fill no disk."""
    for number in range(60):
        Cache(tmp_path, limit=100_000).put(key(str(number)), bytes(5_000))
    assert Cache(tmp_path).usage().size <= 100_000


def test_the_folder_is_looked_through_seldom(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once at first, then after each tenth of the limit."""
    looks: list[int] = []
    monkeypatch.setattr(Cache, "_evict", lambda _, __, target: looks.append(target))
    cache = Cache(tmp_path, limit=4_096_000)
    for number in range(100):
        cache.put(key(str(number)), bytes(4_000))
    assert len(looks) == 1
    for number in range(100, 200):
        cache.put(key(str(number)), bytes(4_000))
    assert len(looks) == 2


def test_what_killed_writers_left_behind_goes(tmp_path: Path) -> None:
    """The file of a writer that is still at work stays."""
    cache = Cache(tmp_path)
    nobody = 4_194_305  # one more than a process of Linux can be numbered
    old, new = (tmp_path / f".x.{who}-0123456789abcdef.part" for who in (nobody, os.getppid()))
    for path in (old, new):
        path.write_bytes(b"torn")
    cache.tidy()
    assert (old.exists(), new.exists()) == (False, True)


def test_an_entry_that_another_process_evicts_first_is_no_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever removes it, it is gone, and its bytes count as free."""
    cache = Cache(tmp_path, limit=10_000)
    for name in "abcd":
        cache.put(key(name), bytes(2_000))
    unlink = Path.unlink

    def twice(path: Path, **options: bool) -> None:
        unlink(path, **options)
        unlink(path, **options)

    monkeypatch.setattr(Path, "unlink", twice)
    cache.put(key("e"), bytes(2_000))
    assert cache.get(key("e")) == bytes(2_000)
    assert cache.usage().entries == 4


def test_what_cannot_be_removed_stays_and_the_rest_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An entry of somebody else's makes the others go, not an error."""
    cache = Cache(tmp_path, limit=10_000)
    for number, name in enumerate("abcd"):
        cache.put(key(name), bytes(2_000))
        last_used(cache, key(name), 100 - number)
    unlink = Path.unlink

    def fixed(path: Path, **options: bool) -> None:
        if path == entry(cache, key("a")):
            raise PermissionError(errno.EPERM, "not yours")
        unlink(path, **options)

    monkeypatch.setattr(Path, "unlink", fixed)
    cache.put(key("e"), bytes(2_000))
    assert [entry(cache, key(name)).exists() for name in "abe"] == [True, False, True]


# --- what it holds -----------------------------------------------------------------------------


def test_usage_tells_what_there_is(tmp_path: Path) -> None:
    """An empty or missing folder holds nothing; an entry is its bytes and their digest."""
    cache = Cache(tmp_path / "none")
    assert cache.usage() == NO_CACHE.usage() == Usage()
    cache.put(KEY, b"12345")
    cache.put(key("b"), b"")
    last_used(cache, KEY, 1000)
    used = cache.usage()
    assert (used.entries, used.size) == (2, 32 + 5 + 32)
    assert used.oldest == pytest.approx(time.time() - 1000, abs=60)


def test_clear_removes_what_is_ours_and_nothing_else(tmp_path: Path) -> None:
    """Files of others stay, in our folders too, and no symbolic link is followed."""
    root, theirs = tmp_path / "cache", tmp_path / "theirs"
    cache = Cache(root)
    cache.put(KEY, b"12345")
    cache.put(key("b"), b"")
    (root / ".x.4194305-0123456789abcdef.part").write_bytes(b"")
    theirs.mkdir()
    kept = [
        theirs / ("a" * 62),
        root / "notes.txt",
        root / KEY[:2] / "notes.txt",
        root / "images" / ("a" * 62),
    ]
    for path in kept:
        path.parent.mkdir(exist_ok=True)
        path.write_text("mine")
    link = root / ("fe" if KEY[:2] != "fe" else "ef")
    link.symlink_to(theirs)
    (root / KEY[:2] / ("b" * 62)).symlink_to(theirs / ("a" * 62))
    gone = cache.clear()
    assert (gone.entries, gone.size) == (2, 69)
    assert all(path.read_text() == "mine" for path in kept)
    assert link.is_symlink()
    assert cache.usage() == Usage()
    assert NO_CACHE.clear() == Cache(tmp_path / "none").clear() == Usage()


def test_a_cleared_cache_leaves_an_empty_folder(tmp_path: Path) -> None:
    """And it can be used again."""
    cache = Cache(tmp_path)
    cache.put(KEY, b"x")
    cache.clear()
    assert list(tmp_path.iterdir()) == []
    cache.put(KEY, b"y")
    assert cache.get(KEY) == b"y"


# --- a disk that is full -----------------------------------------------------------------------


@pytest.mark.parametrize("call", ["write", "close", "open", "replace", "mkdir", "utime"])
def test_a_disk_that_is_full_makes_a_slow_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    """Whichever step fails, what was kept is whole and no torn file is left."""
    cache = Cache(tmp_path)
    cache.put(KEY, b"old")

    def full(*_: Any, **__: Any) -> Any:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    class Full:
        """A file of which the disk takes nothing: told when writing, or only when closing."""

        def __init__(self, handle: int, _mode: str) -> None:
            os.close(handle)

        def __enter__(self) -> Full:
            return self

        def __exit__(self, *_: object) -> None:
            full()

        def write(self, data: bytes) -> int:
            return len(data) if call == "close" else full()

    with monkeypatch.context() as patched:
        match call:
            case "write" | "close":
                patched.setattr(os, "fdopen", Full)
            case "replace" | "mkdir":
                patched.setattr(Path, call, full)
            case _:
                patched.setattr(os, call, full)
        cache.put(KEY, b"new")
    assert cache.get(KEY) == (b"new" if call == "utime" else b"old")
    assert only_file(tmp_path) == entry(cache, KEY)


def test_a_file_that_may_not_grow_is_not_kept(tmp_path: Path) -> None:
    """The system itself refuses the bytes, in the middle of the file."""
    cache = Cache(tmp_path)
    cache.put(KEY, b"old")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, before[1]))
    try:
        cache.put(KEY, bytes(60_000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert cache.get(KEY) == b"old"
    assert only_file(tmp_path) == entry(cache, KEY)


# --- keys --------------------------------------------------------------------------------------


@given(st.lists(st.text(max_size=4) | st.binary(max_size=4), max_size=4))
def test_keys_tell_parts_apart(parts: list[str | bytes]) -> None:
    """Moving a border between parts, or the kind of a part, changes the key."""
    assert key(*parts) == key(*parts)
    assert key(*parts) != key(*parts, "")
    if len(parts) > 1:
        assert key(*parts) != key(*parts[1:])
    assert key("a", "b") != key("ab", "")
    assert key("a") != key(b"a")
