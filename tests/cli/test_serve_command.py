"""`publisher serve`, as it is started and ended."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest
from releases import put, released


def started(folder: Path, *arguments: str) -> subprocess.Popen[str]:
    """Return the running command."""
    command = [sys.executable, "-m", "publisher", "serve", str(folder), *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@pytest.mark.slow
@pytest.mark.parametrize(("ending", "code"), [(signal.SIGINT, 0), (signal.SIGTERM, 143)])
def test_it_tells_its_addresses_and_ends_at_once(
    tmp_path: Path, ending: signal.Signals, code: int
) -> None:
    """Programs read them on standard output, people on the other; broken releases are told of."""
    put(tmp_path)
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "manifest.json").write_text("[]")
    with started(tmp_path, "--json") as command:
        assert command.stdout is not None
        told = json.loads(command.stdout.readline())
        [address] = told["addresses"]
        assert told["opds"] == f"{address}opds"
        with urlopen(f"{address}books/small-hours/small-hours.epub", timeout=20) as answer:
            assert answer.read() == released()[1]["small-hours.epub"]
        command.send_signal(ending)
        out, said = command.communicate(timeout=20)
    assert command.returncode == code
    assert out == ""
    assert address in said
    assert "Passed over: " in said
    assert "broken/manifest.json" in said
    assert "Traceback" not in said
    assert "\x1b" not in said


@pytest.mark.slow
def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    """It says what makes one."""
    with started(tmp_path / "nothing") as command:
        _, said = command.communicate(timeout=20)
    assert command.returncode == 3
    assert "no such folder" in said
    assert "publisher release" in said
