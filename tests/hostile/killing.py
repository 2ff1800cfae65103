"""Kill a release, or a book in the making, at random moments, and see what is left.

``python tests/hostile/killing.py 300`` kills three hundred times and says what it found.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from publisher.distribution.inspect import inspect

RAW = "Q: What was it like?\n\nA: Quiet, and cold.\n\nQ: And then?\n\nA: Nothing, number {}.\n"


@dataclass
class Found:
    """What many kills left: torn files, leftovers after the next run, children alive."""

    kills: int = 0
    finished: int = 0
    broken: list[str] = field(default_factory=list)
    leftovers: list[str] = field(default_factory=list)
    alive: list[str] = field(default_factory=list)


def kill(command: str, home: Path, times: int, seed: int = 9) -> Found:
    """Kill ``make`` or ``release`` of a tiny edition so often, each time with another text."""
    found, moments = Found(), random.Random(seed)
    raw, temporary = home / "talk.txt", home / "tmp"
    temporary.mkdir(parents=True)
    raw.write_text(RAW.format(0))
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(p for p in sys.path if p),
        "TMPDIR": str(temporary),
        "XDG_CACHE_HOME": str(home / "cache"),
        "PUBLISHER_EPUBCHECK": "none",
        "PUBLISHER_ACE": "none",
    }
    book = home / "book"
    program = [sys.executable, "-m", "publisher"]
    make = [*program, "make", str(raw), "--into", str(book), "--title", "Talk", "-j", "2"]
    release = [*program, "release", str(book), "--out", str(book / "dist"), "-j", "2"]
    asked = release if command == "release" else make

    def whole() -> None:
        done = subprocess.run(asked, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr

    subprocess.run(make, env=environment, check=True, capture_output=True)
    whole()
    start = time.monotonic()
    _change(command, book, raw, 0)
    whole()
    taken = time.monotonic() - start
    for number in range(1, times + 1):
        before = _files(book / "dist")
        _change(command, book, raw, number)
        process = subprocess.Popen(
            asked, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(taken * 1.2 * moments.random())
        children = _children(process.pid)
        found.finished += process.poll() is not None
        process.send_signal(signal.SIGKILL)
        process.wait()
        found.kills += 1
        found.broken += _broken(command, book, before)
        found.alive += _alive(children)
        if number % 20 == 0:
            print(number, *_told(found), file=sys.stderr, flush=True)
    whole()
    found.broken += _broken(command, book, {})
    left = [*home.rglob(".*"), *temporary.iterdir(), *home.rglob("*.part"), *home.rglob("*.old")]
    found.leftovers += [str(path.relative_to(home)) for path in dict.fromkeys(left)]
    return found


def _told(found: Found) -> list[str]:
    return found.broken + found.alive


def _change(command: str, book: Path, raw: Path, number: int) -> None:
    if command == "make":
        raw.write_text(RAW.format(number))
        return
    (text,) = (book / "interviews").glob("*.md")
    head, _, _ = text.read_text().partition("Nothing, number")
    text.write_text(f"{head}Nothing, number {number}.\n")


def _broken(command: str, book: Path, before: dict[str, bytes]) -> list[str]:
    """Return what is torn, or a mixture of two books."""
    folder = book / "dist" / "talk"
    if command == "release":
        return [str(problem) for problem in inspect(folder).problems]
    now = _files(book / "dist")
    same = {name for name in now if before.get(name) == now[name]}
    torn = [name for name, data in now.items() if not _ends(name, data)]
    torn += [f"empty: {path}" for path in (book / "interviews").iterdir() if not _is_text(path)]
    # The cover does not tell which text is in the book.
    mixed = {name for name in same if not name.endswith("-cover.pdf")}
    if before and mixed and len(mixed) != len([n for n in now if not n.endswith("-cover.pdf")]):
        torn.append(f"old among new: {sorted(mixed)}")
    return torn


def _is_text(path: Path) -> bool:
    if path.name.startswith("."):
        return True
    text = path.read_text()
    return text.startswith("---\n") and "Nothing, number" in text


def _ends(name: str, data: bytes) -> bool:
    if name.startswith("."):
        return True
    return data.rstrip().endswith(b"%%EOF") if name.endswith(".pdf") else data[-22:-18] == b"PK\5\6"


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("talk/*") if path.is_file()}


def _children(process: int) -> list[int]:
    """Return the processes that a process has started, and those that they have."""
    try:
        told = Path(f"/proc/{process}/task/{process}/children").read_text()
    except OSError:
        return []
    own = [int(word) for word in told.split()]
    return own + [one for child in own for one in _children(child)]


def _alive(processes: list[int]) -> list[str]:
    """Return those of the processes that are there still after two seconds."""
    end = time.monotonic() + 2
    while True:
        left = [one for one in processes if _is_alive(one)]
        if not left or time.monotonic() > end:
            return [f"process {one}" for one in left]
        time.sleep(0.02)


def _is_alive(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def main() -> None:
    """Kill as often as the command line says, half of them releases; say what was found."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    for command in sys.argv[2:] or ("release", "make"):
        home = Path(tempfile.mkdtemp(prefix="kills-"))
        found = kill(command, home, times)
        shutil.rmtree(home)
        print(
            f"{command}: {found.kills} kills, {found.finished} after the end; "
            f"{len(found.broken)} broken, {len(found.leftovers)} leftovers, "
            f"{len(found.alive)} children alive",
            *(found.broken + found.leftovers + found.alive)[:20],
            sep="\n  ",
            flush=True,
        )


if __name__ == "__main__":
    main()
