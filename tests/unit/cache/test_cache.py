"""The cache gives back what it was given, or nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.cache import NO_CACHE, Cache, key

KEY = key("a", b"b")


def only_file(root: Path) -> Path:
    """Return the one file under a folder."""
    (path,) = [p for p in root.rglob("*") if p.is_file()]
    return path


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


@given(st.lists(st.text(max_size=4) | st.binary(max_size=4), max_size=4))
def test_keys_tell_parts_apart(parts: list[str | bytes]) -> None:
    """Moving a border between parts, or the kind of a part, changes the key."""
    assert key(*parts) == key(*parts)
    assert key(*parts) != key(*parts, "")
    if len(parts) > 1:
        assert key(*parts) != key(*parts[1:])
    assert key("a", "b") != key("ab", "")
    assert key("a") != key(b"a")
