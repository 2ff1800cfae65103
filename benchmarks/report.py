"""Tables of a benchmark, shown as they come and kept in `docs/benchmarks.md`."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from pathlib import Path

import psutil
from peers import versions

__all__ = ["Report", "table"]

_FILE = Path(__file__).parent.parent / "docs" / "benchmarks.md"

_HEAD = """\
# Benchmarks

`benchmarks/books.py` measured this and wrote it down; what the rows are, and how to read
them, says [`benchmarks/README.md`](../benchmarks/README.md).
"""


class Report:
    """Tables under their headings."""

    def __init__(self) -> None:
        self._parts = [_HEAD, f"{_machine()}\n"]

    def add(self, title: str, lines: Sequence[str]) -> None:
        """Add a table and show it."""
        part = "\n".join([f"## {title}", "", *lines, ""])
        self._parts.append(part)
        print(part, flush=True)

    def write(self) -> None:
        """Write everything in place of what the file held."""
        _FILE.write_text("\n".join(self._parts), encoding="utf-8")


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Return the lines of a Markdown table; all columns but the first hold figures."""
    rules = ["---", *("---:" for _ in heads[1:])]
    return [f"| {' | '.join(row)} |" for row in (heads, rules, *rows)]


def _machine() -> str:
    """Return a sentence about the machine and one about the programs."""
    memory = psutil.virtual_memory().total / 1e9
    programs = ", ".join(f"{name} {version}" for name, version in versions().items())
    return (
        f"{_processor()}, {os.cpu_count()} cores, {memory:.0f} GB; "
        f"{platform.system()}, Python {platform.python_version()}; {programs}."
    )


def _processor() -> str:
    """Return the name of the processor, as the kernel calls it."""
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())
