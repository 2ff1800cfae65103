"""How fast books are built, PDF and EPUB, beside other programs and as a book grows.

    python benchmarks/books.py FOLDER                        books of 2, 30, 120 and all interviews
    python benchmarks/books.py FOLDER --sizes 2,30 --only publisher,typst
    python benchmarks/books.py FOLDER --pages 300,600,1200   cost a page, as a book grows
    python benchmarks/books.py FOLDER --executor             our processes beside a Dask cluster
    python benchmarks/books.py FOLDER --write                and keep it in docs/benchmarks.md

FOLDER holds an edition's manuscripts (`interviews/*.md`), or raw interviews, which are
ingested first.  `benchmarks/README.md` says how to read the figures.  Linux only; needs
the extra `bench`.
"""

from __future__ import annotations

import argparse
import re
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from editions import PUBLISHER, ingested, spread
from measure import Run, alone, numbers
from peers import peers
from report import Report, table

from publisher.making import write_edition_file
from publisher.resources import styles_root

_STYLE = "house"
_ALONE = "publisher, cold, the PDF alone"
_OURS = (
    "publisher, cold",
    "publisher, nothing changed",
    "publisher, one word changed",
    "publisher, a colour of the style changed",
)


@dataclass(frozen=True)
class Book:
    """An edition in a folder of its own, with a style of its own, so that both can be changed."""

    folder: Path
    files: tuple[Path, ...]

    @property
    def pdf(self) -> Path:
        """The PDF for the screen, once it is built."""
        return next((self.folder / "dist").glob("*/*.pdf"))

    @property
    def style(self) -> Path:
        """The folder of the style."""
        return self.folder / "styles" / _STYLE

    def build(self, cache: Path, *, only: str = "screen,epub", executor: str = "") -> Run:
        """Measure `publisher build` in a new process; ``cache`` is for it alone."""
        out = ("--out", str(self.folder / "dist"))
        command = [*PUBLISHER, "build", str(self.folder), "--only", only, *out]
        command += ["--executor", executor] if executor else []
        return alone(command, {"XDG_CACHE_HOME": str(cache)})


