"""What lies in the place of an entry and is none."""

import os
from pathlib import Path

import pytest

from publisher.cache import Cache, key


@pytest.mark.parametrize("special", ["pipe", "link", "folder"])
def test_what_is_no_file_is_no_entry(tmp_path: Path, special: str) -> None:
    """A pipe would never be read to its end, nor would a link to a device."""
    cache = Cache(tmp_path)
    cache.put(key("a"), b"bytes")
    (entry,) = (path for path in tmp_path.rglob("*") if path.is_file() and path.name != "growth")
    entry.unlink()
    if special == "pipe":
        os.mkfifo(entry)
    elif special == "link":
        entry.symlink_to("/dev/zero")
    else:
        entry.mkdir()
    assert cache.get(key("a")) is None
