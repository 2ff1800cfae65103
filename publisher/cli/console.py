"""What people see: messages on stderr, data on stdout, progress on a terminal only."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from publisher.errors import MachineError, Problem

__all__ = ["emit", "fitted", "paint", "print_out", "progress", "show", "tell", "width"]


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


def width() -> int:
    """Return how many columns a line of data may fill: those of the terminal, else 80."""
    return min(shutil.get_terminal_size((80, 24)).columns, 100) if sys.stdout.isatty() else 80


def fitted(text: str, room: int, *, tail: bool = False) -> str:
    """Return the beginning of a text, or its ``tail``, that fills at most ``room`` columns.

    A letter of Chinese, Japanese or Korean fills two (Unicode TR11).
    """
    from rich.cells import cell_len

    if cell_len(text) <= room:
        return text
    cut = text[-room:] if tail else text[:room]
    while cut and cell_len(cut) >= max(room, 1):
        cut = cut[1:] if tail else cut[:-1]
    return f"…{cut}" if tail else f"{cut}…"


def paint(text: str, style: str) -> str:
    """Return text of data in a style of Rich (``bold``, ``dim``, ``green`` …).

    Plain text comes back where nobody sees colours: in a pipe, on a dumb terminal, or
    if ``NO_COLOR`` is set (no-color.org).
    """
    plain = not sys.stdout.isatty() or os.environ.get("TERM") == "dumb"
    if plain or os.environ.get("NO_COLOR"):
        return text
    from rich.color import ColorSystem
    from rich.style import Style

    return Style.parse(style).render(text, color_system=ColorSystem.STANDARD)


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
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, redirect_stdout=False) as bars:
        bar = bars.add_task("")

        def step(doing: str, done: int, total: int) -> None:
            bars.update(bar, description=doing, completed=done, total=total or None)

        yield step