@contextmanager
def made(source: Path, files: Sequence[Path]) -> Iterator[Book]:
    """Give a book of those manuscripts of the edition in ``source``, with its pictures."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        shutil.copytree(styles_root() / "trade", folder / "styles" / _STYLE)
        if (source / "images").is_dir():
            shutil.copytree(source / "images", folder / "images")
        (folder / "interviews").mkdir()
        copies = tuple(Path(shutil.copy(file, folder / "interviews")) for file in files)
        names = [copy.relative_to(folder).as_posix() for copy in copies]
        edition_file = folder / "edition.toml"
        write_edition_file(edition_file, "Conversations", names)
        with edition_file.open("a", encoding="utf-8") as rest:
            rest.write(f'style = "{_STYLE}"\n')
        yield Book(folder, copies)


def longest(files: Sequence[Path], size: int) -> list[Path]:
    """Return so many files, the longest, in the order of their names."""
    return sorted(sorted(files, key=lambda file: (-file.stat().st_size, file))[:size])


# --- what changes ------------------------------------------------------------------------------

_WORD = re.compile(r"(?<= )[^\W\d_]{4,}(?= )")


@contextmanager
def changed(texts: Mapping[Path, str]) -> Iterator[None]:
    """Let files have other texts for a while."""
    before = {path: path.read_bytes() for path in texts}
    for path, text in texts.items():
        path.write_text(text, encoding="utf-8")
    try:
        yield
    finally:
        for path, data in before.items():
            path.write_bytes(data)


def one_word(book: Book) -> dict[Path, str]:
    """Return the interview in the middle of the book, with a letter more in its middle."""
    path = book.files[len(book.files) // 2]
    text = path.read_text(encoding="utf-8")
    word = _WORD.search(text, len(text) // 2)
    if word is None:
        raise SystemExit(f"no word to change in {path.name}")
    return {path: f"{text[: word.end()]}s{text[word.end() :]}"}


def a_colour(book: Book) -> dict[Path, str]:
    """Return the sheets of the style, with titles in another colour."""
    rules = {"print.css": "device-cmyk(0 1 1 0.3)", "epub.css": "#a00000"}
    return {
        book.style / name: f"{(book.style / name).read_text()}\nh1 {{ color: {colour} }}\n"
        for name, colour in rules.items()
    }


# --- the figures -------------------------------------------------------------------------------


@dataclass(frozen=True)
class Made:
    """One run, and how many pages came of it."""

    run: Run
    pages: int


Round = Mapping[str, Made]


def ours(book: Book) -> Round:
    """Measure the builds of publisher: the PDF alone, then four that share a cache."""
    done = {_ALONE: Made(_cold(book), pages_of(book.pdf))}
    with tempfile.TemporaryDirectory() as place:
        for name, texts in zip(_OURS, ({}, {}, one_word(book), a_colour(book)), strict=True):
            with changed(texts):
                run = book.build(Path(place))
            done[name] = Made(run, pages_of(book.pdf))
    return done


def pages_of(pdf: Path) -> int:
    """Return how many pages a PDF has."""
    with pikepdf.open(pdf) as document:
        return len(document.pages)


def compare(book: Book, rounds: int, only: Sequence[str]) -> list[Round]:
    """Measure each program once a round, one after the other; without ``only``, all."""
    with tempfile.TemporaryDirectory() as place:
        others = [
            peer
            for peer in peers(book.folder / "edition.toml", Path(place))
            if peer.name in (only or [peer.name])
        ]
        done: list[Round] = []
        for _ in range(rounds):
            this = dict(ours(book)) if not only or "publisher" in only else {}
            for peer in others:
                run = peer.run()
                this[peer.name] = Made(run, pages_of(peer.pdf))
            done.append(this)
    return done


_PEERS = ("weasyprint", "typst")


def compared(rounds: Sequence[Round]) -> list[str]:
    """Return the table of some rounds: medians, and ratios to peers in the same round."""
    against = [peer for peer in _PEERS if peer in rounds[0]]
    heads = ["", "seconds", "CPU s", "largest process, MB", "pages"]
    heads += [f"wall (CPU) to {peer}" for peer in against]
    rows = []
    for name in rounds[0]:
        runs = [one[name].run for one in rounds]
        row = [name, f"{_median(runs, _wall):.2f}", f"{_median(runs, _processor):.2f}"]
        row += [f"{max(run.megabytes for run in runs):.0f}", str(rounds[0][name].pages)]
        for peer in against:
            wall, processor = (_ratio(rounds, name, peer, of) for of in (_wall, _processor))
            row.append(f"{wall:.3f} ({processor:.3f})")
        rows.append(row)
    return table(heads, rows)


def _wall(run: Run) -> float:
    return run.seconds


def _processor(run: Run) -> float:
    return run.processor


def _median(runs: Sequence[Run], of: Callable[[Run], float]) -> float:
    return statistics.median(map(of, runs))


def _ratio(rounds: Sequence[Round], one: str, other: str, of: Callable[[Run], float]) -> float:
    """Return the median over the rounds of one program's figure to another's."""
    return statistics.median(of(each[one].run) / of(each[other].run) for each in rounds)


_SAMPLE = 30
"""Interviews of the book by which it is guessed how many make so many pages."""


def grow(source: Path, files: Sequence[Path], wanted: Sequence[int], rounds: int) -> list[str]:
    """Return the table of books of about so many pages: CPU a page, and memory.

    Their interviews are spread evenly over all, so that books differ in length alone.
    """
    size = min(_SAMPLE, len(files))
    with made(source, spread(files, size)) as book, tempfile.TemporaryDirectory() as place:
        book.build(Path(place), only="screen")
        each = pages_of(book.pdf) / size
    rows = []
    for pages in wanted:
        size = min(len(files), max(1, round(pages / each)))
        with made(source, spread(files, size)) as book:
            runs = [_cold(book) for _ in range(rounds)]
            real = pages_of(book.pdf)
        processor = _median(runs, _processor)
        row = [str(real), str(size), f"{_median(runs, _wall):.2f}", f"{processor:.2f}"]
        row += [f"{1e3 * processor / real:.1f}", f"{max(run.megabytes for run in runs):.0f}"]
        rows.append(row)
    heads = ["pages", "interviews", "seconds", "CPU s", "CPU ms a page", "largest process, MB"]
    return table(heads, rows)


def _cold(book: Book, executor: str = "") -> Run:
    with tempfile.TemporaryDirectory() as place:
        return book.build(Path(place), only="screen", executor=executor)


def clustered(book: Book, rounds: int) -> list[str]:
    """Return the table of the PDF, from nothing, by our own processes and by a Dask cluster.

    The cluster is there beforehand, as clusters are; its first round starts its engines.
    """
    from distributed import LocalCluster

    ways: dict[str, list[Run]] = {"processes": [], "Dask, LocalCluster(2)": []}
    made_by: dict[str, set[bytes]] = {name: set() for name in ways}
    with LocalCluster(
        n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None
    ) as cluster:
        for _ in range(rounds):
            for name, executor in zip(ways, ("", cluster.scheduler_address), strict=True):
                ways[name].append(_cold(book, executor))
                made_by[name].add(book.pdf.read_bytes())
    base, others = ways.values()
    ratio = statistics.median(b.seconds / a.seconds for a, b in zip(base, others, strict=True))
    same = "yes" if len(set.union(*made_by.values())) == 1 else "no"
    rows = [[name, f"{_median(runs, _wall):.2f}"] for name, runs in ways.items()]
    rows[0] += ["1.000", ""]
    rows[1] += [f"{ratio:.3f}", same]
    return table(["", "seconds", "wall to processes", "same bytes"], rows)


# --- the command line --------------------------------------------------------------------------


@contextmanager
def manuscripts(folder: Path) -> Iterator[tuple[Path, list[Path]]]:
    """Give the folder of an edition and its interviews, ingested first if they are raw."""
    if (folder / "interviews").is_dir():
        yield folder, sorted((folder / "interviews").glob("*.md"))
    else:
        with ingested(folder) as edition:
            yield edition.folder, edition.files


def _sizes(text: str) -> list[int]:
    return [sys.maxsize if part == "all" else int(part) for part in text.split(",")]


def _names(text: str) -> list[str]:
    return text.split(",")


def main() -> None:
    """Read the command line and measure what it asks for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--sizes", type=_sizes, metavar="N,N,all")
    parser.add_argument("--only", type=_names, metavar="PROGRAM,PROGRAM…", default=[])
    parser.add_argument("--pages", type=numbers, metavar="N,N…", default=[])
    parser.add_argument("--executor", action="store_true", help="a Dask cluster, too")
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    report = Report()
    sizes = given.sizes or ([] if given.pages else _sizes("2,30,120,all"))
    with manuscripts(given.folder) as (source, files):
        for size in dict.fromkeys(min(size, len(files)) for size in sizes):
            with made(source, longest(files, size)) as book:
                rounds = compare(book, given.rounds, given.only)
                cluster = clustered(book, given.rounds) if given.executor else []
            report.add(f"A book of {size} interviews, {given.rounds} rounds", compared(rounds))
            if cluster:
                report.add(f"{size} interviews on a cluster, {given.rounds} rounds", cluster)
        if given.pages:
            report.add("As a book grows", grow(source, files, given.pages, given.rounds))
    if given.write:
        report.write()


if __name__ == "__main__":
    main()
