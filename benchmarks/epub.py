"""How fast and how large an EPUB-only `publisher build` is, beside pandoc, and as a book grows.

    python benchmarks/epub.py FOLDER                      raw interviews, ingested first
    python benchmarks/epub.py FOLDER --sizes 10,40,160    editions of so many, and of all

`benchmarks/README.md` says how to read the figures.  Needs the extra `bench`.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import pypandoc
from editions import PUBLISHER, Edition, edition, ingested, spread
from measure import Run, measured, numbers, started

# --- the programs ------------------------------------------------------------------------------


def publisher(book: Edition, cache: Path) -> Run:
    """Measure `publisher build --only epub` with that folder for its cache."""
    out = str(book.folder / "dist")
    command = [*PUBLISHER, "build", str(book.folder), "--only", "epub", "--out", out]
    return _done(command, {"XDG_CACHE_HOME": str(cache)})


def pandoc(book: Edition, *options: str) -> Run:
    """Measure `pandoc -t epub3` on the manuscripts."""
    command = [pypandoc.get_pandoc_path(), "-f", "markdown", "-t", "epub3", *options]
    command += ["--metadata", "title=Conversations", "-o", str(book.folder / "pandoc.epub")]
    return _done([*command, *map(str, book.files)], {})


def _done(command: Sequence[str], environment: dict[str, str]) -> Run:
    """Run a program that must not fail: a failure is fast and says nothing."""
    processes: list[subprocess.Popen[bytes]] = []

    def start() -> Iterator[subprocess.Popen[bytes]]:
        processes.append(started(command, environment))
        yield processes[0]

    run = measured(start)
    if processes[0].returncode:
        raise SystemExit(f"failed: {' '.join(command)[:200]}")
    return run


# --- the figures -------------------------------------------------------------------------------


def round_of(book: Edition) -> dict[str, Run]:
    """Measure each program once, one after the other."""
    with tempfile.TemporaryDirectory() as place:
        cache = Path(place)
        cold, same = publisher(book, cache), publisher(book, cache)
        _edit(book.files[len(book.files) // 2])
        edited = publisher(book, cache)
    return {
        "publisher, empty cache": cold,
        "publisher, nothing changed": same,
        "publisher, one interview edited": edited,
        "pandoc -t epub3 --file-scope": pandoc(book, "--file-scope"),
        "pandoc -t epub3": pandoc(book),
    }


def _edit(file: Path) -> None:
    """Add a paragraph to a manuscript."""
    file.write_text(f"{file.read_text(encoding='utf-8')}\nOne more thing.\n", encoding="utf-8")


def compare(book: Edition, rounds: int) -> None:
    """Print time and memory of ours and pandoc's, and the ratios of ours to pandoc's."""
    done = [round_of(book) for _ in range(rounds)]
    size = f"{len(book.files)} interviews, {book.megabytes:.1f} MB"
    print(f"{size}, {rounds} rounds, {os.cpu_count()} cores")
    heads = f"{'seconds':>9}{'best':>8}{'CPU':>8}{'peak MB':>9}{'to pandoc, scoped / not':>26}"
    print(f"{'':34}{heads}")
    for name in done[0]:
        runs = [programs[name] for programs in done]
        middle = statistics.median(run.seconds for run in runs)
        best = min(run.seconds for run in runs)
        processor = statistics.median(run.processor for run in runs)
        peak = max(run.megabytes for run in runs)
        ratios = [f"{_ratio(done, name, other):.3f}" for other in done[0] if "pandoc" in other]
        figures = f"{middle:9.2f}{best:8.2f}{processor:8.2f}{peak:9.0f}{' / '.join(ratios):>26}"
        print(f"{name:34}{figures}")


def _ratio(rounds: Sequence[dict[str, Run]], ours: str, theirs: str) -> float:
    """Return the median over the rounds of one program's wall time to another's."""
    return statistics.median(runs[ours].seconds / runs[theirs].seconds for runs in rounds)


def grow(book: Edition, sizes: Sequence[int], rounds: int) -> None:
    """Print time and memory for editions of ever more of the interviews, each from nothing."""
    heads = f"{'seconds':>9}{'peak MB':>9}{'CPU':>8}{'ms each':>10}{'ms a 100 KB':>13}"
    print(f"{'interviews':>10}{'MB':>8}{heads}")
    start: tuple[float, float] | None = None
    for size in (1, *(size for size in sizes if size < len(book.names)), len(book.names)):
        chosen = edition(book.folder, spread(book.names, size))
        runs = [_cold(chosen) for _ in range(rounds)]
        seconds, processor = min(r.seconds for r in runs), min(r.processor for r in runs)
        peak, megabytes = max(run.megabytes for run in runs), chosen.megabytes
        line = f"{size:10}{megabytes:8.2f}{seconds:9.2f}{peak:9.0f}{processor:8.2f}"
        if start is None:
            start = processor, megabytes
        else:
            more = 1e3 * (processor - start[0])
            line += f"{more / (size - 1):10.2f}{more / (10 * (megabytes - start[1])):13.1f}"
        print(line, flush=True)


def _cold(book: Edition) -> Run:
    with tempfile.TemporaryDirectory() as place:
        return publisher(book, Path(place))


def main() -> None:
    """Read the command line and measure what it asks for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--sizes", type=numbers, metavar="N,N…", default=[10, 40, 160])
    given = parser.parse_args()
    with ingested(given.folder) as book:
        compare(book, given.rounds)
        grow(book, given.sizes, given.rounds)


if __name__ == "__main__":
    main()
