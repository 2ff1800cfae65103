"""How time and memory grow with hostile sizes: each is made at n and at 2n.

    python benchmarks/load.py [turns|folders|word|paragraph …]

Prints seconds of processors and the memory of the largest process of `publisher ingest`, or of
`publisher make` with `--make`, without a cache of earlier runs.
Twice the input is to take at most three times as long, and to stay bounded.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from measure import alone

__all__ = ["main"]


def turns(folder: Path, number: int) -> None:
    """Write one interview of so many turns."""
    said = "".join(f"Q: Line {n}?\n\nA: Answer {n}, warm.\n\n" for n in range(number // 2))
    folder.joinpath("talk.txt").write_text(said)


def folders(folder: Path, number: int) -> None:
    """Write so many megabytes in files of 200 KB, ten a folder."""
    said = "".join(f"Q: Line {n}?\n\nA: {'It was warm there. ' * 20}\n\n" for n in range(490))
    for n in range(number * 5):
        path = folder / f"box-{n // 10:04}" / f"talk-{n:05}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"Q: Number {n}?\n\n{said}")


def word(folder: Path, number: int) -> None:
    """Write an interview with one word of so many letters."""
    folder.joinpath("talk.txt").write_text(f"Q: What did it say?\n\nA: {'a' * number}\n")


def paragraph(folder: Path, number: int) -> None:
    """Write an interview with one paragraph of so many letters."""
    folder.joinpath("talk.txt").write_text(f"Q: And then?\n\nA: {'warm ' * (number // 5)}\n")


SHAPES: dict[str, tuple[Callable[[Path, int], None], int]] = {
    "turns": (turns, 25_000),
    "folders": (folders, 100),
    "word": (word, 50_000),
    "paragraph": (paragraph, 500_000),
}
"""What writes a shape, and its n: 2n is what must be held."""


def main() -> None:
    """Measure what was asked for, or all."""
    parser = argparse.ArgumentParser(description="Measure hostile sizes at n and 2n.")
    parser.add_argument("shapes", nargs="*", choices=[[], *SHAPES], metavar="SHAPE")
    parser.add_argument("--make", action="store_true", help="make books, and not only ingest")
    asked = parser.parse_args()
    command = "make" if asked.make else "ingest"
    for name in asked.shapes or SHAPES:
        write, number = SHAPES[name]
        for size in (number, 2 * number):
            with tempfile.TemporaryDirectory() as place:
                raw = Path(place, "raw")
                raw.mkdir()
                write(raw, size)
                line = [sys.executable, "-m", "publisher", command, str(raw), "--jobs", "1"]
                run = alone(
                    [*line, "--into", f"{place}/book"], {"XDG_CACHE_HOME": f"{place}/cache"}
                )
                print(
                    f"{command} {name} {size:,}: {run.processor:.1f} s, {run.megabytes:.0f} MB",
                    flush=True,
                )


if __name__ == "__main__":
    main()
