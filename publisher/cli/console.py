"""What people see: messages on stderr, data on stdout, progress on a terminal only."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from publisher.errors import MachineError, Problem

__all__ = ["emit", "print_out", "progress", "show", "tell"]


def show(text: str) -> str:
    r"""Return text with every character escaped that could move a terminal.

    Control characters, line ends, bidi controls and surrogates become ``\\x1b``
    and the like; all that is printable stays.
    """
    return "".join(c if c.isprintable() else _escaped(c) for c in text)


def _escaped(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")


def tell(message: str) -> None:
    """Say something to the person at the terminal."""
    print(message, file=sys.stderr)  # noqa: T201 — this is the one place that prints


def print_out(text: str) -> None:
    """Write a line of data; raise MachineError if nobody takes it."""
    try:
        print(text, flush=True)  # noqa: T201
    except OSError as error:
        _silence_stdout()
        reason = error.strerror or str(error)
        raise MachineError(Problem(f"standard output cannot be written: {reason}")) from error


def _silence_stdout() -> None:
    """Point stdout at nothing, so that Python's exit does not fail on it again."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def emit(value: Mapping[str, object]) -> None:
    """Write one JSON object as a line of data."""
    print_out(json.dumps(value, ensure_ascii=False))


@contextmanager
def progress() -> Iterator[Callable[[str, int, int], None]]:
    """Give a callable that shows progress, on a terminal; elsewhere it is silent."""
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield lambda doing, done, total: None
        return
    # Imported late: `publisher --help` in a pipe needs no progress bar.
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        bar = bars.add_task("")

        def step(doing: str, done: int, total: int) -> None:
            bars.update(bar, description=doing, completed=done, total=total or None)

        yield step
