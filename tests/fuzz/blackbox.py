"""Black-box fuzzing of ingest: words in = words out, or a refusal that names the file.

``python tests/fuzz/blackbox.py [COUNT] [--seed N] [--seconds N] [--keep DIR]`` makes that many hostile files,
ingests each in this process and counts the numbered words by a path that knows nothing of the
readers.  What fails is written to DIR, shrunk.  Exit code 1 if anything failed.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from types import FrameType

from hostile_files import KINDS, Hostile, hostile

from publisher.errors import FaultError, InputError, LossError
from publisher.intake import Ingested, ingest

__all__ = ["judge", "main"]

SECONDS = 10.0
"""How long one file may keep the processor; most take a hundredth of one."""
_WAIT = 120.0
"""How long it may take by the clock, on a machine that does much else."""

_NUMBERED = re.compile(r"w\d{6}x")
_NOTES = re.compile(r"(?ms)^\[\^\w+\]: .*?(?=^\S|\Z)")
"""Notes of a manuscript, to the next line that is not set in."""


class _Hang(BaseException):
    """A file took too long; no handler of the program may swallow this."""


@contextmanager
def bounded(seconds: float) -> Iterator[None]:
    """Raise ``_Hang`` in the midst of what takes longer, of the processor or of ``_WAIT``."""

    def late(number: int, frame: FrameType | None) -> None:
        raise _Hang

    before = [(one, signal.signal(one, late)) for one in (signal.SIGPROF, signal.SIGALRM)]
    signal.setitimer(signal.ITIMER_PROF, seconds)
    signal.setitimer(signal.ITIMER_REAL, _WAIT)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)
        for one, handler in before:
            signal.signal(one, handler)


def judge(one: Hostile, folder: Path) -> tuple[str, str]:
    """Ingest one file into a folder; return what became of it and what is wrong with that.

    Nothing is wrong if the second is empty.
    """
    path = folder / one.name
    path.write_bytes(one.data)
    into = folder / "book"
    try:
        with bounded(SECONDS):
            (done,) = ingest([path], into)
    except _Hang:
        return "hang", f"took over {SECONDS} s"
    except BaseException:  # noqa: BLE001 — whatever it is, it is what is looked for
        return "raised", traceback.format_exc()
    finally:
        path.unlink()
    try:
        return done.status, _wrong(one, done, str(path))
    finally:
        shutil.rmtree(into, ignore_errors=True)


def _wrong(one: Hostile, done: Ingested, path: str) -> str:
    if done.error is not None:
        return _wrong_refusal(done, path)
    if done.manuscript is None:
        return f"neither made nor refused: {done.status}"
    _, head, body = done.manuscript.read_text("utf-8").casefold().split("---\n", 2)
    notes = _NUMBERED.findall("".join(_NOTES.findall(body)))
    made = _NUMBERED.findall(_NOTES.sub("", body))
    ledger = json.loads(
        done.manuscript.parent.parent.joinpath("ledger", done.manuscript.stem + ".json").read_text(
            "utf-8"
        )
    )
    told = Counter(
        word
        for entry in ledger["entries"]
        if entry["action"] in {"dropped", "moved"}
        for word in _NUMBERED.findall(entry.get("before", "").casefold())
    ) + Counter(_NUMBERED.findall(head))
    return _wrong_words(one, made, notes, told)


def _wrong_refusal(done: Ingested, path: str) -> str:
    error = done.error
    if isinstance(error, FaultError):
        return f"a fault: {error}"
    if isinstance(error, LossError):
        return f"the gate: {error}"
    if not isinstance(error, InputError):
        return f"{type(error).__name__}: {error}"
    if not all(p.where and p.where.path.startswith(path) for p in error.problems):
        return f"a refusal without the file: {error}"
    return ""


def _wrong_words(one: Hostile, made: list[str], notes: list[str], told: Counter[str]) -> str:
    """Return what is wrong; notes stand behind the text, so each has an order of its own.

    Names have none: in a table the column of speakers may stand behind what they say.
    """
    if one.is_exact:
        lost = [word for word in one.seen if word not in {*made, *notes, *told}]
        if lost:
            return f"lost without a word: {lost[:9]} of {len(one.seen)}"
        twice = [word for word, times in Counter(made + notes).items() if times > 1]
        if twice:
            return f"twice: {twice[:9]}"
        for said in (made, notes) if one.is_ordered else ():
            for before, after in pairwise(word for word in said if word not in told):
                if after < before:
                    return f"out of order: {after} behind {before}"
    return ""


def shrunk(one: Hostile, fails: Callable[[Hostile], bool]) -> Hostile:
    """Return a smaller file that fails too: halves, quarters and so on are taken out."""
    data, size = one.data, len(one.data) // 2
    until = time.monotonic() + 30
    while size and time.monotonic() < until:
        place = 0
        while place < len(data) and time.monotonic() < until:
            fewer = Hostile(one.name, data[:place] + data[place + size :], one.seen, False, False)
            if fewer.data and fails(fewer):
                data = fewer.data
            else:
                place += size
        size //= 2
    return Hostile(one.name, data, one.seen, False, False)


def main(arguments: list[str] | None = None) -> int:
    """Run; return the exit code."""
    parser = argparse.ArgumentParser(description="Black-box fuzzing of ingest.")
    parser.add_argument("count", type=int, nargs="?", default=20_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--seconds", type=float, default=float("inf"), help="end after so long")
    parser.add_argument("--kind", choices=KINDS, default="")
    parser.add_argument("--keep", type=Path, default=Path("build/fuzz"))
    asked = parser.parse_args(arguments)
    told: Counter[str] = Counter()
    slowest = 0.0, ""
    wrong = 0
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as place:
        for seed in range(asked.seed, asked.seed + asked.count):
            if time.monotonic() - begun > asked.seconds:
                break
            one = hostile(seed, asked.kind)
            start = time.process_time()
            status, why = judge(one, Path(place))
            slowest = max(slowest, (time.process_time() - start, one.name))
            told[status] += 1
            if why:
                wrong += 1
                _keep(asked.keep, one, why, Path(place))
    took = time.monotonic() - begun
    print(
        f"{told.total()} files in {took:.0f} s: {dict(told)}; {wrong} wrong; slowest {slowest[0]:.1f} s {slowest[1]}"
    )
    return 1 if wrong else 0


def _keep(keep: Path, one: Hostile, why: str, place: Path) -> None:
    keep.mkdir(parents=True, exist_ok=True)
    first = why.splitlines()[-1][:300] if why.startswith("Traceback") else why[:300]
    print(f"{one.name}: {first}", file=sys.stderr)
    if not one.is_exact or not why.startswith(("lost", "twice", "out of")):
        kind = why.split(":")[0]
        one = shrunk(one, lambda fewer: judge(fewer, place)[1].startswith(kind))
    keep.joinpath(one.name).write_bytes(one.data)
    keep.joinpath(one.name + ".why").write_text(why, "utf-8", "backslashreplace")


if __name__ == "__main__":
    sys.exit(main())
