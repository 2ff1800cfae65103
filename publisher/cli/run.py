"""Run the application and turn whatever happens into an exit code.

0 fine, 1 findings, 2 usage, 3 the author's input, 4 the environment, 5 words not
conserved, 70 our bug, 130 and 143 interrupted.
"""

from __future__ import annotations

import errno
import os
import traceback

import typer
from typer.exceptions import TyperException

from publisher.cli.app import app
from publisher.cli.console import must_be_taken, show, tell
from publisher.errors import MachineError, Problem, PublisherError
from publisher.source import Location

__all__ = ["run"]

_DEBUG = "PUBLISHER_DEBUG"

_SCARCE = {
    errno.ENOMEM: "memory ran out",
    errno.EAGAIN: "no more processes or threads can be started",
    errno.EMFILE: "too many files are open at once",
    errno.ENFILE: "too many files are open at once",
}
_NO_ROOM = ("failed to map segment", "Cannot allocate memory", "can't start new thread")
"""How the loader of libraries, and Python, say that memory or threads are at their limit."""

_SEVERED = Problem(
    "a process that was started for the work ended at once", None, "run publisher doctor"
)


def run(arguments: list[str]) -> int:
    """Run one command line (without the program's name) and return its exit code."""
    try:
        result = app(arguments, prog_name="publisher", standalone_mode=False)
        must_be_taken()
    except PublisherError as error:
        return _report(error)
    except TyperException as error:
        return _usage(error)
    except (typer.Abort, KeyboardInterrupt) as error:
        if isinstance(error.__cause__, EOFError):  # Typer thinks of a terminal, which we never ask
            return _report(MachineError(_SEVERED))
        tell("Interrupted.")
        return 130
    except SystemExit:  # so Typer answers a pipe whose other end is gone; ours was told by then
        return _report(MachineError(_SEVERED))
    except Exception as error:  # noqa: BLE001 — the last wall: nobody else sees a traceback
        return _report(refusal) if (refusal := _of_the_machine(error)) else _bug(error)
    return result if isinstance(result, int) else 0


def _usage(error: TyperException) -> int:
    message = error.format_message()
    if not message:  # no arguments at all: the help has been shown
        return 2
    tell(f"error: {show(message)}")
    tell("  hint: `publisher --help` and `publisher COMMAND --help` teach by example")
    return 2


def _report(error: PublisherError) -> int:
    for problem in error.problems:
        place = f"{show(str(problem.where))}: " if problem.where else ""
        tell(f"{place}error: {show(problem.message)}")
        if problem.hint:
            tell(f"  hint: {show(problem.hint)}")
    if len(error.problems) > 1:
        tell(f"{len(error.problems)} problems; nothing was changed.")
    return error.exit_code


def _of_the_machine(error: Exception) -> MachineError | None:
    """Return what the machine lacks, if that is what an error says, or one that it came of."""
    cause: BaseException | None = error
    while cause is not None:
        scarce = isinstance(cause, MemoryError) or any(words in str(cause) for words in _NO_ROOM)
        number = errno.ENOMEM if scarce else getattr(cause, "errno", None)
        if number in _SCARCE:
            hint = "raise the limit (`ulimit -a` shows it), or try --jobs 1"
            return MachineError(Problem(_SCARCE[number], None, hint))
        cause = cause.__cause__ or cause.__context__
    if isinstance(error, OSError):
        place = Location(str(error.filename)) if error.filename else None
        return MachineError(Problem(error.strerror or str(error), place))
    return None


def _bug(error: Exception) -> int:
    if os.environ.get(_DEBUG):
        tell("".join(traceback.format_exception(error)))
    tell(f"error: this is a fault of publisher, not of your files: {show(repr(error))}")
    tell("  hint: run again with --debug for the details, and report them")
    return 70
