"""A run has one folder for temporary files; what a killed one left goes, and nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

_RUN = """
import os, sys, tempfile
from publisher import scratch
scratch.begin()
tempfile.mkdtemp()
print(os.listdir(os.environ["TMPDIR"]) != [], tempfile.gettempdir() == os.environ["TMPDIR"])
if sys.argv[1] == "killed":
    sys.stdout.flush()
    os.kill(os.getpid(), 9)
"""


def _run(ending: str, home: Path) -> str:
    environment = {
        **os.environ,
        "TMPDIR": str(home),
        "PYTHONPATH": os.pathsep.join(p for p in sys.path if p),
    }
    command = [sys.executable, "-c", _RUN, ending]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert not done.stderr
    return done.stdout.strip()


@pytest.fixture
def short() -> Iterator[Path]:
    """Return a folder whose path is short enough for sockets below it."""
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        yield Path(folder)


def test_a_folder_goes_with_its_run_or_with_the_next_one(short: Path) -> None:
    """Folders of others stay, though they are called alike."""
    tmp_path = short
    other = tmp_path / "publisher-run-notes"
    other.mkdir()
    (tmp_path / "publisher-run-01234567").symlink_to(other)
    before = {path.name for path in tmp_path.iterdir()}
    assert _run("killed", tmp_path) == "True True"
    assert len({path.name for path in tmp_path.iterdir()} - before) == 1
    assert _run("ended", tmp_path) == "True True"
    assert {path.name for path in tmp_path.iterdir()} == before


_TURN = """
import resource
from publisher import interrupts, scratch
resource.setrlimit(resource.RLIMIT_CPU, (2, 2))
interrupts.heed()
scratch.begin()
while True:
    pass
"""


@pytest.mark.slow
def test_who_may_use_the_processor_no_longer_leaves_no_folder(short: Path) -> None:
    """A limit that would kill (``ulimit -t``) is told a second before it does."""
    done = subprocess.run(
        [sys.executable, "-c", _TURN],
        env={**os.environ, "TMPDIR": str(short), "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stdout) == (4, "")
    assert done.stderr == "error: the time of the processor is limited (`ulimit -t` shows it)\n"
    assert list(short.iterdir()) == []


def test_a_place_where_no_socket_can_be_gives_way(tmp_path: Path) -> None:
    """The path of a socket is short."""
    deep = tmp_path / ("x" * 100)
    deep.mkdir()
    assert _run("ended", deep) == "True True"
    assert list(deep.iterdir()) == []
