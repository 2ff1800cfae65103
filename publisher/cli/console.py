"""What people see: messages on stderr, data on stdout, progress on a terminal only."""

from __future__ import annotations

import errno
import json
import os
import select
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress

from publisher.errors import MachineError, Problem

__all__ = [
    "emit",
    "fitted",
    "must_be_taken",
    "paint",
    "print_out",
    "progress",
    "show",
    "tell",
    "tell_waiting",
    "width",
]


def show(text: str) -> str:
    r"""Return text with every character escaped that could move a terminal.

    Control characters, line ends, bidi controls and surrogates become ``\\x1b``
    and the like; all that is printable stays.
    """
    return "".join(c if c.isprintable() else _escaped(c) for c in text)


def _escaped(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")


def tell(message: str) -> None:
    """Say something to the person at the terminal, if anybody listens."""
    if sys.stderr is not None:  # print would take stdout
        with suppress(OSError):
            print(message, file=sys.stderr, flush=True)  # noqa: T201 — the one place that prints


def tell_waiting(told: str) -> None:
    """Say what is waited for."""
    tell(f"{show(told)} (Ctrl-C ends this one)")


def print_out(text: str) -> None:
    """Write a line of data; raise MachineError if nobody takes it."""
    if sys.stdout is None:
        raise MachineError(_CLOSED)
    try:
        print(text, flush=True)  # noqa: T201
    except OSError as error:
        raise _untaken(error) from error


def must_be_taken() -> None:
    """Raise MachineError if standard output is closed, or full, though nothing was said there.

    Whoever reads it cannot tell a command that had nothing to say from one that could not.
    """
    if sys.stdout is None:
        raise MachineError(_CLOSED)
    try:
        handle = sys.stdout.fileno()
    except (OSError, ValueError):  # not a file: somebody takes what is said in this process
        return
    try:
        sys.stdout.flush()
        os.write(handle, b"")  # /dev/full and quotas refuse even this
        watch = select.poll()
        watch.register(handle, 0)
        if any(events & (select.POLLERR | select.POLLNVAL) for _, events in watch.poll(0)):
            raise BrokenPipeError(errno.EPIPE, os.strerror(errno.EPIPE))
    except OSError as error:
        raise _untaken(error) from error


_CLOSED = Problem("standard output is closed", hint="what was made is whole")


def _untaken(error: OSError) -> MachineError:
    """Point stdout at nothing, so that Python's exit does not fail on it again; tell why."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
    reason = error.strerror or str(error)
    told = f"standard output cannot be written: {reason}"
    return MachineError(Problem(told, hint="what was made is whole"))


def emit(value: Mapping[str, object]) -> None:
    """Write one JSON object as a line of data."""
    print_out(json.dumps(value, ensure_ascii=False))


def width() -> int:
    """Return how many columns a line of data may fill: those of the terminal, else 80."""
    return min(shutil.get_terminal_size((80, 24)).columns, 100) if _on_terminal() else 80


def _on_terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()


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
    plain = not _on_terminal() or os.environ.get("TERM") == "dumb"
    if plain or os.environ.get("NO_COLOR"):
        return text
    from rich.color import ColorSystem
    from rich.style import Style

    return Style.parse(style).render(text, color_system=ColorSystem.STANDARD)


@contextmanager
def progress() -> Iterator[Callable[[str, int, int], None]]:
    """Give a callable that shows progress, on a terminal; elsewhere it is silent."""
    if sys.stderr is None or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
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
