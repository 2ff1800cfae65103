"""What people see: messages on stderr, data on stdout, progress on a terminal only.

Names and texts are strangers': a terminal obeys what is in them (ECMA-48; OSC 52 even writes to
the clipboard), and a line end in one forges a message.  So there are two walls.  ``show`` is for
each foreign string, and leaves it on its line; what is written anywhere passes ``_walled``, which
lets nothing through but lines of printable characters and the colours of ``paint``.
"""

from __future__ import annotations

import errno
import io
import json
import os
import re
import select
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TextIO

from publisher.errors import MachineError, Problem
from publisher.quiet import hush

__all__ = [
    "emit",
    "fitted",
    "is_terminal",
    "must_be_taken",
    "paint",
    "prepare",
    "print_out",
    "progress",
    "show",
    "tell",
    "tell_waiting",
    "width",
]

_LONGEST = 2_000
"""Characters of a line of a message; of more, the middle is left out."""

_END = 600
"""Of these, characters at the end, where a message says what is wrong."""

_COLOUR = re.compile(r"(\x1b\[[0-9;]*m)")
"""What ``paint`` writes: select graphic rendition (ECMA-48, 8.3.117)."""


def show(text: str) -> str:
    r"""Return text with every character escaped that could move a terminal.

    Control characters, line ends, bidi controls and surrogates become ``\\x1b``
    and the like; all that is printable stays.
    """
    return _escaped(text, lambda c: c.encode("unicode_escape").decode("ascii"))


def _escaped(text: str, escape: Callable[[str], str]) -> str:
    """Return text with all that is not printable (``str.isprintable``) escaped."""
    if text.isprintable():
        return text
    return text.translate({ord(c): escape(c) for c in set(text) if not c.isprintable()})


def prepare(*, debug: bool) -> None:
    """Let no character be one that a stream cannot take, and nobody write but us.

    Under ``--debug``, libraries may.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # there is none if it was closed before we began
            stream.reconfigure(errors="backslashreplace")
    if not debug:
        hush()
        _be_alone()


def _be_alone() -> None:
    """Keep standard error for ourselves: what writes to its number finds nobody there.

    So do libraries that are not of Python, and every process that is started; Python's own
    servants show tracebacks if one of them is killed.
    """
    if sys.stderr is None:
        return
    ours = os.dup(sys.stderr.fileno())
    encoding = sys.stderr.encoding
    _to_nowhere(sys.stderr)
    sys.stderr = os.fdopen(ours, "w", encoding=encoding, errors="backslashreplace")


def tell(message: str) -> None:
    """Say something to the person at the terminal, if there is one who can be told."""
    if sys.stderr is None:  # print would take stdout
        return
    lines = [_cut(line) for line in _walled(message, painted=False).split("\n")]
    try:
        print("\n".join(lines), file=sys.stderr, flush=True)  # noqa: T201 — the one place that prints
    except OSError:
        _to_nowhere(sys.stderr)


def _cut(line: str) -> str:
    if len(line) <= _LONGEST:
        return line
    return f"{line[: _LONGEST - _END]} … {line[-_END:]}"


def tell_waiting(told: str) -> None:
    """Say what is waited for."""
    tell(f"{show(told)} (Ctrl-C ends this one)")


def print_out(text: str) -> None:
    """Write a line of data; raise MachineError if nobody takes it."""
    _write(_walled(text, painted=_painting()))


def _write(text: str) -> None:
    if sys.stdout is None:
        raise MachineError(_CLOSED)
    try:
        print(text, flush=True)  # noqa: T201
    except OSError as error:
        raise _untaken(error) from error


def _walled(text: str, *, painted: bool) -> str:
    """Return lines of printable characters, and the colours between them if we ``painted``."""
    if not painted:
        return "\n".join(map(show, text.split("\n")))
    parts = _COLOUR.split(text)
    parts[::2] = [_walled(part, painted=False) for part in parts[::2]]
    return "".join(parts)


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
    """Point stdout at nothing; tell why."""
    _to_nowhere(sys.stdout)
    reason = error.strerror or str(error)
    told = f"standard output cannot be written: {reason}"
    return MachineError(Problem(told, hint="what was made is whole"))


def _to_nowhere(stream: TextIO) -> None:
    """Let nothing fail on a stream again.

    What it still holds is written when Python starts another process, and when it ends.
    """
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def emit(value: Mapping[str, object]) -> None:
    """Write one JSON object as a line of data, with JSON's own escapes (RFC 8259, 7)."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    plain = not encoding.lower().replace("-", "").startswith("utf")
    text = json.dumps(value, ensure_ascii=plain)
    _write(_escaped(text, lambda c: json.dumps(c)[1:-1]))


def width() -> int:
    """Return how many columns a line of data may fill: those of the terminal, else 80."""
    return min(shutil.get_terminal_size((80, 24)).columns, 100) if is_terminal(sys.stdout) else 80


def is_terminal(stream: TextIO | None) -> bool:
    """Tell whether a person looks at a stream; there is none if it was closed before we began."""
    return stream is not None and stream.isatty()


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
    if not _painting():
        return text
    from rich.color import ColorSystem
    from rich.style import Style

    return Style.parse(style).render(text, color_system=ColorSystem.STANDARD)


def _painting() -> bool:
    dumb = os.environ.get("TERM") == "dumb" or os.environ.get("NO_COLOR")
    return is_terminal(sys.stdout) and not dumb


@contextmanager
def progress() -> Iterator[Callable[[str, int, int], None]]:
    """Give a callable that shows progress, on a terminal; elsewhere it is silent."""
    if not is_terminal(sys.stderr) or os.environ.get("TERM") == "dumb":
        yield lambda doing, done, total: None
        return
    # Imported late: `publisher --help` in a pipe needs no progress bar.
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

    said = TextColumn("{task.description}", markup=False)
    columns = (SpinnerColumn(), said, BarColumn(), MofNCompleteColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, redirect_stdout=False) as bars:
        bar = bars.add_task("")

        def step(doing: str, done: int, total: int) -> None:
            bars.update(bar, description=show(doing), completed=done, total=total or None)

        yield step
