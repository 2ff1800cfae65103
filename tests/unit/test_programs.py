"""Other programs, run within limits."""

from __future__ import annotations

import sys
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
