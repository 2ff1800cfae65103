"""How fast and how large `publisher ingest` is, on a folder, beside pandoc.

    python benchmarks/ingest.py FOLDER                     against pandoc, in rounds
    python benchmarks/ingest.py FOLDER --copies 1,10       memory, as files grow in number
    python benchmarks/ingest.py --turns 1000,5000,50000    one file, as it grows in length

`benchmarks/README.md` says how to read the figures.  Needs the extra `bench`.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pypandoc
from measure import Run, measured, numbers, started

from publisher.files import folder_files

# --- the programs ------------------------------------------------------------------------------


def publisher(folder: Path, jobs: int) -> Run:
    """Measure `publisher ingest` on a folder, into a new and empty one."""
    command = [sys.executable, "-m", "publisher", "ingest", str(folder), "--jobs", str(jobs)]
    with tempfile.TemporaryDirectory() as into:
        return measured(lambda: [started([*command, "--into", into])])


def pandoc_each(files: Sequence[Path], jobs: int) -> Iterator[subprocess.Popen[bytes]]:
    """Start a pandoc for each file, `jobs` at once, as a person would over a folder."""
    command = [pypandoc.get_pandoc_path(), "-f", "markdown", "-t", "json"]

    def run(file: Path) -> subprocess.Popen[bytes]:
        process = started([*command, str(file)])
        process.wait()
        return process

    with ThreadPoolExecutor(jobs) as pool:
        yield from pool.map(run, files)


def pandoc_all(files: Sequence[Path]) -> Iterator[subprocess.Popen[bytes]]:
    """Start one pandoc for all files; it fails as a whole if it fails for one."""
    command = [pypandoc.get_pandoc_path(), "--file-scope", "-f", "markdown", "-t", "json"]
    yield started([*command, *map(str, files)])


def refused_by_pandoc(files: Sequence[Path]) -> set[Path]:
    """Return the files that pandoc cannot read, so that one does not stop all."""
    processes = zip(files, pandoc_each(files, os.cpu_count() or 1), strict=True)
    return {file for file, process in processes if process.returncode}


# --- the figures -------------------------------------------------------------------------------


def compare(folder: Path, jobs: int, rounds: int) -> None:
    """Print wall time, files a second and memory of ours and pandoc's, in one run."""
    files = [path for path in folder_files(folder) if path.suffix in (".md", ".markdown", ".txt")]
    refused = refused_by_pandoc(files)
    readable = [file for file in files if file not in refused]
    programs: dict[str, Callable[[], Run]] = {
        f"publisher, {jobs} jobs": lambda: publisher(folder, jobs),
        "publisher, 1 job": lambda: publisher(folder, 1),
        "pandoc, one process a file": lambda: measured(lambda: pandoc_each(files, 1)),
        f"pandoc, one process a file, {jobs} at once": lambda: measured(
            lambda: pandoc_each(files, jobs)
        ),
        f"pandoc, one process for {len(readable)} files": lambda: measured(
            lambda: pandoc_all(readable)
        ),
    }
    runs: dict[str, list[Run]] = {name: [] for name in programs}
    for _ in range(rounds):
        for name, program in programs.items():
            runs[name].append(program())
    size = sum(path.stat().st_size for path in files)
    print(f"{len(files)} files, {size / 1e6:.1f} MB, {rounds} rounds, {os.cpu_count()} cores")
    print(f"{'':45}{'seconds':>9}{'best':>8}{'files/s':>9}{'peak MB':>9}{'ratio':>8}")
    first = statistics.median(run.seconds for run in next(iter(runs.values())))
    for name, measures in runs.items():
        middle = statistics.median(run.seconds for run in measures)
        best = min(run.seconds for run in measures)
        peak = max(run.megabytes for run in measures)
        rate = len(files) / middle
        print(f"{name:45}{middle:9.2f}{best:8.2f}{rate:9.1f}{peak:9.0f}{middle / first:8.2f}")


def multiply(folder: Path, jobs: int, copies: Sequence[int]) -> None:
    """Print time and memory for a folder that holds its files several times."""
    print(f"{'files':>8}{'seconds':>10}{'files/s':>9}{'peak MB':>9}")
    files = list(folder_files(folder))
    for number in copies:
        with tempfile.TemporaryDirectory() as place:
            for copy in range(number):
                (Path(place) / f"{copy:05}").mkdir()
                for file in files:
                    shutil.copy(file, Path(place) / f"{copy:05}")
            run = publisher(Path(place), jobs)
        total = len(files) * number
        rate = total / run.seconds
        print(f"{total:8}{run.seconds:10.2f}{rate:9.1f}{run.megabytes:9.0f}", flush=True)


def grow(turns: Sequence[int], rounds: int) -> None:
    """Print time and memory for one file of ever more turns."""
    print(f"{'turns':>8}{'MB':>8}{'seconds':>10}{'µs a turn':>11}{'peak MB':>9}")
    for number in turns:
        with tempfile.TemporaryDirectory() as place:
            (Path(place) / "talk.txt").write_text(interview(number))
            size = (Path(place) / "talk.txt").stat().st_size
            runs = [publisher(Path(place), 1) for _ in range(rounds)]
        seconds = min(run.seconds for run in runs)
        peak = max(run.megabytes for run in runs)
        each = seconds / number * 1e6
        print(f"{number:8}{size / 1e6:8.2f}{seconds:10.2f}{each:11.1f}{peak:9.0f}", flush=True)


_WORDS = (
    "river stone lamp window morning letter garden winter ladder copper paper bridge market "
    "silver engine kettle harbour orchard the a and when they never always would it was said"
).split()


def interview(turns: int) -> str:
    """Return an invented interview, the same each time."""
    dice = random.Random(turns)
    lines = []
    for number in range(turns):
        words = " ".join(dice.choices(_WORDS, k=14)).capitalize()
        lines.append(f"Anna: {words}." if number % 2 else f"Q: {words}?")
    return "\n\n".join(lines) + "\n"


def main() -> None:
    """Read the command line and measure what it asks for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--copies", type=numbers, metavar="N,N…")
    parser.add_argument("--turns", type=numbers, metavar="N,N…")
    given = parser.parse_args()
    if given.turns:
        grow(given.turns, given.rounds)
    if given.folder and given.copies:
        multiply(given.folder, given.jobs, given.copies)
    elif given.folder:
        compare(given.folder, given.jobs, given.rounds)


if __name__ == "__main__":
    main()
