"""Books of hostile interviews: EPUBCheck finds nothing, no word is lost, nothing is asked for.

``python tests/fuzz/books.py [BOOKS] [--size 200] [--seed N]`` ingests so many hostile files a
book as can be read, builds each book's EPUB, checks it by EPUBCheck and compares its words with
the manuscripts.  A hook of the interpreter notes connections, programs started, and every file
opened outside the book, the program and its Python.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hostile_files import KINDS, hostile

import publisher
from publisher import making
from publisher.checks.tools.epubcheck import find_epubcheck
from publisher.checks.tools.tool import Tool
from publisher.cli.run import run

__all__ = ["main"]

_EVENTS = ("open", "os.listdir", "os.scandir")
_DEVICES = ("/dev/null", "/dev/urandom")


class _Watch:
    """Connections, programs started, and files opened outside of what a book has to do with.

    ``inside`` are the folders that may be opened: the book's own, the program with its Python,
    and what either was configured to use.
    """

    def __init__(self, *inside: str) -> None:
        self.inside = tuple(os.path.realpath(folder) for folder in inside)
        self.on = True
        self.opened = 0
        self.seen: Counter[str] = Counter()

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        if not self.on:
            return
        if event in _EVENTS:
            path = arguments[0]
            if isinstance(path, str | bytes | os.PathLike):
                self.opened += 1
                if not self._is_inside(os.path.realpath(os.fsdecode(path))):
                    self.seen[f"{event} {os.fsdecode(path)!r}"] += 1
        elif event.startswith(
            ("socket.connect", "socket.get", "socket.send", "subprocess.", "os.exec", "os.system")
        ):
            self.seen[f"{event} {arguments!r:.200}"] += 1

    def _is_inside(self, path: str) -> bool:
        return path in _DEVICES or any(
            path == one or path.startswith(one + os.sep) for one in self.inside
        )


def main(arguments: list[str] | None = None) -> int:
    """Run; return the exit code."""
    parser = argparse.ArgumentParser(description="Build books of hostile interviews.")
    parser.add_argument("books", type=int, nargs="?", default=1)
    parser.add_argument("--size", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as place:
        os.environ["XDG_CACHE_HOME"] = f"{place}/cache"
        ours = Path(publisher.__file__).parents[1]
        watch = _Watch(place, sys.prefix, sys.base_prefix, str(ours), *filter(None, sys.path))
        sys.addaudithook(watch)
        wrong = sum(
            _book(Path(place), asked.seed + n, asked.size, watch) for n in range(asked.books)
        )
        watch.on = False
        print(f"{watch.opened} files opened, {watch.seen.total()} times outside or to the network")
        for one, times in watch.seen.most_common(20):
            print(f"{times} times {one}")
        os.chdir("/")
    return 1 if wrong or watch.seen else 0


def _book(place: Path, number: int, size: int, watch: _Watch) -> int:
    start = time.monotonic()
    folder = place / f"book-{number}"
    folder.mkdir()
    os.chdir(folder)
    raw = Path("raw")
    raw.mkdir()
    first = number * 100_000
    for seed in range(first, first + size * 8 // 5):
        one = hostile(seed, KINDS[seed % len(KINDS)])
        raw.joinpath(one.name).write_bytes(one.data)
    done = making.make([raw], Path("book"), title=f"Book {number}")
    made = sum(one.manuscript is not None for one in done)
    wrong = run(["build", "book", "--only", "epub", "--jobs", "1"])
    found: list[Any] = []
    for path in Path("dist").rglob("*.epub"):
        watch.on = False  # EPUBCheck is a program of its own
        found += _judged(path.absolute())
        watch.on = True
        wrong |= run(["verify", "book"])
    for one in found:
        print(one)
    took = time.monotonic() - start
    print(
        f"book {number}: {made} interviews, {took:.0f} s, {len(found)} said by EPUBCheck, exit {wrong}",
        flush=True,
    )
    return int(bool(wrong or found or made < size))


def _judged(path: Path) -> Sequence[Any]:
    tool = find_epubcheck()
    if not isinstance(tool, Tool):
        sys.exit(f"EPUBCheck is not here: {tool.reason}")
    with tempfile.TemporaryDirectory() as folder:  # in which the program leaves what it likes
        return tool.judge(Path(shutil.copy(path, folder)))


if __name__ == "__main__":
    sys.exit(main())
