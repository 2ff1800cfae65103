"""Books of hostile interviews: EPUBCheck finds nothing, no word is lost, nothing is asked for.

``python tests/fuzz/books.py [BOOKS] [--size 200] [--seed N]`` ingests so many hostile files a
book as can be read, builds each book's EPUB, checks it by EPUBCheck and compares its words with
the manuscripts.  A hook of the interpreter notes connections, and files outside the work.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from hostile_files import KINDS, hostile

from publisher import pipeline
from publisher.checks.tools.epubcheck import find_epubcheck
from publisher.checks.tools.tool import Tool
from publisher.cli.run import run

__all__ = ["main"]

_CANARY = "/etc/passwd"


class _Watch:
    """Connections, and files that no book has to do with."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        outside = event == "open" and str(arguments[0]) in (_CANARY, "/etc/hostname")
        if outside or event in ("socket.connect", "socket.getaddrinfo"):
            self.seen.append(f"{event} {arguments}")


def main(arguments: list[str] | None = None) -> int:
    """Run; return the exit code."""
    parser = argparse.ArgumentParser(description="Build books of hostile interviews.")
    parser.add_argument("books", type=int, nargs="?", default=1)
    parser.add_argument("--size", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args(arguments)
    watch = _Watch()
    sys.addaudithook(watch)
    wrong = sum(_book(asked.seed + n, asked.size) for n in range(asked.books))
    for one in watch.seen[:20]:
        print(one)
    return 1 if wrong or watch.seen else 0


def _book(number: int, size: int) -> int:
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as place:
        os.chdir(place)
        raw = Path("raw")
        raw.mkdir()
        first = number * 100_000
        for seed in range(first, first + 2 * size):
            one = hostile(seed, KINDS[seed % len(KINDS)])
            raw.joinpath(one.name).write_bytes(one.data)
        done = pipeline.make([raw], Path("book"), title=f"Book {number}")
        made = sum(one.manuscript is not None for one in done)
        wrong = run(["build", "book", "--only", "epub", "--jobs", "1"])
        found: tuple[Any, ...] = ()
        for path in Path("dist").rglob("*.epub"):
            tool = find_epubcheck()
            if not isinstance(tool, Tool):
                sys.exit(f"EPUBCheck is not here: {tool.reason}")
            found = tool.judge(path.absolute())
            wrong |= run(["verify", "book"])
        for one in found:
            print(one)
        took = time.monotonic() - start
        print(
            f"book {number}: {made} interviews, {took:.0f} s, {len(found)} said by EPUBCheck, exit {wrong}"
        )
        os.chdir("/")
        return int(bool(wrong or found))


if __name__ == "__main__":
    sys.exit(main())
