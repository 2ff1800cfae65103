"""Whatever befalls the cache or a process: the right book, and nothing torn left behind."""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from small import digests

from publisher.cache import Cache
from publisher.work import Pool

pytestmark = pytest.mark.slow


def entries(cache: Cache) -> dict[Path, bytes]:
    """Return what lies in a cache."""
    return {path: path.read_bytes() for path in Path(str(cache.root)).glob("??/*")}


# --- entries that are damaged ------------------------------------------------------------------


@pytest.fixture(scope="module")
def filled(small: Path, expected: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a cache that holds all that a build keeps."""
    folder = tmp_path_factory.mktemp("filled")
    assert digests(small, cache=Cache(folder)) == expected
    return folder


def _flipped(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def _cut(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def _emptied(path: Path) -> None:
    os.truncate(path, 0)


def _locked(path: Path) -> None:
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read everything")


@pytest.mark.parametrize("damage", [_flipped, _cut, _emptied, _locked])
def test_damaged_entries_are_made_again(
    small: Path,
    expected: dict[str, str],
    filled: Path,
    tmp_path: Path,
    damage: Callable[[Path], None],
) -> None:
    """Of every kind: what is in the cache afterwards is what an undamaged one holds."""
    cache = Cache(tmp_path / "cache")
    shutil.copytree(filled, str(cache.root))
    whole = entries(cache)
    for path in whole:
        damage(path)
    assert digests(small, cache=cache) == expected
    assert entries(cache) == whole


def test_a_folder_in_the_place_of_an_entry_is_only_slow(
    small: Path, expected: dict[str, str], filled: Path, tmp_path: Path
) -> None:
    """It can neither be read nor replaced, and is left as it is."""
    cache = Cache(tmp_path / "cache")
    shutil.copytree(filled, str(cache.root))
    paths = list(entries(cache))
    for path in paths:
        path.unlink()
        path.mkdir()
    assert digests(small, cache=cache) == expected
    assert [path for path in Path(str(cache.root)).glob("??/*") if path not in paths] == []


# --- a disk that is full -----------------------------------------------------------------------


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """Mount a disk of 256 KB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(disk)]
    try:
        subprocess.run(mount, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no disk can be mounted here")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk_makes_the_same_book(
    small: Path, expected: dict[str, str], filled: Path, tiny_disk: Path
) -> None:
    """Some of what is made is kept, whole; a second build uses it."""
    cache = Cache(tiny_disk)
    needed = entries(Cache(filled))
    assert sum(map(len, needed.values())) > 256 * 1024
    for _ in range(2):
        assert digests(small, cache=cache) == expected
        kept = {path.relative_to(tiny_disk): data for path, data in entries(cache).items()}
        assert kept
        assert kept.items() <= {p.relative_to(filled): data for p, data in needed.items()}.items()


# --- several builds at once --------------------------------------------------------------------


@pytest.mark.parametrize("limit", ["2G", "300K"])
def test_builds_at_once_do_not_disturb_each_other(
    small: Path, expected: dict[str, str], tmp_path: Path, limit: str
) -> None:
    """Two of one edition, into one folder, with one cache, which may be too small for both.

    First with an empty cache, then with what is there, then while it is cleared.
    """
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
        "PUBLISHER_CACHE_SIZE": limit,
    }
    program = [sys.executable, "-m", "publisher"]
    out = tmp_path / "dist"
    build = [*program, "build", str(small), "--out", str(out), "--jobs", "1"]

    def begun(command: list[str]) -> subprocess.Popen[str]:
        return subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)

    for others in ([build], [build], [build, [*program, "cache", "clear"]]):
        running = [begun(command) for command in (build, *others)]
        for child in running:
            _, told = child.communicate(timeout=300)
            assert child.returncode == 0, told
        made = {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in out.glob("*/*")}
        assert made == expected
        assert not list(tmp_path.rglob("*.part"))
    cache = Cache(tmp_path / "cache" / "publisher")
    assert limit == "2G" or cache.usage().size <= 2 * 300 * 1024


# --- a process that is killed ------------------------------------------------------------------


def test_a_worker_that_is_killed_in_the_middle_is_made_good(
    small: Path, expected: dict[str, str], tmp_path: Path
) -> None:
    """The sections that it had are set again, and all that is kept is whole."""
    killed: list[int] = []
    cache = Cache(tmp_path)
    with Pool(2) as workers:

        def kill(stage: str, done: int, total: int) -> None:
            if stage == "Setting pages" and 0 < done < total and not killed:
                assert workers._executor is not None
                killed.extend(workers._executor._processes)
                os.kill(killed[0], signal.SIGKILL)

        assert digests(small, workers, cache, kill) == expected
    assert killed
    assert digests(small, cache=cache) == expected
    assert not list(tmp_path.rglob("*.part"))
