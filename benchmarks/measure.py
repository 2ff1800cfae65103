"""Wall time, processor time and peak memory of programs, for all benchmarks."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

__all__ = ["Run", "alone", "measured", "numbers", "started"]

_POLL = 0.02
"""Seconds between two looks at the memory of the processes."""


@dataclass(frozen=True)
class Run:
    """One run: seconds on the clock and of processors, and peak memory in MB.

    The memory is that of all processes together if ``measured``, of the largest if ``alone``.
    """

    seconds: float
    processor: float
    megabytes: float


def measured(work: Callable[[], Iterable[subprocess.Popen[bytes]]]) -> Run:
    """Run `work`, which yields each process that it starts, and measure it."""
    began, used = time.perf_counter(), _processor()
    peak = 0
    with ThreadPoolExecutor(1) as pool:
        done = pool.submit(lambda: [process.wait() for process in work()])
        while not done.done():
            peak = max(peak, _resident(psutil.Process()))
            time.sleep(_POLL)
        done.result()
    return Run(time.perf_counter() - began, _processor() - used, peak / 1e6)


def alone(command: Sequence[str], environment: Mapping[str, str] | None = None) -> Run:
    """Run a command that must not fail, and measure it and all it starts; see ``usage.py``.

    Python keeps what it compiles, as it does where a program is installed.
    """
    variables = os.environ | dict(environment or {})
    variables.pop("PYTHONDONTWRITEBYTECODE", None)
    whole = [sys.executable, str(Path(__file__).with_name("usage.py")), *command]
    done = subprocess.run(whole, check=True, env=variables, capture_output=True)
    told = json.loads(done.stdout)
    if told["status"]:
        raise SystemExit(f"failed: {' '.join(command)[:200]}\n{done.stderr.decode()[-2000:]}")
    return Run(told["seconds"], told["processor"], told["megabytes"])


def _processor() -> float:
    """Return the processor seconds of all processes that were started and have ended."""
    times = os.times()
    return times.children_user + times.children_system


def _resident(parent: psutil.Process) -> int:
    """Return the bytes that all children hold; what they share counts for each."""
    total = 0
    for child in parent.children(recursive=True):
        with suppress(psutil.Error):
            total += child.memory_info().rss
    return total


def started(
    command: Sequence[str], environment: Mapping[str, str] | None = None
) -> subprocess.Popen[bytes]:
    """Start a program that says nothing; `environment` is added to ours."""
    nowhere = subprocess.DEVNULL
    variables = os.environ | dict(environment or {})
    return subprocess.Popen(command, stdout=nowhere, stderr=nowhere, env=variables)


def numbers(text: str) -> list[int]:
    """Return the numbers of an option such as `10,40`."""
    return [int(part) for part in text.split(",")]
