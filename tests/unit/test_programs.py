"""Other programs, run within limits."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from publisher.programs import OverrunError, perform, run

pytestmark = pytest.mark.slow


def test_a_program_is_given_what_it_reads_and_tells_how_it_ended(tmp_path: Path) -> None:
    """Its exit code and both its streams come back."""
    code = "import sys; print(sys.stdin.read().upper()); print('e', file=sys.stderr); sys.exit(3)"
    ended = perform([sys.executable, "-c", code], tmp_path, given=b"word")
    assert ended.code == 3
    assert sorted(ended.said.split()) == ["WORD", "e"]
    assert run([sys.executable, "-c", "print(input())"], tmp_path).endswith(
        "EOFError: EOF when reading a line\n"
    )


def test_nobody_can_be_asked_and_nobody_waits(tmp_path: Path) -> None:
    """There is no terminal, and an end to patience."""
    code = "open('/dev/tty')"
    assert "OSError" in run([sys.executable, "-c", code], tmp_path)
    with pytest.raises(OverrunError, match="longer than"):
        run([sys.executable, "-c", "import time; time.sleep(60)"], tmp_path, longest=0.5)


_STARTING = """
import sys
from pathlib import Path
from publisher import interrupts
from publisher.programs import perform
interrupts.heed()
perform(["/bin/sh", "-c", "sleep 60 & echo $! $$ > begun; mv begun told; sleep 60"], Path("."))
"""


@pytest.mark.skipif(os.name != "posix", reason="groups of processes are a matter of POSIX")
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_a_program_ends_with_us_and_so_does_what_it_started(
    tmp_path: Path, number: signal.Signals
) -> None:
    """However we end: nobody else would end a checker that works for nobody."""
    path = os.pathsep.join(p for p in sys.path if p)
    parent = subprocess.Popen(
        [sys.executable, "-c", _STARTING],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": path},
        stderr=subprocess.DEVNULL,
    )
    told = tmp_path / "told"
    _until(told.exists)
    started = [int(word) for word in told.read_text().split()]
    assert len(started) == 2
    assert not any(_is_gone(one) for one in started)
    parent.send_signal(number)
    parent.wait(60)
    _until(lambda: all(_is_gone(one) for one in started))


def _until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.02)


def _is_gone(process: int) -> bool:
    """Tell whether a process has ended, be it that nobody has asked how yet."""
    told = subprocess.run(
        ["ps", "-o", "stat=", "-p", str(process)], capture_output=True, text=True, check=False
    )
    return told.stdout.strip()[:1] in ("", "Z")


def test_nobody_watches_what_has_ended(tmp_path: Path) -> None:
    """Neither after a program, nor where there is none."""
    before = _own()
    run([sys.executable, "-c", "pass"], tmp_path)
    with pytest.raises(OSError, match="no-such-program"):
        run([tmp_path / "no-such-program"], tmp_path)
    assert _own() == before


def _own() -> list[str]:
    told = subprocess.run(
        ["ps", "-o", "args=", "--ppid", str(os.getpid())],
        capture_output=True,
        text=True,
        check=False,
    )
    return sorted(line for line in told.stdout.splitlines() if not line.startswith("ps "))
