"""Ctrl-C and SIGTERM from the first line of ours: no traceback, and the exit code of a signal."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

_ENTRIES = {
    "script": "from publisher.__main__ import main\nmain()",
    "module": 'import runpy\nrunpy.run_module("publisher", run_name="__main__", alter_sys=True)',
}
"""What the script does that an installer writes, and what ``python -m publisher`` does."""

_SIGNALLED = """
import _signal, os, sys

_signal.signal({number}, _signal.SIG_DFL)  # who runs the tests by nohup passes on that it is ignored

class Signalling:
    \"\"\"Sends a signal as the n-th module is looked for after our own first one.\"\"\"

    ours, left = False, {nth}

    def find_spec(self, name, path=None, target=None):
        if self.ours:
            Signalling.left -= 1
            if not self.left:
                os.kill(os.getpid(), {number})
        Signalling.ours |= name == "publisher.__main__"

sys.argv = ["publisher", "--version"]
sys.meta_path.insert(0, Signalling())
{entry}
"""


@pytest.mark.slow
@pytest.mark.parametrize("entry", _ENTRIES)
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("nth", [1, 2, 3, 10, 30, 100])
def test_a_signal_is_answered_before_anything_is_loaded(
    entry: str, number: signal.Signals, nth: int
) -> None:
    """Whatever is being loaded when it comes, be it the first module of the library."""
    code = _SIGNALLED.format(nth=nth, number=int(number), entry=_ENTRIES[entry])
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stdout, done.stderr) == (128 + number, b"", b"Interrupted.\n")


def test_the_script_is_the_module_that_answers_at_once() -> None:
    """Nothing else of ours is imported by what an installer writes."""
    project = (Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8")
    assert '\npublisher = "publisher.__main__:main"\n' in project
